import type { Compilable, Kysely } from 'kysely'

/**
 * One query of a store, with example values. A store lists all it sends, so that the partition gate can ask the database
 * which servers each would visit.
 */
export type CataloguedQuery<Tables> = {
  readonly name: string
  /** Why it has to visit every server; absent when one row's distribution column leads it to one. */
  readonly fanOut?: string
  build(db: Kysely<Tables>): Compilable
}
