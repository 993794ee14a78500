import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import { signatureAlgorithms } from './signature-algorithms.ts'

/** A key that a client signs with, and the one algorithm it is for. */
export type ClientKey = { readonly kid: string; readonly alg: string; readonly key: KeyObject }

/** A system of another country that may ask. An operator registers it, after asking the country by other means. */
export type RegisteredClient = {
  readonly clientId: string
  /** ISO 3166-1, two letters: the only country it may speak for. */
  readonly country: string
  /** As audit records name it. */
  readonly commonName: string
  readonly keys: readonly ClientKey[]
}

/** Who may ask. */
export type Clients = { readonly find: (clientId: string) => Promise<RegisteredClient | undefined> }

/** A client as an operator writes it down; `jwks` is its public keys (RFC 7517), each with `kid` and `alg`. */
export type ClientRegistration = Omit<RegisteredClient, 'keys'> & {
  readonly jwks: { readonly keys: readonly (JsonWebKey & { readonly kid?: string; readonly alg?: string })[] }
}

/**
 * Clients of a list.
 *
 * @throws Problem `invalid` (`client-key`) for a key that is private, too weak, without `kid` or for no algorithm of ours;
 *   (`client-twice`) for two of one id: one would speak in the other's place
 */
export function registeredClients(registrations: readonly ClientRegistration[]): Clients {
  const byId = new Map(
    registrations.map(({ jwks, ...client }) => [client.clientId, { ...client, keys: jwks.keys.map(keyOf) }] as const),
  )
  if (byId.size < registrations.length) throw new Problem('invalid', 'client-twice', 'Two clients have the same id')
  return { find: async (clientId) => byId.get(clientId) }
}

function keyOf({ kid, alg, ...jwk }: ClientRegistration['jwks']['keys'][number]): ClientKey {
  const fits = alg === undefined ? undefined : signatureAlgorithms[alg]
  if (kid === undefined || alg === undefined || !fits || 'd' in jwk || 'k' in jwk) throw unfit()
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    if (fits(key)) return { kid, alg, key }
  } catch (cause) {
    throw unfit(cause)
  }
  throw unfit()
}

function unfit(cause?: unknown): Problem {
  return new Problem('invalid', 'client-key', 'A registered key of a client cannot be used', {}, { cause })
}
