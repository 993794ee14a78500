import { elementsOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { cd, cs, ii, int, st } from '../datatype-codes.ts'
import { ivlTs, ts } from '../datatype-quantities.ts'
import { aboutAnother, notAFact } from '../assertion.ts'
import { type InOneDialect, inOneDialect } from '../dialect.ts'
import { narrativeIndex, resolveReference } from '../narrative.ts'
import { firstChild, type Model, many, one, type Reading, template } from '../template.ts'
import { assignedEntity, author, contact, organisation, patientRole, performer } from './people.ts'
import {
  type EntryKind,
  type EntryModels,
  entryTemplates,
  type SectionKind,
  type SectionRule,
  sectionByCode,
  sectionByTemplate,
} from './sections.ts'

/** The signature of the person who answers for the summary. */
export const legalAuthenticator = template({
  time: one('time', ts),
  signatureCode: one('signatureCode', cs),
  entity: one('assignedEntity', assignedEntity),
})
export type LegalAuthenticator = Model<typeof legalAuthenticator.fields>

/** `documentationOf/serviceEvent`: the care that the summary covers, and when it was last brought up to date. */
export const serviceEvent = template({
  ids: many('id', ii),
  code: one('code', cd),
  time: one('effectiveTime', ivlTs),
  performers: many('performer', performer),
})
export type ServiceEvent = Model<typeof serviceEvent.fields>

/** The header: everything before `component`. */
export const header = template(
  {
    realmCode: one('realmCode', cs),
    typeId: one('typeId', ii),
    id: one('id', ii),
    code: one('code', cd),
    title: one('title', st),
    effectiveTime: one('effectiveTime', ts),
    confidentialityCode: one('confidentialityCode', cd),
    languageCode: one('languageCode', cs),
    setId: one('setId', ii),
    versionNumber: one('versionNumber', int),
    patient: one('recordTarget/patientRole', patientRole),
    authors: many('author', author),
    custodian: one('custodian/assignedCustodian/representedCustodianOrganization', organisation),
    legalAuthenticator: one('legalAuthenticator', legalAuthenticator),
    contacts: many('participant', contact),
    serviceEvents: many('documentationOf/serviceEvent', serviceEvent),
    /** What this one was made from, takes the place of, and adds to (x_ActRelationshipDocument). */
    transformed: many('relatedDocument[typeCode=XFRM]/parentDocument/id', ii),
    replaced: many('relatedDocument[typeCode=RPLC]/parentDocument/id', ii),
    appended: many('relatedDocument[typeCode=APND]/parentDocument/id', ii),
  },
  { templateIds: ['1.3.1.1.3'] },
)
export type Header = Model<typeof header.fields>

/** The shell of a section: all but its text and entries. */
export const sectionShell = template({
  ids: many('id', ii),
  code: one('code', cd),
  title: one('title', st),
  author: one('author', author),
})

/** One clinical statement that a row of the section table knows how to read. */
export type Entry = {
  readonly [K in EntryKind]: { readonly kind: K; readonly model: EntryModels[K]; readonly source: XmlElement }
}[EntryKind]

export type Section = Model<typeof sectionShell.fields> & {
  /** `other` for a section outside the table: shown as titled narrative. */
  readonly kind: SectionKind | 'other'
  /** The narrative block as received, or undefined. */
  readonly text: XmlElement | undefined
  readonly entries: readonly Entry[]
  /** Stands inside another section, which carries it whole; the eHDSI guide knows none, some senders do. */
  readonly nested: boolean
  /** Entries no row of the table reads, or that state no fact about the patient: shown as narrative, carried whole. */
  readonly unread: readonly XmlElement[]
  /** `nullFlavor` of the section itself. */
  readonly nullFlavor: string | undefined
  readonly source: XmlElement
}

/** A summary as read: typed, nothing merged, each fact with the element it came from. */
export type PatientSummary = {
  readonly header: Header
  readonly sections: readonly Section[]
  /** Set in an L1 document: the text of `nonXMLBody`, base64 as received. */
  readonly nonXmlBody:
    | { readonly mediaType: string | undefined; readonly base64: string; readonly source: XmlElement }
    | undefined
  readonly dialect: InOneDialect
}

/** Told of each element read, when somebody wants the account. */
export type Trace = (element: XmlElement, field: string) => void

/**
 * Reads a ClinicalDocument that has been recognised as a patient summary (`validation/cda/refusals.ts`).
 *
 * Never throws for content: what cannot be read as typed is still in the sections' narrative and `unread`.
 */
export function readPatientSummary(root: XmlElement, trace?: Trace): PatientSummary {
  const dialect = inOneDialect(root)
  const reading = readingOf(() => undefined, trace)
  const body = firstChild(dialect.root, 'component')
  const structured = body && firstChild(body, 'structuredBody')
  const nonXml = body && firstChild(body, 'nonXMLBody')
  return {
    header: header.read(dialect.root, reading),
    sections: structured ? readSections(structured, false, { trace, elsewhere: anyNarrative(structured) }) : [],
    // With both bodies the document is an L3, and the other one is carried.
    nonXmlBody: structured ? undefined : nonXml && readNonXml(nonXml),
    dialect,
  }
}

/** `structuredBody/component/section`, in document order. */
export function sectionsOf(structuredBody: XmlElement): XmlElement[] {
  return elementsOf(structuredBody).flatMap((component) => {
    const section = component.name === 'component' ? firstChild(component, 'section') : undefined
    return section ? [section] : []
  })
}

/** What reading a section needs besides the section. */
type Around = {
  readonly trace: Trace | undefined
  /** Words of any narrative in the document: some senders point from one section into another. */
  readonly elsewhere: Reading['resolve']
}

function anyNarrative(structured: XmlElement): Reading['resolve'] {
  let indexes: readonly ReadonlyMap<string, XmlElement>[] | undefined
  return (reference) => {
    indexes ??= sectionsOf(structured).flatMap((section) => {
      const text = firstChild(section, 'text')
      return text ? [narrativeIndex(text)] : []
    })
    for (const index of indexes) {
      const words = resolveReference(index, reference)
      if (words !== undefined) return words
    }
    return undefined
  }
}

/** Each section, followed by those inside it. */
function readSections(holder: XmlElement, nested: boolean, around: Around): Section[] {
  return sectionsOf(holder).flatMap((element) => [
    readSection(element, nested, around),
    ...readSections(element, true, around),
  ])
}

function readSection(element: XmlElement, nested: boolean, { trace, elsewhere }: Around): Section {
  const text = firstChild(element, 'text')
  const index = text && narrativeIndex(text)
  const reading = readingOf((reference) => (index && resolveReference(index, reference)) ?? elsewhere(reference), trace)
  const shell = sectionShell.read(element, reading)
  const rule = sectionByCode.get(shell.code?.code ?? '') ?? ruleByTemplate(element)
  const anothers = aboutAnother(element)
  const entries: Entry[] = []
  const unread: XmlElement[] = []
  for (const node of element.children) {
    if (typeof node === 'string' || node.name !== 'entry') continue
    // A template id may stand before the statement.
    const statement = elementsOf(node).find(({ name }) => kindIn(rule, name))
    const kind = statement && kindIn(rule, statement.name)
    if (!statement || !kind || anothers || !statesFacts(statement, kind)) unread.push(node)
    // Kind and model come from the same row of entryTemplates.
    else entries.push({ kind, model: entryTemplates[kind].read(statement, reading), source: node } as Entry)
  }
  return {
    ...shell,
    kind: rule?.kind ?? 'other',
    text,
    entries,
    nested,
    unread,
    nullFlavor: element.attributes.nullFlavor,
    source: element,
  }
}

/** The rule of a section that is known by its template alone. */
function ruleByTemplate(element: XmlElement): SectionRule | undefined {
  for (const node of element.children)
    if (typeof node !== 'string' && node.name === 'templateId') {
      const rule = sectionByTemplate.get(node.attributes.root ?? '')
      if (rule) return rule
    }
  return undefined
}

function kindIn(rule: SectionRule | undefined, statement: string): EntryKind | undefined {
  return rule && Object.hasOwn(rule.entries, statement) ? rule.entries[statement] : undefined
}

/** What only groups states nothing when none of what it groups does. */
function statesFacts(statement: XmlElement, kind: EntryKind): boolean {
  if (notAFact(statement, kind === 'immunization')) return false
  const grouped = kind === 'organizer' || kind === 'allergyConcern' || kind === 'problemConcern'
  const inside = grouped ? elementsOf(statement).flatMap((holder) => firstChild(holder, 'observation') ?? []) : []
  return inside.length === 0 || inside.some((observation) => !notAFact(observation))
}

function readingOf(resolve: Reading['resolve'], trace: Trace | undefined): Reading {
  return trace ? { resolve, trace } : { resolve }
}

function readNonXml(body: XmlElement): PatientSummary['nonXmlBody'] {
  const text = firstChild(body, 'text')
  const base64 = (text?.children ?? []).filter((node) => typeof node === 'string').join('')
  return { mediaType: text?.attributes.mediaType, base64, source: text ?? body }
}
