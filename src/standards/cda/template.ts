import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { isTrue, notAFact } from './assertion.ts'
import { PHARM, V3 } from './namespaces.ts'

/**
 * Tables that bind a model to CDA elements, read and written by the same rows.
 *
 * A row names a field, the path of its element and the data type there. Reading follows the path; writing makes it.
 * What no row names is not lost: the converter carries it (`conversion/residue.ts`).
 */

/** A CDA element under construction; becomes an {@link XmlElement} when it is done. */
export type Draft = {
  name: string
  ns: string
  attributes: Record<string, string>
  children: XmlNode[]
  line: number
  parent: XmlElement | null
}

/** What a reader may ask beyond the element itself. */
export type Reading = {
  /** Plain text of the narrative element with this id (`#id` or `id`), or undefined. */
  readonly resolve: (reference: string) => string | undefined
  /** Told which element was read for which field, when somebody wants the account. */
  readonly trace?: (element: XmlElement, field: string) => void
}

/** One CDA data type or structure, both ways. `write` fills a draft that already has its name. */
export type Codec<T> = {
  read(element: XmlElement, reading: Reading): T
  write(value: T, into: Draft): void
}

type Step = {
  /** The whole path so far; two fields that share it share the element. */
  readonly place: string
  readonly name: string
  readonly ns: string
  /** Attributes that must be equal to match, and are written. */
  readonly attributes: readonly (readonly [string, string])[]
  /** Attributes that are written, whatever was read. */
  readonly written: readonly (readonly [string, string])[]
  /** Any of these matches: a `code/@code`, or the end of a `templateId/@root`. */
  readonly codes: readonly string[]
  /** Whole template ids. */
  readonly templates: readonly string[]
}

/** A field of a template: where it stands and how it is read. Made by {@link one} and {@link many}. */
export type Field<T, Many extends boolean> = {
  readonly path: string
  readonly steps: readonly Step[]
  /** Set when the field is an attribute of the template's own element; then there are no steps. */
  readonly attribute?: string
  /** Set when that attribute is an `xs:boolean`: read as `true` or `false`, however it was spelt. */
  readonly boolean?: true
  readonly codec: Codec<T>
  readonly many: Many
}

// biome-ignore lint/suspicious/noExplicitAny: a table holds fields of any data type; Model<> gives each its own back
export type Fields = Readonly<Record<string, Field<any, boolean>>>

/** What reading a table gives: one value or none, or a list, by field; and the element it was read from. */
export type Model<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T, infer Many>
    ? Many extends true
      ? readonly T[]
      : T | undefined
    : never
} & { readonly source?: XmlElement }

export type Template<F extends Fields> = Codec<Model<F>> & { readonly fields: F }

/** At most one element: the first that matches the whole path. A second one is left to be carried. */
export function one<T>(path: string, codec: Codec<T>): Field<T, false> {
  return { path, steps: parsePath(path), codec, many: false }
}

/** Every element that matches the path, in document order. */
export function many<T>(path: string, codec: Codec<T>): Field<T, true> {
  return { path, steps: parsePath(path), codec, many: true }
}

/** An attribute of the template's own element. */
export function attribute(name: string): Field<string, false> {
  return { path: `@${name}`, steps: [], attribute: name, codec: attributeText, many: false }
}

/** `negationInd`: `1` is true as well. */
export function negation(): Field<string, false> {
  return { ...attribute('negationInd'), boolean: true }
}

const attributeText: Codec<string> = { read: () => '', write: () => undefined }

/** What {@link template} writes on its own element besides its fields. */
export type Constants = {
  /** Ends of eHDSI template ids (after `1.3.6.1.4.1.12559.11.10.`), or whole ones from other bodies. */
  readonly templateIds?: readonly string[]
  readonly attributes?: Readonly<Record<string, string>>
}

/**
 * Binds a table of fields. Paths are element names with optional conditions, as in
 * `entryRelationship[typeCode=REFR]/observation[code=33999-4]/value`; `pharm:` marks the medication namespace;
 * `typeCode~SUBJ` is written but not asked for; of several `code` and `template` conditions one must match.
 */
export function template<const F extends Fields>(fields: F, constants: Constants = {}): Template<F> {
  const rows = Object.entries(fields)
  return {
    fields,
    read(element, reading) {
      const model: Record<string, unknown> = { source: element }
      for (const [name, field] of rows) {
        if (field.attribute !== undefined) {
          const text = element.attributes[field.attribute]
          if (text !== undefined) model[name] = field.boolean ? String(isTrue(text.trim())) : text
          continue
        }
        if (field.many) {
          const matches: XmlElement[] = []
          collect(element, field.steps, 0, matches)
          model[name] = matches.map((match) => readField(match, name, field.codec, reading))
          continue
        }
        const match = firstMatch(element, field.steps, 0)
        if (match) model[name] = readField(match, name, field.codec, reading)
      }
      // The loop above filled exactly the fields of F with what their codecs gave.
      return model as Model<F>
    },
    write(model, into) {
      const made = new Map<string, Draft>([['', into]])
      addConstants(into)
      Object.assign(into.attributes, constants.attributes)
      for (const id of constants.templateIds ?? []) child(into, 'templateId').attributes.root = fullTemplateId(id)
      for (const [name, field] of rows) {
        // A field's value has the type its codec reads; see Model.
        const value = (model as Record<string, unknown>)[name]
        if (field.attribute !== undefined) {
          if (typeof value === 'string') into.attributes[field.attribute] = value
          continue
        }
        if (value === undefined) continue
        if (field.many) for (const each of value as readonly unknown[]) field.codec.write(each, place(made, field))
        else field.codec.write(value, place(made, field))
      }
      for (const draft of made.values()) inSchemaOrder(draft)
    },
  }
}

