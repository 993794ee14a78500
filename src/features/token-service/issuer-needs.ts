import type { Once } from '../identity/index.ts'
import type { Api } from './api.ts'
import type { BoxClients } from './box-client.ts'
import type { SigningKeys } from './signing-keys.ts'

/** What issuing tokens to registered clients takes. */
export type IssuerNeeds = {
  /** `iss` of its tokens, and the address below which it stands. */
  readonly issuer: string
  readonly signingKeys: Pick<SigningKeys, 'current' | 'published' | 'verify'>
  readonly clients: Pick<BoxClients, 'find'>
  readonly apis: readonly Api[]
  readonly once: Once
  readonly now: () => Date
  readonly newId: () => string
}
