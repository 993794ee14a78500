import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, EmbeddedJWK } from 'jose'
import { Problem } from '../../src/kernel/problem.ts'
import {
  type NationalService,
  type Operation,
  type Outcome,
  refusalOf,
} from '../../src/features/national-services/index.ts'
import type { Received, SentRequest } from '../../src/features/vendor-portal/index.ts'
import type { TokenWish } from '../../src/features/vendor-self-test/endpoint-call.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { parseNationalNumber } from '../../src/standards/norway/national-number.ts'

export const now = new Date('2026-11-22T10:00:00Z')

/** People of the endpoint, by what it knows of them. */
export const people = {
  person: '24868600035',
  nobody: '01810100016',
  reserved: '12894800095',
  restricted: '14853800156',
  blocked: { number: '20883100043', hpr: '9000001' },
}

const pattern = (value: RegExp, name: string, example: string) => ({
  name,
  required: true,
  what: '',
  pattern: value,
  example,
})
const common = { method: 'POST', what: '', scopes: ['small/read'], callers: ['professional'] } as const

/** A service with everything that a rule is about, and nothing more. */
export const small: NationalService = {
  ...{ id: 'small', title: 'Small', what: '', version: '1', format: 'fhir-r4', base: '', audience: 'small' },
  ...{ attest: 'required', settings: 'small', category: 'laboratory-results', sources: [] },
  headers: [pattern(/^(A|B)$/, 'basis', 'A')],
  operations: [
    {
      ...common,
      ...{ id: 'search', path: '/search', person: { in: 'header', name: 'person-id' } },
      headers: [pattern(/^\d{11}$/, 'person-id', people.person)],
      parameters: [{ name: 'kind', type: 'string', what: '', required: true, values: ['one', 'two'] }],
      answers: { status: 200, schema: { type: 'object', required: ['total'] } },
      examples: [{ title: '', parameters: { kind: 'one' } }],
      answer: ({ privacy }) => ({ status: 200, body: { total: 0, keptBack: privacy !== 'open', code: privacy } }),
    },
    {
      ...common,
      ...{ id: 'send', path: '/send', person: { in: 'body', find: ({ person }) => String(person) } },
      body: { type: 'object', required: ['person'] },
      answers: { status: 201, schema: { type: 'object', required: ['id'] } },
      examples: [{ title: '', body: { person: people.person } }],
      answer: () => ({ status: 201, body: { id: 'a' } }),
    },
  ],
}

/** A token that says what was wished, and is believed by the word `wrong` in it. */
export async function wishedToken({ caller, audience, scopes, thumbprint, patient, toa, hpr, wrong }: TokenWish) {
  const claims = {
    ...{
      aud: audience,
      scope: scopes,
      cnf: { jkt: thumbprint },
      exp: 1,
      sub: 'a',
      name: 'a',
      caller,
      wrong,
      patient,
      toa,
      hpr,
    },
    ...{
      [helseIdClaims.pid]: people.nobody,
      [helseIdClaims.assuranceLevel]: 'high',
      [helseIdClaims.securityLevel]: '4',
    },
    [helseIdClaims.orgnrParent]: '237101901',
  }
  return `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`
}

type Claims = Readonly<Record<string, unknown>>

/** A request as the endpoint has read it; what it could not read is left out. */
type Read = {
  readonly request: SentRequest
  readonly operation: Operation
  readonly authorization: string
  readonly claims: Claims
  readonly proof?: { readonly claims: Claims; readonly thumbprint: string; readonly holds: boolean }
  readonly form: URLSearchParams
  readonly number?: string
  readonly seen: Set<unknown>
}

type Check = (read: Read) => number | false | undefined

