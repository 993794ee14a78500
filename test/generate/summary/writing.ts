import { type Attributes, type Child, el, type Markup } from '../markup.ts'

/** Code systems by the short name used in the tables here: OID and the name a document prints. */
export const systems = {
  snomed: { oid: '2.16.840.1.113883.6.96', name: 'SNOMED CT' },
  loinc: { oid: '2.16.840.1.113883.6.1', name: 'LOINC' },
  atc: { oid: '2.16.840.1.113883.6.73', name: 'Anatomical Therapeutic Chemical' },
  icd10: { oid: '1.3.6.1.4.1.12559.11.10.1.3.1.44.2', name: 'ICD-10' },
  orpha: { oid: '1.3.6.1.4.1.12559.11.10.1.3.1.44.5', name: 'Orphanet' },
  emdn: { oid: '1.3.6.1.4.1.12559.11.10.1.3.1.44.6', name: 'EMDN' },
  edqm: { oid: '0.4.0.127.0.16.1.1.2.1', name: 'EDQM' },
  absent: { oid: '2.16.840.1.113883.5.1150.1', name: 'IPS Absent and Unknown Data' },
  isco: { oid: '2.16.840.1.113883.2.9.6.2.7', name: 'ISCO' },
  gender: { oid: '2.16.840.1.113883.5.1', name: 'AdministrativeGender' },
  confidentiality: { oid: '2.16.840.1.113883.5.25', name: 'Confidentiality' },
  role: { oid: '2.16.840.1.113883.5.111', name: 'RoleCode' },
  actCode: { oid: '2.16.840.1.113883.5.4', name: 'ActCode' },
  actClass: { oid: '2.16.840.1.113883.5.6', name: 'ActClass' },
  timing: { oid: '2.16.840.1.113883.5.139', name: 'TimingEvent' },
  substitution: { oid: '2.16.840.1.113883.5.1070', name: 'SubstanceAdminSubstitution' },
  interpretation: { oid: '2.16.840.1.113883.5.83', name: 'ObservationInterpretation' },
  criticality: { oid: '2.16.840.1.113883.4.642.4.130', name: 'AllergyIntoleranceCriticality' },
  allergyStatus: { oid: '2.16.840.1.113883.4.642.4.1373', name: 'AllergyIntoleranceClinicalStatus' },
  allergyCertainty: { oid: '2.16.840.1.113883.4.642.4.1371', name: 'AllergyIntoleranceVerificationStatus' },
  certainty: { oid: '2.16.840.1.113883.4.642.4.1075', name: 'ConditionVerificationStatus' },
  ihe: { oid: '1.3.6.1.4.1.19376.1.5.3.2', name: 'IHEActCode' },
} as const

/** A short name of a code system in `systems`. */
export type System = keyof typeof systems

/** A code of an international system, with its English display: the pivot of MyHealth@EU. */
export type Concept = { readonly system: System; readonly code: string; readonly english: string }

/** A national code, or an OID nobody here knows. */
export type National = { readonly oid: string; readonly code: string; readonly display: string; readonly name?: string }

/** A concept the national list could not map: only words, or words and a national code. */
export type Unmapped = { readonly text: string; readonly national?: National; readonly nullFlavor?: string }

/** How a document is written: its language and dialect, fixed once for the whole document. */
export type Writing = {
  /** BCP 47, as in `languageCode`. */
  readonly language: string
  /** English display to the document's language; a word not listed is written in English. */
  readonly words: Readonly<Record<string, string>>
  /** National codes that stood there before transcoding, by `system:code`. */
  readonly national: Readonly<Record<string, National>>
  /** Whether every code carries a translation to the pivot, and inside it the national code. */
  readonly chain: boolean
  /** Medication namespace of the waves: `urn:epsos-org:ep:medication` to wave 5, `urn:hl7-org:pharm` after. */
  readonly dialect: 'epsos' | 'pharm'
  /** Prefix the medication namespace is bound to. */
  readonly prefix: string
  /** OID every instance identifier of the document hangs under. */
  readonly root: string
}

/** The word of the document's language for an English one. */
export const say = (w: Writing, english: string): string => w.words[english] ?? english

/** The display of a concept in the document's language. */
export function display(w: Writing, concept: Concept | Unmapped): string {
  return 'text' in concept ? concept.text : say(w, concept.english)
}

