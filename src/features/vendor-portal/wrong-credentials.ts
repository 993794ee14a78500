import { helseIdClaims } from '../../standards/helseid/access-token.ts'
import type { Operation } from '../national-services/index.ts'
import type { CallCredentials, PageToken, Proven } from './page-client.ts'

/** One way for a call to show a wrong token, proof or attest. */
type WrongWay = {
  readonly id: string
  /** The code that it is refused with; none where no contract asks for what is missing. */
  readonly code?: string
  /** Operations that it can be tried on; all of them when left out. */
  readonly isFor?: (operation: Operation) => boolean
  /** Wrong in what a professional shows: others show no attest. */
  readonly ofProfessionals?: true
  readonly token?: (wanted: PageToken, now: Date) => PageToken
  readonly proven?: (request: Proven) => Proven
  readonly shown?: (credentials: CallCredentials) => Partial<CallCredentials>
  /** The same request was sent once before. */
  readonly twice?: true
}

/** Somebody whom no example is about. */
const somebodyElse = '12894800095'

/** Nobody of the box has it. */
const nobodysHpr = '999999999'

/** Seconds: more than an attest or a proof may be old, whatever two clocks differ. */
const overAnHour = 3_700

const attested = {
  ofProfessionals: true,
  isFor: ({ callers, person }: Operation) => callers.includes('professional') && person.in !== 'none',
} as const

function withPatient(wanted: PageToken, patient: string | undefined): PageToken {
  const { caller } = wanted
  if (caller.kind !== 'professional') return wanted
  const { patient: _right, ...who } = caller
  return { ...wanted, caller: patient === undefined ? who : { ...who, patient } }
}

/** Everything that can be wrong with what a call shows. A new one is a row here and its words in `pages/wrong-texts.ts`. */
const rows = [
  { id: 'attest-missing', ...attested, token: (wanted) => withPatient(wanted, undefined) },
  {
    id: 'attest-other-patient',
    code: 'attest-other-patient',
    ...attested,
    token: (wanted) => withPatient(wanted, somebodyElse),
  },
  {
    id: 'attest-hour-old',
    code: 'attestation_has_expired',
    ...attested,
    token: (wanted, now) => ({ ...wanted, toa: Math.floor(now.getTime() / 1000) - overAnHour }),
  },
  {
    id: 'attest-other-hpr',
    code: 'attest-other-hpr-number',
    ...attested,
    token: (wanted) => ({ ...wanted, instead: { [helseIdClaims.hprNumber]: nobodysHpr } }),
  },
  { id: 'no-token', code: 'token-missing', shown: () => ({}) },
  { id: 'token-expired', code: 'token-refused', token: (wanted) => ({ ...wanted, seconds: -overAnHour }) },
  {
    id: 'token-other-audience',
    code: 'token-refused',
    token: (wanted) => ({ ...wanted, audience: 'knutepunkt:another' }),
  },
  { id: 'token-other-scope', code: 'token-scope', token: (wanted) => ({ ...wanted, scopes: ['openid'] }) },
  {
    id: 'bearer',
    code: 'token-scheme',
    shown: ({ authorization }) => ({ authorization: authorization.replace(/^DPoP/, 'Bearer') }),
  },
  { id: 'no-proof', code: 'dpop-malformed', shown: ({ authorization }) => ({ authorization }) },
  {
    id: 'proof-other-address',
    code: 'dpop-other-request',
    proven: (request) => ({ ...request, url: `${request.url}/x` }),
  },
  { id: 'proof-old', code: 'dpop-expired', proven: (request) => ({ ...request, age: overAnHour }) },
  { id: 'proof-replayed', code: 'dpop-replayed', twice: true },
] as const satisfies readonly WrongWay[]

/** Names of what can be wrong. */
export type WrongId = (typeof rows)[number]['id']

/** All of them, with their names. */
export const wrongWays: readonly (WrongWay & { readonly id: WrongId })[] = rows

/** What can be wrong with a call of this operation. */
export function wrongFor(operation: Operation): typeof wrongWays {
  return wrongWays.filter(({ isFor }) => isFor?.(operation) ?? true)
}

/** What is wrong, by its name; undefined where nothing is. */
export function wrongNamed(id: WrongId | undefined): WrongWay | undefined {
  return wrongWays.find((each) => each.id === id)
}
