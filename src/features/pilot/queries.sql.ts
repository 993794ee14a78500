import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { CountedLookup, Feedback } from './counted-lookup.ts'
import type { CountedKey, ShownSummary } from './store.ts'

/** See the migration `pilot`. */
export type PilotTables = {
  pilot_lookup: {
    site: string
    id: string
    site_name: string
    week: string
    country: string
    outcome: string
    milliseconds: number | null
    missing: number | null
    untranslated: number | null
    feedback: readonly Feedback[]
  }
  pilot_clinician: { site: string; week: string; mark: string }
}

type Db = Kysely<PilotTables>

const json = (value: readonly Feedback[]) => sql<never>`${JSON.stringify(value)}::jsonb`

export const begin = (db: Db, lookup: CountedLookup) =>
  db
    .insertInto('pilot_lookup')
    .values({
      site: lookup.site.orgNumber,
      id: lookup.id,
      site_name: lookup.site.name,
      week: lookup.week,
      country: lookup.country,
      outcome: lookup.outcome,
      milliseconds: lookup.milliseconds ?? null,
      missing: lookup.missing ?? null,
      untranslated: lookup.untranslated ?? null,
      feedback: json(lookup.feedback),
    })
    .onConflict((conflict) => conflict.columns(['site', 'id']).doNothing())

export const countedOf = (db: Db, { id, site }: CountedKey) =>
  db.selectFrom('pilot_lookup').where('site', '=', site.orgNumber).where('id', '=', id).selectAll()

const changed = (db: Db, { id, site }: CountedKey) =>
  db.updateTable('pilot_lookup').where('site', '=', site.orgNumber).where('id', '=', id)

export const cameTo = (db: Db, key: CountedKey, outcome: string) => changed(db, key).set({ outcome })

export const shown = (db: Db, key: CountedKey, { milliseconds, missing, untranslated }: ShownSummary) =>
  changed(db, key).set({ milliseconds, missing, untranslated }).where('milliseconds', 'is', null)

export const say = (db: Db, key: CountedKey, feedback: readonly Feedback[]) =>
  changed(db, key).set({ feedback: json(feedback) })

export const used = (db: Db, site: string, week: string, mark: string) =>
  db
    .insertInto('pilot_clinician')
    .values({ site, week, mark })
    .onConflict((conflict) => conflict.columns(['site', 'week', 'mark']).doNothing())

export const forgetMarksBefore = (db: Db, week: string) => db.deleteFrom('pilot_clinician').where('week', '<', week)

export const sites = (db: Db) =>
  db
    .selectFrom('pilot_lookup')
    .select((select) => ['site', select.fn.max('site_name').as('name')])
    .groupBy('site')

export const since = (db: Db, site: string, week: string) =>
  db.selectFrom('pilot_lookup').where('site', '=', site).where('week', '>=', week).selectAll()

export const cliniciansSince = (db: Db, site: string, week: string) =>
  db
    .selectFrom('pilot_clinician')
    .where('site', '=', site)
    .where('week', '>=', week)
    .select((select) => ['week', select.fn.countAll<string>().as('clinicians')])
    .groupBy('week')
    .orderBy('week')

const key: CountedKey = { id: '', site: { orgNumber: '' } }

/** All of them, for the partition gate. */
export const pilotCatalogue: readonly CataloguedQuery<PilotTables>[] = [
  {
    name: 'beginCounted',
    build: (db) =>
      begin(db, { id: '', site: { orgNumber: '', name: '' }, week: '', country: '', outcome: '', feedback: [] }),
  },
  { name: 'countedOf', build: (db) => countedOf(db, key) },
  { name: 'cameTo', build: (db) => cameTo(db, key, '') },
  { name: 'shown', build: (db) => shown(db, key, { milliseconds: 0, missing: 0, untranslated: 0 }) },
  { name: 'say', build: (db) => say(db, key, []) },
  { name: 'used', build: (db) => used(db, '', '', '') },
  {
    name: 'forgetMarksBefore',
    fanOut: 'the purge is over all sites',
    build: (db) => forgetMarksBefore(db, ''),
  },
  { name: 'pilotSites', fanOut: 'the list is of all sites', build: sites },
  { name: 'countedSince', build: (db) => since(db, '', '') },
  { name: 'cliniciansSince', build: (db) => cliniciansSince(db, '', '') },
]
