import type { Database } from '../../platform/sql/database.ts'
import { type InstanceIdentifier, toCx } from '../../standards/myhealth-eu/instance-identifier.ts'
import * as query from './queries.sql.ts'
import type { RegisteredPerson } from './registered-person.ts'
import type { AffiliationStore } from './store.ts'
import { unaltered, withHash } from './stored-document.ts'

/**
 * People and documents in PostgreSQL. Person and identifiers lie on different servers, so an identifier is only a hint:
 * whom it leads to is asked whether it is theirs, and identifiers are written first.
 */
export function sqlAffiliationStore(database: Database): AffiliationStore {
  const db = database.tables<query.AffiliationTables>()
  return {
    async register(person) {
      for (const identifier of person.traits.identifiers) {
        await query.putIdentifier(db, toCx(identifier), person.key).execute()
      }
      await query.putPerson(db, person).execute()
    },
    async carrying(identifier) {
      const hints = await query.personsWith(db, toCx(identifier)).execute()
      const found = await Promise.all(hints.map(({ person }) => query.personOf(db, person).executeTakeFirst()))
      return found.filter((person): person is RegisteredPerson => person !== undefined && carries(person, identifier))
    },
    async keep(document) {
      await query.putDocument(db, withHash(document)).execute()
    },
    async documentsOf(person) {
      return (await query.entriesOf(db, person).execute()).map(withFormat)
    },
    async document(person, uniqueId) {
      const found = await query.documentOf(db, person, uniqueId).executeTakeFirst()
      return found && unaltered(withFormat(found))
    },
    async submitted(submission) {
      return (await query.submittedBytes(db, submission).executeTakeFirst())?.bytes
    },
    async receive(submission) {
      const { numInsertedOrUpdatedRows } = await query.addSubmission(db, submission).executeTakeFirst()
      if (numInsertedOrUpdatedRows === 1n) return 'kept'
      const kept = await query.submittedBytes(db, submission).executeTakeFirstOrThrow()
      return Buffer.compare(kept.bytes, submission.bytes) === 0 ? 'known' : 'different'
    },
  }
}

/** A format that is not told is the first of the class. */
function withFormat<Row extends { readonly formatCode: string | null }>({ formatCode, ...row }: Row) {
  return { ...row, ...(formatCode === null ? {} : { formatCode }) }
}

function carries({ traits }: RegisteredPerson, { root, extension }: InstanceIdentifier): boolean {
  return traits.identifiers.some((own) => own.root === root && own.extension === extension)
}
