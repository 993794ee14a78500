import type { CaseType, CouncilId, SectionKind, Source } from '../../council/index.ts'
import type { FlagKind } from './flags.ts'

/** A paper as text. `lines` is as extracted, nothing trimmed; line 1 is `lines[0]`. */
export type PaperText = {
  /** The file's name, for people; never part of what is read. */
  readonly name: string
  /** Of the bytes, in hexadecimal: the paper's identity. */
  readonly sha256: string
  readonly lines: readonly string[]
}

/** Something a paper says, and where it says it. Text is joined over line breaks with single spaces. */
export type Said<Value = string> = { readonly value: Value; readonly source: Source }

/** What sort of paper a stretch of a document is: one file may hold several. */
export type PartKind = 'innkalling' | 'toppnotat' | 'referat' | 'presentasjon'

/** Somebody named in the head of a paper or on its slides. */
export type PersonSaid = {
  readonly person: string
  readonly organisation?: string
  /** For a substitute: whom they stand in for. */
  readonly instead?: string
  readonly source: Source
}

/** A person who joins the council, and whom they replace. */
export type MemberChange = PersonSaid

/** A line of an agenda, in the order of the paper. */
export type AgendaLine = {
  readonly kind: 'case' | 'break' | 'open'
  readonly title: string
  /** `HH:MM`. */
  readonly clock?: string
  readonly presenter?: string
  readonly number?: number
  /** Under an item that is no case («Dagsaktuelt»): what the minutes say members said. */
  readonly inputs?: readonly InputSaid[]
  readonly source: Source
}

/** A section of a paper under its heading as printed. */
export type SectionSaid = {
  readonly kind: SectionKind
  readonly heading: string
  readonly text: string
  readonly source: Source
}

/** What a heading calls a proposal (forslag til vedtak); never a decision. */
export type ProposalSaid = { readonly kind: 'forslag' | 'forslag-oppdatert' } & Said

/** What a heading calls a decision (vedtak). */
export type DecisionSaid = { readonly kind: 'vedtak' | 'vedtak-oppdatert' } & Said

/** What a member said (innspill), its sub-points as `points`, which the text holds too. */
export type InputSaid = Said & { readonly points: readonly Said[] }

/** A row of a table «Vedtak fra tidligere behandlinger». */
export type EarlierSaid = {
  readonly council?: CouncilId
  readonly year: number
  /** As a number, or as printed where one row names several cases: `47-48`. */
  readonly number: number | string
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly date?: string
  /** Left out, as the decision is, when the table has no such column. */
  readonly title?: string
  readonly decision?: string
  readonly source: Source
}

/** What one part says of one case. */
export type CaseSaid = {
  readonly number: number
  readonly year: number
  readonly title?: Said
  /** Titles the same part prints elsewhere, when they differ. */
  readonly otherTitles?: readonly Said[]
  readonly type?: Said<CaseType>
  readonly owner?: Said
  readonly handler?: Said
  readonly sections: readonly SectionSaid[]
  readonly questions: readonly Said[]
  readonly attachments: readonly Said[]
  readonly proposals: readonly ProposalSaid[]
  readonly decisions: readonly DecisionSaid[]
  readonly inputs: readonly InputSaid[]
  readonly earlier: readonly EarlierSaid[]
  /** From the first to the last line of it. */
  readonly source: Source
}

/** Those a head names, each in the order printed. */
export type PeopleSaid = {
  readonly members: readonly PersonSaid[]
  readonly absent: readonly PersonSaid[]
  readonly substitutes: readonly PersonSaid[]
  readonly others: readonly PersonSaid[]
}

/** One stretch of a document about one meeting. What it does not say is left out. */
export type Part = PeopleSaid & {
  readonly kind: PartKind
  readonly source: Source
  readonly council?: Said<CouncilId>
  readonly date?: Said
  /** As printed: `4/2025`. */
  readonly number?: Said
  readonly from?: string
  readonly to?: string
  readonly place?: Said
  readonly memberChanges: readonly MemberChange[]
  readonly agenda: readonly AgendaLine[]
  /** «Neste møte …»: a mention, not a meeting. */
  readonly nextMeeting?: Said
  readonly cases: readonly CaseSaid[]
}

/** Amounts in whole kroner; left out where the cell is empty or unreadable, 0 where it says 0 or «-». */
export type Grant = {
  readonly category?: string
  readonly applicant?: string
  readonly title?: string
  readonly applied?: number
  readonly fresh?: number
  readonly carriedOver?: number
  readonly granted?: number
  readonly paid?: number
  readonly source: Source
}

/** A figure with its label as printed; a figure that was a picture has no value («mangler»). */
export type Figure = {
  readonly label: string
  readonly value?: number
  readonly unit?: string
  readonly asOf?: string
  readonly case?: { readonly number: number; readonly year: number }
  readonly source: Source
}

/** A stretch of a timeline: years or months (`YYYY`, `YYYY-MM`), both ends included. */
export type TimelineEntry = {
  readonly timeline: string
  readonly label: string
  readonly from?: string
  readonly to?: string
  readonly source: Source
}

/** Something contradictory, misread or arithmetically wrong, imported as printed. */
export type Flag = {
  readonly kind: FlagKind
  /** A case id, a meeting id, or a row of a table: what it is about. */
  readonly where: string
  /** For a person, in Norwegian. */
  readonly message: string
  /** What we would write instead; left out when nothing can be known. */
  readonly repair?: string
  readonly sources: readonly Source[]
}

/** All that one document says, before it meets the others. */
export type DocumentReading = {
  readonly document: string
  readonly name: string
  readonly parts: readonly Part[]
  readonly grants: readonly Grant[]
  readonly figures: readonly Figure[]
  readonly timelines: readonly TimelineEntry[]
  readonly flags: readonly Flag[]
}

/** One meeting, told by all documents together. */
export type MeetingReading = PeopleSaid & {
  /** `nuit/2025-11-20`, or `utkast/<start of a document's SHA-256>` while the council or the day is unknown. */
  readonly id: string
  readonly council?: CouncilId
  readonly date?: string
  readonly number?: string
  readonly from?: string
  readonly to?: string
  readonly place?: string
  /** The sorts of paper it was read from, each once, in alphabetical order. */
  readonly kinds: readonly PartKind[]
  readonly memberChanges: readonly MemberChange[]
  readonly agenda: readonly AgendaLine[]
  readonly nextMeeting?: Said
  readonly sources: readonly Source[]
}

/** One case, told by all documents together. */
export type CaseReading = CaseSaid & {
  /** `nuit/2025/33`, or `utkast/<start of a document's SHA-256>/2025/33` while the council is unknown. */
  readonly id: string
  readonly council?: CouncilId
  /** The id of its meeting; left out when no meeting is known. */
  readonly meeting?: string
  readonly otherTitles: readonly Said[]
  /** Every stretch that tells of it; `source` is the best of them. */
  readonly sources: readonly Source[]
}

/** What a set of documents says together: the same for any order of the same documents. */
export type Reading = {
  readonly documents: readonly { readonly sha256: string; readonly name: string }[]
  readonly meetings: readonly MeetingReading[]
  readonly cases: readonly CaseReading[]
  readonly grants: readonly Grant[]
  readonly figures: readonly Figure[]
  readonly timelines: readonly TimelineEntry[]
  readonly flags: readonly Flag[]
}
