import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import { pllEntries, type PllMessage } from './render-pll.ts'
import { dispenseEntry, metaOf, type Refer, referTo, statementEntries, urlOf } from './render-statement.ts'
import { concept, type SectionCode, sections, sfmCodes } from './sfm.ts'
import type { Dispensed, Held, ListInfo, Signed, Statement } from './statement.ts'

/** Why a section has nothing (FHIR list-empty-reason). */
export type Empty = 'nilknown' | 'withheld' | 'unavailable'

/** What the document tells. */
export type ShownList = {
  readonly statements: readonly Held<Statement>[]
  readonly dispensed: readonly Held<Dispensed>[]
  readonly pll: ListInfo['pll']
  readonly empty: Empty
  /** Patient as the caller described them: names and identifiers. */
  readonly patient: Json
  /** Name of this fetch, to be sent back. */
  readonly reference: string
  readonly author: Signed
  readonly at: Date
}

/**
 * The list as a document: the composition first, then whom it is about, who had to do with it, and each medicine.
 *
 * @see https://simplifier.net/guide/SFMAPIBasis (sfm-MedicationBundle); https://hl7.org/fhir/R4/documents.html
 */
export function listDocument(shown: ShownList): Json {
  const patientId = uuidOf(`${shown.reference}/patient`)
  const cast = castOf(shown)
  const refer: Refer = { ...cast.refer, patient: referTo(patientId, 'sfm-Patient') }
  const pll = shown.pll ? pllEntries(shown.pll, refer, shown) : { parties: [], messages: [] }
  const content = [
    ...shown.statements.flatMap((each) => statementEntries(each, refer)),
    ...shown.dispensed.map((each) => dispenseEntry(each, refer)),
    ...pll.parties,
    ...pll.messages,
  ]
  const composition = compositionOf(shown, refer, pll.messages)
  return {
    resourceType: 'Bundle',
    id: uuidOf(`${shown.reference}/bundle`),
    meta: metaOf('sfm-MedicationBundle'),
    identifier: { system: 'urn:ietf:rfc:3986', value: urlOf(shown.reference) },
    type: 'document',
    timestamp: shown.at.toISOString(),
    entry: [
      { fullUrl: urlOf(String(composition.id)), resource: composition },
      {
        fullUrl: urlOf(patientId),
        resource: { ...shown.patient, resourceType: 'Patient', id: patientId, meta: metaOf('sfm-Patient') },
      },
      ...cast.entries,
      ...content,
    ],
  }
}

function compositionOf(shown: ShownList, refer: Refer, messages: readonly PllMessage[]): Json {
  const { place } = shown.author
  const author = [refer.practitioner(shown.author), place === undefined ? undefined : refer.organisation(place)]
  const entries: Readonly<Partial<Record<SectionCode, readonly Json[]>>> = {
    sectionMedication: shown.statements.map(({ id, is }) =>
      referTo(id, 'sfm-MedicationStatement', is.medication.display),
    ),
    sectionPLLinfo: messages.map(({ resource }) => referTo(resource.id, 'sfm-PLL-info', resource.code.coding[0].code)),
    sectionDispense: shown.dispensed.map(({ id }) => referTo(id, 'sfm-MedicationDispense')),
  }
  return {
    resourceType: 'Composition',
    id: uuidOf(`${shown.reference}/composition`),
    meta: metaOf('sfm-MedicationComposition'),
    identifier: { use: 'official', value: shown.reference },
    status: 'final',
    type: concept('http://loinc.org', '11503-0', 'Medical records'),
    subject: refer.patient,
    date: shown.at.toISOString(),
    author: author.filter((each) => each !== undefined),
    title: 'Legemiddelliste',
    confidentiality: 'N',
    section: Object.entries(sections).map(([code, [title, words]]) => {
      // The table's own keys.
      const entry = entries[code as SectionCode] ?? []
      const empty = code in entries ? shown.empty : 'unavailable'
      return {
        title,
        code: concept(sfmCodes('sfm-section-types'), code, title),
        text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${words}</div>` },
        ...(entry.length > 0
          ? { entry }
          : { emptyReason: concept('http://terminology.hl7.org/CodeSystem/list-empty-reason', empty) }),
      }
    }),
  }
}

/** Everybody and every place that the document points to, each once. */
function castOf({ statements, dispensed, pll, author }: ShownList) {
  const answering = [author, pll?.author, pll?.responsible].filter((each) => each !== undefined)
  const signed = [
    ...answering,
    ...statements.flatMap(({ is: { prescribed, discontinued } }) => [prescribed, discontinued?.by ?? prescribed]),
  ]
  const hprs = [...new Set(signed.flatMap(({ hpr }) => hpr ?? []))]
  const places = [
    ...new Set([
      ...answering.flatMap(({ place }) => place ?? []),
      ...dispensed.map(({ is }) => is.pharmacy),
      ...(pll?.pharmacy === undefined ? [] : [pll.pharmacy]),
    ]),
  ]
  return {
    entries: [
      ...hprs.map((hpr) =>
        partyEntry('Practitioner', practitionerId(hpr), { system: identifierSystems.HPR, value: hpr }),
      ),
      ...places.map((place) =>
        partyEntry('Organization', organisationId(place), { system: identifierSystems.ENH, value: place }),
      ),
    ],
    refer: {
      practitioner: ({ hpr }: Signed) =>
        hpr === undefined ? undefined : referTo(practitionerId(hpr), 'sfm-Practitioner', `HPR: ${hpr}`),
      organisation: (place: string) => referTo(organisationId(place), 'sfm-Organization', `ENH: ${place}`),
    },
  }
}

function practitionerId(hpr: string): string {
  return uuidOf(`practitioner ${hpr}`)
}

function organisationId(place: string): string {
  return uuidOf(`organisation ${place}`)
}

function partyEntry(resourceType: 'Practitioner' | 'Organization', id: string, identifier: Json): Json {
  const resource = {
    resourceType,
    id,
    meta: metaOf(`sfm-${resourceType}`),
    identifier: [{ use: 'official', ...identifier }],
    active: true,
  }
  return { fullUrl: urlOf(id), resource }
}
