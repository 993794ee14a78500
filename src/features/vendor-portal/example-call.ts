import { Problem } from '../../kernel/problem.ts'
import {
  addressOf,
  type Caller,
  type Example,
  type HeaderRule,
  mediaTypeOf,
  type NationalService,
  type Operation,
} from '../national-services/index.ts'
import type { TokenWanted } from '../token-service/index.ts'
import { faultHeader } from './faults.ts'
import type { CallCredentials } from './page-client.ts'
import { wrongFor, type WrongId } from './wrong-credentials.ts'

/** A call as somebody filled it in on a page. */
export type FilledIn = {
  /** National number of whom it is about; empty where it is about nobody. */
  readonly person: string
  readonly as: Caller['kind']
  /** Of the professional; the token service takes its first doctor when it is left out. */
  readonly hpr?: string
  /** What is wrong with token, proof or attest, by its name in `wrong-credentials.ts`; nothing when left out. */
  readonly wrong?: WrongId
  /** By name, as written; an empty one is not sent. */
  readonly headers: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, string>>
  readonly path: Readonly<Record<string, string>>
  readonly body?: string
  readonly fault?: string
}

/** A request as it goes over the wire. */
export type SentRequest = {
  readonly method: Operation['method']
  /** Scheme, host, path and query. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Whom bodies of examples are about; the person that was chosen takes their place. */
export const examplePerson = '24868600035'

/** Headers that the operation takes, the service's own first. */
export function headerRules(service: NationalService, { headers = [] }: Operation): readonly HeaderRule[] {
  return [...service.headers, ...headers]
}

/** Names of the parameters in a path. */
export function pathNames({ path }: Operation): readonly string[] {
  return [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? [])
}

/** What a form has before anybody writes in it: an example of the contract. */
export function filledFrom(service: NationalService, operation: Operation, example: Example | undefined): FilledIn {
  const required = headerRules(service, operation).filter((rule) => rule.required)
  const headers = Object.fromEntries(required.map((rule) => [rule.name, rule.example]))
  return {
    person: '',
    as: operation.callers[0] ?? 'professional',
    headers: { ...headers, ...example?.headers },
    parameters: example?.parameters ?? {},
    path: example?.path ?? {},
    ...(example?.body ? { body: JSON.stringify(example.body, undefined, 2) } : {}),
  }
}

/** Characters: it is put into a body wherever the example's number stands, and must not make it a thousand times as long. */
const longestPerson = 64

/** What was sent with the form. Fields that the operation does not have are not looked at. */
export function readFilled(service: NationalService, operation: Operation, form: URLSearchParams): FilledIn {
  const hpr = form.get('hpr')?.trim()
  const fault = form.get('feil')
  const body = form.get('kropp')
  const wrong = wrongFor(operation).find(({ id }) => id === form.get('galt'))
  const as = wrong?.ofProfessionals ? 'professional' : operation.callers.find((kind) => kind === form.get('som'))
  const named = (names: readonly string[], prefix: string) =>
    Object.fromEntries(names.map((name) => [name, form.get(`${prefix}${name}`)?.trim() ?? '']))
  return {
    person: (form.get('annet')?.trim() || (form.get('person') ?? '')).slice(0, longestPerson),
    as: as ?? operation.callers[0] ?? 'professional',
    headers: named(
      headerRules(service, operation).map(({ name }) => name),
      fieldPrefixes.header,
    ),
    parameters: named(
      (operation.parameters ?? []).map(({ name }) => name),
      fieldPrefixes.parameter,
    ),
    path: named(pathNames(operation), fieldPrefixes.path),
    ...(hpr ? { hpr } : {}),
    ...(body === null ? {} : { body }),
    ...(fault ? { fault } : {}),
    ...(wrong ? { wrong: wrong.id } : {}),
  }
}

/** Before the names of the contract's own, so that no two fields of the form share one. */
export const fieldPrefixes = { header: 'hode-', parameter: 'felt-', path: 'sti-' } as const

/** The call with the person in the place where the operation looks for them. */
export function aboutPerson({ person: place }: Operation, filled: FilledIn): FilledIn {
  const { person, headers, parameters, body } = filled
  if (place.in === 'header') return { ...filled, headers: { ...headers, [place.name]: person } }
  if (place.in === 'parameter') return { ...filled, parameters: { ...parameters, [place.name]: person } }
  if (place.in !== 'body' || body === undefined || person === '') return filled
  return { ...filled, body: body.replaceAll(examplePerson, person) }
}

/** What the token service is asked for, for this call. */
export function tokenFor(
  { audience }: NationalService,
  { scopes }: Operation,
  filled: FilledIn,
): Pick<TokenWanted, 'caller' | 'audience' | 'scopes'> {
  return { caller: callerOf(filled), audience, scopes: scopes.slice(-1) }
}

function callerOf({ as, hpr, person }: FilledIn): TokenWanted['caller'] {
  if (as === 'citizen') return { kind: as, pid: person }
  if (as === 'system') return { kind: as, orgNumber: systemOrganisation }
  return { kind: as, ...(hpr ? { hprNumber: hpr } : {}), ...(person === '' ? {} : { patient: person }) }
}

/** The organisation that our own pages call for when a machine calls: Skatteetaten's series for tests. */
const systemOrganisation = '237101901'

/** The address that a proof is for: without the query. */
export function targetOf(
  origin: string,
  service: NationalService,
  { path }: Operation,
  given: FilledIn['path'],
): string {
  const filled = addressOf(service, path).replaceAll(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(given[name] ?? ''),
  )
  return `${origin}${filled}`
}

/**
 * The whole request.
 *
 * @throws Problem `invalid` (`header-value`) for a header that HTTP itself cannot carry
 */
export function requestOf(
  url: string,
  service: NationalService,
  operation: Operation,
  filled: FilledIn,
  credentials: Partial<CallCredentials>,
): SentRequest {
  const given = Object.entries(filled.parameters).filter(([, value]) => value !== '')
  const words = new URLSearchParams(given).toString()
  const form = operation.body === undefined && operation.method !== 'GET' && operation.method !== 'DELETE'
  const type = form ? 'application/x-www-form-urlencoded' : mediaTypeOf(service)
  const body = form ? words : operation.body && filled.body
  return {
    method: operation.method,
    url: form || words === '' ? url : `${url}?${words}`,
    headers: { ...credentials, ...(body === undefined ? {} : { 'content-type': type }), ...sendable(filled) },
    ...(body === undefined ? {} : { body }),
  }
}

function sendable({ headers, fault }: FilledIn): Readonly<Record<string, string>> {
  const given = Object.entries({ ...headers, ...(fault ? { [faultHeader]: fault } : {}) })
  const sent = given.filter(([, value]) => value !== '')
  const bad = sent.find(([, value]) => !/^[\x20-\x7e\xa0-\xff]*$/.test(value))
  if (bad) throw new Problem('invalid', 'header-value', 'A header holds what HTTP cannot carry', { at: bad[0] })
  return Object.fromEntries(sent)
}
