/** How much a finding matters: only an error makes a document invalid. */
export type Severity = 'error' | 'warning' | 'information'

/** Facts for the text of a finding: names from definitions, counts, codes of code lists. Never a value of the document. */
export type Parameters = Readonly<Record<string, string | number>>

/**
 * One place in one document that breaks one rule, or that could not be checked. Carries no personal data, so it may be
 * stored and logged; who shows it beside the document quotes the document.
 */
export type Finding = {
  /** Stable, kebab-case; the key of its text. Begins with `not-checked-` where nothing could be said. */
  readonly code: string
  readonly severity: Severity
  /** FHIRPath from the root, as `Bundle.entry[3].resource.code.coding[0]`; an XPath in CDA. */
  readonly path: string
  /** JSON pointer (RFC 6901) of the same place; FHIR only. */
  readonly pointer?: string
  /** From 1; CDA always, FHIR once it was located in the text. */
  readonly line?: number
  readonly column?: number
  /** Canonical URL, with `|version`, of the profile that asks for it; the template's root in CDA. */
  readonly profile?: string
  /** `ElementDefinition.id` in that profile. */
  readonly element?: string
  /** The invariant's or rule's own key, as `dom-6`. */
  readonly rule?: string
  /** Advice, not a requirement (`elementdefinition-bestpractice`). */
  readonly bestPractice?: true
  readonly parameters: Parameters
}

/** What a text says of a code, with `{name}` for parameters. */
export type FindingText = {
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/** The texts of one part of the validator; every code has all three languages. */
export type FindingTexts = Readonly<Record<string, Readonly<Record<'en' | 'nb' | 'nn', FindingText>>>>
