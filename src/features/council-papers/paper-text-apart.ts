import { Worker } from 'node:worker_threads'
import { Problem } from '../../kernel/problem.ts'
import type { DocumentReading, PaperText } from './reading/reading.ts'

/** Papers above this are read apart: a text made to be slow would stop everybody else. No real paper is half of it. */
const manyLines = 6_000
const manyCharacters = 600_000

/** Whether a paper is so long that it should be read apart. */
export function isLong({ lines }: PaperText): boolean {
  return lines.length > manyLines || lines.reduce((sum, line) => sum + line.length, 0) > manyCharacters
}

/**
 * Reads one paper in a thread of its own, which is ended when it takes too long.
 *
 * @throws Problem `paper-too-slow`
 */
export async function readPaperApart(paper: PaperText, seconds = 20): Promise<DocumentReading> {
  const worker = new Worker(new URL('./paper-text-apart-worker.ts', import.meta.url), {
    workerData: { name: paper.name, sha256: paper.sha256, lines: paper.lines } satisfies PaperText,
    stdout: true,
    stderr: true,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(tooSlow()), seconds * 1000)
  try {
    const read = new Promise<DocumentReading>((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooSlow() : error),
      )
    })
    return await Promise.race([read, late.promise])
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const tooSlow = () =>
  new Problem('invalid', 'paper-too-slow', 'The text takes too long to read, and was left. Split the paper.')
