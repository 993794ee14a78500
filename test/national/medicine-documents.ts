import { randomUUID } from 'node:crypto'
import { medicationList as service, type Outcome } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { call, doctor, now, type openBox, type Said } from './box.ts'

// Documents of SFM as a vendor’s client makes them: what was fetched, changed and sent back.

type Ext = {
  url: string
  extension?: Ext[]
  valueString?: string
  valueBoolean?: boolean
  valueDateTime?: string
  valueDate?: string
  valueCode?: string
  valueReference?: { reference: string }
  valueCodeableConcept?: { coding: { system: string; code: string; display?: string }[] }
}
type Identifier = { type?: { text: string }; system?: string; value: string }
/** As much of the resources as the tests look at. */
export type Resource = {
  resourceType: string
  id: string
  status?: string
  identifier?: Identifier[] & Identifier
  extension?: Ext[]
  partOf?: { reference: string }[]
  subject?: { reference: string }
  medicationReference?: { reference: string; display: string }
  authorizingPrescription?: { reference: string }[]
  dosage?: { text: string; extension: Ext[] }[]
  relatesTo?: unknown[]
  section?: {
    code: { coding: { code: string }[] }
    entry?: { reference: string }[]
    emptyReason?: { coding: { code: string }[] }
  }[]
}
export type Bundle = { type: string; entry: { fullUrl: string; resource: Resource }[] }

const sfm = (name: string) => `http://ehelse.no/fhir/StructureDefinition/sfm-${name}`
const volven = (list: string, code: string) => ({ coding: [{ system: `urn:oid:2.16.578.1.12.4.1.1.${list}`, code }] })

type Box = Awaited<ReturnType<typeof openBox>>

/** The doctor of the tests as an attested caller about this person. */
export const asDoctor = ({ person: { number } }: Story, more: Said = {}): Said => ({ attest: number, ...more })

/** A patient as SFM wants them. */
export const patientOf = ({ person: { number, numberKind } }: Story) => ({
  resourceType: 'Patient',
  identifier: [{ system: `urn:oid:2.16.578.1.12.4.1.4.${numberKind === 'FNR' ? 1 : 2}`, value: number }],
  name: [{ family: 'Eksempel', given: ['Syntetisk'] }],
  address: [{ city: 'Oslo' }],
})

export const consents = {
  kjernejournal: { name: 'SamtykkeKjernejournal', valueCode: 'HPMOTTATTSAMTYKKE' },
  withheld: { name: 'SamtykkeSperretLegemidler', valueCode: 'HPAKUTT' },
  locked: { name: 'SamtykkeLasteResepter', valueCode: 'HPMOTTATTSAMTYKKE' },
} as const

/** Calls `$getMedication`. */
export async function fetchList(box: Box, story: Story, more: readonly object[] = [], said: Said = asDoctor(story)) {
  const body = { resourceType: 'Parameters', parameter: [{ name: 'patient', resource: patientOf(story) }, ...more] }
  return fetched(await call(box, service, 'get-medication', { body, said }))
}

/** The answer of a fetch, by its parameters. */
export function fetched({ status, body }: Outcome) {
  const parameters = ((body as { parameter?: { name: string; resource?: Bundle }[] }).parameter ?? []) as {
    name: string
    resource?: Bundle
    valueBoolean?: boolean
    valueDateTime?: string
  }[]
  const of = (name: string) => parameters.find((each) => each.name === name)
  return { status, text: JSON.stringify(body), of, bundle: of('medication')?.resource as Bundle }
}

/** Resources of a type, in the order of the document. */
export const ofType = ({ entry }: Bundle, type: string) =>
  entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type)

export const idOf = ({ identifier }: Resource, text: string) =>
  (identifier ?? []).find(({ type }) => type?.text === text)?.value

/** The document turned back: it points to the fetch, and says whether a list is to be made. */
export function turned(bundle: Bundle, { createPll = true }: { createPll?: boolean } = {}): Bundle {
  const copy = JSON.parse(JSON.stringify(bundle)) as Bundle
  const composition = copy.entry[0]!.resource
  const reference = composition.identifier!.value
  composition.relatesTo = [{ code: 'replaces', targetIdentifier: { value: reference } }]
  const patient = copy.entry.find(({ resource }) => resource.resourceType === 'Patient')!
  const info = ofType(copy, 'Basic')[0]
  const making = { url: 'createPLL', valueBoolean: createPll }
  if (info) {
    const parts = info.extension![0]!.extension!
    parts.splice(
      parts.findIndex(({ url }) => url === 'createPLL'),
      1,
      making,
    )
  } else {
    const id = randomUUID()
    const basic = {
      resourceType: 'Basic',
      id,
      extension: [{ url: sfm('pllInformation'), extension: [making] }],
      code: { coding: [{ system: 'http://ehelse.no/fhir/CodeSystem/sfm-message-type', code: 'M25.1' }] },
      subject: { reference: patient.fullUrl },
    }
    copy.entry.push({ fullUrl: `urn:uuid:${id}`, resource: basic })
    sectionOf(copy, 'sectionPLLinfo').entry = [{ reference: `urn:uuid:${id}` }]
  }
  return copy
}

export const sectionOf = (bundle: Bundle, code: string) =>
  bundle.entry[0]!.resource.section!.find((each) => each.code.coding[0]!.code === code)!

/** Part of sfm-reseptamendment of a statement. */
export const amendmentOf = ({ extension }: Resource) =>
  extension!.find(({ url }) => url === sfm('reseptamendment'))!.extension!