type Marks = { readonly attributes?: Attributes; readonly originalText?: string; readonly inside?: Child }

/**
 * Writes a coded element. With `chain`, the display is the document's, the translation the English pivot, and
 * the translation within it the national code (exchange.md 2.7). `originalText` is an ID in the narrative.
 */
export function coded(w: Writing, name: string, concept: Concept | Unmapped, marks: Marks = {}): Markup {
  // The epsos schema has its own datatypes; the pharm schema borrows those of v3.
  const prefix = w.dialect === 'epsos' && name.includes(':') ? `${w.prefix}:` : ''
  const original =
    marks.originalText && el(`${prefix}originalText`, {}, el('reference', { value: `#${marks.originalText}` }))
  if ('text' in concept) return unmapped(name, prefix, concept, marks, original || undefined)
  const system = systems[concept.system]
  const attributes = { ...marks.attributes, code: concept.code, codeSystem: system.oid, codeSystemName: system.name }
  const local = say(w, concept.english)
  const before = w.national[`${concept.system}:${concept.code}`]
  const inner = before
    ? national(`${prefix}translation`, before)
    : el(`${prefix}translation`, { ...plain(attributes), displayName: local })
  const pivot = w.chain
    ? el(`${prefix}translation`, { ...plain(attributes), displayName: concept.english }, inner)
    : before && inner
  return el(name, { ...attributes, displayName: local }, original || undefined, marks.inside, pivot || undefined)
}

const plain = ({ code, codeSystem, codeSystemName }: Attributes): Attributes => ({ code, codeSystem, codeSystemName })

function national(name: string, of: National): Markup {
  return el(name, { code: of.code, codeSystem: of.oid, codeSystemName: of.name, displayName: of.display })
}

function unmapped(name: string, prefix: string, concept: Unmapped, marks: Marks, original: Markup | undefined): Markup {
  const words = original ?? el(`${prefix}originalText`, {}, concept.text)
  const translation = concept.national && national(`${prefix}translation`, concept.national)
  return el(name, { ...marks.attributes, nullFlavor: concept.nullFlavor ?? 'OTH' }, words, marks.inside, translation)
}

/** Template ids by their tails: `E.` of exchange.md 2.1, IHE PCC and CCD. */
export const templates = (...tails: readonly string[]): readonly Markup[] =>
  tails.map((tail) =>
    el('templateId', { root: tail.replace(/^(E|I|C)\./, (_, arc: 'E' | 'I' | 'C') => `${arcs[arc]}.`) }),
  )

const arcs = {
  E: '1.3.6.1.4.1.12559.11.10.1.3.1',
  I: '1.3.6.1.4.1.19376.1.5.3.1',
  C: '2.16.840.1.113883.10.20.1',
} as const

/** An instance identifier under the document's own OID. */
export const id = (w: Writing, extension: string): Markup => el('id', { root: w.root, extension })

/** `text` that points at a place in the narrative. */
export const pointer = (target: string): Markup => el('text', {}, el('reference', { value: `#${target}` }))

/** A time as an interval, a moment, or a null flavour: `['19990101']`, `'1999'`, `{ nullFlavor: 'UNK' }`. */
export type When =
  | string
  | readonly [low?: string | undefined, high?: string | undefined]
  | { readonly nullFlavor: string }

/** Writes a time. An interval whose end is `'UNK'` has that null flavour there. */
export function time(name: string, when: When, attributes: Attributes = {}): Markup {
  if (typeof when === 'string') return el(name, { ...attributes, value: when })
  if ('nullFlavor' in when) return el(name, { ...attributes, nullFlavor: when.nullFlavor })
  const [low, high] = when
  return el(name, attributes, bound('low', low), bound('high', high))
}

const bound = (name: string, value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : /^\d/.test(value) ? el(name, { value }) : el(name, { nullFlavor: value })

/** A time as the narrative prints it. */
export function printed(when: When | undefined): string {
  if (when === undefined || (typeof when !== 'string' && 'nullFlavor' in when)) return '–'
  if (typeof when === 'string')
    return when.replace(/^(\d{4})(\d\d)?(\d\d)?.*$/, (_, y, m, d) => [y, m, d].filter(Boolean).join('-'))
  const [low, high] = when
  return `${low ? printed(low) : ''} – ${high ? printed(high) : ''}`.trim()
}
