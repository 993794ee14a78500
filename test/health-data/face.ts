import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { decideAccess } from '../../src/features/access-control/index.ts'
import {
  makeContactPoint,
  memoryAffiliationStore,
  memoryReplays,
  type RegisteredPerson,
} from '../../src/features/country-of-affiliation/index.ts'
import type { ExchangeEvent } from '../../src/features/exchange-records/index.ts'
import { healthDataFace, registeredClients } from '../../src/features/health-data-api/index.ts'
import type { EndedInteraction } from '../../src/features/health-data-api/needs.ts'
import type { AccessRecord } from '../../src/protocols/gate/access.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { makeAssets } from '../../src/protocols/web/assets.ts'
import { makeRegistry } from '../../src/protocols/web/registry.ts'
import { makeServer } from '../../src/protocols/web/server.ts'
import type { InstanceIdentifier } from '../../src/standards/myhealth-eu/instance-identifier.ts'
import { toCx } from '../../src/standards/myhealth-eu/instance-identifier.ts'
import type { SearchMask } from '../../src/standards/smp/search-mask.ts'

export const origin = 'https://no.example'
export const tokenEndpoint = `${origin}/ehds/token`
export const base = '/ehds/fhir'

const root = '2.999.578.1'
const numbered = (extension: string): InstanceIdentifier => ({ root, extension })
/** Has a summary. */
export const kari = numbered('NO-EX-1')
/** Is there, without documents. */
export const ola = numbered('NO-EX-2')
/** Has a summary, and has opted out of everything. */
export const hidden = numbered('NO-EX-3')
/** Has a summary, and has closed it. */
export const closed = numbered('NO-EX-4')
/** Carried by two people. */
export const shared = numbered('NO-EX-5')
/** Nobody. */
export const stranger = numbered('NO-EX-9')

const everything = ['patient-summary', 'eprescription', 'edispensation', 'medication-overview', 'orcd'] as const
export const allScopes = 'system/Patient.rs system/DocumentReference.rs system/Binary.r system/Bundle.r'

/** Keys of two clients, of Finland and of Czechia, and ours. */
export const keys = {
  fi: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  cz: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ours: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
}

const publicJwk = ({ publicKey }: { readonly publicKey: KeyObject }, kid: string, alg: string) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  alg,
})

type FaceChanges = { readonly bound?: boolean; readonly searchMask?: SearchMask }

/** A face on memory stores, with its clock and records in the test's hands; `bound`: on connections with certificates. */
export async function openFace({ bound = false, searchMask }: FaceChanges = {}) {
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const access: AccessRecord[] = []
  const events: ExchangeEvent[] = []
  const trouble: {
    record?: Error
    certificate?: Uint8Array
    struckOff?: true
    blocked?: true
    bug?: true
    failed: unknown[]
  } = {
    failed: [],
  }
  const ended: EndedInteraction[] = []
  const now = () => clock.now
  const common = { country: 'NO', homeCommunityId: '2.999.578', repositoryUniqueId: '2.999.578.3', now }
  const self = { commonName: 'ncp.no.example', address: '127.0.0.1' }
  const records = {
    async record(event: ExchangeEvent) {
      if (trouble.record) throw trouble.record
      events.push(event)
    },
    async intend() {},
    async complete() {},
  }
  const point = makeContactPoint({
    ...common,
    self,
    records,
    store: await people(clock.now),
    gate: makeGate({ decide: decideAccess, now, record: async (record) => void access.push(record) }),
    brakes: {
      async take() {
        if (trouble.bug) throw new TypeError('Eksempel')
        return trouble.blocked ? 'blocked' : 'pass'
      },
    },
    personKeySecret: new Uint8Array(32),
    ...(searchMask ? { searchMask } : {}),
    levelOne: async () => Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"/>'),
    newId: randomUUID,
  })
  const { routes, flush } = healthDataFace({
    ...common,
    point,
    self,
    origin,
    records,
    clients: registeredClients([
      {
        clientId: 'fi',
        country: 'FI',
        commonName: 'ncp.fi.example',
        jwks: { keys: [publicJwk(keys.fi, 'fi-1', 'ES256')] },
      },
      {
        clientId: 'cz',
        country: 'CZ',
        commonName: 'ncp.cz.example',
        jwks: { keys: [publicJwk(keys.cz, 'cz-1', 'PS256')] },
      },
    ]),
    communityOf: (country) => ({ FI: '2.999.246', CZ: '2.999.203' })[country],
    replays: memoryReplays(),
    key: keys.ours.privateKey,
    handleSecret: new Uint8Array(32).fill(7),
    ...(bound ? { certificateOf: () => trouble.certificate } : {}),
    peerOf: (certificate) =>
      certificate[0] === 1 && !trouble.struckOff ? { country: 'FI' } : { fault: 'unknown-certificate' },
    asked: () => (how) => void ended.push(how),
    newId: randomUUID,
  })
  const app = await makeServer({
    registry: makeRegistry(routes),
    gate: makeGate({ decide: decideAccess, now, record: async () => {} }),
    origin,
    onThisMachine: false,
    assets: makeAssets([]),
    problemTexts: {},
    demo: false,
    signIn: async () => undefined,
    newId: randomUUID,
    answered() {},
    failed: (error) => void trouble.failed.push(error),
  })
  return { app, clock, access, events, ended, trouble, flush }
}