function readField<T>(element: XmlElement, name: string, codec: Codec<T>, reading: Reading): T {
  reading.trace?.(element, name)
  return codec.read(element, reading)
}

function inSchemaOrder({ children }: Draft): void {
  let before = 0
  for (const node of children) {
    const here = rank(node)
    if (here < before) return void children.sort((a, b) => rank(a) - rank(b))
    before = here
  }
}

function rank(node: XmlNode): number {
  return typeof node === 'string' ? 0 : (schemaOrder.get(node.name) ?? 999)
}

/** The element with children in CDA's own order (POCD_MT000040), all the way down but for texts, whose order is theirs. */
export function inCdaOrder(element: XmlElement): XmlElement {
  if (element.name === 'text') return element
  const children = element.children.map((node) => (typeof node === 'string' ? node : inCdaOrder(node)))
  return { ...element, children: children.sort((a, b) => rank(a) - rank(b)) }
}

export function child(parent: Draft, name: string, ns = V3): Draft {
  const made: Draft = { name, ns, attributes: {}, children: [], line: 0, parent: null }
  parent.children.push(made)
  return made
}

/** The first child element with this local name, in any namespace CDA documents use for it. */
export function firstChild(element: XmlElement, name: string): XmlElement | undefined {
  for (const node of element.children) if (typeof node !== 'string' && node.name === name && ofCda(node)) return node
  return undefined
}

/** Extensions of other bodies reuse CDA's names for things of their own. */
function ofCda({ ns }: XmlElement): boolean {
  return ns === V3 || ns === PHARM
}

function collect(element: XmlElement, steps: readonly Step[], depth: number, found: XmlElement[]): void {
  const step = steps[depth]
  if (!step) return
  const last = depth === steps.length - 1
  for (const node of element.children) {
    if (typeof node === 'string' || !matches(node, step)) continue
    if (last) found.push(node)
    else collect(node, steps, depth + 1, found)
  }
}

function firstMatch(element: XmlElement, steps: readonly Step[], depth: number): XmlElement | undefined {
  const step = steps[depth]
  if (!step) return undefined
  const last = depth === steps.length - 1
  for (const node of element.children) {
    if (typeof node === 'string' || !matches(node, step)) continue
    const found = last ? node : firstMatch(node, steps, depth + 1)
    if (found) return found
  }
  return undefined
}

function matches(element: XmlElement, step: Step): boolean {
  return element.name === step.name && ofCda(element) && meets(element, step) && !notAFact(element)
}

function meets(element: XmlElement, step: Step): boolean {
  for (const [name, value] of step.attributes) if (element.attributes[name] !== value) return false
  if (step.codes.length === 0 && step.templates.length === 0) return true
  for (const node of element.children) {
    if (typeof node === 'string') continue
    if (node.name === 'code' && step.codes.includes(node.attributes.code ?? '')) return true
    if (node.name === 'templateId' && step.templates.includes(node.attributes.root ?? '')) return true
  }
  return false
}

function place(made: Map<string, Draft>, field: Field<unknown, boolean>): Draft {
  const last = field.steps.length - 1
  const fresh = field.many ? repeatingDepth(field) : last
  let draft = made.get('')!
  for (let depth = 0; depth <= last; depth += 1) {
    const step = field.steps[depth]!
    const known = depth < fresh ? made.get(step.place) : undefined
    if (known) {
      draft = known
      continue
    }
    draft = child(draft, step.name, step.ns)
    for (const [name, value] of step.attributes) draft.attributes[name] = value
    for (const [name, value] of step.written) draft.attributes[name] = value
    addConstants(draft)
    for (const id of step.templates) child(draft, 'templateId').attributes.root = id
    const code = step.codes[0]
    if (code !== undefined)
      Object.assign(child(draft, 'code').attributes, { code, codeSystem: structuralCodes[code] ?? LOINC })
    if ((step.name === 'observation' || textActs.has(code ?? '')) && depth < last)
      child(draft, 'statusCode').attributes.code = 'completed'
    made.set(step.place, draft)
  }
  return draft
}

const relationships: ReadonlySet<string> = new Set(['entryRelationship', 'participant'])

function fullTemplateId(id: string): string {
  return id.startsWith('1.3.1.') ? `1.3.6.1.4.1.12559.11.10.${id}` : id
}

const LOINC = '2.16.840.1.113883.6.1'

