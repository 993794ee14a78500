import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import { dispenseEntry, metaOf, type Refer, referTo, statementEntries, urlOf } from './render-statement.ts'
import { concept, nested, part, type SectionCode, sections, sfm, sfmCodes } from './sfm.ts'
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
  const pll = shown.pll ? pllEntries(shown.pll, refer) : []
  const content = [
    ...shown.statements.flatMap((each) => statementEntries(each, refer)),
    ...shown.dispensed.map((each) => dispenseEntry(each, refer)),
    ...pll,
  ]
  const composition = compositionOf(shown, refer, pll.at(-1))
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

function compositionOf(shown: ShownList, refer: Refer, pll: Json | undefined): Json {
  const { place } = shown.author
  const author = [refer.practitioner(shown.author), place === undefined ? undefined : refer.organisation(place)]
  const entries: Readonly<Partial<Record<SectionCode, readonly Json[]>>> = {
    sectionMedication: shown.statements.map(({ id, is }) =>
      referTo(id, 'sfm-MedicationStatement', is.medication.display),
    ),
    sectionPLLinfo: pll ? [{ reference: pll.fullUrl, type: sfm('sfm-PLL-info'), display: 'M25.1' }] : [],
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

/** Roles in a list (Volven 7490). */
const roles = { M: 'Multidoseansvarlig lege', A: 'Ansvarlig farmasøyt' } as const

/** The parties of the list, and last the message it came with. */
function pllEntries(pll: NonNullable<ListInfo['pll']>, refer: Refer): readonly Json[] {
  const parties = [
    partyOf(pll, 'author', pll.author, refer),
    ...(pll.responsible ? [partyOf(pll, 'M', pll.responsible, refer)] : []),
    ...(pll.pharmacy === undefined ? [] : [partyOf(pll, 'A', { place: pll.pharmacy }, refer)]),
  ]
  const [author, ...related] = parties.map(({ id }) => referTo(id, 'sfm-PractitionerRole'))
  return [
    ...parties.map(({ id, resource }) => ({ fullUrl: urlOf(id), resource })),
    { fullUrl: urlOf(pll.messageId), resource: pllInfo(pll, refer, author, related) },
  ]
}

function pllInfo(
  { messageId, at, substitute }: NonNullable<ListInfo['pll']>,
  { patient }: Refer,
  author: Json | undefined,
  related: readonly Json[],
): Json {
  return {
    resourceType: 'Basic',
    id: messageId,
    meta: metaOf('sfm-PLL-info'),
    extension: [
      nested(sfm('sfm-pllInformation'), [
        part('substitute', 'valueBoolean', substitute ?? false),
        part('PLLdate', 'valueDateTime', at),
        part('createPLL', 'valueBoolean', false),
        ...related.map((each) => part('relatedparties', 'valueReference', each)),
      ]),
    ],
    identifier: [{ use: 'usual', value: messageId }],
    code: concept(sfmCodes('sfm-message-type'), 'M25.1', 'PLL'),
    subject: patient,
    ...(author ? { author } : {}),
  }
}

function partyOf(
  { messageId }: NonNullable<ListInfo['pll']>,
  role: keyof typeof roles | 'author',
  signed: Signed,
  refer: Refer,
) {
  const id = uuidOf(`${messageId}/${role}`)
  const practitioner = refer.practitioner(signed)
  const resource = {
    resourceType: 'PractitionerRole',
    id,
    meta: metaOf('sfm-PractitionerRole'),
    ...(practitioner ? { practitioner } : {}),
    ...(signed.place === undefined ? {} : { organization: refer.organisation(signed.place) }),
    code: [role === 'author' ? { text: 'PLL author' } : concept(volven('7490'), role, roles[role])],
  }
  return { id, resource }
}
