import type { Constraint, ElementType, ValueSetInclude } from '../fhir/definitions.ts'

/**
 * The form our profiles are written in: one table for each published guide, one entry for each profile, one line for
 * each element that asks for more than the profile's parent. `differential.ts` compiles it.
 */
export type Guide = {
  /** The published package whose rules it follows, and the version that was read. */
  readonly package: string
  readonly version: string
  /** What the published profiles' canonical URLs begin with, before `/StructureDefinition/`. */
  readonly canonical: string
  /** Left out where the package is compared with the table, element by element. */
  readonly reading?: Reading
  /** Who fills in, and who reads: the actors its obligations name. */
  readonly actors?: { readonly producer: string; readonly consumer: string }
  /** By id, which is the published one: only the base of the URL is ours. */
  readonly profiles: Readonly<Record<string, Profile>>
}

/** What a table rests on whose published package could not be compared with. */
export type Reading = {
  /** `defined`: the published definitions were read; `described`: only pages and examples that tell of them. */
  readonly sure: 'defined' | 'described'
  /** Where it was read. */
  readonly from: readonly string[]
  /** What of it the table asks, and what it leaves out, for readers of the page of profiles. */
  readonly covers: { readonly nb: string; readonly nn: string; readonly en: string }
}

export type Profile = {
  /** The resource or data type; the first step of every path. */
  readonly of: string
  /** Reference of the parent; absent: the type itself. */
  readonly on?: string
  /** References of the profiles it must satisfy as well (`structuredefinition-imposeProfile`). */
  readonly imposes?: readonly string[]
  /** Ids under which the same profile was, or will be, published; in the guide's canonical unless a URL. */
  readonly alsoKnownAs?: readonly string[]
  /** Asked of the whole. */
  readonly must?: readonly Constraint[]
  /** By `ElementDefinition.id` without the type's name, in the order of the type's elements. */
  readonly elements: Readonly<Record<string, ElementRule>>
}

/** Empty where the parent's bound stays. */
export type Cardinality = `${number | ''}..${number | '*' | ''}`

/** Points at a definition: `own:` one of ours, `ips:` of the International Patient Summary, a URL, or a name of R4. */
export type Reference = string

/** A value set: as a reference; `mvc:` of the Master Value Catalogue of MyHealth@EU. */
export type Binding = readonly [strength: 'required' | 'extensible' | 'preferred' | 'example', valueSet: Reference]

export type ElementRule = {
  readonly card?: Cardinality
  /** Discriminators as `type@path`, parted by blanks; the slicing is open unless `closed`. */
  readonly sliced?: string
  readonly closed?: true
  readonly types?: readonly ElementType[]
  readonly bind?: Binding
  /** Value sets beside the bound one (`additional-binding`), with their purpose. */
  readonly also?: readonly (readonly [purpose: 'preferred' | 'candidate', valueSet: Reference])[]
  readonly must?: readonly Constraint[]
  /** Obligation codes parted by blanks: who populates is the producer, anyone else the consumer. */
  readonly duty?: string
  readonly mustSupport?: true
  readonly [value: `${'fixed' | 'pattern'}${string}`]: unknown
}

/** A value set of ours. */
export type CodeList = {
  /** The published one with the same codes; absent: a guide says the codes in words alone. */
  readonly published?: string
  readonly alsoKnownAs?: readonly string[]
  readonly include: readonly ValueSetInclude[]
}

/** The extensions a guide defines, by their published URL: that is what a document says, so that is what is fixed. */
export type ExtensionGuide = {
  readonly version: string
  readonly extensions: Readonly<Record<string, ExtensionRule>>
}

export type ExtensionRule = ExtensionParts & {
  /** Element paths it may stand on; `Element` for any. */
  readonly on: readonly string[]
  /** The value must be there. */
  readonly needed?: true
  /** It has more parts than are known here, and parts of parts; nothing is said of those. */
  readonly partly?: true
}

/** A value, or nested extensions in place of one. */
export type ExtensionParts = {
  /** Absent: any type, unless there are parts. */
  readonly value?: readonly ElementType[]
  readonly bind?: Binding
  readonly parts?: Readonly<Record<string, ExtensionPart>>
}

export type ExtensionPart = ExtensionParts & { readonly card: Cardinality }

/** Our own definitions all stand under this base; `.example` until Knutepunkt has a name of its own on the web. */
export const OWN = 'https://knutepunkt.example/fhir'

const IPS = 'http://hl7.org/fhir/uv/ips'
const profileBases = new Map([
  ['own', `${OWN}/StructureDefinition/`],
  ['ips', `${IPS}/StructureDefinition/`],
])
const valueSetBases = new Map([
  ['own', `${OWN}/ValueSet/`],
  ['ips', `${IPS}/ValueSet/`],
  ['mvc', 'http://terminology.ehdsi.eu/ValueSet/'],
])

/** The canonical URL of a profile, extension or type. */
export const profileUrl = (reference: Reference): string =>
  expand(reference, profileBases, 'http://hl7.org/fhir/StructureDefinition/')

export const valueSetUrl = (reference: Reference): string =>
  expand(reference, valueSetBases, 'http://hl7.org/fhir/ValueSet/')

function expand(reference: Reference, bases: ReadonlyMap<string, string>, other: string): string {
  const [prefix = '', name] = reference.split(':')
  if (prefix.startsWith('http')) return reference
  return name === undefined ? other + reference : bases.get(prefix) + name
}
