import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { Presentation } from './presentation.ts'

/** A presentation as JSON: moments as text. */
export type PresentationContent = Omit<Presentation, 'askedAt' | 'answerBy' | 'expires'> & {
  readonly askedAt: string
  readonly answerBy: string
  readonly expires: string
}

/** See `0018-wallet-presentation.sql`. */
export type HealthCredentialTables = {
  wallet_presentation: {
    id: string
    visit_id: string
    version: number
    expires_at: Date
    content: PresentationContent
  }
}

type Db = Kysely<HealthCredentialTables>

const json = (value: Presentation) => sql<never>`${JSON.stringify(value)}::jsonb`

export const addPresentation = (db: Db, presentation: Presentation) =>
  db.insertInto('wallet_presentation').values({
    id: presentation.id,
    visit_id: presentation.person.visit,
    version: 1,
    expires_at: presentation.expires,
    content: json(presentation),
  })

export const presentationOf = (db: Db, id: string, now: Date) =>
  db.selectFrom('wallet_presentation').where('id', '=', id).where('expires_at', '>', now).select(['version', 'content'])

export const changePresentation = (db: Db, presentation: Presentation, version: number) =>
  db
    .updateTable('wallet_presentation')
    .set({ version: version + 1, content: json(presentation) })
    .where('id', '=', presentation.id)
    .where('version', '=', version)

export const deletePresentationsOf = (db: Db, visit: string) =>
  db.deleteFrom('wallet_presentation').where('visit_id', '=', visit)

export const deleteExpiredPresentations = (db: Db, now: Date) =>
  db.deleteFrom('wallet_presentation').where('expires_at', '<=', now)

const then = new Date(0)
const presentation: Presentation = {
  id: '',
  person: { visit: '', subject: '', name: '', role: 'doctor' },
  country: '',
  askedAt: then,
  answerBy: then,
  expires: then,
  asked: [],
  step: { kind: 'deciding' },
}

/** All of them, for the partition gate. */
export const healthCredentialCatalogue: readonly CataloguedQuery<HealthCredentialTables>[] = [
  { name: 'addPresentation', build: (db) => addPresentation(db, presentation) },
  { name: 'presentationOf', build: (db) => presentationOf(db, '', then) },
  { name: 'changePresentation', build: (db) => changePresentation(db, presentation, 1) },
  {
    name: 'deletePresentationsOf',
    fanOut: 'a visit ends once, and a wallet knows none',
    build: (db) => deletePresentationsOf(db, ''),
  },
  {
    name: 'deleteExpiredPresentations',
    fanOut: 'the sweep is over all visits',
    build: (db) => deleteExpiredPresentations(db, then),
  },
]
