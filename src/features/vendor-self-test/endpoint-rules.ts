import type { NationalService, Operation, Source } from '../national-services/index.ts'
import { type FilledIn, headerRules, type SentRequest } from '../vendor-portal/index.ts'
import { contractOf, standards } from './sources.ts'

/** How a call differs from a right one. */
export type Change = {
  /** The header or parameter that it is about, where it is about one. */
  readonly about?: string
  readonly token?:
    | 'none'
    | 'bearer'
    | 'broken-signature'
    | 'other-issuer'
    | 'other-audience'
    | 'expired'
    | 'no-scope'
    | 'other-caller'
  readonly proof?:
    | 'none'
    | 'other-address'
    | 'other-method'
    | 'other-token'
    | 'other-key'
    | 'old'
    | 'broken'
    | 'replayed'
  readonly attest?: 'none' | 'other-patient' | 'hour-old'
  /** Another number in the place of the person's. */
  readonly person?: (number: string) => string
  /** Another form, once the person stands in it. */
  readonly filled?: (filled: FilledIn) => FilledIn
  readonly sent?: (request: SentRequest) => SentRequest
}

/** What an endpoint must refuse. */
export type EndpointRule = {
  readonly id: string
  readonly basis: (service: NationalService) => Source
  /** Statuses of HTTP that refuse it. */
  readonly refused: readonly number[]
  /** The ways to try it on an operation; none where it is not about that operation. */
  readonly changes: (service: NationalService, operation: Operation) => readonly Change[]
}

/** Whether the call itself says the number of the one whom it is about. */
function oneNumberIn({ in: place }: Operation['person']): boolean {
  return place === 'header' || place === 'parameter' || place === 'body'
}

const always = (change: Change) => () => [change]
const attested =
  (change: Change): EndpointRule['changes'] =>
  (_service, { callers, person }) =>
    callers.includes('professional') && oneNumberIn(person) ? [change] : []

const ofTokens: readonly EndpointRule[] = (
  [
    ['no-token', 'none', standards.dpop],
    ['bearer', 'bearer', standards.dpop],
    ['broken-signature', 'broken-signature', standards.accessToken],
    ['other-issuer', 'other-issuer', standards.accessToken],
    ['other-audience', 'other-audience', standards.accessToken],
    ['expired', 'expired', standards.accessToken],
  ] as const
).map(([id, token, basis]) => rule(id, [401], () => basis, always({ token })))

const ofProofs: readonly EndpointRule[] = (
  [
    ['no-proof', 'none', standards.dpop],
    ['proof-other-address', 'other-address', standards.proof],
    ['proof-other-method', 'other-method', standards.proof],
    ['proof-other-token', 'other-token', standards.proof],
    ['proof-other-key', 'other-key', standards.proof],
    ['proof-old', 'old', standards.proof],
    ['proof-broken', 'broken', standards.proof],
    ['proof-replayed', 'replayed', standards.replay],
  ] as const
).map(([id, proof, basis]) => rule(id, [401], () => basis, always({ proof })))

const ofAttests: readonly EndpointRule[] = [
  rule(
    'attest-missing',
    [401, 403],
    () => standards.attest,
    (service, operation) => (service.attest === 'required' ? attested({ attest: 'none' })(service, operation) : []),
  ),
  rule('attest-other-patient', [401, 403], () => standards.attest, attested({ attest: 'other-patient' })),
  rule('attest-hour-old', [401, 403], () => standards.attest, attested({ attest: 'hour-old' })),
]

/** Whose header or parameter the number stands in, so that a wrong one can be sent. */
function numberChange(change: (number: string) => string): EndpointRule['changes'] {
  return (_service, { person }) => (oneNumberIn(person) ? [{ person: change }] : [])
}

const ofForms: readonly EndpointRule[] = [
  rule('header-missing', [400], contractOf, (service, operation) =>
    headerRules(service, operation)
      .filter(({ required }) => required)
      .map(({ name }) => ({ about: name, filled: withHeader(name, '') })),
  ),
  // A wrong number is a rule of its own: here the attest would be for another than the header says, and may stop it first.
  rule('header-value', [400], contractOf, (service, operation) =>
    headerRules(service, operation).flatMap(({ name, pattern }) => {
      if (operation.person.in === 'header' && operation.person.name === name) return []
      const wrong = wrongValues.find((value) => !pattern.test(value))
      return wrong === undefined ? [] : [{ about: name, filled: withHeader(name, wrong) }]
    }),
  ),
  rule(
    'number-digits',
    [400],
    contractOf,
    numberChange((number) => number.slice(1)),
  ),
  rule(
    'number-check',
    [400],
    contractOf,
    numberChange((number) => number.slice(0, 10) + ((Number(number[10]) + 1) % 10)),
  ),
  rule('parameter-unknown', [400], contractOf, (_service, { body }) =>
    body ? [] : [{ filled: withParameter('knutepunkt-ukjent', 'x') }],
  ),
  rule('parameter-missing', [400], contractOf, (_service, { parameters = [] }) =>
    parameters.filter(({ required }) => required).map(({ name }) => ({ about: name, filled: withParameter(name, '') })),
  ),
  rule('parameter-value', [400], contractOf, (_service, { parameters = [] }) =>
    parameters.flatMap(({ name, type, values }) =>
      values || type === 'date' || type === 'number' ? [{ about: name, filled: withParameter(name, 'uventet') }] : [],
    ),
  ),
  rule(
    'body-json',
    [400],
    () => standards.json,
    (_service, { body }) => (body ? [{ sent: (request) => ({ ...request, body: '{"' }) }] : []),
  ),
  rule('body-media-type', [400, 415], contractOf, (_service, { body }) =>
    body
      ? [{ sent: (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'text/plain' } }) }]
      : [],
  ),
]

/** Values that a header may not have, tried in turn. */
const wrongValues = ['x', '~', 'x '.repeat(300)]

const ofCallers: readonly EndpointRule[] = [
  rule('no-scope', [403], () => standards.bearer, always({ token: 'no-scope' })),
  rule('other-caller', [401, 403], contractOf, (_service, { callers }) =>
    callers.length < 3 ? [{ token: 'other-caller' }] : [],
  ),
]

/** All that must be refused. A new one is a row above and its words in `pages/rule-texts.ts`. */
export const endpointRules: readonly EndpointRule[] = [...ofTokens, ...ofCallers, ...ofProofs, ...ofAttests, ...ofForms]

function rule(
  id: string,
  refused: readonly number[],
  basis: EndpointRule['basis'],
  changes: EndpointRule['changes'],
): EndpointRule {
  return { id, refused, basis, changes }
}

function withHeader(name: string, value: string): NonNullable<Change['filled']> {
  return (filled) => ({ ...filled, headers: { ...filled.headers, [name]: value } })
}

function withParameter(name: string, value: string): NonNullable<Change['filled']> {
  return (filled) => ({ ...filled, parameters: { ...filled.parameters, [name]: value } })
}
