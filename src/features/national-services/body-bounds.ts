import { Problem } from '../../kernel/problem.ts'

/**
 * Values in a body: texts, numbers, objects and lists. The largest that is asked for, a bundle of 500 blood pressures, has
 * some 35,000; a body of two megabytes may have a million, and reading them holds up everybody else.
 */
const mostValues = 50_000

/** FHIR nests some twenty deep. */
const deepest = 64

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c]
const opening: ReadonlySet<number> = new Set([0x7b, 0x5b])
const closing: ReadonlySet<number> = new Set([0x7d, 0x5d])

/**
 * Counts what a body of JSON holds before it is read: what reading costs follows from the number of its values, not of its
 * bytes. Whether it is JSON is not asked here.
 *
 * @param bytes UTF-8
 * @throws Problem `invalid`: `body-too-many`, `body-too-deep`
 */
export function requireBounded(bytes: Uint8Array): void {
  let [values, depth] = [0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === quote) at = endOfText(bytes, at)
    else if (byte === comma) values += 1
    else if (opening.has(byte)) {
      values += 1
      depth += 1
    } else if (closing.has(byte)) depth -= 1
    if (values > mostValues) throw new Problem('invalid', 'body-too-many', 'The body holds more values than are read')
    if (depth > deepest) throw new Problem('invalid', 'body-too-deep', 'The body is nested deeper than is read')
  }
}

/** Where the text that begins here ends: at the quote that no backslash is before. */
function endOfText(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(quote, from + 1)
  while (at >= 0 && isEscaped(bytes, at)) at = bytes.indexOf(quote, at + 1)
  return at < 0 ? bytes.length : at
}

/** After an odd number of backslashes. */
function isEscaped(bytes: Uint8Array, at: number): boolean {
  let before = at
  while (bytes[before - 1] === backslash) before -= 1
  return (at - before) % 2 === 1
}
