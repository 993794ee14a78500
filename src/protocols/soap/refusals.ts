import type { SoapTrouble } from './soap-server.ts'

/** Told of connections that were refused: at once the first time, then together. */
export type Refusals = {
  readonly tell: (address: string, code: string, error: unknown) => void
  /** Tells what has been counted and not yet told. */
  readonly flush: () => void
}

const windowMs = 60_000
/** Addresses counted apart; what comes from more of them is counted as one. */
const mostAddresses = 1_000
const others = 'others'

/**
 * Connections can be refused a thousand times a second, and each is to be recorded: the first from an address at once, the
 * rest of a minute as one with a count, so that nobody fills the record by knocking.
 */
export function tellTogether(failed: (trouble: SoapTrouble) => Promise<void>): Refusals {
  const counting = new Map<string, { trouble: SoapTrouble; timer: NodeJS.Timeout }>()
  // Nobody waits for an answer, and whoever is told has its own way to say that it could not record.
  const told = (trouble: SoapTrouble): void => void failed(trouble).catch(() => undefined)
  const end = (key: string): void => {
    const found = counting.get(key)
    counting.delete(key)
    if (!found) return
    clearTimeout(found.timer)
    if (found.trouble.count > 0) told(found.trouble)
  }
  return {
    tell: (address, code, error) => {
      const key = counting.has(address) || counting.size < mostAddresses ? address : others
      const trouble: SoapTrouble = { route: 'none', code, error, address: key, count: 1 }
      const found = counting.get(key)
      if (found) {
        found.trouble = { ...trouble, count: found.trouble.count + 1 }
        return
      }
      counting.set(key, { trouble: { ...trouble, count: 0 }, timer: setTimeout(() => end(key), windowMs).unref() })
      told(trouble)
    },
    flush: () => [...counting.keys()].forEach(end),
  }
}
