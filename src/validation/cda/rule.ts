import type { XmlElement } from '../../platform/xml/tree.ts'
import type { Absence } from './absence.ts'
import type { StatementKind } from './sections.ts'
import type { TimeSpan } from './time-span.ts'

/** Safety: the reader sees it as a warning. Cosmetic: in the machine output only (issue 2 item 10). */
export type Severity = 'safety' | 'cosmetic'

/** Facts for the text of a finding: section codes, element names, counts. Never a value from the document. */
export type Parameters = Readonly<Record<string, string | number>>

/** One place in one document that breaks one rule. */
export type Finding = {
  /** Stable; the key of its text in `rule-texts.ts`. */
  readonly code: string
  readonly severity: Severity
  readonly path: string
  /** Line of the start tag; 0 in a tree we built. */
  readonly line: number
  /** LOINC code of the section it stands in. */
  readonly section?: string
  /** `root` of the template it stands in, the innermost. */
  readonly template?: string
  readonly parameters: Parameters
}

/** What a check found: where, if not at the element it was given, and facts for the text. */
export type Breach = { readonly at: XmlElement; readonly parameters?: Parameters }

/** `true` is a breach at the element itself. */
export type Verdict = boolean | undefined | Breach | readonly Breach[]

/** One statement in a section and what it says there is nothing of, if that is what it says. */
export type Statement = {
  readonly kind: StatementKind
  readonly element: XmlElement
  readonly absence?: Absence
  /** No code, only null flavours. */
  readonly silent: boolean
}

/** A row or item of the narrative and the ids in it. */
export type NarrativeRow = { readonly element: XmlElement; readonly group: XmlElement; readonly ids: string[] }

/** One section, read; complete when the section rules are asked. */
export type SectionFacts = {
  readonly element: XmlElement
  /** LOINC, by code or else by template. */
  readonly code: string | undefined
  readonly statements: Statement[]
  readonly rows: NarrativeRow[]
}

/** A `reference` of an originalText or a statement's text into the narrative. */
export type NarrativeReference = { readonly element: XmlElement; readonly id: string }

/** What the one walk through the document gathers; complete when the document rules are asked. */
export type Survey = {
  readonly root: XmlElement
  readonly now: Date
  readonly level: 'L3' | 'L1'
  /** The patient's birth date, when it can be read. */
  readonly birth: TimeSpan | undefined
  readonly sections: SectionFacts[]
  readonly narrativeIds: Map<string, XmlElement[]>
  readonly references: NarrativeReference[]
  readonly medicationNamespaces: Set<string>
}

type Check = (element: XmlElement, survey: Survey) => Verdict

type Applies =
  /** Once, after the walk, with the root element. */
  | { readonly on: 'document'; readonly check: Check }
  /** Every section, after its content was read. */
  | { readonly on: 'section'; readonly check: (section: SectionFacts, survey: Survey) => Verdict }
  /** Every statement of these kinds that is about something: not an absence, not silent. */
  | {
      readonly on: 'statement'
      readonly of: readonly StatementKind[]
      readonly check: (element: XmlElement, survey: Survey, kind: StatementKind) => Verdict
    }
  /** Every element with one of these local names, the narrative included. */
  | { readonly on: 'element'; readonly of: readonly string[]; readonly check: Check }
  /** Every element with one of these attributes; `xsi:type` and the like as the tree names them. */
  | { readonly on: 'attribute'; readonly of: readonly string[]; readonly check: Check }
  /** Every stretch of character data, white space and the narrative included. */
  | { readonly on: 'text'; readonly check: (text: string, element: XmlElement) => Verdict }

/**
 * A rule: what must hold, where, how much it matters and who says so. The rules are one open list (`rules.ts`); a
 * validator adds rows, never a second mechanism.
 */
export type Rule = {
  /** Stable, kebab-case. */
  readonly code: string
  readonly severity: Severity
  /** Template and element, chapter of `exchange.md`, or the CDA R2 / HL7 v3 rule. */
  readonly source: string
  /** Only the first in each section is told. */
  readonly oncePerSection?: boolean
} & Applies
