import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { PersonKey } from './person-key.ts'
import { genesis, type RecordRow } from './record.ts'
import type { SealRow } from './seal.ts'

/** See `0001-access-log.sql`. */
export type AccessLogTables = {
  access_chain: { person_key: PersonKey; length: number; head: string; sealed_length: number }
  access_record: { person_key: PersonKey; sequence: number; hash: string; content: string }
  access_sealed_head: { person_key: PersonKey; seal_number: number; length: number; head: string }
  access_seal: { number: number; content: string; signature: string }
}

type Db = Kysely<AccessLogTables>

/** Makes a person's chain known; without effect when it is. */
export const beginChain = (db: Db, person: PersonKey) =>
  db
    .insertInto('access_chain')
    .values({ person_key: person, length: 0, head: genesis, sealed_length: 0 })
    .onConflict((conflict) => conflict.doNothing())

/** The end of a chain, which nobody else may move until the transaction is over. */
export const lockChain = (db: Db, person: PersonKey) =>
  db
    .selectFrom('access_chain')
    .select(['person_key as person', 'length', 'head'])
    .where('person_key', '=', person)
    .forUpdate()

/** Adds the record and moves the end of the chain, in one statement. */
export const extendChain = (db: Db, { person, sequence, hash, content }: RecordRow) =>
  db
    .with('added', (cte) =>
      cte.insertInto('access_record').values({ person_key: person, sequence, hash, content }).returning('sequence'),
    )
    .updateTable('access_chain')
    .set({ length: sequence, head: hash })
    .where('person_key', '=', person)

export const recordsAfter = (db: Db, person: PersonKey, after: number, limit: number) =>
  db
    .selectFrom('access_record')
    .select(['person_key as person', 'sequence', 'hash', 'content'])
    .where('person_key', '=', person)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)

export const headsAfter = (db: Db, after: PersonKey | '', limit: number) =>
  db
    .selectFrom('access_chain')
    .select(['person_key as person', 'length', 'head', 'sealed_length as sealedLength'])
    .where('person_key', '>', after as PersonKey) // '' is before every key
    .where('length', '>', 0)
    .orderBy('person_key')
    .limit(limit)

/** Notes where the moved chains end now, as what a seal is put on. */
export const noteMovedHeads = (db: Db, sealNumber: number, limit: number) =>
  db
    .insertInto('access_sealed_head')
    .columns(['person_key', 'seal_number', 'length', 'head'])
    .expression((query) =>
      query
        .selectFrom('access_chain')
        .select(['person_key', sql<number>`${sealNumber}::bigint`.as('seal_number'), 'length', 'head'])
        .whereRef('length', '>', 'sealed_length')
        .orderBy('person_key')
        .limit(limit),
    )
    .returning(['person_key as person', 'length', 'head'])

/** Each chain is joined with its own noted head: rows of the same person, on the same server. */
export const markSealed = (db: Db, sealNumber: number) =>
  db
    .updateTable('access_chain')
    .from('access_sealed_head')
    .set((column) => ({ sealed_length: column.ref('access_sealed_head.length') }))
    .whereRef('access_sealed_head.person_key', '=', 'access_chain.person_key')
    .where('access_sealed_head.seal_number', '=', sealNumber)

export const lastSeal = (db: Db) =>
  db.selectFrom('access_seal').select(['number', 'content', 'signature']).orderBy('number', 'desc').limit(1)

/** Adds no row when the number is taken: another process was first. */
export const addSeal = (db: Db, seal: SealRow) =>
  db
    .insertInto('access_seal')
    .values(seal)
    .onConflict((conflict) => conflict.doNothing())

export const sealsAfter = (db: Db, after: number, limit: number) =>
  db
    .selectFrom('access_seal')
    .select(['number', 'content', 'signature'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)

export const sealedHeadsAfter = (db: Db, sealNumber: number, after: PersonKey | '', limit: number) =>
  db
    .selectFrom('access_sealed_head')
    .select(['person_key as person', 'length', 'head'])
    .where('seal_number', '=', sealNumber)
    .where('person_key', '>', after as PersonKey) // '' is before every key
    .orderBy('person_key')
    .limit(limit)

export const lastSealedHead = (db: Db, person: PersonKey) =>
  db
    .selectFrom('access_sealed_head')
    .select('length')
    .where('person_key', '=', person)
    .orderBy('seal_number', 'desc')
    .limit(1)

const anyone = genesis as PersonKey // of the right form, nobody's
const row: RecordRow = { person: anyone, sequence: 1, hash: genesis, content: '{}' }
const everyone = 'a seal is over the chains of all people'

/** All of them, for the partition gate. */
export const accessLogCatalogue: readonly CataloguedQuery<AccessLogTables>[] = [
  { name: 'beginChain', build: (db) => beginChain(db, anyone) },
  { name: 'lockChain', build: (db) => lockChain(db, anyone) },
  { name: 'extendChain', build: (db) => extendChain(db, row) },
  { name: 'recordsAfter', build: (db) => recordsAfter(db, anyone, 0, 1) },
  { name: 'headsAfter', fanOut: 'verifies all chains', build: (db) => headsAfter(db, '', 1) },
  { name: 'noteMovedHeads', fanOut: everyone, build: (db) => noteMovedHeads(db, 1, 1) },
  { name: 'markSealed', fanOut: everyone, build: (db) => markSealed(db, 1) },
  { name: 'lastSeal', build: (db) => lastSeal(db) },
  { name: 'addSeal', build: (db) => addSeal(db, { number: 1, content: '{}', signature: '' }) },
  { name: 'sealsAfter', build: (db) => sealsAfter(db, 0, 1) },
  { name: 'lastSealedHead', build: (db) => lastSealedHead(db, anyone) },
  { name: 'sealedHeadsAfter', fanOut: everyone, build: (db) => sealedHeadsAfter(db, 1, '', 1) },
]
