import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'
import { linesOfPages, type TextRun } from './pdf-text-lines.ts'

/** What the worker is handed. */
export type PdfWork = { readonly bytes: Uint8Array; readonly maxPages: number; readonly maxCharacters: number }

/** What the worker says: how far it has come, and at last what it found. */
export type PdfSaid =
  | { readonly kind: 'page'; readonly page: number; readonly of: number }
  | { readonly kind: 'done'; readonly lines: readonly string[]; readonly pages: number; readonly textless: number }
  | { readonly kind: 'refused'; readonly why: 'encrypted' | 'broken' | 'too-many-pages' | 'too-much-text' }

const say = (said: PdfSaid) => parentPort?.postMessage(said)

/** Errors only: warnings would be written to the console, and may hold what stands in the document. */
const quiet = 0

async function read({ bytes, maxPages, maxCharacters }: PdfWork): Promise<PdfSaid> {
  const document = await getDocumentProxy(bytes, {
    verbosity: quiet,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  })
  if (document.numPages > maxPages) return { kind: 'refused', why: 'too-many-pages' }
  const pages: (readonly TextRun[])[] = []
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    const runs = items.flatMap((item) => ('str' in item ? [runOf(item)] : []))
    characters += runs.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > maxCharacters) return { kind: 'refused', why: 'too-much-text' }
    pages.push(runs)
    page.cleanup()
    say({ kind: 'page', page: number, of: document.numPages })
  }
  const textless = pages.filter((runs) => runs.every(({ text }) => text.trim() === '')).length
  return { kind: 'done', lines: linesOfPages(pages), pages: pages.length, textless }
}

type Item = { readonly str: string; readonly transform: readonly number[]; readonly width: number }

/** The matrix is `a b c d e f` (ISO 32000-1, 8.3.3): the type size is the length of its second column. */
function runOf({ str, transform, width }: Item): TextRun {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform
  return { text: str, x, y, width, size: Math.hypot(c, d) || 1 }
}

try {
  // `startPdfWorker` is the only one to start this file.
  say(await read(workerData as PdfWork))
} catch (error) {
  const encrypted = error instanceof Error && error.name === 'PasswordException'
  say({ kind: 'refused', why: encrypted ? 'encrypted' : 'broken' })
}
