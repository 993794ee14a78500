import { createHash } from 'node:crypto'

/** JSON of FHIR in the making. */
export type Json = Readonly<Record<string, unknown>>

export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'
export const ATC = 'http://www.whocc.no/atc'
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10'
export const EDQM = 'http://standardterms.edqm.eu'
export const DICOM = 'http://dicom.nema.org/resources/ontology/DCM'
export const UCUM = 'http://unitsofmeasure.org'
export const ORGANISATION_NUMBER = 'urn:oid:2.16.578.1.12.4.1.4.101'

/** A code system of HL7's terminology. */
export const hl7 = (name: string) => `http://terminology.hl7.org/CodeSystem/${name}`

export const r4 = (profile: string) => `http://hl7.org/fhir/StructureDefinition/${profile}`
export const ips = (profile: string) => `http://hl7.org/fhir/uv/ips/StructureDefinition/${profile}`
export const core = (profile: string) => `http://hl7.eu/fhir/base/StructureDefinition/${profile}`
export const eps = (profile: string) => `http://hl7.eu/fhir/eps/StructureDefinition/${profile}`
/** An element of R5 as an extension. */
export const fromR5 = (element: string) => `http://hl7.org/fhir/5.0/StructureDefinition/extension-${element}`

/** A CodeableConcept of one code, without words. */
export const code = (system: string, value: string): Json => ({ coding: [{ system, code: value }] })

/** A CodeableConcept with words, and the codes for them. */
export const concept = (text: string, ...codings: readonly (readonly [system: string, code: string])[]): Json => ({
  ...(codings.length > 0 && { coding: codings.map(([system, value]) => ({ system, code: value })) }),
  text,
})

/** A Quantity in UCUM. */
export const quantity = (value: number, unit: string, ucum = unit): Json => ({ value, unit, system: UCUM, code: ucum })

/** `clinicalStatus: active` and its like. */
export const active = (codeSystem: string): Json => code(hl7(codeSystem), 'active')
export const confirmed = (codeSystem: string): Json => code(hl7(codeSystem), 'confirmed')

/** One sample in the making: resources that know each other by a key of ours, as `patient`. */
export type Draft = {
  /** Adds an entry. @param says what its narrative says */
  add(key: string, type: string, profiles: readonly string[], says: string, content: Json): void
  /** A reference to the entry with this key, whether it was added already or will be. */
  ref(key: string, more?: Json): Json
  /** The same UUID for the same key, every time. */
  uuid(key: string): string
  /** The same as an identifier. */
  identifier(key: string): Json
  /** A DICOM UID, without `urn:oid:`. */
  uid(key: string): string
  /** A section of a Composition. @param says its narrative: a paragraph, or a list when there are several */
  section(title: string, loinc: string, says: readonly string[], more?: Json): Json
  narrative(...says: readonly string[]): Json
  /** The Bundle around all that was added, as text. */
  bundle(profile: string | undefined, type: 'document' | 'collection', timestamp: string): string
}

/** @param name of the file, without ending: two samples have no id in common */
export function draft(name: string, language: 'nb' | 'en'): Draft {
  const entries: Json[] = []
  const tag = [{ system: hl7('v3-ActReason'), code: 'HTEST' }]
  const uuid = (key: string) => uuidOf(`${name} ${key}`)
  const narrative = (...says: readonly string[]) => narrativeOf(language, says)
  return {
    uuid,
    narrative,
    ref: (key, more = {}) => ({ reference: `urn:uuid:${uuid(key)}`, ...more }),
    identifier: (key) => ({ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid(key)}` }),
    uid: (key) => `2.25.${BigInt(`0x${uuid(key).replaceAll('-', '')}`)}`,
    section: (title, loinc, says, more = {}) => ({
      title,
      code: code(LOINC, loinc),
      text: narrative(...says),
      ...more,
    }),
    add(key, type, profiles, says, { extension, ...content }) {
      const meta = { ...(profiles.length > 0 && { profile: profiles }), tag }
      const head = { resourceType: type, id: uuid(key), meta, language, text: narrative(says) }
      const resource = { ...head, ...(extension !== undefined && { extension }), ...content }
      entries.push({ fullUrl: `urn:uuid:${uuid(key)}`, resource })
    },
    bundle(profile, type, timestamp) {
      const meta = { ...(profile !== undefined && { profile: [profile] }), tag }
      const identifier = { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${uuid('rendition')}` }
      const bundle = { resourceType: 'Bundle', id: uuid('bundle'), meta, identifier, type, timestamp, entry: entries }
      return `${JSON.stringify(bundle, undefined, 2)}\n`
    },
  }
}

/** A version 4 UUID by its form, made of a hash: the samples do not change from run to run. */
function uuidOf(text: string): string {
  const hash = createHash('sha1').update(`knutepunkt sample ${text}`).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`]
  return [...parts, hash.slice(20, 32)].join('-')
}

function narrativeOf(language: string, says: readonly string[]): Json {
  const words = says.map((each) => each.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  const inside =
    words.length === 1 ? `<p>${words[0]}</p>` : `<ul>${words.map((each) => `<li>${each}</li>`).join('')}</ul>`
  const div = `<div xmlns="http://www.w3.org/1999/xhtml" lang="${language}" xml:lang="${language}">${inside}</div>`
  return { status: 'generated', div }
}

/** Why a section has no entries: https://hl7.org/fhir/R4/valueset-list-empty-reason.html */
export const empty = (reason: 'nilknown' | 'unavailable'): Json => ({
  emptyReason: code(hl7('list-empty-reason'), reason),
})
