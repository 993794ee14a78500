import type { XmlElement } from '../../../platform/xml/tree.ts'
import type { SectionKind } from '../../../standards/cda/patient-summary/sections.ts'
import type { AbsenceState } from './absence.ts'

/** A piece of text and the language it is in (BCP 47; `und` when the document does not say). */
export type Phrase = { readonly text: string; readonly lang: string }

/**
 * Where the words of a value come from.
 *
 * - `terminology`: a designation of the code in the reader's language
 * - `sender`: the sender's own words, in a language the reader asked for
 * - `untranslated`: a code without words in the reader's language; the sender's words stand in
 * - `free-text`: the sender wrote words and no code
 * - `own`: our words for what is neither: numbers, dates, absences
 */
export type How = 'terminology' | 'sender' | 'untranslated' | 'free-text' | 'own'

/** Something the summary says, in words for the reader, beside what the sender wrote. Never blank. */
export type Said = Phrase & {
  readonly how: How
  /** The sender's own words, where they are not the text itself. */
  readonly original?: Phrase
  /** The same name or address in Latin letters, as on passports: an aid beside it, marked, never in its place. */
  readonly latin?: Phrase
  /** What a machine made of free text, in the reader's language: shown beside it, marked, and never relied on. */
  readonly machine?: Phrase
  readonly code?: string
  /** Name of the code system; never an OID. */
  readonly system?: string
  readonly absence?: AbsenceState
  /** Goes with it in brackets, as the severity of a reaction. */
  readonly qualifier?: Said
  /** What the reader needs to be warned of in this very value, as a number that is none. */
  readonly warning?: Phrase
}

/** A named property of a fact. */
export type Detail = {
  readonly label: Phrase
  readonly values: readonly Said[]
  /**
   * `beside` the lead, or small `under` it, where the label goes without saying; `line` for a line of its own below,
   * as the parts of a combination pack.
   */
  readonly place?: 'beside' | 'under' | 'line'
  /** Something a reader would look for is not in the document: told, and told apart. */
  readonly missing?: true
}

/** A word that must be seen before the rest of a fact. Never by colour alone: the words say it all. */
export type Mark = Phrase & { readonly tone: 'danger' | 'warning' | 'info' | 'neutral' }

/** One clinical statement. */
export type Fact = {
  /** Unique in the view; anchors a link. */
  readonly id: string
  /** Path and line of the statement in the document received. */
  readonly path: string
  readonly line: number
  /** What sort of thing leads it: a medicine, a diagnosis … */
  readonly label: Phrase
  /** What it is about; the parts of a combination are several. */
  readonly lead: readonly Said[]
  readonly marks: readonly Mark[]
  /** What is shown at once, beside the lead. */
  readonly main: readonly Detail[]
  /** What is one click away. */
  readonly more: readonly Detail[]
  /** The sender's sentence about this fact, from the narrative. */
  readonly sentence?: Phrase
  /** Set when the statement says only that there is nothing to state. */
  readonly absence?: AbsenceState
  /** The statement denies what it names. */
  readonly denied: boolean
  /** Safety-relevant deviations found in this statement. */
  readonly warnings: readonly Warning[]
}

/** A deviation from the rules that could mislead the reader. */
export type Warning = {
  readonly message: Phrase
  readonly meaning: Phrase
  readonly line: number
}

/** Facts that belong together under a heading of their own, as ended medicines. */
export type FactGroup = { readonly title?: Phrase; readonly facts: readonly Fact[] }

/** The sender's narrative of a section. */
export type Narrative = {
  readonly lang: string
  /** The block as received; renderers take it through `xhtmlOf`, never as it is. */
  readonly text: XmlElement
  /** Whether it holds something the coded facts do not, so that it must not be folded away. */
  readonly holdsMore: boolean
}

export type SectionView = {
  readonly id: string
  readonly kind: SectionKind | 'other'
  readonly title: Phrase
  /** The sender's title. */
  readonly original?: Phrase
  readonly groups: readonly FactGroup[]
  /** Facts past what a page can hold, which are only counted. */
  readonly undrawn: number
  /** What the section as a whole lacks. */
  readonly absence?: Said
  readonly narrative?: Narrative
  /** Entries that no row of the section table reads; they are in the narrative. */
  readonly unread: number
  readonly warnings: readonly Warning[]
}

/** One line of what must be seen first. */
export type Danger = {
  readonly label: Phrase
  readonly items: readonly {
    readonly said: Said
    readonly note?: Said
    readonly fact?: string
    readonly grave: boolean
  }[]
}

export type Banner = {
  readonly name: Said
  readonly birth: Said
  readonly age?: Phrase
  readonly sex: Said
  readonly ids: readonly Phrase[]
  readonly country: Said
  readonly documentTime: Said
  readonly documentAge?: Phrase
  readonly contentTime?: Said
  readonly source: Said
  readonly language: Said
}

/** A person or organisation behind the summary. */
export type Party = { readonly title: Phrase; readonly details: readonly Detail[] }

/** A code nobody has put into the reader's language. */
export type Untranslated = { readonly said: Said; readonly fact: string }

/** All a reader is shown of a summary, in words, without any markup: one tree for page, print and PDF. */
export type SummaryView = {
  readonly level: 'L3' | 'L1'
  readonly banner: Banner
  readonly dangers: readonly Danger[]
  /** Allergies, medicines and problems first; then as the section table has them; unknown ones last. */
  readonly sections: readonly SectionView[]
  /** Optional sections that say nothing, or are not there. */
  readonly notDelivered: readonly { readonly title: Phrase; readonly absence: Phrase }[]
  readonly parties: readonly Party[]
  /** Deviations of the document as a whole. */
  readonly warnings: readonly Warning[]
  readonly warningCount: number
  readonly untranslated: readonly Untranslated[]
}
