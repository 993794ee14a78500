import { type ApartLimits, runApart } from './run-apart.ts'

/** Does pieces of work apart, so many at a time; the others wait in turn. */
export type InTurn = <Answer>(file: URL, asked: unknown, limits: ApartLimits) => Promise<Answer>

/** @param most threads at a time: each may grow to its limit */
export function apartInTurn(most: number): InTurn {
  const waiting: (() => void)[] = []
  let under = 0
  return async (file, asked, limits) => {
    if (under >= most) await new Promise<void>((begin) => waiting.push(begin))
    else under += 1
    try {
      return await runApart(file, asked, limits)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else under -= 1
    }
  }
}
