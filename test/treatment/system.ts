import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accessProblems, decideAccess, memoryTreatmentRelations } from '../../src/features/access-control/index.ts'
import {
  closedDocument,
  consentStanding,
  fillIn,
  makeUnderWay,
  memoryConsents,
  memoryLookups,
  type Partners,
  treatmentCountryAssets,
  type TreatmentCountryNeeds,
  treatmentCountryProblems,
  treatmentCountryRoutes,
  treatmentPaths,
  type UnderWay,
  type Vouching,
} from '../../src/features/country-of-treatment/index.ts'
import { demoCountries, maskOf } from '../../src/features/demo-countries/index.ts'
import { demoWalletProblems } from '../../src/features/demo-wallet/index.ts'
import { healthCredentialAssets } from '../../src/features/health-credential/index.ts'
import { launchProblems, launchRoutes, type TrustedEhr } from '../../src/features/ehr-launch/index.ts'
import { memoryVisits } from '../../src/features/identity/index.ts'
import { originalAssets, originalRoutes } from '../../src/features/original-document/index.ts'
import { profileOf } from '../../src/features/partner-directory/index.ts'
import { knownHere, makePatients, memoryPatientIdentities } from '../../src/features/patient-identity/index.ts'
import {
  discardFetched,
  isAtHand,
  type KeepingNeeds,
  keepFetched,
  keptOf,
  memoryVisitDocuments,
  summaryAssets,
  summaryProblems,
  summaryRoutes,
} from '../../src/features/patient-summary/index.ts'
import {
  askAfterwards,
  askWhenShown,
  countingLookups,
  feedbackRoutes,
  memoryPilot,
  pilotAssets,
  reportRoutes,
} from '../../src/features/pilot/index.ts'
import type { AccessRecord, SignedIn } from '../../src/protocols/gate/access.ts'
import { makeGate } from '../../src/protocols/gate/gate.ts'
import { makeAssets } from '../../src/protocols/web/assets.ts'
import { ownAssets } from '../../src/protocols/web/own-assets.ts'
import { makeRegistry } from '../../src/protocols/web/registry.ts'
import type { HttpRoute } from '../../src/protocols/web/route.ts'
import { makeServer } from '../../src/protocols/web/server.ts'
import { conceptIndexBuilder } from '../../src/standards/terminology/concept-index.ts'
import type { SearchMask } from '../../src/standards/smp/search-mask.ts'

/** The doctor on duty. */
export const doctor: SignedIn = {
  visit: 'visit-of-the-doctor',
  subject: 'demo-doctor',
  name: 'Solveig Nordlys',
  role: 'doctor',
  hprNumber: '000000011',
  organisation: { orgNumber: '000000101', name: 'Storfjell legevakt' },
}

/** Who reviews emergencies. */
export const operator: SignedIn = {
  visit: 'other',
  subject: 'demo-operator',
  name: 'Jonas Kaibryggen',
  role: 'operator',
}

const samples = join(import.meta.dirname, '../../samples')

/** One of our samples, as bytes. */
export const sample = (name: string): Promise<Uint8Array> => readFile(join(samples, name))

/** Which countries there are, with which masks. */
export function openDirectory(masks: readonly SearchMask[], closed: readonly string[] = []) {
  const partners = [...masks.map(({ country }) => country), ...closed].map((country) => ({
    country,
    services: closed.includes(country)
      ? []
      : (['patient-identification', 'document-query', 'document-retrieve'] as const),
    hasMask: !closed.includes(country),
    faults: [],
    profile: profileOf(country),
  }))
  return {
    partners: () => partners,
    partner: (wanted: string) => partners.find(({ country }) => country === wanted),
    mask: (wanted: string) => masks.find(({ country }) => country === wanted),
  }
}

/** The masks of the demo countries, ours apart. */
export const demoMasks: readonly SearchMask[] = demoCountries.filter(({ country }) => country !== 'NO').map(maskOf)

/** Vouches without signing, for tests of pages. */
export const plainVouching: Vouching = {
  forProfessional: async (professional, _country, purpose) => ({ professional, purpose, assertions: [] }),
  forPatient: async ({ professional, purpose }) => ({ professional, purpose, assertions: [] }),
  declined: async () => {},
}

/** Parts of the system that routes of a test's own need. */
export type Parts = Pick<TreatmentCountryNeeds, 'lookups' | 'recognise' | 'now'>

/** What a test hands in; the rest is in memory and allows everything. */
export type Handed = {
  readonly partners: Partners
  readonly ehrSystems?: readonly TrustedEhr[]
  readonly alsoRoutes?: (parts: Parts) => readonly HttpRoute[]
} & Partial<Omit<TreatmentCountryNeeds, 'partners' | 'keep' | 'discard' | 'atHand' | 'now'>>

/** Waits as long as it takes, so that a country that answers at once does so on a busy machine as well. */
const patient = (underWay: UnderWay): UnderWay => ({ ...underWay, settled: (id) => underWay.settled(id, 120_000) })

