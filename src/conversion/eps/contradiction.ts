import type { XmlElement } from '../../platform/xml/tree.ts'
import { type Entry, type PatientSummary, readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { isAboutOnePatient } from '../../validation/cda/refusals.ts'
import { type Assembly, assemble } from './bundle.ts'
import type { Canonicals } from './canonicals.ts'
import { compositionRows } from './composition.ts'
import { element, text } from './elements.ts'
import { type EntryMap, entryMaps } from './entries.ts'
import { leavesOf } from './leaves.ts'
import { fill, type Unmaking } from './map.ts'
import { patientRows } from './patient.ts'
import { isRepeated, sectionToFhir } from './sections.ts'
import { asOf } from './to-eps.ts'

/** One element of the Bundle that may carry CDA, with what stands for it in a document. */
type Unit = {
  readonly holder: Json
  /** What the Bundle says here. */
  readonly given: ReadonlySet<string>
  /** What a document says here, told in FHIR; undefined when it has no such place. */
  readonly told: (document: Told) => ReadonlySet<string> | undefined
}

/** A document told in FHIR again. */
type Told = {
  readonly header: ReadonlySet<string>
  readonly sections: readonly {
    readonly shell: ReadonlySet<string>
    readonly entries: readonly ReadonlySet<string>[]
  }[]
}

/** What a Bundle is made of, as the way back takes it. */
export type Given = {
  readonly composition: Json
  readonly patient: Json
  /** Sections that CDA has, each with the resources of the entries it has statements for. */
  readonly content: readonly { readonly section: Json; readonly entries: readonly (readonly Json[])[] }[]
  readonly unmaking: Unmaking
  /** The one document that an L1 summary is; its section is none of CDA's. */
  readonly original: { readonly base64: string } | undefined
}

/**
 * The elements of a Bundle whose carried CDA contradicts them.
 *
 * A carried part is there for what FHIR has no element for. It may come from anybody, and the resource beside it may
 * have been edited since: so a reader of the CDA must not be told a dose, a patient or an allergy that a reader of the
 * FHIR is not told. The document with the carried parts is told in FHIR again. It may say nothing that the Bundle does
 * not, and must say all that the document without them does.
 *
 * @param restored the document with what was carried
 * @param plain the document as FHIR alone tells it
 */
export function contradicted(given: Given, restored: XmlElement, plain: XmlElement): ReadonlySet<Json> {
  const [withThem, without] = [tell(restored, given.composition), tell(plain, given.composition)]
  const found = new Set<Json>()
  if (withThem.sections.length !== given.content.length || !isAboutOnePatient(restored)) found.add(given.composition)
  for (const [at, { section, entries }] of given.content.entries())
    if (withThem.sections[at]?.entries.length !== entries.length) found.add(section)
  for (const { holder, given: said, told } of unitsOf(given)) {
    const here = told(withThem)
    if (here && !agrees(said, here, told(without))) found.add(holder)
  }
  return found
}

function agrees(
  given: ReadonlySet<string>,
  here: ReadonlySet<string>,
  plain: ReadonlySet<string> = new Set(),
): boolean {
  for (const leaf of here) if (!given.has(leaf)) return false
  for (const leaf of plain) if (given.has(leaf) && !here.has(leaf)) return false
  return true
}

function unitsOf({ composition, patient, content, unmaking, original }: Given): readonly Unit[] {
  const header = new Set([...leavesOf(composition, unmaking), ...leavesOf(patient, unmaking), ...bytesOf(original)])
  return [
    { holder: composition, given: header, told: (document) => document.header },
    ...content.flatMap(({ section, entries }, at): Unit[] => [
      { holder: section, given: shellOf(section, unmaking), told: ({ sections }) => sections[at]?.shell },
      ...entries.flatMap((resources, order): Unit[] => {
        const [first] = resources
        const told = ({ sections }: Told) => sections[at]?.entries[order]
        return first ? [{ holder: first, given: together(resources, unmaking), told }] : []
      }),
    ]),
  ]
}

function together(resources: readonly Json[], unmaking: Unmaking): ReadonlySet<string> {
  return new Set(resources.flatMap((each, at) => [...leavesOf(each, unmaking)].map((leaf) => `${at} ${leaf}`)))
}

/** A section's entries are units of their own, and why there are none follows from that. */
function shellOf({ title, code, text: narrative }: Json, unmaking: Unmaking): ReadonlySet<string> {
  const div = text(element<Json>(narrative)?.div) ?? ''
  return leavesOf({ title, code, words: wordsOf(div) }, unmaking)
}

/** A dose that is one amount and a range at once: FHIR has one of them, and a reader of the CDA might take the other. */
function ambiguous({ kind, model }: Entry): readonly string[] {
  if (kind !== 'medication' && kind !== 'immunization') return []
  const amounts = [model.doseQuantity, kind === 'medication' ? model.rateQuantity : undefined]
  return amounts.some((each) => each?.value !== undefined && (each.low ?? each.high)) ? ['two doses'] : []
}

/** What a narrative says, however it is laid out: the two kinds of narrative do not lay out alike. */
function wordsOf(div: string): string {
  return div.replace(/<[^>]*>|\s/g, '')
}

const noProfiles: Canonicals = { profiles: {} }

function tell(root: XmlElement, composition: Json): Told {
  const summary = readPatientSummary(root)
  const assembly = assemble('', { reference: 'urn:uuid:0' })
  return {
    header: headerOf(summary, assembly),
    sections: summary.sections
      .filter(({ nested }) => !nested)
      .map((section, _, all) => {
        const making = {
          ...assembly,
          section: section.kind === 'other' ? 'results' : section.kind,
          canonicals: noProfiles,
          ...asOf(composition),
        }
        return {
          shell: shellOf(sectionToFhir(section, isRepeated(section, all)).section, assembly),
          entries: section.entries.flatMap((entry: Entry) => {
            // Kind and model come from the same row of the section table.
            const map = entryMaps[entry.kind] as EntryMap<unknown>
            const [first, ...more] = map.to(entry.model, making)
            if (!first) return []
            const members = more.filter((each) => each.resourceType === first.resourceType)
            return [new Set([...together([first, ...members], assembly), ...ambiguous(entry)])]
          }),
        }
      }),
  }
}

function bytesOf(document: Given['original']): readonly string[] {
  return document ? [`document=${document.base64.replace(/\s+/g, '')}`] : []
}

function headerOf({ header, nonXmlBody }: PatientSummary, assembly: Assembly): ReadonlySet<string> {
  const patient: Json = { resourceType: 'Patient' }
  const composition: Json = { resourceType: 'Composition' }
  if (header.patient) fill(patientRows, { ...header.patient, contacts: header.contacts }, patient, assembly)
  fill(compositionRows, header, composition, assembly)
  return new Set([...leavesOf(composition, assembly), ...leavesOf(patient, assembly), ...bytesOf(nonXmlBody)])
}
