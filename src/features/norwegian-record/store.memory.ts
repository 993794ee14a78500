import type { Emergencies, Emergency } from './emergency.ts'
import type { OpenedRecord, OpenedRecords, Opening, Openings } from './opened-record.ts'

/** Opened records for as long as the process lives. */
export function memoryOpenedRecords(): OpenedRecords {
  const kept = new Map<string, OpenedRecord>()
  const forget = (gone: (record: OpenedRecord) => boolean) => {
    for (const [id, record] of kept) if (gone(record)) kept.delete(id)
  }
  return {
    async add(record) {
      kept.set(record.id, record)
    },
    async find(visit, id, now) {
      const found = kept.get(id)
      return found?.visit === visit && now < found.expires ? found : undefined
    },
    forgetVisit: async (visit) => forget((record) => record.visit === visit),
    deleteExpired: async (now) => forget(({ expires }) => expires <= now),
  }
}

/** Openings for as long as the process lives. */
export function memoryOpenings(): Openings {
  const kept = new Map<string, Opening>()
  return {
    of: async (person, orgNumber) =>
      [...kept.values()].filter((each) => each.person === person && each.orgNumber === orgNumber),
    async save(opening) {
      kept.set(JSON.stringify([opening.person, opening.orgNumber, opening.subject, opening.source]), opening)
    },
    async forgetBefore(moment) {
      for (const [key, { last }] of kept) if (last < moment) kept.delete(key)
    },
  }
}

/** Emergencies for as long as the process lives. */
export function memoryEmergencies(): Emergencies {
  const kept = new Map<string, Emergency>()
  const isOpen = ({ closedAt, ends }: Emergency, now: Date) => closedAt === undefined && now < ends
  const latestFirst = (holds: (emergency: Emergency) => boolean) =>
    [...kept.values()].filter(holds).toSorted((one, other) => other.at.getTime() - one.at.getTime())
  return {
    async open(emergency) {
      const { visit, record, at } = emergency
      const standing = [...kept.values()].some(
        (each) => each.visit === visit && each.record === record && isOpen(each, at),
      )
      if (!standing) kept.set(emergency.id, emergency)
      return !standing
    },
    openOf: async (visit, now) => latestFirst((each) => each.visit === visit && isOpen(each, now)),
    async close(visit, record, at) {
      for (const each of kept.values())
        if (each.visit === visit && each.record === record && isOpen(each, at))
          kept.set(each.id, { ...each, closedAt: at })
    },
    since: async (moment) => latestFirst(({ at }) => at >= moment),
    toReview: async (moment) => latestFirst(({ at, review }) => at >= moment || review === undefined),
    async review({ id }, review) {
      const found = kept.get(id)
      if (found && !found.review) kept.set(id, { ...found, review })
    },
    async forgetBefore(moment) {
      for (const [id, { at }] of kept) if (at < moment) kept.delete(id)
    },
  }
}
