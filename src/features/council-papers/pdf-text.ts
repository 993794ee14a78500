import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import type { PdfSaid, PdfWork } from './pdf-text-worker.ts'

/** How much one PDF may ask of this machine. */
export type PdfLimits = {
  readonly seconds: number
  readonly pages: number
  readonly characters: number
  /** What the process may grow by while the PDF is read; what it unpacks to is not known beforehand. */
  readonly megabytes: number
}

/** More than any paper of a council; a hostile file stops here. */
export const pdfLimits: PdfLimits = { seconds: 60, pages: 2_000, characters: 20_000_000, megabytes: 768 }

/** The text of a PDF. */
export type PdfText = {
  readonly lines: readonly string[]
  readonly pages: number
  /** Pages without a single character: pictures, scans, or truly empty. */
  readonly textless: number
}

const problems: Readonly<Record<(PdfSaid & { kind: 'refused' })['why'] | 'time' | 'memory', () => Problem>> = {
  encrypted: () =>
    new Problem('unsupported', 'pdf-encrypted', 'The PDF is locked with a password. Save it without one.'),
  broken: () =>
    new Problem('invalid', 'pdf-broken', 'The file begins as a PDF but cannot be read as one. Fetch it once more.'),
  'too-many-pages': () =>
    new Problem('invalid', 'paper-too-large', 'The PDF has more pages than a paper has. Split it.'),
  'too-much-text': () =>
    new Problem('invalid', 'paper-too-large', 'The PDF holds more text than a paper does. Split it.'),
  time: () =>
    new Problem('invalid', 'pdf-too-slow', 'The PDF takes too long to read, and was left. Print it to a new PDF.'),
  memory: () =>
    new Problem(
      'invalid',
      'pdf-unpacks-too-large',
      'The PDF unpacks to more than it may, and was left. Print it to a new PDF.',
    ),
}

const millisecondsBetweenLooks = 25

/**
 * Reads the text of a PDF in a thread of its own, which is ended when it takes too long or grows too large: a file made to
 * hang or exhaust a reader stops there, and the process goes on.
 *
 * @param progress told after each page
 * @throws Problem `pdf-encrypted`, `pdf-broken`, `pdf-too-slow`, `pdf-unpacks-too-large`, `paper-too-large`
 */
export async function readPdf(
  bytes: Uint8Array,
  progress: (page: number, of: number) => void = () => {},
  limits: PdfLimits = pdfLimits,
): Promise<PdfText> {
  const work: PdfWork = { bytes, maxPages: limits.pages, maxCharacters: limits.characters }
  const worker = new Worker(new URL('./pdf-text-worker.ts', import.meta.url), {
    workerData: work,
    // What a library prints may hold what it reads.
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  const before = process.memoryUsage.rss()
  const tooLarge = () => process.memoryUsage.rss() - before > limits.megabytes * 1024 * 1024
  const ends: (() => void)[] = []
  try {
    return await new Promise<PdfText>((resolve, reject) => {
      const late = setTimeout(() => reject(problems.time()), limits.seconds * 1000)
      const look = setInterval(() => tooLarge() && reject(problems.memory()), millisecondsBetweenLooks)
      ends.push(
        () => clearTimeout(late),
        () => clearInterval(look),
      )
      worker.on('message', (said: PdfSaid) => {
        if (said.kind === 'page') progress(said.page, said.of)
        else if (said.kind === 'refused') reject(problems[said.why]())
        else resolve({ lines: said.lines, pages: said.pages, textless: said.textless })
      })
      worker.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? problems.memory() : problems.broken()),
      )
      worker.on('exit', () => reject(problems.broken()))
    })
  } finally {
    for (const end of ends) end()
    await worker.terminate()
  }
}