/** Code systems of the codes that only say what kind of act follows; the rest are LOINC. */
const structuralCodes: Readonly<Record<string, string>> = {
  SEV: '2.16.840.1.113883.5.4',
  PINSTRUCT: '1.3.6.1.4.1.19376.1.5.3.2',
  FINSTRUCT: '1.3.6.1.4.1.19376.1.5.3.2',
}

/** Acts that are nothing but a text, and completed by having been written (E.3.12, E.3.13 and the comment). */
const textActs: ReadonlySet<string> = new Set(['PINSTRUCT', 'FINSTRUCT', '48767-8'])

/** The class and mood CDA fixes for an element wherever this program writes it. */
const classAttributes: ReadonlyMap<string, readonly (readonly [string, string])[]> = mapOfEntries({
  act: { classCode: 'ACT', moodCode: 'EVN' },
  observation: { classCode: 'OBS', moodCode: 'EVN' },
  organizer: { classCode: 'CLUSTER', moodCode: 'EVN' },
  procedure: { classCode: 'PROC', moodCode: 'EVN' },
  supply: { classCode: 'SPLY', moodCode: 'EVN' },
  serviceEvent: { classCode: 'PCPR', moodCode: 'EVN' },
  manufacturedProduct: { classCode: 'MANU' },
  manufacturedMaterial: { classCode: 'MMAT', determinerCode: 'KIND' },
  containerPackagedProduct: { classCode: 'CONT', determinerCode: 'KIND' },
  asContent: { classCode: 'CONT' },
  asSpecializedKind: { classCode: 'GEN' },
  generalizedMaterialKind: { classCode: 'MMAT', determinerCode: 'KIND' },
  ingredientSubstance: { classCode: 'MMAT', determinerCode: 'KIND' },
  participantRole: { classCode: 'MANU' },
  playingDevice: { classCode: 'DEV', determinerCode: 'INSTANCE' },
})

function mapOfEntries(table: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return new Map(Object.entries(table).map(([name, attributes]) => [name, Object.entries(attributes)] as const))
}

/** A repeated field repeats its outermost relationship (one participant each), or its last step. */
function repeatingDepth(field: Field<unknown, boolean>): number {
  const conditioned = field.steps.findIndex((step) => relationships.has(step.name) || step.name === 'component')
  return conditioned >= 0 ? conditioned : field.steps.length - 1
}

function addConstants(draft: Draft): void {
  const attributes = classAttributes.get(draft.name)
  if (attributes) for (const [name, value] of attributes) draft.attributes[name] ??= value
}

function parsePath(path: string): Step[] {
  const texts = path.split('/')
  let place = ''
  return texts.map((text, depth) => {
    const [, prefix, name, conditions = ''] = /^(pharm:)?([\w]+)(?:\[(.*)\])?$/.exec(text) ?? []
    if (!name) throw new Error(`Not a path step: ${text}`)
    const attributes: [string, string][] = []
    const written: [string, string][] = []
    const codes: string[] = []
    const templates: string[] = []
    for (const condition of conditions.split(/[,|]/).filter(Boolean)) {
      const [left = '', right = ''] = condition.split(/[=~]/)
      if (condition.includes('~')) written.push([left, right])
      else if (left === 'code') codes.push(right)
      else if (left === 'template') templates.push(fullTemplateId(right))
      else attributes.push([left, right])
    }
    // A relationship belongs to what it relates: two fields share one only when they go on to the same act.
    const shared = relationships.has(name) ? texts[depth + 1] : undefined
    place += `/${text}${shared ? `>${shared}` : ''}`
    return { place, name, ns: prefix ? PHARM : V3, attributes, written, codes, templates }
  })
}

/** One order that satisfies the sequences of every CDA class this program writes. */
const schemaOrder: ReadonlyMap<string, number> = new Map(
  `
  realmCode typeId templateId id code functionCode title text statusCode effectiveTime time priorityCode
  confidentialityCode languageCode repeatNumber setId versionNumber signatureCode routeCode approachSiteCode
  doseQuantity rateQuantity maxDoseQuantity administrationUnitCode quantity independentInd value interpretationCode
  methodCode targetSiteCode addr telecom playingDevice playingEntity patient assignedPerson assignedAuthoringDevice
  associatedPerson guardianPerson originalText qualifier translation low center width high numerator denominator name
  desc formCode lotNumberText expirationTime handlingCode riskCode administrativeGenderCode birthTime
  maritalStatusCode religiousAffiliationCode raceCode ethnicGroupCode guardian birthplace languageCommunication
  asContent containerPackagedProduct asSpecializedKind generalizedMaterialKind part ingredient ingredientSubstance
  manufacturedLabeledDrug manufacturedMaterial manufacturerOrganization manufacturedProduct representedOrganization
  representedCustodianOrganization scopingOrganization scopingEntity providerOrganization assignedCustodian
  assignedEntity assignedAuthor associatedEntity participantRole recordTarget subject specimen consumable product
  performer author dataEnterer informant custodian informationRecipient legalAuthenticator authenticator participant
  inFulfillmentOf documentationOf serviceEvent relatedDocument authorization componentOf entry entryRelationship
  reference precondition referenceRange component
  `
    .trim()
    .split(/\s+/)
    .map((name, rank) => [name, rank] as const),
)
