import type { NationalService, Operation } from '../national-services/index.ts'
import { aboutPerson, type FilledIn, type Received, requestOf, type SentRequest } from '../vendor-portal/index.ts'
import type { Change } from './endpoint-rules.ts'
import { brokenSignature, type Prover } from './prover.ts'

/** What a token is to be like, right or wrong. */
export type TokenWish = {
  readonly caller: FilledIn['as']
  readonly audience: string
  readonly scopes: readonly string[]
  /** RFC 7638: of the key that the token is bound to. */
  readonly thumbprint: string
  /** Of the attest; without one there is none. */
  readonly patient?: string
  /** Of the attest, seconds since 1970. */
  readonly toa?: number
  readonly hpr?: string
  /** For whom the client acts, where the address says an organisation. */
  readonly orgNumber?: string
  /** Whom a citizen is. */
  readonly pid?: string
  readonly wrong?: 'signature' | 'issuer' | 'expired'
}

/** What calls to an endpoint are made with. */
export type CallingNeeds = {
  readonly service: NationalService
  /** Where the paths of the contract begin. */
  readonly base: string
  /** Somebody else than the person that is asked about. */
  readonly other: string
  readonly tokens: (wish: TokenWish) => Promise<string>
  readonly provers: { readonly ours: Prover; readonly others: Prover }
  /** Undefined where there was no answer. */
  readonly send: (request: SentRequest) => Promise<Received | undefined>
  readonly now: () => Date
  readonly newId: () => string
}

/** A call as it went and what came. */
export type Made = {
  readonly operation: Operation
  readonly at: Date
  readonly token: string
  readonly received: Received | undefined
}

/** Makes one call to the endpoint, right but for what is changed. */
export async function makeCall(
  needs: CallingNeeds,
  operation: Operation,
  filled: FilledIn,
  change: Change = {},
): Promise<Made> {
  const { service, send, now } = needs
  const wanted = change.person ? withPerson(filled, change.person(filled.person)) : filled
  const about = aboutPerson(operation, wanted)
  const form = change.filled?.(about) ?? about
  const url = urlOf(needs.base, operation, form.path)
  const token = await tokenOf(needs, operation, wanted, change)
  const dpop = await proofOf(needs, { token, method: operation.method, url }, change.proof)
  const scheme = change.token === 'bearer' ? 'Bearer' : 'DPoP'
  const credentials = { authorization: `${scheme} ${token}`, dpop: dpop ?? '' }
  const right = withoutEmpty(requestOf(url, service, operation, form, credentials), change)
  const request = change.sent?.(right) ?? right
  if (change.proof === 'replayed') await send(request)
  return { operation, at: now(), token, received: await send(request) }
}

/** Also in a body that was filled in from an earlier answer. */
function withPerson(filled: FilledIn, person: string): FilledIn {
  const { body, person: before } = filled
  return { ...filled, person, ...(body === undefined ? {} : { body: body.replaceAll(before, person) }) }
}

/** A header that is to be missing is not sent at all. */
function withoutEmpty(request: SentRequest, { token }: Change): SentRequest {
  const left = Object.entries(request.headers).filter(
    ([name, value]) => value !== '' && !(token === 'none' && /^(authorization|dpop)$/.test(name)),
  )
  const kept = token === 'bearer' ? left.filter(([name]) => name !== 'dpop') : left
  return { ...request, headers: Object.fromEntries(kept) }
}

function urlOf(base: string, { path }: Operation, given: FilledIn['path']): string {
  const filled = path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(given[name] || 'x'))
  return `${base.replace(/\/$/, '')}${filled}`
}

const kinds = ['system', 'citizen', 'professional'] as const

const wrongs = { 'broken-signature': 'signature', 'other-issuer': 'issuer', expired: 'expired' } as const

async function tokenOf(
  { service, provers, tokens, other, now }: CallingNeeds,
  { scopes, callers, person }: Operation,
  { as, hpr, person: number, path: { orgNumber } }: FilledIn,
  { token: change, attest }: Change,
): Promise<string> {
  const wrong = change !== undefined && change in wrongs ? wrongs[change as keyof typeof wrongs] : undefined
  const caller = change === 'other-caller' ? (kinds.find((kind) => !callers.includes(kind)) ?? as) : as
  const patient = attest === 'other-patient' ? other : number
  const attested = caller === 'professional' && person.in !== 'none' && attest !== 'none' && patient !== ''
  return tokens({
    caller,
    audience: change === 'other-audience' ? 'knutepunkt:another' : service.audience,
    scopes: change === 'no-scope' ? ['openid'] : scopes.slice(-1),
    thumbprint: provers.ours.thumbprint,
    ...(attested ? { patient } : {}),
    ...(attest === 'hour-old' ? { toa: Math.floor(now().getTime() / 1000) - 61 * 60 } : {}),
    ...(hpr ? { hpr } : {}),
    ...(orgNumber ? { orgNumber } : {}),
    ...(caller === 'citizen' ? { pid: number === '' ? other : number } : {}),
    ...(wrong ? { wrong } : {}),
  })
}

type Target = { readonly token: string; readonly method: string; readonly url: string }

async function proofOf(
  { provers, now, newId }: CallingNeeds,
  target: Target,
  change: Change['proof'],
): Promise<string | undefined> {
  if (change === 'none') return undefined
  const { prove } = change === 'other-key' ? provers.others : provers.ours
  const proof = await prove({
    token: change === 'other-token' ? `${target.token}x` : target.token,
    method: change === 'other-method' ? (target.method === 'GET' ? 'POST' : 'GET') : target.method,
    url: change === 'other-address' ? `${target.url}/x` : target.url,
    jti: newId(),
    at: change === 'old' ? new Date(now().getTime() - 600_000) : now(),
  })
  return change === 'broken' ? brokenSignature(proof) : proof
}
