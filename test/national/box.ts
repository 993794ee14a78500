import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose'
import { decideAccess } from '../../src/features/access-control/index.ts'
import { personKey } from '../../src/features/access-log/index.ts'
import {
  askService,
  evidenceOf,
  type NationalService,
  type Outcome,
  personIdsOf,
  personRegister,
  recordsOf,
  type ServiceNeeds,
} from '../../src/features/national-services/index.ts'
import { populationOf, type Story, storyTeller } from '../../src/features/synthetic-population/index.ts'
import type { AccessRecord } from '../../src/protocols/gate/access.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { attestType } from '../../src/standards/helseid/attest.ts'
import { identifierSystems, volven } from '../../src/standards/norway/identifier-systems.ts'
import { type BoxStores, boxStores } from '../storage/box-stores.ts'

export const now = new Date('2026-11-22T10:00:00Z')
export const today = '2026-11-22'
export const issuer = 'https://token.example'
export const origin = 'https://box.example'
const seconds = now.getTime() / 1000
const secret = Buffer.alloc(32, 7)
const keyOf = (number: string) => personKey(secret, { root: '2.16.578.1.12.4.1.4.1', extension: number })

/** Keys of the token service and of one client. */
const keys = {
  issuer: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  client: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
}
const clientJwk = await exportJWK(keys.client.publicKey)
const clientThumbprint = await calculateJwkThumbprint(clientJwk)

const seed = 'box'
const { care, people } = populationOf({ seed, people: 3000, today })
/** Everybody of the box, with their stories. */
export const stories: readonly Story[] = [...people].map(storyTeller({ seed, today, care }))

/** The professional who calls when the test says no other. */
export const doctor = care.practitioners.find(({ profession }) => profession === 'LE')!

/** Somebody with settings as the test wants them. */
export function storyWith(holds: (story: Story) => boolean): Story {
  const story = stories.find(holds)
  if (!story) throw new Error('Nobody in the population of the tests is like that')
  return story
}

/** A box with these people in it, and the access records it has written; over stores of its own when none are handed in. */
export async function openBox(of: readonly Story[], stores?: Pick<BoxStores, 'records' | 'once'>) {
  const { records, once } = stores ?? (await boxStores())
  for (const story of of) await records.lay(recordsOf(story))
  const accesses: AccessRecord[] = []
  const needs: ServiceNeeds = {
    issuer,
    keys: async () => keys.issuer.publicKey,
    once: once.note,
    now: () => now,
    records,
    register: personRegister(records, false),
    gate: makeGate({ decide: decideAccess, record: async (record) => void accesses.push(record), now: () => now }),
    personKey: keyOf,
    newId: randomUUID,
    personIds: personIdsOf(secret),
    evidence: evidenceOf(keys.issuer.privateKey),
  }
  return { needs, records, accesses, keyOf }
}

/** What a token and a proof say; `undefined` takes a claim away. */
export type Said = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly proof?: Readonly<Record<string, unknown>>
  /** The patient of the attest; without one there is no attest. */
  readonly attest?: string
  readonly toa?: number
  /** HL7 v3 PurposeOfUse of the attest; planned treatment when left out. */
  readonly purpose?: string
  /** `typ` of the token's header; that of an access token when left out. */
  readonly typ?: string
}

/** Calls an operation as a client would. */
export async function call(
  box: { readonly needs: ServiceNeeds },
  service: NationalService,
  id: string,
  {
    headers = {},
    query = {},
    form = {},
    body,
    bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    params = {},
    said = {},
    authorization,
    dpop,
  }: {
    readonly headers?: Readonly<Record<string, string>>
    readonly query?: Readonly<Record<string, string>> | [string, string][]
    readonly form?: Readonly<Record<string, string>> | [string, string][]
    readonly body?: unknown
    /** In the place of a body of JSON. */
    readonly bytes?: Uint8Array
    readonly params?: Readonly<Record<string, string>>
    readonly said?: Said
    readonly authorization?: string | undefined
    readonly dpop?: string | undefined
  } = {},
): Promise<Outcome> {
  const operation = service.operations.find((each) => each.id === id)
  if (!operation) throw new Error(`${service.id} has no operation ${id}`)
  const url = `${origin}/${service.id}${operation.path}`
  const token = await tokenFor(service, operation.scopes[0]!, said)
  return askService(box.needs, service, operation, {
    params,
    headers: { 'content-type': 'application/fhir+json', ...asReceived(headers) },
    query: new URLSearchParams(query),
    form: new URLSearchParams(form),
    bytes,
    method: operation.method,
    url,
    authorization: authorization ?? `DPoP ${token}`,
    dpop: dpop ?? (await proofFor(token, operation.method, url, said.proof)),
  })
}

/** Names of headers as a server has them: in small letters. */
function asReceived(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** An access token of HelseID's shape for the doctor. */
export async function tokenFor(
  service: NationalService,
  scope: string,
  { claims, attest, toa, purpose, typ = 'at+jwt' }: Said,
): Promise<string> {
  const all = {
    iss: issuer,
    aud: service.audience,
    sub: 'doctor-1',
    jti: randomUUID(),
    iat: seconds,
    exp: seconds + 60,
    client_id: 'vendor-1',
    scope: [scope],
    cnf: { jkt: clientThumbprint },
    name: `${doctor.name.given} ${doctor.name.family}`,
    [helseIdClaims.pid]: doctor.number,
    [helseIdClaims.assuranceLevel]: 'high',
    [helseIdClaims.securityLevel]: '4',
    [helseIdClaims.hprNumber]: doctor.hpr,
    [helseIdClaims.hprDetails]: { approvals: [{ profession: doctor.profession }] },
    [helseIdClaims.orgnrParent]: doctor.orgNumber,
    ...(attest === undefined ? {} : { authorization_details: [attestOf(attest, toa ?? seconds, purpose ?? 'TREAT')] }),
    ...claims,
  }
  return new SignJWT(all).setProtectedHeader({ alg: 'ES256', typ }).sign(keys.issuer.privateKey)
}

function attestOf(patient: string, toa: number, purpose: string) {
  const organisation = { id: doctor.orgNumber, system: identifierSystems.ENH }
  return {
    type: attestType,
    toa,
    practitioner: {
      identifier: { id: doctor.number, system: identifierSystems.FNR },
      hpr_nr: { id: doctor.hpr, system: identifierSystems.HPR },
      authorization: { code: doctor.profession, system: volven('9060') },
      legal_entity: organisation,
      point_of_care: organisation,
    },
    care_relationship: {
      healthcare_service: { code: 'KP01', system: volven('8663') },
      purpose_of_use: { code: purpose, system: 'urn:oid:2.16.840.1.113883.1.11.20448' },
      decision_ref: { id: '11111111-1111-4111-8111-111111111111', user_selected: false },
    },
    patients: [
      {
        identifier: {
          id: patient,
          system: Number(patient.slice(0, 2)) > 40 ? identifierSystems.DNR : identifierSystems.FNR,
        },
      },
    ],
  }
}

/** A proof that the client holds its key. */
export async function proofFor(token: string, htm: string, htu: string, changes: Said['proof'] = {}): Promise<string> {
  const ath = createHash('sha256').update(token).digest('base64url')
  return new SignJWT({ htm, htu, ath, iat: seconds, jti: randomUUID(), ...changes })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: clientJwk })
    .sign(keys.client.privateKey)
}
