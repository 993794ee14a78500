import { Problem } from '../../kernel/problem.ts'
import { firstBadUtf8 } from './bad-utf8.ts'

const carriageReturn = 0x0d
const lineFeed = 0x0a

/** What the first bytes say the file is instead, so that the message can name it. */
const otherFormats: readonly (readonly [signature: string, name: string])[] = [
  ['%PDF', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['II*\0', 'a TIFF image'],
  ['MM\0*', 'a TIFF image'],
  ['PK\x03\x04', 'a zip archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['\xd0\xcf\x11\xe0', 'an older Office document'],
  ['{\\rtf', 'an RTF document'],
  ['{', 'JSON'],
  ['[', 'JSON'],
  ['MSH|', 'an HL7 version 2 message'],
]

/** Encodings without an ASCII-compatible beginning, by how `<?xml` or a byte order mark looks in them. First match wins. */
const beginnings: readonly (readonly [signature: string, encoding: string])[] = [
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe\0\0', 'utf-32'],
  ['\0\0\xfe\xff', 'utf-32'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
  ['<\0\0\0', 'utf-32'],
  ['\0\0\0<', 'utf-32'],
  ['<\0', 'utf-16le'],
  ['\0<', 'utf-16be'],
  ['\x4c\x6f\xa7\x94', 'ebcdic'],
]

/**
 * The text of an XML file, without a byte order mark.
 *
 * The bytes win over the declaration when they are plain (a byte order mark, or a declared UTF-16 whose declaration is
 * readable as ASCII): both contradictions come from tools that re-encode a file and leave its first line alone. Every
 * other declaration is believed, by the names of the WHATWG Encoding Standard, so `iso-8859-1` is read as windows-1252.
 * Nothing is guessed and nothing is replaced: bytes that are not of the encoding are refused.
 *
 * @throws Problem `xml-empty`, `xml-not-xml`, `xml-encoding-unknown`, `xml-encoding` (with the byte offset), `xml-truncated`
 * @see https://www.w3.org/TR/xml/#sec-guessing
 */
export function decodeXml(bytes: Uint8Array): string {
  const start = latin1(bytes, 0, 1024)
  const beginning = beginnings.find(([signature]) => start.startsWith(signature))
  if (!beginning) refuseOtherFormats(bytes, start)
  const encoding = beginning?.[1] ?? plainEncoding(declaredEncoding(start) ?? 'utf-8')
  const text = decode(encoding.startsWith('utf-16') ? bytes : withLineFeeds(bytes), encoding, bytes)
  if (!/\S/.test(text)) throw new Problem('invalid', 'xml-empty', 'The file is empty')
  return text
}

function refuseOtherFormats(bytes: Uint8Array, start: string): void {
  if (bytes.length === 0) throw new Problem('invalid', 'xml-empty', 'The file is empty')
  const text = start.trimStart()
  if (text === '' || text.startsWith('<')) return
  const name = otherFormats.find(([signature]) => text.startsWith(signature))?.[1]
  throw new Problem('invalid', 'xml-not-xml', name ? `The file is ${name}, not XML` : 'The file is not XML')
}

function declaredEncoding(start: string): string | undefined {
  const end = start.startsWith('<?xml') ? start.indexOf('?>') : -1
  return end < 0 ? undefined : /\sencoding\s*=\s*["']([^"'<>]*)["']/.exec(start.slice(0, end))?.[1]
}

/** A declaration we could read byte by byte is not in UTF-16, whatever it says. */
function plainEncoding(declared: string): string {
  return /^(utf-?16|ucs-?2|unicode|iso-10646-ucs|csunicode)/i.test(declared) ? 'utf-8' : declared
}

/**
 * Every line end as a line feed, which XML asks for anyway (section 2.11); the parser would do it too, at a far higher
 * price. Right for encodings where byte 0D is always a carriage return.
 */
function withLineFeeds(bytes: Uint8Array): Uint8Array {
  let from = bytes.indexOf(carriageReturn)
  if (from < 0) return bytes
  const out = Uint8Array.from(bytes)
  let to = from
  for (; from < bytes.length; from += 1) {
    const byte = bytes[from]!
    if (byte !== carriageReturn) out[to++] = byte
    else if (bytes[from + 1] !== lineFeed) out[to++] = lineFeed
  }
  return out.subarray(0, to)
}

function decode(bytes: Uint8Array, encoding: string, received: Uint8Array): string {
  const decoder = decoderOf(encoding)
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    if (decoder.encoding !== 'utf-8') {
      throw new Problem(
        'invalid',
        'xml-encoding',
        `The file is not the ${decoder.encoding} it says it is`,
        {},
        { cause },
      )
    }
    const { offset, line, atEnd } = firstBadUtf8(received)
    if (atEnd) throw new Problem('invalid', 'xml-truncated', 'The file ends inside a character', { line }, { cause })
    const message = `The file is not valid UTF-8: byte ${offset} is not part of a character`
    throw new Problem('invalid', 'xml-encoding', message, { at: `byte ${offset}`, line }, { cause })
  }
}

function decoderOf(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (cause) {
    const message = 'The file declares a character encoding we do not read'
    throw new Problem('unsupported', 'xml-encoding-unknown', message, { line: 1 }, { cause })
  }
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
