import { Problem } from '../../kernel/problem.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { VerifiedAssertions } from '../../standards/myhealth-eu/assertion-claims.ts'
import type { Asker } from '../country-of-affiliation/index.ts'
import { readAccessToken, thumbprint } from './access-token.ts'
import { addressOf, digestOf, requestIdOf } from './asked.ts'
import type { RegisteredClient } from './clients.ts'
import { type HealthDataNeeds, trustIn } from './needs.ts'
import { holds, type NeededScope } from './scopes.ts'
import { readStatedClaims } from './stated-claims.ts'

/**
 * Who asks, by the access token of the request: ours, for us, not expired, bound to this connection if to any, of a client
 * that is still registered, with claims that still hold, and for this.
 *
 * @throws Problem `forbidden`: `token-missing`, `token-invalid`, `scope-insufficient`
 */
export async function authorise(needs: HealthDataNeeds, request: WebRequest, needed: NeededScope): Promise<Asker> {
  const token = await readAccessToken(needs, bearerOf(request), needs.now())
  const client = (await needs.clients.find(token.clientId)) ?? invalid()
  requireCertificate(needs, request, client, token.certificate)
  const assertions = stillStated(needs, client, token.extensions)
  if (!holds(token.scope, needed)) {
    throw new Problem('forbidden', 'scope-insufficient', 'The access token is not for this')
  }
  return {
    assertions,
    peer: { country: client.country, commonName: client.commonName, address: addressOf(request) },
    requestId: requestIdOf(request),
    digest: digestOf(request),
    via: 'fhir',
  }
}

/** RFC 6750, section 2.1: only in the header, so that it stands in no address. */
function bearerOf({ headers: { authorization = '' } }: WebRequest): string {
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? []
  if (token !== undefined && token.length <= longest) return token
  if (/^Bearer\b/i.test(authorization)) return invalid()
  throw new Problem('forbidden', 'token-missing', 'An access token is needed')
}

/** Characters. */
const longest = 16_384

/** The one the token was got with, and still one of the client's country. */
function requireCertificate(
  { certificateOf, peerOf }: HealthDataNeeds,
  request: WebRequest,
  { country }: RegisteredClient,
  bound: string | undefined,
): void {
  if (!certificateOf && bound === undefined) return
  const certificate = certificateOf?.(request)
  const peer = certificate && thumbprint(certificate) === bound ? peerOf(certificate) : { fault: 'another' }
  if ('fault' in peer || peer.country !== country) invalid()
}

function stillStated(needs: HealthDataNeeds, client: RegisteredClient, extensions: unknown): VerifiedAssertions {
  try {
    return readStatedClaims(extensions, trustIn(needs, client))
  } catch (cause) {
    if (cause instanceof Problem && cause.kind === 'forbidden') return invalid(cause)
    throw cause
  }
}

function invalid(cause?: unknown): never {
  throw new Problem('forbidden', 'token-invalid', 'The access token is not one that is taken', {}, { cause })
}
