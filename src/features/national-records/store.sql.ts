import { type Database, transaction } from '../../platform/sql/database.ts'
import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import * as query from './queries.sql.ts'
import type { NationalRecord, NationalRecords, RecordChange } from './store.ts'

/** National records in PostgreSQL. */
export function sqlNationalRecords(database: Database): NationalRecords {
  const db = database.tables<query.NationalRecordTables>()
  return {
    of: async (person, service) => heldNow(await query.held(db, person, service).execute()),
    async ofAll(people, service) {
      const rows = people.length > 0 ? await query.heldByAll(db, people, service).execute() : []
      const held = [...Map.groupBy(rows, ({ person }) => person)].map(
        ([person, all]) => [person, heldNow(all)] as const,
      )
      return new Map(held.filter(([, records]) => records.length > 0))
    },
    versions: async (person, service, id) =>
      (await query.versionsOf(db, person, service, id).execute()).flatMap(readRecord),
    history: async (person, service) => (await query.held(db, person, service).execute()).flatMap(readRecord),
    holding: async (service, kind, page) =>
      (await query.holding(db, service, kind, page).execute()).map(({ person }) => person),
    write: (changes) => written(database, changes),
    async lay(records) {
      if (records.length > 0) await query.lay(db, records.map(rowOf)).execute()
    },
    async clear() {
      await query.clear(db).execute()
    },
  }
}

/** The last version of each, the earliest first, of one person's rows in the order of their versions. */
function heldNow(rows: readonly query.NationalRecordRow[]): readonly NationalRecord[] {
  const latest = new Map<string, query.NationalRecordRow>()
  for (const row of rows) latest.set(row.id, row)
  return [...latest.values()].flatMap(readRecord).toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

/** Somebody else wrote in between; nothing of this is kept. */
class ChangedMeanwhile extends Error {}

async function written(database: Database, changes: readonly RecordChange[]): Promise<'written' | 'conflict'> {
  const db = database.tables<query.NationalRecordTables>()
  try {
    await transaction(db, async (trx) => {
      for (const change of changes) {
        const { person, service, id, seen } = change
        const last = await query.lastVersion(trx, person, service, id).executeTakeFirst()
        if ((last?.version ?? 0) !== seen) throw new ChangedMeanwhile()
        const added = await query.addVersion(trx, changedRow(change)).executeTakeFirst()
        if (added.numInsertedOrUpdatedRows !== 1n) throw new ChangedMeanwhile()
        if (change.erases) await query.emptyVersions(trx, person, service, id, seen).execute()
      }
    })
    return 'written'
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return 'conflict'
    throw error
  }
}

function rowOf({ content, ...record }: NationalRecord): query.NationalRecordRow {
  return { ...record, content: JSON.stringify(content) }
}

function changedRow({ seen, content, erases, ...rest }: RecordChange): query.NationalRecordRow {
  return { ...rest, version: seen + 1, content: content && !erases ? JSON.stringify(content) : null }
}

function readRecord({ content, ...row }: query.NationalRecordRow): readonly NationalRecord[] {
  // Written by us alone, from an object.
  return content === null ? [] : [{ ...row, content: parseFhirJson(content) as Json }]
}
