import type { JsonObject } from './definitions.ts'

/** A resource in what is validated, and how it stands there. */
export type Standing = {
  readonly resource: JsonObject
  /** From the root: `['entry', 3, 'resource', 'contained', 0]`; empty at the root. */
  readonly at: readonly (string | number)[]
  /** Of the Bundle entry it is the resource of. */
  readonly fullUrl: string | undefined
  /** The resource it is contained in. */
  readonly container: Standing | undefined
  /** The innermost Bundle it stands in. */
  readonly bundle: Standing | undefined
}

/** Where a literal reference leads. */
export type Resolution =
  | { readonly leads: 'here'; readonly to: Standing }
  /** It must be here by the rules, and is not: a fragment, or a urn in a Bundle. */
  | { readonly leads: 'nowhere'; readonly because: 'no-such-fragment' | 'no-such-entry' | 'several-entries' }
  /** A server elsewhere may have it; `type` when the reference says it. */
  | { readonly leads: 'elsewhere'; readonly type: string | undefined }
  /** Is no reference by its form. */
  | { readonly leads: 'malformed' }

/** All resources of what is validated: root, entries, contained. */
export type DocumentIndex = {
  readonly root: Standing
  readonly all: readonly Standing[]
  standingOf(resource: JsonObject): Standing | undefined
  /** By the rules of https://hl7.org/fhir/R4/bundle.html#references and of contained resources. */
  resolve(reference: string, from: Standing): Resolution
}
