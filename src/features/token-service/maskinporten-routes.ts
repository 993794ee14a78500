import { Problem } from '../../kernel/problem.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { provenKey, signatureAlgorithms } from '../identity/index.ts'
import type { IssuerNeeds } from './issuer-needs.ts'
import { grantToken, jwtBearer, type Refused } from './maskinporten.ts'
import { unkeptJson } from './unkept-json.ts'

/** Where the Maskinporten-shaped issuer is mounted. */
export const maskinportenPath = '/maskinporten'

/** Below the issuer, as Maskinporten has it, and where an issuer with a path is looked for (RFC 8414, section 3.1). */
const metadataPaths = [
  `${maskinportenPath}/.well-known/oauth-authorization-server`,
  `/.well-known/oauth-authorization-server${maskinportenPath}`,
] as const

/** The Maskinporten-shaped issuer: metadata (RFC 8414), keys and tokens. */
export function maskinportenRoutes(needs: IssuerNeeds): readonly HttpRoute[] {
  const { issuer, signingKeys, apis } = needs
  return [
    ...metadataPaths.map((path, nth) =>
      get({
        id: nth === 0 ? 'maskinporten-metadata' : 'maskinporten-metadata-by-host',
        path,
        releases: 'public',
        answer: () =>
          unkeptJson(200, {
            issuer,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwk`,
            response_types_supported: [],
            token_endpoint_auth_methods_supported: ['private_key_jwt'],
            token_endpoint_auth_signing_alg_values_supported: [...signatureAlgorithms],
            grant_types_supported: [jwtBearer],
            scopes_supported: apis.flatMap(({ scopes }) => scopes),
            dpop_signing_alg_values_supported: [...signatureAlgorithms],
          }),
      }),
    ),
    get({
      id: 'maskinporten-keys',
      path: `${maskinportenPath}/jwk`,
      releases: 'public',
      answer: () => unkeptJson(200, { keys: signingKeys.published() }),
    }),
    post({
      id: 'maskinporten-token',
      path: `${maskinportenPath}/token`,
      releases: 'nothing',
      calledBySystems: true,
      answer: (request) => tokenAnswer(needs, request),
    }),
  ]
}

async function tokenAnswer(needs: IssuerNeeds, request: WebRequest): Promise<Answer> {
  const key = await keyOf(needs, request)
  const answer = typeof key === 'object' ? key : await grantToken(needs, request.form, key)
  return unkeptJson('error' in answer ? (answer.error === 'invalid_client' ? 401 : 400) : 200, answer)
}

/** The key that the token is to be bound to; none where there is no proof. */
async function keyOf(
  { issuer, now, once }: IssuerNeeds,
  { headers }: WebRequest,
): Promise<string | Refused | undefined> {
  if (headers.dpop === undefined) return undefined
  try {
    return await provenKey({ proof: headers.dpop, method: 'POST', url: `${issuer}/token` }, now(), once)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return { error: 'invalid_dpop_proof', error_description: problem.message }
  }
}