/** What the endpoint refuses, by the id of the rule that it keeps by it. */
export const checks: Readonly<Record<string, Check>> = {
  'no-token': ({ authorization }) => authorization === '' && 401,
  bearer: ({ authorization }) => authorization.startsWith('Bearer') && 401,
  'broken-signature': ({ claims }) => claims.wrong === 'signature' && 401,
  'other-issuer': ({ claims }) => claims.wrong === 'issuer' && 401,
  expired: ({ claims }) => claims.wrong === 'expired' && 401,
  'other-audience': ({ claims: { aud } }) => aud !== undefined && aud !== small.audience && 401,
  'no-proof': ({ proof, authorization }) => !proof && authorization.startsWith('DPoP') && 401,
  'proof-other-address': ({ proof, request }) => proof && proof.claims.htu !== request.url && 401,
  'proof-other-method': ({ proof, request }) => proof && proof.claims.htm !== request.method && 401,
  'proof-other-token': ({ proof, authorization }) => proof && proof.claims.ath !== hashOf(authorization) && 401,
  'proof-other-key': ({ proof, claims: { cnf } }) =>
    proof && cnf !== undefined && proof.thumbprint !== Object(cnf).jkt && 401,
  'proof-old': ({ proof }) => proof && Number(proof.claims.iat) < now.getTime() / 1000 - 60 && 401,
  'proof-broken': ({ proof }) => proof && !proof.holds && 401,
  'proof-replayed': ({ proof, seen }) => proof && seen.size === seen.add(proof.claims.jti).size && 401,
  'no-scope': ({ claims: { scope } }) => Array.isArray(scope) && !scope.includes('small/read') && 403,
  'other-caller': ({ claims: { caller } }) => caller !== undefined && caller !== 'professional' && 403,
  'attest-missing': ({ claims: { caller, patient } }) => caller === 'professional' && patient === undefined && 403,
  'attest-other-patient': ({ claims: { patient }, number }) =>
    number !== undefined && patient !== undefined && patient !== number && 403,
  'attest-hour-old': ({ claims: { toa } }) => toa !== undefined && 403,
  'header-missing': ({ request, operation }) =>
    rulesOf(operation).some(({ name }) => !(name in request.headers)) && 400,
  'header-value': ({ request, operation }) =>
    rulesOf(operation).some(
      ({ name, pattern: held }) => name !== 'person-id' && !held.test(request.headers[name] ?? 'A'),
    ) && 400,
  'number-digits': ({ number }) => number !== undefined && !/^\d{11}$/.test(number) && 400,
  'number-check': ({ number = '' }) => /^\d{11}$/.test(number) && !isNumber(number) && 400,
  'parameter-unknown': ({ form }) => [...form.keys()].some((name) => name !== 'kind') && 400,
  'parameter-missing': ({ form, operation }) => operation.id === 'search' && !form.has('kind') && 400,
  'parameter-value': ({ form }) => form.has('kind') && !/^(one|two)$/.test(form.get('kind') ?? '') && 400,
  'body-json': ({ request, operation }) => operation.id === 'send' && parsed(request.body) === undefined && 400,
  'body-media-type': ({ request }) => request.headers['content-type'] === 'text/plain' && 415,
}

/** How the endpoint answers, where not by its checks. */
export type Manners = {
  readonly without?: string
  /** In the place of what it answers when all is well. */
  readonly right?: (right: Outcome, number: string) => Outcome
  /** In the place of its refusals. */
  readonly refusal?: (refusal: Outcome, number: string) => Outcome
}

/** An endpoint that keeps every rule but what it is told to break. */
export function smallEndpoint({ without = '', right = same, refusal = same }: Manners) {
  const seen = new Set<unknown>()
  return async (request: SentRequest): Promise<Received> => {
    const read = await readRequest(request, seen)
    const failed = Object.entries(checks).filter(([id]) => id !== without)
    const status = failed.map(([, check]) => check(read)).find((each) => typeof each === 'number')
    const { number = '' } = read
    return receivedOf(status ? refusal(refusalWith(status), number) : right(answerTo(read), number))
  }
}

const same = (outcome: Outcome) => outcome

function refusalWith(status: number): Outcome {
  const code = status === 401 ? 'token-refused' : 'header-value'
  return { ...refusalOf(small, new Problem('invalid', code, 'No')), status }
}

function answerTo({ operation, number, claims }: Read): Outcome {
  if (operation.id === 'send') return { status: 201, body: { id: 'a' } }
  const { reserved, restricted, blocked } = people
  const isBlocked = number === blocked.number && claims.hpr === blocked.hpr
  const code =
    number === reserved ? 'reservation' : number === restricted ? 'restricted' : isBlocked ? 'blocked' : 'open'
  return { status: 200, body: { total: 0, keptBack: code !== 'open', code } }
}

function receivedOf({ status, body, type = 'application/fhir+json', headers = {} }: Outcome): Received {
  return { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(JSON.stringify(body)) }
}

async function readRequest(request: SentRequest, seen: Set<unknown>): Promise<Read> {
  const operation = small.operations.find(({ path }) => request.url.endsWith(path))!
  const { authorization = '', dpop } = request.headers
  const body = operation.id === 'send' ? parsed(request.body) : undefined
  const number = operation.id === 'send' ? body?.person : request.headers['person-id']
  return {
    ...{ request, operation, authorization, seen, claims: payloadOf(authorization) },
    form: new URLSearchParams(operation.id === 'search' ? request.body : ''),
    ...(dpop ? { proof: await readProof(dpop) } : {}),
    ...(typeof number === 'string' ? { number } : {}),
  }
}

async function readProof(dpop: string) {
  const holds = await compactVerify(dpop, EmbeddedJWK).then(
    () => true,
    () => false,
  )
  const { jwk = {} } = decodeProtectedHeader(dpop)
  return { claims: payloadOf(dpop), thumbprint: await calculateJwkThumbprint(jwk), holds }
}

const rulesOf = ({ headers = [] }: Operation) => [...small.headers, ...headers]
const payloadOf = (jwt: string) => parsed(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) ?? {}
const hashOf = (authorization: string) =>
  createHash('sha256')
    .update(authorization.split(' ')[1] ?? '')
    .digest('base64url')

function parsed(text = ''): Claims | undefined {
  try {
    return JSON.parse(text) as Claims
  } catch {
    // What is no JSON is refused by the check of it.
    return undefined
  }
}

function isNumber(text: string): boolean {
  try {
    return parseNationalNumber(text, now).value === text
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return false
  }
}
