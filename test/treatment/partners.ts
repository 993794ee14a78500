import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { makeUnderWay, type Partners } from '../../src/features/country-of-treatment/index.ts'
import type { Asking } from '../../src/features/country-of-treatment/partners.ts'
import type { TroubleCode } from '../../src/features/country-of-treatment/trouble.ts'
import type { DocumentEntry } from '../../src/standards/ihe/document-entry.ts'
import type { PatientTraits } from '../../src/standards/myhealth-eu/patient-traits.ts'
import { sample } from './system.ts'

/** The patient of our Finnish sample, as her country answers. */
export const aino: PatientTraits = {
  identifiers: [{ root: '2.999.246.1.1', extension: 'FI-EX-840611' }],
  family: 'Keksitty',
  given: ['Aino', 'Esimerkki'],
  gender: 'F',
  birthDate: '1984-06-11',
  address: { lines: ['Keksitytie 7 A 3'], postalCode: '00007', city: 'Turku', country: 'FI' },
}

/** A doctor's question to Finland, vouched for by nobody. */
export const asking: Asking = {
  country: 'FI',
  vouched: {
    professional: {
      nameId: '000000011',
      name: 'Test Person',
      role: { code: '221' },
      organization: 'Test',
      organizationId: 'urn:oid:2.999',
      pointOfCare: 'Test',
      facilityType: 'Other',
      permissions: [],
    },
    purpose: 'TREATMENT',
    assertions: [],
  },
  signal: AbortSignal.timeout(60_000),
}

/** A document of a list; structured unless told. */
export function entry(changes: Partial<DocumentEntry> = {}): DocumentEntry {
  return {
    homeCommunityId: 'urn:oid:2.999.246',
    repositoryUniqueId: '2.999.246.3',
    documentUniqueId: randomUUID(),
    entryUuid: `urn:uuid:${randomUUID()}`,
    patient: aino.identifiers[0]!,
    classCode: { code: '60591-5', scheme: '2.16.840.1.113883.6.1' },
    formatCode: { code: 'urn:epSOS:ps:ps:2010', scheme: 'eHDSI formatCodes' },
    mimeType: 'text/xml',
    creationTime: '20261102081200',
    title: 'Potilasyhteenveto',
    author: { institution: 'Esimerkkilän terveysasema' },
    ...changes,
  }
}

export const pdf = entry({ formatCode: { code: 'urn:ihe:iti:xds-sd:pdf:2008', scheme: '' }, title: 'PDF' })

/** A country that answers as told; otherwise that it has Aino and one summary of hers. */
export function scripted(script: Partial<Partners> = {}): Partners {
  return {
    identify: async () => ({ kind: 'answered', value: aino, event: 'event-11' }),
    list: async () => ({ kind: 'answered', value: [entry(), pdf], event: 'event-21' }),
    retrieve: sends(sample('fi-ps-l3.xml')),
    ...script,
  }
}

/** Sends these bytes for whatever document is wanted. */
export function sends(content: Promise<Uint8Array> | Uint8Array): Partners['retrieve'] {
  return async (_asking, _patient, wanted, unfit) => {
    const value = { ...wanted, mimeType: 'text/xml', bytes: await content }
    const code = await unfit(value)
    return code ? { kind: 'stopped', trouble: { code } } : { kind: 'answered', value, event: 'event-22' }
  }
}

/** An answer that something stopped. */
export const stops = (code: TroubleCode, sentCode?: string) => async () =>
  ({ kind: 'stopped', trouble: { code, ...(sentCode === undefined ? {} : { sentCode }) } }) as const

/** With a country that does not answer: the page that says so comes after the second or two that it comes after. */
export const waitedFor = () => ({ underWay: makeUnderWay((error) => assert.fail(String(error))) })

/** Never answers; stops when it is called back. */
export const silent: Partners['identify'] = ({ signal }) =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'stopped', trouble: { code: 'cancelled' } }))
  })
