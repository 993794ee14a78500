import { createHash } from 'node:crypto'
import { decodeText } from './paper-text-decode.ts'
import { type PdfLimits, readPdf } from './pdf-text.ts'
import type { PaperText } from './reading/reading.ts'
import { fileKindOf, refusedByBytes, refusedByLines } from './refuse.ts'

/** A file as it came. */
export type PaperFile = { readonly name: string; readonly bytes: Uint8Array }

/** A paper's text, and what of the file could not become text. */
export type PaperFound = PaperText & {
  /** Of a PDF. */
  readonly pages?: number
  /** Pages of a PDF without text: what they show is in none of the lines. */
  readonly textless?: number
}

/**
 * The text of a PDF, a Markdown file or a text file, whatever its name; nothing is kept.
 *
 * @param progress told after each page of a PDF
 * @throws Problem: `paper-empty`, `paper-too-large`, `paper-is-…`, `pdf-…`
 */
export async function readPaperFile(
  { name, bytes }: PaperFile,
  progress?: (page: number, of: number) => void,
  limits?: PdfLimits,
): Promise<PaperFound> {
  const refused = refusedByBytes(bytes)
  if (refused) throw refused
  const found: Omit<PaperFound, 'name' | 'sha256'> =
    fileKindOf(bytes) === 'pdf' ? await readPdf(bytes, progress, limits) : { lines: textLines(bytes) }
  const unreadable = refusedByLines(found.lines, found.pages)
  if (unreadable) throw unreadable
  return { name, sha256: sha256Of(bytes), ...found }
}

/** A paper's identity: the SHA-256 of its bytes, in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function textLines(bytes: Uint8Array): readonly string[] {
  const lines = decodeText(bytes)
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
