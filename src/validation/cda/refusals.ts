import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { pathOf, textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { EPSOS, PHARM, V3 } from '../../standards/cda/namespaces.ts'
import { EHDSI, otherDocumentTypes, patientSummary } from './document-types.ts'
import { isElementName } from './element-names.ts'
import { all, at, attribute, first, hasText, nullFlavorOf, templatesOf } from './select.ts'
import { compulsorySections, sectionCodeOf } from './sections.ts'

/** What is known about a document once it is known to be a summary that can be shown. */
export type Recognition = {
  /** L3: entries to read. L1: a PDF and nothing else. */
  readonly level: 'L3' | 'L1'
  /** What it was known by, the surest first. */
  readonly by: 'code' | 'translation' | 'template' | 'sections'
  /** Medication namespaces in use, by URI: `urn:hl7-org:pharm` from wave 6, `urn:epsos-org:ep:medication` before. */
  readonly medicationNamespaces: readonly string[]
  readonly templateIds: readonly string[]
  /** The document of an L1 summary, as bytes that start with `%PDF`. */
  readonly pdf?: Uint8Array
}

/**
 * Is this a patient summary that can be shown? Anything short of the refusals below is, whatever rules it breaks
 * (issue 2 item 10; `exchange.md` 2.8, the Postel rule).
 *
 * @throws Problem `unsupported` for other documents, `invalid` for a summary that cannot be one; codes `not-cda`,
 *   `document-is-…` (one per type), `document-type-unknown`, `no-patient`, `two-patients`, `pdf-missing`,
 *   `pdf-wrong-media`, `pdf-bad-base64`, `pdf-wrong-bytes`
 */
export function recogniseSummary(root: XmlElement): Recognition {
  if (root.name !== 'ClinicalDocument' || root.ns !== V3)
    throw refusal('unsupported', 'not-cda', 'The root element is not an HL7 ClinicalDocument', root)
  const by = recogniseType(root)
  refuseWrongPatients(root)
  const templateIds = templatesOf(root)
  const medicationNamespaces = namespacesIn(root)
  const nonXMLBody = at(root, 'component', 'nonXMLBody')
  // Without any body it is still a summary of this patient, every section of it not delivered.
  if (!nonXMLBody || at(root, 'component', 'structuredBody'))
    return { level: 'L3', by, medicationNamespaces, templateIds }
  return { level: 'L1', by, medicationNamespaces, templateIds, pdf: readPdf(nonXMLBody) }
}

/** The code says more than the template, and the code itself more than its translations. */
function recogniseType(root: XmlElement): Recognition['by'] {
  const code = first(root, 'code')
  const own = attribute(code, 'code')
  const translations = translationsOf(code)
  const template = first(root, 'templateId')
  const tails = templatesOf(root).flatMap((id) => (id.startsWith(`${EHDSI}.`) ? id.slice(EHDSI.length + 1) : []))
  for (const { by, keys, among, at } of [
    { by: 'code', keys: own === undefined ? [] : [own], among: 'codes', at: code },
    { by: 'translation', keys: translations, among: 'codes', at: code },
    { by: 'template', keys: tails, among: 'templates', at: template },
  ] as const) {
    if (patientSummary[among].some((known) => keys.includes(known))) return by
    const other = otherDocumentTypes.find((type) => type[among].some((known) => keys.includes(known)))
    if (other) throw anotherType(other, at ?? root)
  }
  if (own === undefined && translations.length === 0 && holdsSummarySections(root)) return 'sections'
  throw refusal(
    'unsupported',
    'document-type-unknown',
    'The document type is not one this program reads: neither its code nor its template is a patient summary',
    code ?? root,
  )
}

function translationsOf(code: XmlElement | undefined): readonly string[] {
  return all(code, 'translation').flatMap((each) => [attribute(each, 'code') ?? [], translationsOf(each)].flat())
}

function holdsSummarySections(root: XmlElement): boolean {
  return all(at(root, 'component', 'structuredBody'), 'component').some((component) => {
    const section = first(component, 'section')
    return section !== undefined && compulsorySections.includes(sectionCodeOf(section) ?? '')
  })
}

function anotherType(type: { readonly key: string; readonly words: string }, where: XmlElement): Problem {
  return refusal(
    'unsupported',
    `document-is-${type.key}`,
    `The document is ${type.words}, not a patient summary`,
    where,
  )
}

/** Whether a document names a patient, once and nobody else: what {@link recogniseSummary} asks of its patients. */
export function isAboutOnePatient(root: XmlElement): boolean {
  try {
    refuseWrongPatients(root)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

function refuseWrongPatients(root: XmlElement): void {
  const roles = all(root, 'recordTarget').flatMap((target) => all(target, 'patientRole'))
  const people = roles.flatMap((role) =>
    (all(role, 'patient').length > 0 ? all(role, 'patient') : [undefined]).map((patient) => ({ role, patient })),
  )
  const known = people.filter(
    ({ role, patient }) => patient && (hasText(first(patient, 'name')) || idsOf(role).length > 0),
  )
  const [patient] = known
  if (!patient)
    throw refusal(
      'invalid',
      'no-patient',
      'The document names no patient',
      people[0]?.patient ?? roles[0] ?? first(root, 'recordTarget') ?? root,
    )
  // Even the same person twice: two accounts of one patient may differ, and no reader can tell which to believe.
  const second = people.find((other) => other !== patient)
  if (second) throw refusal('invalid', 'two-patients', 'The document is about two patients', second.role)
}

function idsOf(role: XmlElement): readonly string[] {
  return all(role, 'id').flatMap((id) => {
    const root = attribute(id, 'root')
    const extension = attribute(id, 'extension')
    if (nullFlavorOf(id) || (!root && !extension)) return []
    return [`${root ?? ''}^${extension ?? ''}`]
  })
}

function namespacesIn(root: XmlElement): readonly string[] {
  const found = new Set<string>()
  const visit = (element: XmlElement): void => {
    if (element.ns === PHARM || element.ns === EPSOS) found.add(element.ns)
    for (const node of element.children) if (typeof node !== 'string') visit(node)
  }
  visit(root)
  return [...found]
}

/** @throws Problem when what is embedded is not a PDF (template 1.7: application/pdf, B64) */
function readPdf(nonXMLBody: XmlElement): Uint8Array {
  const text = first(nonXMLBody, 'text')
  if (!text || !hasText(text)) throw refusal('invalid', 'pdf-missing', 'The document holds no PDF', text ?? nonXMLBody)
  const mediaType = attribute(text, 'mediaType')?.toLowerCase()
  if (mediaType !== undefined && mediaType.split(';')[0] !== 'application/pdf')
    throw refusal('unsupported', 'pdf-wrong-media', 'The embedded document is not declared as a PDF', text)
  const encoded = textOf(text)
  if (/[^\sA-Za-z0-9+/=]|=\s*[^\s=]/.test(encoded))
    throw refusal('invalid', 'pdf-bad-base64', 'The embedded PDF is not valid base64', text)
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.subarray(0, 4).toString('latin1') !== '%PDF')
    throw refusal('invalid', 'pdf-wrong-bytes', 'The embedded document does not begin as a PDF does', text)
  return bytes
}

function refusal(kind: 'invalid' | 'unsupported', code: string, message: string, where: XmlElement): Problem {
  return new Problem(kind, code, message, { at: isElementName(where.name) ? pathOf(where) : '/*', line: where.line })
}
