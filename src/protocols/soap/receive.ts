import type { IncomingMessage } from 'node:http'
import { Problem } from '../../kernel/problem.ts'

/** Bytes that all messages together may hold while they are received. */
export type Budget = {
  /** False when there is no room for so many more. */
  readonly take: (bytes: number) => boolean
  readonly give: (bytes: number) => void
}

/** An empty budget of so many bytes. */
export function makeBudget(most: number): Budget {
  let used = 0
  return {
    take: (bytes) => {
      if (used + bytes > most) return false
      used += bytes
      return true
    },
    give: (bytes) => {
      used -= bytes
    },
  }
}

/**
 * A budget that many hold together, and none of them more than a part: who drips many large messages has taken its own part,
 * and not that of others.
 */
export function shareBudget(most: number, mostOfOne: number): { readonly of: (holder: string) => Budget } {
  const all = makeBudget(most)
  const held = new Map<string, number>()
  const heldBy = (holder: string): number => held.get(holder) ?? 0
  return {
    of: (holder) => ({
      take: (bytes) => {
        if (heldBy(holder) + bytes > mostOfOne || !all.take(bytes)) return false
        held.set(holder, heldBy(holder) + bytes)
        return true
      },
      give: (bytes) => {
        all.give(bytes)
        const left = heldBy(holder) - bytes
        if (left > 0) held.set(holder, left)
        else held.delete(holder)
      },
    }),
  }
}

export type Receiving = { readonly maxBytes: number; readonly timeoutMs: number; readonly budget: Budget }

/**
 * The body of a request or an answer, kept only as far as it may go: at the first byte too many the rest is not read.
 * What it took of the budget is given back by `done`, also after an error.
 *
 * @throws Problem `invalid` `too-large`, `request-timeout`, `request-aborted`; `unsupported` `content-encoding`;
 *   `unavailable` `server-busy`
 */
export async function receive<Made>(
  message: IncomingMessage,
  { maxBytes, timeoutMs, budget }: Receiving,
  use: (body: Uint8Array) => Promise<Made>,
): Promise<Made> {
  const { 'content-encoding': encoding = 'identity', 'content-length': announced = '0' } = message.headers
  if (encoding.toLowerCase() !== 'identity') throw compressed()
  if (Number(announced) > maxBytes) throw tooLarge(maxBytes)
  let held = 0
  const hold = (bytes: number): void => {
    if (held + bytes > maxBytes) throw tooLarge(maxBytes)
    if (!budget.take(bytes)) throw new Problem('unavailable', 'server-busy', 'Too much is being received already')
    held += bytes
  }
  try {
    return await use(await gather(message, timeoutMs, hold))
  } finally {
    budget.give(held)
  }
}

/** All chunks, each of which `hold` may refuse by throwing. The stream is left paused where it stopped. */
function gather(message: IncomingMessage, timeoutMs: number, hold: (bytes: number) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const stop = (problem: unknown): void => {
      clearTimeout(timer)
      message.off('data', keep)
      message.pause()
      reject(problem)
    }
    const keep = (chunk: Buffer): void => {
      try {
        hold(chunk.length)
        chunks.push(chunk)
      } catch (problem) {
        stop(problem)
      }
    }
    const timer = setTimeout(
      () => stop(new Problem('invalid', 'request-timeout', 'The message took too long')),
      timeoutMs,
    )
    message.on('data', keep)
    message.once('end', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(chunks))
    })
    message.once('error', (cause) => stop(aborted(cause)))
    message.once('close', () => stop(aborted(undefined)))
  })
}

function aborted(cause: unknown): Problem {
  return new Problem('invalid', 'request-aborted', 'The message ended before it was complete', {}, { cause })
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('invalid', 'too-large', `The message is over ${maxBytes} bytes`)
}

function compressed(): Problem {
  return new Problem('unsupported', 'content-encoding', 'Compressed messages are not read', { at: 'Content-Encoding' })
}
