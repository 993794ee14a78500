import { Problem } from '../../../kernel/problem.ts'
import type { Answer } from '../../../protocols/web/answer.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type HttpRoute, post } from '../../../protocols/web/route.ts'
import { helseIdClaims } from '../../../standards/helseid/access-token.ts'
import type { Api } from '../api.ts'
import type { BoxClients } from '../box-client.ts'
import { citizenClaims } from '../citizen-claims.ts'
import { keyOfNobody, signedToken } from '../signing-key.ts'
import type { SigningKeys } from '../signing-keys.ts'
import type { Professional } from '../professional.ts'
import { attestPart, type Place } from './attest-part.ts'
import { clientPart, withDefaults } from './client-part.ts'
import { type ProofKey, proofKeyOf, proofPart } from './proof-part.ts'
import { professionalOf, type UserNeeds, userPart } from './user-part.ts'
import { nobodys, type Parameters, readWish } from './wish.ts'
import { unkeptJson } from '../unkept-json.ts'

/** Where the test-token service is mounted. */
const testTokenPath = '/testtoken'

/** What the test-token service needs. */
export type TestTokenNeeds = UserNeeds & {
  readonly issuers: { readonly helseId: string; readonly idPorten: string }
  readonly signingKeys: Pick<SigningKeys, 'current'>
  readonly clients: Pick<BoxClients, 'find'>
  readonly apis: readonly Api[]
}

/** Bytes; a key and some names. */
const mostBytes = 32 * 1024

/** Seconds that a token lives where the request says nothing. */
const usualSeconds = 600

/** Seconds that a token can be asked to live: longer than any other of the box. */
export const longestSeconds = 24 * 3600

/** At both addresses that HelseID's service is described with. */
const paths = ['v2/create-test-token-with-key', 'create-test-token'] as const

/** The newer of them, which its documentation tells of. */
export const testTokenAddress = `${testTokenPath}/${paths[0]}`

/**
 * A service shaped like HelseID's test-token service: any token at once, right or wrong, for those who test an API or want to
 * call one without a sign-in. The key of `X-Auth-Key` is the id of a registered client, since nothing is secret here.
 *
 * @see https://utviklerportal.nhn.no/informasjonstjenester/helseid/tilgang-til-helseid/test-token-tjenesten/docs/test-token-tjenesten_enmd
 */
export function testTokenRoutes(needs: TestTokenNeeds): readonly HttpRoute[] {
  return paths.map((path) =>
    post({
      id: `test-token-${path.replace('/', '-')}`,
      path: `${testTokenPath}/${path}`,
      releases: 'nothing',
      calledBySystems: true,
      body: { kind: 'bytes', maxBytes: mostBytes },
      answer: (request) => answerTo(needs, request),
    }),
  )
}

async function answerTo(needs: TestTokenNeeds, request: WebRequest): Promise<Answer> {
  try {
    return unkeptJson(200, { isError: false, successResponse: await testToken(needs, request) })
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const { at } = problem.place
    const errorMessage = `${problem.message}${at === undefined ? '' : ` (${at})`}`
    return unkeptJson(problem.code === 'test-token-key' ? 401 : 400, { isError: true, errorResponse: { errorMessage } })
  }
}

async function testToken(needs: TestTokenNeeds, { headers, bytes }: WebRequest) {
  const client = await needs.clients.find(headers['x-auth-key'] ?? '')
  if (!client) throw new Problem('forbidden', 'test-token-key', 'X-Auth-Key must be the id of a registered client')
  const wish = readWish(bytes)
  const audience = wish.text('audience')
  if (audience === undefined) {
    throw new Problem('invalid', 'test-token-malformed', 'An audience must always be said', { at: 'audience' })
  }
  const seconds = Math.floor(needs.now().getTime() / 1000)
  const proof = await proofKeyOf(wish)
  const who = citizenOf(needs, wish) ?? userOf(needs, wish)
  const accessTokenJwt = await signed(needs, wish, {
    iss: needs.issuers.helseId,
    jti: needs.newId(),
    ...(await clientPart(wish, client, needs.apis)),
    ...who,
    ...lifeOf(wish, seconds),
    aud: wish.flag('setInvalidAudience') ? `${audience}:invalid` : audience,
    ...(wish.flag('setInvalidIssuer') ? { iss: 'https://issuer.invalid' } : {}),
    ...(proof ? { cnf: { jkt: proof.jkt } } : {}),
  })
  const dPoPProof = proof && (await proofOf(needs, wish, proof, accessTokenJwt, seconds))
  return { accessTokenJwt, ...(dPoPProof === undefined ? {} : { dPoPProof }) }
}

function proofOf({ newId }: TestTokenNeeds, wish: Parameters, key: ProofKey, token: string, seconds: number) {
  return proofPart(wish, key, token, { seconds, newId })
}

/** `citizenPid` is a member of our own: a token as ID-porten gives it. */
function citizenOf({ issuers, pseudonymOf, now }: TestTokenNeeds, wish: Parameters) {
  const pid = wish.text('citizenPid')
  return pid === undefined ? undefined : { iss: issuers.idPorten, ...citizenClaims(nobodys(pid, now()), pseudonymOf) }
}

function userOf(needs: TestTokenNeeds, wish: Parameters) {
  // `machineToken` is a member of our own: the client alone, as by client credentials.
  if (wish.flag('machineToken')) return {}
  const professional = professionalOf(needs, wish)
  const user = userPart(needs, wish, professional)
  const pid = wish.within('userClaimsParameters').text('pid') ?? professional?.pid ?? ''
  const at = placeOf(wish, professional)
  const { newId, now } = needs
  const attest = attestPart(wish, { professional, at, pid, newId, now: now() })
  return {
    ...(professional && withDefaults(wish, 'Client') ? placeClaims(at) : {}),
    ...(attest ? { authorization_details: attest } : {}),
    ...user,
  }
}

/** Where the request says that the user works, else where they do. */
function placeOf(wish: Parameters, professional: Professional | undefined): Place {
  const { text } = wish.within('clientClaimsParameters')
  const { orgNumber = '', legalEntity = orgNumber } = professional ?? {}
  const said = text('orgnrParent')
  return { parent: said ?? legalEntity, child: text('orgnrChild') ?? said ?? orgNumber }
}

function placeClaims({ parent, child }: Place) {
  return { [helseIdClaims.orgnrParent]: parent, ...(child === parent ? {} : { [helseIdClaims.orgnrChild]: child }) }
}

function lifeOf(wish: Parameters, at: number) {
  const { number, flag } = wish.within('expirationParameters')
  const asked = number('expirationTimeInSeconds') ?? (number('expirationTimeInDays') ?? 0) * 86_400
  const lives = Math.min(asked > 0 ? asked : usualSeconds, longestSeconds)
  // Out of every skew that a receiver allows.
  const begins = flag('setExpirationTimeAsExpired') ? at - lives - 600 : at
  return { iat: begins, nbf: begins, exp: begins + lives }
}

async function signed(
  { signingKeys }: TestTokenNeeds,
  wish: Parameters,
  claims: Record<string, unknown>,
): Promise<string> {
  const typ = wish.within('headerParameters').text('typ') ?? 'at+jwt'
  const key = wish.flag('signJwtWithInvalidSigningKey')
    ? { ...signingKeys.current(), privateKey: (await keyOfNobody()).privateKey }
    : signingKeys.current()
  return signedToken(key, claims, typ)
}
