import type { JWK } from 'jose'

/** What a client is registered for; each is a token service, or a flow of one. */
export const clientUses = {
  /** Health personnel at HelseID: the code flow with PAR, PKCE and DPoP. */
  professional: ['authorization_code', 'refresh_token'],
  /** A machine at HelseID. */
  system: ['client_credentials'],
  /** An API at HelseID, which exchanges the tokens it is called with for tokens of the APIs it calls (RFC 8693). */
  api: ['urn:ietf:params:oauth:grant-type:token-exchange'],
  /** A citizen at ID-porten: the code flow with PAR, PKCE and DPoP. */
  citizen: ['authorization_code', 'refresh_token'],
  /** A machine at Maskinporten. */
  maskinporten: ['urn:ietf:params:oauth:grant-type:jwt-bearer'],
} as const

/** One of them. */
export type ClientUse = keyof typeof clientUses

/**
 * A vendor's client in the box, as the real self services register it: never with a secret, always with public keys.
 *
 * @see https://github.com/NorskHelsenett/HelseID.Samples
 */
export type BoxClient = {
  readonly id: string
  readonly name: string
  readonly uses: readonly ClientUse[]
  /**
   * - `single-tenant`: it acts for `orgNumber` alone
   * - `multi-tenant`: each call says for whom, and `orgNumber` is the supplier's (delegated access)
   */
  readonly tenancy: 'single-tenant' | 'multi-tenant'
  readonly orgNumber: string
  readonly scopes: readonly string[]
  readonly redirectUris: readonly string[]
  readonly keys: readonly JWK[]
  readonly registered: Date
}

/** The clients of a box. */
export type BoxClients = {
  readonly find: (id: string) => Promise<BoxClient | undefined>
  /** Newest first. */
  readonly list: (most: number) => Promise<readonly BoxClient[]>
  readonly add: (client: BoxClient) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** So that nobody fills the store. */
  readonly removeBefore: (moment: Date) => Promise<void>
}
