import { parentPort, workerData } from 'node:worker_threads'
import { readPaper } from './reading/read-papers.ts'
import type { PaperText } from './reading/reading.ts'

// `readPaperApart` is the only one to start this file.
parentPort?.postMessage(readPaper(workerData as PaperText))
