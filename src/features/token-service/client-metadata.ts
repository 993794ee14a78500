import type { AdapterPayload } from 'oidc-provider'
import { type BoxClient, type ClientUse, clientUses } from './box-client.ts'
import { signingAlgorithm } from './signing-key.ts'

/**
 * A client as an issuer wants it, for those of its uses that are this issuer's: with keys and never a secret, pushed
 * requests, and tokens bound to a key.
 *
 * @returns undefined where it has none of the uses
 * @see RFC 7591, section 2; RFC 9126, section 6; RFC 9449, section 5.2
 */
export function metadataOf(client: BoxClient, ofIssuer: readonly ClientUse[]): AdapterPayload | undefined {
  const uses = client.uses.filter((use) => ofIssuer.includes(use))
  if (uses.length === 0) return undefined
  const grants = [...new Set(uses.flatMap((use) => clientUses[use]))]
  const people = grants.some((grant) => grant === 'authorization_code')
  return {
    client_id: client.id,
    client_name: client.name,
    grant_types: grants,
    redirect_uris: people ? [...client.redirectUris] : [],
    response_types: people ? ['code'] : [],
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: client.keys.map((key) => ({ ...key })) },
    dpop_bound_access_tokens: true,
    require_pushed_authorization_requests: people,
    id_token_signed_response_alg: signingAlgorithm,
  }
}
