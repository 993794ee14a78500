import type { ExtensionRules } from './compile-extension.ts'
import type { Constraint, DiscriminatorType, ElementBinding } from './definitions.ts'
import type { Invariant } from './invariant/invariant.ts'

/** How a type's values are written in JSON. An `element` has its members defined where it stands (BackboneElement). */
export type TypeForm = 'primitive' | 'complex' | 'element' | 'resource'

export type TypeRule = {
  /** Its FHIR name; `id`, `uri` or `string` for the types of FHIRPath that R4 writes there. */
  readonly code: string
  readonly form: TypeForm
  /** Canonical URLs; the value must conform to one of them. */
  readonly profiles: readonly string[]
  readonly targetProfiles: readonly string[]
  readonly aggregation: readonly ('contained' | 'referenced' | 'bundled')[]
}

/** A value an element must equal, or contain as a pattern, and the type it is written in. */
export type Required = { readonly type: string; readonly value: unknown }

/** An invariant with what a finding says of it; prepared for each type when first asked for. */
export type InvariantRule = {
  readonly constraint: Constraint
  /** @param type of the value, which a choice leaves open */
  at(type: string): Invariant
}

/**
 * What one element of a definition asks of the values that stand there. In the program of a type it asks everything; in
 * that of a profile only what the type's own program does not ask already.
 */
export type Rule = {
  /** Canonical URL, with `|version`, of the definition it is of. */
  readonly canonical: string
  /** `ElementDefinition.id` and `.path`. */
  readonly id: string
  readonly path: string
  /** Path of the element that its content is defined at: its own, or what its contentReference names. */
  readonly definedAt: string
  /** Last part of its path, without `[x]`. */
  readonly name: string
  readonly choice: boolean
  /** JSON writes it as an array: its maximum is not one. Of a type's own program only. */
  readonly repeats: boolean
  readonly min: number
  readonly max: number
  /** Allowed types; empty in a profile that does not narrow them. */
  readonly types: readonly TypeRule[]
  readonly fixed: Required | undefined
  readonly pattern: Required | undefined
  readonly minValue: Required | undefined
  readonly maxValue: Required | undefined
  readonly maxLength: number | undefined
  readonly binding: ElementBinding | undefined
  readonly invariants: readonly InvariantRule[]
  /** Its JSON names, one for each type of a choice, in the order of its types. */
  readonly names: ReadonlyMap<string, Property>
  /** Members, in the definition's order. */
  readonly children: readonly Rule[]
  /** JSON name -> member, with every `_name`; of a type's own program only. */
  readonly properties: ReadonlyMap<string, Property>
  readonly slicing: Slicing | undefined
}

/** One name that may stand in a JSON object. */
export type Property = {
  readonly rule: Rule
  readonly type: TypeRule
  /** Without `_`. */
  readonly name: string
  /** It is the `_name` of a primitive. */
  readonly sibling: boolean
  /** `_name` of what both are, written once: a name joined anew is slow to look up. */
  readonly underscored: string
  /** The other of `name` and `_name`. */
  readonly beside: string
}

export type Slicing = {
  readonly ordered: boolean
  readonly rules: 'closed' | 'open' | 'openAtEnd'
  readonly slices: readonly Slice[]
}

export type Slice = {
  readonly name: string
  /** Every one must be met; undefined where the definition does not say enough to tell. */
  readonly criteria: readonly Criterion[] | undefined
  readonly rule: Rule
}

/** One step of a discriminator's path. */
export type Step =
  | { readonly step: 'member'; readonly name: string; readonly choice: boolean }
  | { readonly step: 'extension'; readonly url: string }
  | { readonly step: 'type'; readonly code: string }
  | { readonly step: 'resolve' }

/** What a discriminator asks of the values at its path; one value that meets it is enough. */
export type Criterion = {
  readonly type: DiscriminatorType
  readonly path: readonly Step[]
  /** The same for the same path. */
  readonly way: string
} & Asked

export type Asked =
  | { readonly asks: 'fixed'; readonly required: Required }
  | { readonly asks: 'pattern'; readonly required: Required }
  | { readonly asks: 'member'; readonly valueSet: string }
  | { readonly asks: 'present' }
  | { readonly asks: 'absent' }
  | { readonly asks: 'type'; readonly codes: readonly string[] }
  | { readonly asks: 'profile'; readonly profiles: readonly string[] }
  /** Of the place in its list, counted from 0. */
  | { readonly asks: 'position'; readonly from: number; readonly before: number }
  /** A profile is asked for and none is named: met by whatever stands there. */
  | { readonly asks: 'nothing' }

/** Everything one definition asks, compiled. */
export type Program = {
  /** With `|version` when the definition has one. */
  readonly canonical: string
  readonly url: string
  /** The type it constrains, or is. */
  readonly type: string
  readonly kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical'
  readonly root: Rule
  /** Profiles a resource must conform to as well (`imposeProfile`). */
  readonly imposed: readonly string[]
  /** Of an extension's definition. */
  readonly extension: ExtensionRules | undefined
}
