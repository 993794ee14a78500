/** Faults that stand for a client until they run out, as its page asked for. A header of the call counts instead. */
export type StandingFaults = {
  readonly of: (client: string, now: Date) => string | undefined
  readonly set: (client: string, faults: string, now: Date) => void
}

/** So that nobody hunts tomorrow for a fault that was asked for today. */
export const standingMinutes = 15

const mostClients = 200

/** In this process and gone with it. */
export function memoryStandingFaults(): StandingFaults {
  const held = new Map<string, { readonly faults: string; readonly until: number }>()
  return {
    of(client, now) {
      const standing = held.get(client)
      return standing && standing.until > now.getTime() ? standing.faults : undefined
    },
    set(client, faults, now) {
      held.delete(client)
      if (faults !== '') held.set(client, { faults, until: now.getTime() + standingMinutes * 60_000 })
      for (const first of [...held.keys()].slice(0, Math.max(0, held.size - mostClients))) held.delete(first)
    },
  }
}
