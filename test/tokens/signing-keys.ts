import { clientKeyOf, newClientKey } from '../../src/features/identity/index.ts'
import { memorySigningKeys, newSigningKey, openSigningKeys } from '../../src/features/token-service/index.ts'

const store = memorySigningKeys()
const now = () => new Date()

/** Keys of the issuers, made once for all token services of a test process. */
export function testSigningKeys() {
  return openSigningKeys({ store, newKey: newSigningKey, now })
}

/** A key of our own client, with its public half. */
export async function testClientKey() {
  return clientKeyOf(await newClientKey())
}