/** The pages of the country of treatment and of the reader, listening on this machine, with somebody signed in. */
export async function startTreatment(handed: Handed) {
  const clock = { now: new Date('2026-11-22T02:10:00Z') }
  const now = () => clock.now
  const signed = { in: doctor as SignedIn | undefined }
  const records: AccessRecord[] = []
  const alarms: unknown[] = []
  const failures: unknown[] = []
  const consents = handed.consents ?? memoryConsents()
  const pilot = memoryPilot()
  const failed = (error: unknown) => void failures.push(error)
  const lookups =
    handed.lookups ?? countingLookups(memoryLookups(), { pilot, secret: new Uint8Array(32).fill(1), failed })
  const asking = { pilot, lookups, consents, failed, now }
  const common: KeepingNeeds = {
    documents: memoryVisitDocuments(),
    treatments: memoryTreatmentRelations(),
    treatmentHours: 12,
    newId: randomUUID,
    now,
    validator: { validate: async () => ({ form: 'cda', findings: [], profiles: [] }) },
    unjudged: (error) => failures.push(error),
  }
  const personKeySecret = new Uint8Array(32)
  const patients = makePatients({ store: memoryPatientIdentities(), personKeySecret, newId: randomUUID, now })
  const treatment = treatmentCountryRoutes({
    directory: openDirectory(demoMasks),
    reviewsNorwegian: true,
    vouching: plainVouching,
    attestFor: async () => undefined,
    recognise: patients.recognise,
    knownHere: knownHere({
      patients,
      keptOf: keptOf({ documents: common.documents, consentOf: consentStanding(consents, now), now }),
    }),
    lookups,
    consents,
    underWay: patient(makeUnderWay((error) => failures.push(error))),
    brakes: { take: async () => 'pass' },
    alarm: (emergency) => alarms.push(emergency),
    personKeySecret: new Uint8Array(32),
    consentHours: 12,
    afterwards: askAfterwards(asking),
    newId: randomUUID,
    ...handed,
    now,
    keep: (person, bytes, fetched, purpose) => keepFetched(common, person, bytes, fetched, purpose),
    discard: (visit, id) => discardFetched(common, visit, id),
    atHand: (person, id) => isAtHand(common, person, id),
  })
  const summaries = summaryRoutes({
    ...common,
    terminology: conceptIndexBuilder([]).build(),
    samples: [],
    asksCountries: true,
    consentOf: consentStanding(consents, now),
    closed: closedDocument({ lookups, consents, now }),
    beneath: askWhenShown(asking),
    personKeySecret: new Uint8Array(32),
  })
  const originals = originalRoutes({
    ...common,
    terminology: conceptIndexBuilder([]).build(),
    consentOf: consentStanding(consents, now),
    personKeySecret,
    closed: closedDocument({ lookups, consents, now }),
    othersOf: treatmentPaths.documents,
    consentPage: treatmentPaths.consent,
  })
  const styles = [
    ...summaryAssets.styles,
    ...originalAssets.styles,
    ...treatmentCountryAssets.styles,
    ...pilotAssets.styles,
    ...healthCredentialAssets.styles,
  ]
  const assets = makeAssets(ownAssets({ styles, scripts: summaryAssets.scripts }))
  const registry = makeRegistry([
    ...treatment,
    ...summaries,
    ...originals,
    ...launchRoutes({
      trusted: handed.ehrSystems ?? [],
      origin: 'http://127.0.0.1',
      pending: memoryVisits(),
      masks: () => demoMasks,
      fillIn: async (person, { country, traits }) => {
        const needs = { lookups, directory: openDirectory(demoMasks), now, newId: randomUUID }
        return `/utenlandsk-pasient/oppslag/${await fillIn(needs, person, { country, traits, by: 'ehr' })}`
      },
      countriesPath: '/utenlandsk-pasient/land',
      fetching: fetch,
      newToken: randomUUID,
      now,
    }),
    ...(handed.alsoRoutes?.({ lookups, recognise: patients.recognise, now }) ?? []),
    ...feedbackRoutes(asking),
    ...reportRoutes({ pilot, invented: true, now }),
    assets.route,
  ])
  const app = await makeServer({
    registry,
    gate: makeGate({ decide: decideAccess, now, record: async (record) => void records.push(record) }),
    origin: 'http://127.0.0.1',
    onThisMachine: true,
    assets,
    demo: true,
    problemTexts: {
      ...accessProblems,
      ...summaryProblems,
      ...treatmentCountryProblems,
      ...launchProblems,
      ...demoWalletProblems,
    },
    signIn: async () => signed.in,
    newId: randomUUID,
    answered: () => {},
    failed: (error) => failures.push(error),
  })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    origin,
    clock,
    signed,
    records,
    alarms,
    failures,
    consents,
    lookups,
    pilot,
    patients,
    registry,
    stop: () => app.close(),
  }
}
