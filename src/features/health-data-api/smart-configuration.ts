import { issuerAt, tokenEndpointAt } from './addresses.ts'
import { offeredScopes } from './scopes.ts'
import { signatureAlgorithms } from './signature-algorithms.ts'

/**
 * How to get a token, for both discovery documents: SMART App Launch 2.2 (conformance) and RFC 8414, which IUA's ITI-103
 * asks for.
 *
 * @param bound whether tokens are bound to the certificate of the connection (RFC 8705)
 */
export function smartConfiguration(origin: string, bound: boolean): object {
  return {
    issuer: issuerAt(origin),
    token_endpoint: tokenEndpointAt(origin),
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: Object.keys(signatureAlgorithms),
    scopes_supported: offeredScopes,
    response_types_supported: [],
    code_challenge_methods_supported: ['S256'],
    tls_client_certificate_bound_access_tokens: bound,
    capabilities: ['client-confidential-asymmetric', 'permission-v2'],
  }
}
