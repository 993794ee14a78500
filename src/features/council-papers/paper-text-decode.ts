import { notPaper } from './refuse.ts'

/**
 * The text of bytes that are no PDF: by their byte order mark, else UTF-8, else UTF-16 without a mark, else Windows-1252,
 * which is how older machines in Norway wrote å, and of which Latin-1 is a part.
 *
 * @throws Problem `paper-is-binary` when it is no text in any of these
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes)
  if (unprintable(text) > text.length * mostUnprintable) throw notPaper('binary')
  return text
}

/** The share of control characters above which nobody wrote it as text. */
const mostUnprintable = 0.01

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (!bytes.subarray(0, 4_096).includes(0)) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return new TextDecoder('windows-1252').decode(bytes) // not UTF-8; whether it is text is seen from the result
    }
  }
  // In UTF-16 half of the bytes of Norwegian are zero, all on the same side.
  return new TextDecoder(zerosAt(bytes, 1) > zerosAt(bytes, 0) ? 'utf-16le' : 'utf-16be').decode(bytes)
}

function zerosAt(bytes: Uint8Array, parity: 0 | 1): number {
  return bytes.subarray(0, 4_096).filter((byte, index) => byte === 0 && index % 2 === parity).length
}

/** Control characters beside tab, line ends and form feed, and what could not be decoded. */
function unprintable(text: string): number {
  let count = 0
  for (const character of text) if (/[\p{Cc}\ufffd]/u.test(character) && !/[\t\n\v\f\r]/.test(character)) count += 1
  return count
}
