import { Problem } from '../../kernel/problem.ts'

/** Does work for a holder when it is the holder's turn. */
export type Turns = <Made>(holder: string, ms: number, work: () => Promise<Made>) => Promise<Made>

type Line = { under: number; readonly waiting: (() => void)[] }

/**
 * So many pieces of work at a time for each holder; what comes on top of them waits behind the holder's own, and nobody
 * else's.
 *
 * @throws Problem `unavailable` `server-busy` when its turn does not come in so many milliseconds, besides what the work throws
 */
export function turnsOf(most: number): Turns {
  const lines = new Map<string, Line>()
  const lineOf = (holder: string): Line => {
    const line = lines.get(holder) ?? { under: 0, waiting: [] }
    lines.set(holder, line)
    return line
  }
  return async (holder, ms, work) => {
    const line = lineOf(holder)
    if (line.under >= most) await turn(line, ms)
    else line.under += 1
    try {
      return await work()
    } finally {
      // Whoever is next takes the place over; nobody else can come between.
      const next = line.waiting.shift()
      if (next) next()
      else line.under -= 1
      if (line.under === 0) lines.delete(holder)
    }
  }
}

function turn({ waiting }: Line, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = (): void => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(begin), 1)
      reject(new Problem('unavailable', 'server-busy', 'Too many messages of this contact point are being answered'))
    }, ms)
    waiting.push(begin)
  })
}
