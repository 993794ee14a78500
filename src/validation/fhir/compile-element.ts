import type { Constraint, ElementDefinition, ElementType } from './definitions.ts'
import type { Invariant, Invariants } from './invariant/invariant.ts'
import type { InvariantRule, Required, TypeForm, TypeRule } from './program.ts'

const systemTypes = 'http://hl7.org/fhirpath/System.'

/** Types whose members are defined where they stand. */
const definedInPlace: ReadonlySet<string> = new Set(['Element', 'BackboneElement'])

/** What of an element can be compiled alone, whoever compares it with what. */
export type ElementFacts = {
  readonly name: string
  readonly choice: boolean
  readonly min: number
  readonly max: number
  readonly fixed: Required | undefined
  readonly pattern: Required | undefined
  readonly minValue: Required | undefined
  readonly maxValue: Required | undefined
}

/** What an element's definition says by itself; what it leaves out asks nothing (`min` 0, `max` without end). */
export function factsOf(element: ElementDefinition): ElementFacts {
  const last = element.path.slice(element.path.lastIndexOf('.') + 1)
  const choice = last.endsWith('[x]')
  return {
    name: choice ? last.slice(0, -3) : last,
    choice,
    min: element.min ?? 0,
    max: maximum(element.max),
    ...valuesOf(element),
  }
}

/** `*` is without end. */
export function maximum(max: string | undefined): number {
  return max === undefined || max === '*' ? Number.POSITIVE_INFINITY : Number(max)
}

function valuesOf(element: ElementDefinition) {
  const found: { -readonly [Kind in 'fixed' | 'pattern' | 'minValue' | 'maxValue']: Required | undefined } = {
    fixed: undefined,
    pattern: undefined,
    minValue: undefined,
    maxValue: undefined,
  }
  for (const [name, value] of Object.entries(element)) {
    const [, kind, type] = /^(fixed|pattern|minValue|maxValue)([A-Z]\w*)$/.exec(name) ?? []
    if (kind && type) found[kind as keyof typeof found] = { type: typeName(type), value } // one of the four by the expression
  }
  return found
}

/** `CodeableConcept` stays; `String` of `fixedString` is the primitive `string`. */
export function typeName(written: string): string {
  const lower = written.charAt(0).toLowerCase() + written.slice(1)
  return primitiveTypes.has(lower) ? lower : written
}

/** @see https://hl7.org/fhir/R4/datatypes.html#primitive */
export const primitiveTypes: ReadonlySet<string> = new Set([
  'base64Binary',
  'boolean',
  'canonical',
  'code',
  'date',
  'dateTime',
  'decimal',
  'id',
  'instant',
  'integer',
  'markdown',
  'oid',
  'positiveInt',
  'string',
  'time',
  'unsignedInt',
  'uri',
  'url',
  'uuid',
  'xhtml',
])

/** @see https://hl7.org/fhir/R4/datatypes.html */
const complexTypes: ReadonlySet<string> = new Set(
  `Address Age Annotation Attachment CodeableConcept Coding ContactDetail ContactPoint Contributor Count DataRequirement
  Distance Dosage Duration ElementDefinition Expression Extension HumanName Identifier MarketingStatus Meta Money
  MoneyQuantity Narrative ParameterDefinition Period Population ProdCharacteristic ProductShelfLife Quantity Range Ratio
  Reference RelatedArtifact SampledData Signature SimpleQuantity SubstanceAmount Timing TriggerDefinition
  UsageContext`.split(/\s+/),
)

/** One of an element's types, in FHIR's names also where R4 names a type of FHIRPath. */
export function typeRule(element: ElementDefinition, type: ElementType): TypeRule {
  const code = type.code.startsWith(systemTypes) ? systemType(element) : type.code
  return {
    code,
    form: formOf(code),
    profiles: type.profile ?? [],
    targetProfiles: type.targetProfile ?? [],
    aggregation: type.aggregation ?? [],
  }
}

/** What is no data type of R4 is a resource. */
function formOf(code: string): TypeForm {
  if (definedInPlace.has(code)) return 'element'
  if (primitiveTypes.has(code)) return 'primitive'
  return complexTypes.has(code) ? 'complex' : 'resource'
}

/** R4 writes `string` where a resource's id, by its text, is an `id`, and FHIRPath's String for `Extension.url`. */
function systemType(element: ElementDefinition): string {
  if (element.base?.path === 'Resource.id') return 'id'
  return element.path.endsWith('.url') ? 'uri' : 'string'
}

/** The invariants of an element but those left out, each prepared when first evaluated. */
export function invariantRules(
  element: ElementDefinition,
  types: readonly TypeRule[],
  invariants: Invariants,
  leftOut: (key: string) => boolean,
): readonly InvariantRule[] {
  const path = (type: string) => invariantPath(element, types, type)
  return (element.constraint ?? [])
    .filter(({ key }) => !leftOut(key))
    .map((each) => invariantRule(each, path, invariants))
}

/** @param path where a value of a type stands, see {@link Invariants.prepare} */
export function invariantRule(
  constraint: Constraint,
  path: (type: string) => string,
  invariants: Invariants,
): InvariantRule {
  const prepared = new Map<string, Invariant>()
  return {
    constraint,
    at(type) {
      const known = prepared.get(type) ?? invariants.prepare(constraint, path(type))
      prepared.set(type, known)
      return known
    },
  }
}

/** Where a value stands, as invariants are told: its type where that is complex or a choice, else its element's path. */
function invariantPath(element: ElementDefinition, types: readonly TypeRule[], type: string): string {
  if (element.path.endsWith('[x]')) return type
  const [only] = types
  return only && types.length === 1 && only.form === 'complex' ? only.code : element.path
}
