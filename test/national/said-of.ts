import assert from 'node:assert/strict'
import type { NationalService, Operation, Outcome } from '../../src/features/national-services/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { identifierSystems, nationalNumberSystem } from '../../src/standards/norway/identifier-systems.ts'
import { isInvented } from '../../src/standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../src/standards/norway/national-number.ts'
import { doctor, now, type Said } from './box.ts'

/** A machine of an organisation: no user. */
export const machine = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901' }

/** Claims of a citizen of ID-porten, and of nobody else. */
export const citizen = (pid: string) => ({ [helseIdClaims.pid]: undefined, pid, acr: 'idporten-loa-high' })

const role = encodeURIComponent(JSON.stringify({ system: 'urn:oid:2.16.578.1.12.4.1.1.9060', code: doctor.profession }))

/** An operation asked about somebody as its own contract's example asks, with every header it may have. */
export function askedAbout(service: NationalService, operation: Operation, number: string) {
  const { person, parameters = [], examples } = operation
  const [example] = examples
  const headers = [...service.headers, ...(operation.headers ?? [])].map(({ name, pattern, example: value }) => [
    name.toLowerCase(),
    name === 'nhn-user-role' ? role : pattern.source === '^\\d{11}$' ? number : value,
  ])
  const required = parameters.flatMap(({ name, required: must, example: value }) =>
    must ? [[name, isNumber.test(value ?? '') ? number : (value ?? 'x')] as const] : [],
  )
  return {
    headers: Object.fromEntries(headers) as Record<string, string>,
    form: {
      ...Object.fromEntries(required),
      ...mapped(example?.parameters ?? {}, (value) => (isNumber.test(value) ? number : value)),
      ...(person.in === 'parameter' ? { [person.name]: number } : {}),
    } as Record<string, string>,
    params: { id: 'x', recordId: 'x', resourceId: 'x', orgNumber: '237101901' },
    body: example?.body && about(example.body, number),
    said: operation.callers.includes('professional')
      ? { attest: number }
      : ({ claims: machine } satisfies Said as Said),
  }
}

/** A number whose digits hold and that may be somebody's: never written down, only found. */
export function numberOfRealShape(day: string): string {
  const found = [...Array(100_000).keys()].map((nth) => `${day}${String(nth).padStart(5, '0')}`).find(isOfRealShape)
  if (!found) throw new Error('No number of that day has digits that hold')
  return found
}

function isOfRealShape(text: string): boolean {
  try {
    return !isInvented(parseNationalNumber(text, now))
  } catch {
    return false
  }
}

const isNumber = /^\d{11}$/

function mapped(of: Readonly<Record<string, string>>, by: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, by(value)]))
}

/** The same body about another person, under the system of that number's own series. */
export function about(body: Json, number: string): Json {
  const text = JSON.stringify(body).replaceAll(/"\d{11}"/g, JSON.stringify(number))
  return JSON.parse(text.replaceAll(`"${identifierSystems.FNR}"`, `"${nationalNumberSystem(number)}"`)) as Json
}

/** DHG has codes of its own, by what ours begin with. */
const dhgCodes: readonly (readonly [begins: RegExp, code: string])[] = [
  [/^(national-number-|number-of-real-shape|person-unknown)/, 'DHG-0013'],
  [/^(token-|dpop-|attest)/, 'DHG-0010'],
  [/^(body-json|body-media-type)/, 'DHG-0011'],
  [/^(header-|parameter-|field-|body-too-)/, 'DHG-0012'],
  [/^(person-deceased)/, 'DHG-0002'],
  [/^(address-confidential)/, 'DHG-0004'],
  [/^(version-|changed-meanwhile)/, 'DHG-0008'],
  [/^(code-system)/, 'DHG-0016'],
]

/**
 * Asserts that something is refused in the service's own shape: an OperationOutcome, problem details, or DHG's code in body
 * and header. Nothing of the number is repeated, and a token or proof that does not hold is challenged.
 *
 * @param codes those of our problems, one of which it must be
 */
export function refusedAs(
  service: NationalService,
  outcome: Outcome,
  status: number,
  ...codes: readonly string[]
): void {
  const { body, headers = {} } = outcome
  const told = body as unknown as Told
  const said = service.refuses
    ? told.errorCode
    : service.format === 'json'
      ? told.code
      : told.issue?.[0]?.details.coding[0]?.code
  const wanted = service.refuses
    ? codes.map((each) => dhgCodes.find(([begins]) => begins.test(each))?.[1] ?? 'DHG-0001')
    : codes
  assert.ok(wanted.includes(String(said)), `${said} is none of ${wanted}`)
  assert.equal(outcome.status, status, String(said))
  if (service.refuses) {
    assert.deepEqual([headers['nhn-error-code'], typeof told.errorMessage], [told.errorCode, 'string'])
    assert.ok(told.eventId)
  } else if (service.format === 'json') {
    assert.deepEqual([told.type, told.status, typeof told.title], [`urn:knutepunkt:problem:${said}`, status, 'string'])
  } else {
    assert.equal(told.resourceType, 'OperationOutcome')
    for (const { severity, code } of told.issue ?? []) assert.deepEqual([severity, typeof code], ['error', 'string'])
  }
  assert.doesNotMatch(JSON.stringify(body), /\d{6}/)
  assert.equal('www-authenticate' in headers, status === 401 || codes.includes('token-scope'))
}

type Told = {
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly eventId?: string
  readonly code?: string
  readonly type?: string
  readonly title?: string
  readonly status?: number
  readonly resourceType?: string
  readonly issue?: readonly {
    readonly severity: string
    readonly code: string
    readonly details: { readonly coding: readonly { readonly code: string }[] }
  }[]
}
