import { Problem } from '../../kernel/problem.ts'

/** One part of a multipart body. */
export type Part = {
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  /** A view into the whole body, not a copy. */
  readonly bytes: Uint8Array
}

const mostParts = 200
const mostHeaderBytes = 8_000
const boundaryForm = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/
const dashes = '--'

/**
 * Takes a multipart body apart (RFC 2046 section 5.1.1). Lines end with CRLF; what stands before the first and after the
 * last delimiter is passed over, but the last one must be there.
 *
 * @throws Problem `invalid` `mime-boundary`, `mime-truncated`, `mime-header`, `mime-too-many-parts`
 */
export function readParts(body: Uint8Array, boundary: string): readonly Part[] {
  if (!boundaryForm.test(boundary)) throw broken('mime-boundary', 'The boundary is missing or not allowed')
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const parts: Part[] = []
  let delimiter = firstDelimiter(bytes, boundary)
  while (!delimiter.last) {
    const next = nextDelimiter(bytes, boundary, delimiter.end)
    if (parts.length >= mostParts) throw broken('mime-too-many-parts', `There are more than ${mostParts} parts`)
    parts.push(readPart(bytes, delimiter.end, next.start))
    delimiter = next
  }
  return parts
}

/** Where a delimiter line begins, its CRLF before included, and where the part after it begins. */
type Delimiter = { readonly start: number; readonly end: number; readonly last: boolean }

function firstDelimiter(bytes: Buffer, boundary: string): Delimiter {
  const line = `${dashes}${boundary}`
  const found = bytes.subarray(0, line.length).equals(Buffer.from(line)) && delimiterAt(bytes, 0, line.length)
  return found || nextDelimiter(bytes, boundary, 0)
}

function nextDelimiter(bytes: Buffer, boundary: string, from: number): Delimiter {
  const line = `\r\n${dashes}${boundary}`
  // The line end of one delimiter may be the beginning of the next: an empty part.
  for (let at = bytes.indexOf(line, Math.max(from - 2, 0)); at >= 0; at = bytes.indexOf(line, at + line.length)) {
    const delimiter = delimiterAt(bytes, at, line.length)
    if (delimiter) return delimiter
  }
  throw broken(from === 0 ? 'mime-boundary' : 'mime-truncated', 'A boundary is missing')
}

/** Undefined when the line goes on with something else: a longer boundary that begins as ours. */
function delimiterAt(bytes: Buffer, start: number, length: number): Delimiter | undefined {
  let at = start + length
  const last = bytes.toString('latin1', at, at + 2) === dashes
  if (last) return { start, end: at + 2, last }
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1
  return bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? { start, end: at + 2, last } : undefined
}

function readPart(bytes: Buffer, from: number, to: number): Part {
  if (bytes[from] === 0x0d && bytes[from + 1] === 0x0a)
    return { headers: new Map(), bytes: bytes.subarray(from + 2, to) }
  const end = bytes.subarray(from, Math.min(to, from + mostHeaderBytes)).indexOf('\r\n\r\n')
  if (end < 0) throw broken('mime-header', 'The headers of a part do not end')
  return { headers: readHeaders(bytes.toString('latin1', from, from + end)), bytes: bytes.subarray(from + end + 4, to) }
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of text.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name, value] = /^([!-9;-~]+):(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined || headers.has(name.toLowerCase())) {
      throw broken('mime-header', 'A header of a part cannot be read')
    }
    headers.set(name.toLowerCase(), value.trim())
  }
  return headers
}

function broken(code: string, message: string): Problem {
  return new Problem('invalid', code, message)
}
