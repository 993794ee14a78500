/** Faults that a client has asked for. */
export type StandingFault = {
  readonly id: string
  readonly faults: string
  /** They wait for one call to this service; without one they stand for every call until they run out. */
  readonly service?: string
  readonly until: Date
}

/** Who has asked for what. A header of the call counts instead. */
export type StandingFaults = {
  /** In the order they were asked for. */
  readonly of: (client: string, now: Date) => Promise<readonly StandingFault[]>
  /** In the place of those that stood; none when empty. */
  readonly set: (client: string, faults: string, now: Date) => Promise<void>
  /** One for each of the next calls to a service, in the place of those that waited. */
  readonly queue: (client: string, service: string, faults: readonly string[], now: Date) => Promise<void>
  /** Takes away one that waited; `false` when another call was first. */
  readonly take: (client: string, id: string) => Promise<boolean>
  readonly forgetBefore: (moment: Date) => Promise<void>
}

/** So that nobody hunts tomorrow for a fault that was asked for today. */
export const standingMinutes = 15

/** A run of the self-test takes its time. */
export const waitingHours = 8

const mostClients = 200

/** In this process and gone with it. */
export function memoryStandingFaults(): StandingFaults {
  const held = new Map<string, readonly StandingFault[]>()
  const keep = (client: string, faults: readonly StandingFault[]) => {
    held.delete(client)
    if (faults.length > 0) held.set(client, faults)
    for (const first of [...held.keys()].slice(0, Math.max(0, held.size - mostClients))) held.delete(first)
  }
  let count = 0
  const made = (faults: string, until: Date): StandingFault => {
    count += 1
    return { id: String(count), faults, until }
  }
  return {
    of: async (client, now) => (held.get(client) ?? []).filter(({ until }) => until > now),
    async set(client, faults, now) {
      const waiting = (held.get(client) ?? []).filter(({ service }) => service !== undefined)
      keep(client, faults === '' ? waiting : [...waiting, made(faults, lastsUntil(now))])
    },
    async queue(client, service, faults, now) {
      const others = (held.get(client) ?? []).filter((each) => each.service !== service)
      keep(client, [...others, ...faults.map((each) => ({ ...made(each, waitsUntil(now)), service }))])
    },
    async take(client, id) {
      const before = held.get(client) ?? []
      const left = before.filter((each) => each.id !== id)
      keep(client, left)
      return left.length < before.length
    },
    async forgetBefore(moment) {
      for (const [client, faults] of [...held]) {
        keep(
          client,
          faults.filter(({ until }) => until >= moment),
        )
      }
    },
  }
}

/** When faults that stand run out. */
export function lastsUntil(now: Date): Date {
  return new Date(now.getTime() + standingMinutes * 60_000)
}

/** When faults that wait for a call are given up. */
export function waitsUntil(now: Date): Date {
  return new Date(now.getTime() + waitingHours * 3_600_000)
}
