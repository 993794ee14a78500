import type { JWK } from 'jose'
import { Problem } from '../../kernel/problem.ts'
import { openSealed, type Sealed, sealed, sealingKeyOf } from '../../platform/sealing/sealed.ts'
import type { Database } from '../../platform/sql/database.ts'
import type { KeyGeneration } from './key-generation.ts'
import type { SigningKeyStore } from './key-store.ts'
import * as query from './queries.sql.ts'

type Row = query.SigningKeyTables['signing_key']

/**
 * Keys in PostgreSQL, the private halves encrypted: whoever reads the database, or a copy of it, cannot sign.
 *
 * @param secret 32 bytes that all processes have, and the database does not
 */
export function sqlSigningKeys(database: Database, secret: Uint8Array): SigningKeyStore {
  const db = database.tables<query.SigningKeyTables>()
  const sealing = sealingKeyOf(secret, 'knutepunkt token-service signing keys')
  const opened = (row: Row): KeyGeneration => {
    const { generation, signs_from: signsFrom } = row
    // As `add` wrote them.
    const published = JSON.parse(row.published) as JWK
    if (row.sealed === null) return { generation, signsFrom, published }
    return {
      generation,
      signsFrom,
      published,
      privateKey: JSON.parse(openSealed(sealing, row.sealed, boundTo(row)) ?? doesNotOpen()),
    }
  }
  return {
    list: async (signer) => (await query.signingKeysOf(db, signer).execute()).map(opened),
    async add(signer, { generation, signsFrom, published, privateKey }) {
      const row = {
        ...{ signs_for: signer, generation, kid: published.kid ?? '', signs_from: signsFrom },
        published: JSON.stringify(published),
      }
      const private_half: Sealed = sealed(sealing, JSON.stringify(privateKey), boundTo(row))
      await query.addSigningKey(db, { ...row, sealed: private_half }).execute()
    },
    async silence(signer, generation) {
      await query.silenceSigningKey(db, signer, generation).execute()
    },
    async remove(signer, generation) {
      await query.removeSigningKey(db, signer, generation).execute()
    },
  }
}

/** What a private half stands beside: moved to another row, or to another time, it does not open. */
function boundTo({ signs_for, generation, kid, signs_from, published }: Omit<Row, 'sealed'>): string {
  return JSON.stringify([signs_for, generation, kid, signs_from.toISOString(), published])
}

/** No new key is made then: two processes with different folders of keys would replace each other's for ever. */
function doesNotOpen(): never {
  throw new Problem(
    'unavailable',
    'signing-key-sealed',
    'A signing key of the database does not open with this folder of keys. Put the right folder back, or empty the table signing_key.',
  )
}
