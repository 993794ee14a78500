import { Problem } from '../../kernel/problem.ts'
import { firstBadUtf8 } from '../../platform/xml/bad-utf8.ts'
import { foreignForm } from './strict-json-foreign.ts'
import { type JsonLimits, type Repeated, readJson } from './strict-json-read.ts'

/** JSON read from outside, with what `JSON.parse` would have kept to itself. */
export type StrictJson = {
  /** What was decoded, without a byte order mark; the text that {@link locate} takes. */
  readonly text: string
  /** Plain objects and arrays; `__proto__` is a member like any other. Of a name that stands twice, the last. */
  readonly value: unknown
  /** Names that stand more than once in one object, in order; the first hundred. */
  readonly repeated: readonly Repeated[]
  /** A byte order mark stood first, which RFC 8259 section 8.1 forbids to send and allows to ignore. */
  readonly byteOrderMark: boolean
  /**
   * A number's own text, where the JavaScript number no longer tells it: `1.00`, `1e3`, twenty digits.
   *
   * @param holder the object or array it stands in, out of {@link value}
   */
  written(holder: object, name: string | number): string | undefined
}

/**
 * A hundred megabytes and five million values keep what one document costs below what a small server has. FHIR nests
 * some thirty deep, and no object of it has more than a hundred names.
 */
const defaultLimits: JsonLimits = { bytes: 100 * 1024 * 1024, depth: 200, values: 5_000_000, members: 10_000 }

/**
 * Reads JSON as RFC 8259 defines it and nothing more: no comments, no NaN, no text after the value.
 *
 * @param limits depth of at most a thousand: reading goes down by calls
 * @throws Problem `json-empty`, `json-encoding`, `json-syntax` and `json-comment` (with line and column from 1, counted
 *   in UTF-16 units), `json-truncated`, `json-too-large`, `json-too-deep`, `json-is-…` for a file of another form; the
 *   message never holds any of the text
 */
export function parseStrictJson(input: string | Uint8Array, limits: Partial<JsonLimits> = {}): StrictJson {
  const bounds = { ...defaultLimits, ...limits }
  if (input.length > bounds.bytes) {
    throw new Problem('invalid', 'json-too-large', `The document is over ${bounds.bytes} bytes`)
  }
  const decoded = typeof input === 'string' ? input : decodeJson(input)
  const byteOrderMark = decoded.startsWith('\ufeff')
  const text = byteOrderMark ? decoded.slice(1) : decoded
  const { value, repeated, numbers } = readJson(text, bounds)
  const written = (holder: object, name: string | number): string | undefined => {
    const span = numbers.get(holder)?.get(name)
    return span === undefined ? undefined : numberAt(text, span)
  }
  return { text, value, repeated, byteOrderMark, written }
}

function decodeJson(bytes: Uint8Array): string {
  const foreign = foreignForm(bytes)
  if (foreign) throw foreign
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    const { offset, line, atEnd } = firstBadUtf8(bytes)
    const place = { at: `byte ${offset}`, line }
    if (atEnd) throw new Problem('invalid', 'json-truncated', 'The document ends inside a character', place, { cause })
    const message = `The document is not valid UTF-8: byte ${offset} is not part of a character`
    throw new Problem('invalid', 'json-encoding', message, place, { cause })
  }
}

const number = /[-+.\deE]+/y

function numberAt(text: string, offset: number): string {
  number.lastIndex = offset
  return number.exec(text)![0]
}
