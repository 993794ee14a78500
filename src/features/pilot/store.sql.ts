import type { Selectable } from 'kysely'
import type { Database } from '../../platform/sql/database.ts'
import type { CountedLookup } from './counted-lookup.ts'
import * as query from './queries.sql.ts'
import type { PilotStore } from './store.ts'

/** Counted lookups in PostgreSQL. */
export function sqlPilot(database: Database): PilotStore {
  const db = database.tables<query.PilotTables>()
  return {
    async begin(lookup) {
      await query.begin(db, lookup).execute()
    },
    async find(key) {
      const row = await query.countedOf(db, key).executeTakeFirst()
      return row && readCounted(row)
    },
    async cameTo(key, outcome) {
      await query.cameTo(db, key, outcome).execute()
    },
    async shown(key, shown) {
      await query.shown(db, key, shown).execute()
    },
    async say(key, feedback) {
      await query.say(db, key, feedback).execute()
    },
    async used(site, week, mark) {
      await query.used(db, site, week, mark).execute()
    },
    async forgetMarksBefore(week) {
      await query.forgetMarksBefore(db, week).execute()
    },
    async sites() {
      const rows = await query.sites(db).execute()
      return rows
        .map(({ site, name }) => ({ orgNumber: site, name }))
        .sort((one, other) => one.name.localeCompare(other.name, 'nb'))
    },
    since: async (site, week) => (await query.since(db, site, week).execute()).map(readCounted),
    async cliniciansSince(site, from) {
      const rows = await query.cliniciansSince(db, site, from).execute()
      return rows.map(({ week, clinicians }) => ({ week, clinicians: Number(clinicians) }))
    },
  }
}

function readCounted(row: Selectable<query.PilotTables['pilot_lookup']>): CountedLookup {
  const { id, week, country, outcome, milliseconds, missing, untranslated, feedback } = row
  return {
    ...{ id, week, country, outcome, feedback },
    site: { orgNumber: row.site, name: row.site_name },
    ...(milliseconds === null ? {} : { milliseconds }),
    ...(missing === null ? {} : { missing }),
    ...(untranslated === null ? {} : { untranslated }),
  }
}
