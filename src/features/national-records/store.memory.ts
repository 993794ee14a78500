import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import type { NationalRecord, NationalRecords, RecordChange } from './store.ts'

/** For tests and for a box that is forgotten when it stops. */
export function memoryNationalRecords(): NationalRecords {
  const people = new Map<string, NationalRecord[]>()
  const all = (person: string, service: string) => (people.get(person) ?? []).filter((each) => each.service === service)
  const latest = (person: string, service: string, id: string) =>
    all(person, service).findLast((each) => each.id === id)
  const put = (record: NationalRecord) => {
    const there = people.get(record.person)
    if (there) there.push(record)
    else people.set(record.person, [record])
  }
  const forget = ({ person, service, id }: RecordChange) =>
    people.set(
      person,
      (people.get(person) ?? []).filter((each) => each.service !== service || each.id !== id),
    )
  const held = (person: string, service: string) => {
    const ids = [...new Set(all(person, service).map(({ id }) => id))]
    return ids
      .flatMap((id) => current(latest(person, service, id)))
      .toSorted(byTime)
      .map(asRead)
  }
  return {
    of: async (person, service) => held(person, service),
    ofAll: async (several, service) =>
      new Map(
        several.flatMap((person) => {
          const found = held(person, service)
          return found.length > 0 ? [[person, found]] : []
        }),
      ),
    versions: async (person, service, id) =>
      all(person, service)
        .filter((each) => each.id === id && !isRemoval(each))
        .map(asRead),
    history: async (person, service) =>
      [...Map.groupBy(all(person, service), ({ id }) => id).values()].flatMap((each) =>
        each.filter((version) => !isRemoval(version)).map(asRead),
      ),
    async holding(service, kind, { skip, most }) {
      const holds = (records: readonly NationalRecord[]) =>
        records.some((each) => each.service === service && each.kind === kind)
      const found = [...people].flatMap(([person, records]) => (holds(records) ? [person] : []))
      return found.toSorted().slice(skip, skip + most)
    },
    async write(changes) {
      const conflict = changes.some(
        ({ person, service, id, seen }) => (latest(person, service, id)?.version ?? 0) !== seen,
      )
      if (conflict) return 'conflict'
      for (const change of changes) {
        if (change.erases) forget(change)
        put(written(change))
      }
      return 'written'
    },
    async lay(records) {
      for (const record of records) if (!latest(record.person, record.service, record.id)) put(record)
    },
    async clear() {
      people.clear()
    },
  }
}

const removed = Symbol('removed')

type Removal = NationalRecord & { readonly [removed]?: true }

function written({ seen, content, erases, ...rest }: RecordChange): Removal {
  const stays = erases ? undefined : content
  return { ...rest, version: seen + 1, content: stays ?? {}, ...(stays ? {} : { [removed]: true as const }) }
}

/** As a store of text hands it out: numbers with their digits, and no object that somebody else changes. */
function asRead({ content, ...record }: NationalRecord): NationalRecord {
  // From an object, as it was written.
  return { ...record, content: parseFhirJson(JSON.stringify(content)) as Json }
}

function isRemoval(record: Removal): boolean {
  return record[removed] === true
}

function current(record: NationalRecord | undefined): readonly NationalRecord[] {
  return record && !isRemoval(record) ? [record] : []
}

function byTime(one: NationalRecord, other: NationalRecord): number {
  return one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)
}
