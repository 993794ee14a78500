/**
 * The conformance resources of FHIR R4, as far as the validator reads them. What is read from a package was narrowed to
 * these fields; fixed, pattern and default values stand under their own names (`patternCodeableConcept`).
 *
 * @see https://hl7.org/fhir/R4/structuredefinition.html
 * @see https://hl7.org/fhir/R4/elementdefinition.html
 */

/** JSON of FHIR, parsed: plain objects, arrays, strings, numbers and booleans. */
export type JsonObject = { readonly [name: string]: unknown }

/** Neither a list nor null, which `typeof` calls objects too. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type Extension = JsonObject & { readonly url: string; readonly extension?: readonly Extension[] }

export type DiscriminatorType = 'value' | 'exists' | 'pattern' | 'type' | 'profile' | 'position'

export type ElementDefinition = {
  readonly id: string
  readonly path: string
  readonly sliceName?: string
  readonly sliceIsConstraining?: boolean
  readonly slicing?: {
    readonly discriminator?: readonly { readonly type: DiscriminatorType; readonly path: string }[]
    readonly ordered?: boolean
    readonly rules: 'closed' | 'open' | 'openAtEnd'
  }
  readonly min?: number
  readonly max?: string
  readonly base?: { readonly path: string; readonly min: number; readonly max: string }
  readonly contentReference?: string
  readonly type?: readonly ElementType[]
  readonly maxLength?: number
  readonly condition?: readonly string[]
  readonly constraint?: readonly Constraint[]
  readonly mustSupport?: boolean
  readonly isModifier?: boolean
  readonly binding?: ElementBinding
  readonly extension?: readonly Extension[]
  /** `fixed[x]`, `pattern[x]`, `minValue[x]`, `maxValue[x]` under their own names. */
  readonly [value: `${'fixed' | 'pattern' | 'minValue' | 'maxValue'}${string}`]: unknown
}

export type ElementType = {
  /** A type's name, or a FHIRPath system type's URL. */
  readonly code: string
  readonly profile?: readonly string[]
  readonly targetProfile?: readonly string[]
  readonly aggregation?: readonly ('contained' | 'referenced' | 'bundled')[]
  readonly extension?: readonly Extension[]
}

export type Constraint = {
  readonly key: string
  readonly severity: 'error' | 'warning'
  readonly human: string
  readonly expression?: string
  readonly source?: string
  readonly extension?: readonly Extension[]
}

export type ElementBinding = {
  readonly strength: 'required' | 'extensible' | 'preferred' | 'example'
  readonly valueSet?: string
  /** Additional bindings and maximum value sets stand here. */
  readonly extension?: readonly Extension[]
}

export type StructureDefinition = {
  readonly resourceType: 'StructureDefinition'
  readonly url: string
  readonly version?: string
  readonly name: string
  readonly kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical'
  readonly abstract: boolean
  readonly type: string
  readonly baseDefinition?: string
  readonly derivation?: 'specialization' | 'constraint'
  readonly context?: readonly {
    readonly type: 'fhirpath' | 'element' | 'extension'
    readonly expression: string
    /** Which versions of FHIR it is meant for stands here. */
    readonly extension?: readonly Extension[]
  }[]
  readonly contextInvariant?: readonly string[]
  readonly snapshot?: { readonly element: readonly ElementDefinition[] }
  readonly differential?: { readonly element: readonly ElementDefinition[] }
  readonly extension?: readonly Extension[]
}

export type ValueSetInclude = {
  readonly system?: string
  readonly version?: string
  readonly concept?: readonly { readonly code: string; readonly display?: string }[]
  readonly filter?: readonly { readonly property: string; readonly op: string; readonly value: string }[]
  readonly valueSet?: readonly string[]
}

export type ValueSet = {
  readonly resourceType: 'ValueSet'
  readonly url: string
  readonly version?: string
  readonly name?: string
  readonly compose?: { readonly include: readonly ValueSetInclude[]; readonly exclude?: readonly ValueSetInclude[] }
  readonly expansion?: { readonly contains?: readonly ExpandedConcept[] }
}

export type ExpandedConcept = {
  readonly system?: string
  readonly code?: string
  readonly display?: string
  readonly abstract?: boolean
  readonly contains?: readonly ExpandedConcept[]
}

export type CodeSystem = {
  readonly resourceType: 'CodeSystem'
  readonly url: string
  readonly version?: string
  readonly name?: string
  readonly caseSensitive?: boolean
  readonly content: 'not-present' | 'example' | 'fragment' | 'complete' | 'supplement'
  readonly supplements?: string
  readonly hierarchyMeaning?: string
  readonly concept?: readonly CodeSystemConcept[]
}

export type CodeSystemConcept = {
  readonly code: string
  readonly display?: string
  readonly designation?: readonly { readonly language?: string; readonly value: string }[]
  readonly property?: readonly JsonObject[]
  readonly concept?: readonly CodeSystemConcept[]
}

/**
 * Everything the packages define, by canonical URL with or without `|version`. Without one, the newest. A definition is
 * read when first asked for.
 */
export type Definitions = {
  structure(canonical: string): StructureDefinition | undefined
  valueSet(canonical: string): ValueSet | undefined
  codeSystem(canonical: string): CodeSystem | undefined
  /** Whether a naming system of the packages has the URI (`NamingSystem.uniqueId`). */
  names?(uri: string): boolean
}
