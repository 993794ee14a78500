import { networkOf } from './peer.ts'
import type { SoapTrouble } from './soap-server.ts'

/** Told of connections that were refused: at once the first time, then together. */
export type Refusals = {
  readonly tell: (address: string, code: string, error: unknown) => void
  /** Tells what has been counted and not yet told. */
  readonly flush: () => void
}

const windowMs = 60_000
/** How many are told at once and counted apart in a minute; what comes beside them is counted by its code alone. */
const mostApart = 20
/** The address of what came from more networks than are counted apart. */
const others = 'others'

/**
 * Connections can be refused a thousand times a second, and each is to be recorded: the first of a network and a code at
 * once, the rest of a minute as one with a count. Whoever knocks from many addresses fills the record no more than whoever
 * knocks from one: some tens of records a minute, and of every code at least one.
 */
export function tellTogether(failed: (trouble: SoapTrouble) => Promise<void>): Refusals {
  const counting = new Map<string, SoapTrouble>()
  const minute: { timer?: NodeJS.Timeout | undefined } = {}
  // Nobody waits for an answer, and whoever is told has its own way to say that it could not record.
  const told = (trouble: SoapTrouble): void => void failed(trouble).catch(() => undefined)
  const flush = (): void => {
    clearTimeout(minute.timer)
    minute.timer = undefined
    const counted = [...counting.values()].filter(({ count }) => count > 0)
    counting.clear()
    counted.forEach(told)
  }
  return {
    tell: (address, code, error) => {
      minute.timer ??= setTimeout(flush, windowMs).unref()
      const trouble: SoapTrouble = { route: 'none', code, error, address, count: 1 }
      const network = networkOf(address)
      const apart = `${network} ${code}`
      const found = counting.get(apart)
      if (found) {
        counting.set(apart, together(found, found.address === address ? address : network, error))
      } else if (counting.size < mostApart) {
        counting.set(apart, { ...trouble, count: 0 })
        told(trouble)
      } else {
        const rest = `${others} ${code}`
        counting.set(rest, together(counting.get(rest) ?? { ...trouble, count: 0 }, others, error))
      }
    },
    flush,
  }
}

function together(before: SoapTrouble, address: string, error: unknown): SoapTrouble {
  return { ...before, address, error, count: before.count + 1 }
}
