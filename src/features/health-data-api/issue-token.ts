import { Problem } from '../../kernel/problem.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { signAccessToken, thumbprint } from './access-token.ts'
import { tokenEndpointAt } from './addresses.ts'
import { addressOf, requestIdOf } from './asked.ts'
import { type AuthenticatedClient, authenticateClient } from './client-assertion.ts'
import type { RegisteredClient } from './clients.ts'
import { type HealthDataNeeds, trustIn } from './needs.ts'
import { codeOf, type EarlyRefusal } from './refusal-events.ts'
import { refuseClient } from './refuse-client.ts'
import { grantedOf } from './scopes.ts'
import { readStatedClaims } from './stated-claims.ts'

/** As RFC 6749, section 5.1, answers it. */
export type IssuedToken = {
  readonly access_token: string
  readonly token_type: 'Bearer'
  readonly expires_in: number
  readonly scope: string
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * An access token for a client that shows who it is (SMART Backend Services; IUA ITI-71, client credentials), on what it
 * states of its professional and patient. A refusal is recorded before it is told.
 *
 * @throws Problem `unsupported` (`grant-type`), `invalid` (`token-request`, `token-scope`), `forbidden` as
 *   `authenticateClient` and `readStatedClaims`, `unavailable` when the use cannot be noted
 */
export async function issueToken(
  needs: HealthDataNeeds,
  refused: (refusal: EarlyRefusal) => Promise<void>,
  request: WebRequest,
): Promise<IssuedToken> {
  let client: RegisteredClient | undefined
  try {
    const asked = readRequest(request.form)
    const audience = tokenEndpointAt(needs.origin)
    const known = { clients: needs.clients, audience, now: needs.now() }
    const authenticated = await authenticateClient(asked.assertion, known)
    client = authenticated.client
    if (asked.clientId !== undefined && asked.clientId !== client.clientId) refuseClient('client-unknown')
    return await granted(needs, request, authenticated, asked.scope)
  } catch (error) {
    const requestId = requestIdOf(request)
    await refused({ code: codeOf(error), address: addressOf(request), requestId, ...(client ? { client } : {}) })
    throw error
  }
}

async function granted(
  needs: HealthDataNeeds,
  request: WebRequest,
  authenticated: AuthenticatedClient,
  requested: string,
): Promise<IssuedToken> {
  const { client, extensions } = authenticated
  const now = needs.now()
  const certificate = certificateOf(needs, request, client.country)
  const claims = readStatedClaims(extensions, trustIn(needs, client))
  await requireOnce(needs, authenticated, claims.ids)
  const scope = grantedOf(requested)
  if (scope === '') throw new Problem('invalid', 'token-scope', 'Nothing that is asked for can be granted')
  const until = new Date(Math.min(...claims.ids.map(({ notOnOrAfter }) => notOnOrAfter.getTime())))
  const token = { clientId: client.clientId, scope, extensions, ...certificate }
  const { signed, expiresIn } = signAccessToken(needs, token, now, until)
  if (expiresIn <= 0) throw new Problem('forbidden', 'assertion-expired', 'An assertion has expired')
  return { access_token: await signed, token_type: 'Bearer', expires_in: expiresIn, scope }
}

function readRequest(form: URLSearchParams) {
  const once = (name: string) => {
    const [value, another] = form.getAll(name)
    if (another !== undefined) throw new Problem('invalid', 'token-request', 'A parameter stands twice')
    return value
  }
  if (once('grant_type') !== 'client_credentials') {
    throw new Problem('unsupported', 'grant-type', 'Only client credentials are taken')
  }
  const assertion = once('client_assertion')
  if (assertion === undefined || once('client_assertion_type') !== assertionType) {
    return refuseClient('client-assertion-missing')
  }
  return { assertion, clientId: once('client_id'), scope: once('scope') ?? '' }
}

/** Where connections have certificates, the token is bound to the client's, which must be one of its country. */
function certificateOf(
  needs: HealthDataNeeds,
  request: WebRequest,
  country: string,
): { readonly certificate?: string } {
  if (!needs.certificateOf) return {}
  const certificate = needs.certificateOf(request) ?? refuseClient('client-certificate')
  const peer = needs.peerOf(certificate)
  if ('fault' in peer || peer.country !== country) return refuseClient('client-certificate')
  return { certificate: thumbprint(certificate) }
}

async function requireOnce(
  { replays }: HealthDataNeeds,
  { client, jti, until }: AuthenticatedClient,
  assertions: Parameters<HealthDataNeeds['replays']['note']>[0]['assertions'],
): Promise<void> {
  const messageId = `jti ${JSON.stringify([client.clientId, jti])}`
  const outcome = await replays.note({ country: client.country, messageId, assertions, until })
  if (outcome === 'message-replayed') refuseClient('client-assertion-replayed')
  if (outcome === 'assertion-id-reused') {
    throw new Problem('forbidden', outcome, 'The message, or an assertion in it, was used before')
  }
}
