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
