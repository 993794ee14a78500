import { parentPort, workerData } from 'node:worker_threads'
import { type Trial, trial } from './spoiled.ts'

/** What a worker is told: every number from `first`, `step` apart, up to `end`. */
export type Share = { readonly first: number; readonly step: number; readonly end: number }

/** What a worker tells: the number it is about to try, then what came of it. */
export type Told = { readonly trying: number } | { readonly done: Trial }

if (parentPort) {
  const { first, step, end } = workerData as Share
  for (let number = first; number < end; number += step) {
    parentPort.postMessage({ trying: number } satisfies Told)
    parentPort.postMessage({ done: trial(number) } satisfies Told)
  }
}