const regInfo = (bundle: Bundle, type: string, hpr = doctor.hpr) => {
  const fullUrl = `urn:uuid:${randomUUID()}`
  const identifier = [{ system: 'urn:oid:2.16.578.1.12.4.1.4.4', value: hpr }] as Resource['identifier']
  bundle.entry.push({
    fullUrl,
    resource: { resourceType: 'Practitioner', id: fullUrl.slice(9), identifier: identifier! },
  })
  const code = { coding: [{ system: 'http://ehelse.no/fhir/CodeSystem/sfm-performer-roles', code: type }] }
  return {
    url: sfm('regInfo'),
    extension: [
      { url: 'type', valueCodeableConcept: code },
      { url: 'provider', valueReference: { reference: fullUrl } },
      { url: 'timestamp', valueDateTime: now.toISOString() },
    ],
  }
}

/** Adds a new prescription; with `instead` it takes the place of that one. */
export function prescribe(
  bundle: Bundle,
  {
    instead,
    hpr,
    locked,
    name = 'Nymedisin tablett 5 mg',
  }: { instead?: Resource; hpr?: string; locked?: true; name?: string } = {},
): string {
  const [id, medication] = [randomUUID(), randomUUID()]
  const patient = bundle.entry.find(({ resource }) => resource.resourceType === 'Patient')!.fullUrl
  bundle.entry.push({
    fullUrl: `urn:uuid:${medication}`,
    resource: {
      resourceType: 'Medication',
      id: medication,
      ...{
        code: { coding: [{ system: 'http://ehelse.no/fhir/CodeSystem/FEST', code: 'ID_1', display: name }] },
        form: { text: 'tablett' },
      },
      extension: [
        {
          url: 'http://hl7.no/fhir/StructureDefinition/no-basis-prescriptiongroup',
          extension: [{ url: 'prescriptiongroup', valueCodeableConcept: volven('7421', 'C') }],
        },
        {
          url: sfm('medicationdetails'),
          extension: [
            {
              url: 'registreringstype',
              valueCodeableConcept: {
                coding: [{ system: 'http://ehelse.no/fhir/CodeSystem/sfm-festregistrationtype', code: '1' }],
              },
            },
          ],
        },
      ],
    },
  })
  const recall = instead && [
    { url: 'recallcode', valueCodeableConcept: volven('7500', '1') },
    { url: 'recallid', valueString: idOf(instead, 'ReseptId')! },
  ]
  const statement = {
    resourceType: 'MedicationStatement',
    id,
    status: 'active',
    identifier: [{ type: { text: 'ReseptId' }, value: id }],
    medicationReference: { reference: `urn:uuid:${medication}`, display: name },
    subject: { reference: patient },
    dosage: [
      {
        text: '1 tablett daglig',
        extension: [
          { url: sfm('use'), valueCodeableConcept: volven('9101', '1') },
          { url: sfm('application-area'), extension: [{ url: 'text', valueString: 'Prøve' }] },
        ],
      },
    ],
    extension: [
      {
        url: sfm('reseptamendment'),
        extension: [
          { url: 'reseptdate', valueDate: '2026-11-22' },
          { url: 'expirationdate', valueDate: '2027-11-22' },
          { url: 'reit', valueString: '0' },
          { url: 'dssn', valueString: '1 tablett daglig' },
          { url: 'createeresept', valueBoolean: true },
          { url: 'typeresept', valueCodeableConcept: volven('7491', 'E') },
          ...(locked ? [{ url: 'lockedresept', valueBoolean: true }] : []),
          ...(recall ? [{ url: 'recallinfo', extension: recall }] : []),
        ],
      },
      regInfo(bundle, '1', hpr),
    ],
  } as unknown as Resource
  bundle.entry.push({ fullUrl: `urn:uuid:${id}`, resource: statement })
  sectionOf(bundle, 'sectionMedication').entry ??= []
  sectionOf(bundle, 'sectionMedication').entry!.push({ reference: `urn:uuid:${id}` })
  return id
}

/** Stops one, with a reason unless it is left out. */
export function stop(bundle: Bundle, statement: Resource, reason: string | undefined = 'A', hpr?: string): void {
  statement.status = 'completed'
  statement.extension!.push(
    {
      url: sfm('discontinuation'),
      extension: [
        { url: 'timedate', valueDateTime: now.toISOString() },
        ...(reason === '' ? [] : [{ url: 'reason', valueCodeableConcept: volven('7494', reason) }]),
      ],
    },
    regInfo(bundle, '3', hpr),
  )
}

/** Heads that are in force. */
export const headsIn = (bundle: Bundle) =>
  ofType(bundle, 'MedicationStatement').filter(({ status, partOf }) => status === 'active' && !partOf)

/** Calls `$sendMedication`. */
export async function sendList(box: Box, story: Story, bundle: Bundle, said: Said = asDoctor(story)) {
  const body = { resourceType: 'Parameters', parameter: [{ name: 'medication', resource: bundle }] }
  const outcome = await call(box, service, 'send-medication', { body, said })
  const parameters = (outcome.body as { parameter?: { name: string; valueInteger?: number }[] }).parameter ?? []
  const counted = (name: string) => parameters.find((each) => each.name === name)?.valueInteger
  const issues = (outcome.body as { issue?: { details: { coding: { code: string }[] } }[] }).issue ?? []
  return {
    status: outcome.status,
    codes: issues.map(({ details }) => details.coding[0]!.code),
    counts: [counted('prescriptionCount'), counted('recallCount')],
    text: JSON.stringify(outcome.body),
  }
}