export type Face = Awaited<ReturnType<typeof openFace>>

async function people(now: Date) {
  const store = memoryAffiliationStore()
  const bytes = await readFile(join(import.meta.dirname, '../../samples/fi-ps-l3.xml'))
  const person = (key: string, id: InstanceIdentifier, changes: Partial<RegisteredPerson> = {}) =>
    store.register({
      key,
      traits: {
        identifiers: [id],
        ...{ family: 'Eksempel', given: ['Test'], gender: 'F', birthDate: '1984-06-11' },
        address: { lines: ['Testveien 1'], city: 'Eksempelby', postalCode: '0001', country: 'NO' },
      },
      optedOut: [],
      protectedAddress: false,
      ...changes,
    })
  await person('kari', kari)
  await person('ola', ola)
  await person('hidden', hidden, { optedOut: everything })
  await person('closed', closed, { optedOut: ['patient-summary'] })
  await person('one', shared)
  await person('other', shared)
  for (const key of ['kari', 'hidden', 'closed']) {
    await store.keep({
      person: key,
      uniqueId: `2.999.578.4^${key}`,
      classCode: '60591-5',
      languageCode: 'nb-NO',
      createdAt: now,
      title: 'Pasientoppsummering',
      author: 'Test Lege',
      institution: 'Test legesenter',
      entryUuid: `urn:uuid:${randomUUID()}`,
      bytes,
    })
  }
  return store
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

export type Claims = {
  readonly ihe_iua: Record<string, unknown>
  readonly ehdsi_hcp: Record<string, unknown>
  readonly ehdsi_trc?: Record<string, unknown>
}

/** What a Finnish doctor's contact point states, with a treatment relation to the patient if there is one. */
export function statedClaims({ clock: { now } }: Pick<Face, 'clock'>, patient?: InstanceIdentifier): Claims {
  const at = seconds(now)
  const purpose = [{ code: 'TREATMENT' }]
  const frame = { name_id: 'hp-1', issued: at, not_before: at, not_after: at + 3600 }
  const hcp = `_${randomUUID()}`
  return {
    ihe_iua: {
      subject_name: 'Test Lääkäri',
      subject_organization: 'Test Hospital',
      subject_organization_id: 'urn:oid:2.999.246.5',
      subject_role: [{ system: 'urn:oid:2.16.840.1.113883.2.9.6.2.7', code: '2211' }],
      purpose_of_use: purpose,
      ...(patient ? { person_id: toCx(patient) } : {}),
    },
    ehdsi_hcp: {
      ...frame,
      id: hcp,
      issuer: 'urn:idp:FI:countryB',
      authn_context: 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509',
      facility_type: 'Hospital',
      point_of_care: 'Test Hospital',
      permissions: ['PRD-003', 'PRD-004', 'PRD-005', 'PRD-006', 'PRD-010', 'PRD-016'],
    },
    ...(patient
      ? {
          ehdsi_trc: {
            ...frame,
            id: `_${randomUUID()}`,
            issuer: 'urn:initgw:FI:countryB',
            hcp_id: hcp,
            purpose_of_use: purpose,
          },
        }
      : {}),
  }
}

/** What an honest Finnish client signs; a hostile one changes it. */
export function assertionPayload(
  { clock: { now } }: Pick<Face, 'clock'>,
  extensions: unknown,
): Record<string, unknown> {
  const at = seconds(now)
  return { iss: 'fi', sub: 'fi', aud: tokenEndpoint, iat: at, exp: at + 240, jti: randomUUID(), extensions }
}

export function signed(payload: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'fi-1', ...header }).sign(keys.fi.privateKey)
}

/** Asks for a token with this assertion. */
export function tokenRequest({ app }: Face, assertion: string, changes: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/ehds/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: allScopes,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...changes,
    }).toString(),
  })
}

/** An access token of the Finnish client. @throws when there is none */
export async function tokenOf(face: Face, patient?: InstanceIdentifier, scope = allScopes): Promise<string> {
  const assertion = await signed(assertionPayload(face, statedClaims(face, patient)))
  const answer = await tokenRequest(face, assertion, { scope })
  if (answer.statusCode !== 200) throw new Error(`No token: ${answer.body}`)
  return answer.json<{ access_token: string }>().access_token
}

/** Reads an address below the base. */
export function read({ app }: Face, token: string, path: string, headers: Record<string, string> = {}) {
  return app.inject({ url: `${base}${path}`, headers: { authorization: `Bearer ${token}`, ...headers } })
}

/** Searches by form. */
export function search({ app }: Face, token: string, type: string, parameters: Record<string, string>) {
  return app.inject({
    method: 'POST',
    url: `${base}/${type}/_search`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(parameters).toString(),
  })
}

/** A number as searches write it. */
export const token = ({ root, extension }: InstanceIdentifier) => `urn:oid:${root}|${extension}`
