import type { HelseIdToken } from '../../standards/helseid/access-token.ts'

/** Who calls, once token and proof are believed. */
export type Caller = {
  /** Which client of the token service. */
  readonly client: string
  readonly scopes: ReadonlySet<string>
} & (
  | { readonly kind: 'professional'; readonly token: HelseIdToken }
  /** A machine, for an organisation. */
  | { readonly kind: 'system'; readonly orgNumber: string }
  /** Somebody at their own data, or at those of whom they represent. */
  | { readonly kind: 'citizen'; readonly pid: string }
)
