/**
 * The vocabulary of the council model (rådsmodellen): what is kept, in which shape. Days are `YYYY-MM-DD`, months
 * `YYYY-MM`, clocks `HH:MM`, all in Norwegian time. What a paper does not say is left out, never empty text.
 */

/** `nufa`, `nuit`, `strategiradet` for the three levels whatever their name at the time; others a slug of their name. */
export type CouncilId = string

/** Council, year and number, never the number alone: `nuit/2025/33`; a draft without a number: `nuit/2026/utkast-3f2a19c0`. */
export type CaseId = string

/** Council and day: `nuit/2025-11-20`; a meeting whose day is not known yet: `nuit/utkast-1`. */
export type MeetingId = string

/** Where something was read: a document by the SHA-256 of its bytes, and its lines, counted from 1, both included. */
export type Source = { readonly document: string; readonly lines: readonly [from: number, to: number] }

/** What a council is called for a time. */
export type CouncilName = {
  readonly name: string
  readonly short: string
  readonly from?: string
  /** The last day it was called so. */
  readonly to?: string
}

/** A council (råd) of the model, or another body whose papers are kept. */
export type Council = {
  readonly id: CouncilId
  readonly level: 'fag' | 'portefolje' | 'strategi' | 'annet'
  /** Oldest first; the last one is today's. */
  readonly names: readonly CouncilName[]
  /** Other spellings found in papers. */
  readonly aliases: readonly string[]
  /** A body that sleeps until a crisis (the digital preparedness body) is `resting`. */
  readonly state: CouncilState
  /** Who has its tasks while it rests. */
  readonly tasksWith?: CouncilId
  /** When it was put to rest or woken, and why; oldest first. */
  readonly turns?: readonly { readonly state: CouncilState; readonly from: string; readonly reason: string }[]
}

/** Only an `active` council treats cases; one that has `ended` keeps its papers. */
export type CouncilState = 'active' | 'resting' | 'ended'

/** What a council is there for, in one of its versions. */
export type Mandate = {
  readonly id: string
  readonly council: CouncilId
  readonly version: number
  /** Left out of the first one known, when no paper says since when. */
  readonly from?: string
  readonly to?: string
  readonly purpose: string
  readonly tasks: readonly { readonly text: string; readonly keywords: readonly string[] }[]
  /** Councils whose cases this one treats first as a rule. */
  readonly treatsFirstFor?: readonly CouncilId[]
  readonly decidedIn?: CaseId
  readonly sources: readonly Source[]
}

/** A place in a council, whoever has it: «Helse Vest». */
export type Seat = {
  readonly id: string
  readonly council: CouncilId
  readonly label: string
  /** Of one that a paper tells of. */
  readonly sources?: readonly Source[]
}

/** That somebody has a seat for a time. */
export type Membership = {
  readonly id: string
  readonly council: CouncilId
  readonly seat: string
  readonly person: string
  /** The sign-in of this person, when they have one: members see what is internal to their own councils only. */
  readonly subject?: string
  readonly organisation: string
  /** Left out when no paper says since when. */
  readonly from?: string
  readonly to?: string
  /** A standing substitute for this seat: counts only when the member is absent. */
  readonly substitute: boolean
  /** Of one that a paper tells of. */
  readonly sources?: readonly Source[]
}

/** The states of a meeting, in order; `cancelled` ends it from any state before `held`. */
export type MeetingState = 'planned' | 'notice-sent' | 'held' | 'minutes-sent' | 'minutes-approved' | 'cancelled'

/** A line of an agenda, in the order of the meeting. */
export type AgendaItem = {
  /** Fixed when the item is made: agenda items have addresses of their own (OParl). */
  readonly id: string
  /** As printed: «10:00», «Kl. 10.00». */
  readonly clock?: string
  /** How long it is meant to take. */
  readonly minutes?: number
  readonly kind: 'case' | 'break' | 'open'
  readonly title: string
  readonly case?: CaseId
  readonly presenter?: string
  /** What was said under an item that is no case («Dagsaktuelt»). */
  readonly inputs?: readonly Input[]
}

/** Somebody named in a notice or in minutes, as printed there. */
export type Attendance = { readonly person: string; readonly organisation?: string }

/** Somebody who met for a member: `instead` is that member's name. */
export type Substitution = Attendance & { readonly instead?: string }

/** A meeting from its plan to its approved minutes (innkalling, referat). */
export type Meeting = {
  readonly id: MeetingId
  readonly council: CouncilId
  readonly date?: string
  /** As printed: `4/2025`. */
  readonly number?: string
  readonly from?: string
  readonly to?: string
  readonly place?: string
  readonly form: 'physical' | 'digital' | 'hybrid' | 'unknown'
  readonly extraordinary: boolean
  readonly state: MeetingState
  readonly agenda: readonly AgendaItem[]
  /** Those called to it; once it is held, those who were there. */
  readonly members: readonly Attendance[]
  readonly absent: readonly Attendance[]
  readonly substitutes: readonly Substitution[]
  readonly others: readonly Attendance[]
  /** The day the notice was sent: from then on the agenda is public and its numbers are fixed. */
  readonly noticeSent?: string
  readonly minutesSent?: string
  /** The later meeting that approved the minutes. */
  readonly minutesApprovedIn?: MeetingId
  /** Why it was cancelled. */
  readonly cancelled?: string
  /** What was changed after the minutes were approved. */
  readonly corrections?: readonly Correction[]
  /** Where each field was read, as of a case. */
  readonly fieldSources?: Readonly<Record<string, readonly Source[]>>
  readonly sources: readonly Source[]
}

/** Sakstype: Godkjenning, Orientering, Drøfting, Åpen sak, Eventuelt. */
export type CaseType = 'godkjenning' | 'orientering' | 'drofting' | 'apen' | 'eventuelt'

/** What a section of a case paper (toppnotat) is about; `annet` goes by its heading alone. */
export type SectionKind =
  | 'hensikt'
  | 'bakgrunn'
  | 'droftingssporsmal'
  | 'videre-saksprosess'
  | 'forslag-til-vedtak'
  | 'tidligere-vedtak'
  | 'annet'

/** A section of a case paper. */
export type Section = {
  readonly kind: SectionKind
  /** As printed. */
  readonly heading: string
  readonly text: string
  readonly sources: readonly Source[]
}

/** What somebody proposes that the council decide. Never a decision. */
export type Proposal = {
  /** Fixed when it is made, never used again: `1`, `2`. */
  readonly id: string
  readonly kind: 'forslag' | 'forslag-oppdatert'
  readonly text: string
  readonly sources: readonly Source[]
}

/** What the council decided; only minutes and the act of deciding in a held meeting make one. */
export type CaseDecision = {
  /** Fixed when it is made, never used again: stands in the decision's address. */
  readonly id: string
  readonly kind: 'vedtak' | 'vedtak-oppdatert'
  readonly text: string
  readonly sources: readonly Source[]
}

/** Innspill: what members said. */
export type Input = {
  /** Fixed when it is made, never used again. */
  readonly id: string
  readonly text: string
  readonly from?: string
  /** Sub-points of one input, as printed. */
  readonly points: readonly string[]
  /** Not for the public: never in any public output. */
  readonly internal: boolean
  readonly sources: readonly Source[]
}

/** A row of «Vedtak fra tidligere behandlinger». */
export type EarlierDecision = {
  readonly council?: CouncilId
  readonly year: number
  /** A number, or as printed where one row names several: `47-48`. */
  readonly number: number | string
  /** A day or a month; left out where the row has none. */
  readonly date?: string
  readonly title: string
  readonly decision: string
  readonly sources: readonly Source[]
}

/** A change after the minutes were approved. */
export type Correction = {
  /** A path into the record: `title`, `decisions/1/text`. What has an id goes by it, the rest by its place from 1. */
  readonly field: string
  readonly before: string
  readonly after: string
  readonly reason: string
  /** Personal data was taken away: the public sees who, when and why, but neither text. */
  readonly withheld?: true
  /** The name of who corrected it. */
  readonly by: string
  /** ISO 8601, in UTC. */
  readonly at: string
  /** Of an input that is not for the public. */
  readonly internal?: true
}

/** `cited`: known only from another paper's table of earlier decisions; it has an address and is found, and counts in no series. */
export type CaseState = 'draft' | 'on-agenda' | 'treated' | 'withdrawn' | 'cited'

/** A decision as another case's table quotes it: not from minutes, and said so («gjengitt i»). */
export type QuotedDecision = {
  readonly text: string
  readonly date?: string
  readonly citedIn: CaseId
  readonly sources: readonly Source[]
}

/** One treatment of a matter in one council: a case. */
export type CouncilCase = {
  readonly id: CaseId
  readonly council: CouncilId
  readonly year: number
  /** From the series of its council and year when it is put on an agenda; `unnumbered` (0) until then. */
  readonly number: number
  /** The number was misread or repaired: it raises no series. */
  readonly numberDoubted?: true
  readonly title: string
  readonly otherTitles: readonly { readonly title: string; readonly source: Source }[]
  readonly type?: CaseType
  readonly owner?: string
  readonly handler?: string
  readonly meeting?: MeetingId
  /** The meetings in whose notice it has been: the public keeps its address, also while it waits for another one. */
  readonly calledTo?: readonly MeetingId[]
  readonly state: CaseState
  readonly sections: readonly Section[]
  readonly questions: readonly string[]
  readonly attachments: readonly string[]
  readonly proposals: readonly Proposal[]
  readonly decisions: readonly CaseDecision[]
  readonly quoted: readonly QuotedDecision[]
  readonly inputs: readonly Input[]
  readonly earlier: readonly EarlierDecision[]
  readonly corrections: readonly Correction[]
  /** Where each field was read: field name -> lines. Fields that people wrote are not in it. */
  readonly fieldSources?: Readonly<Record<string, readonly Source[]>>
  /** Of a case «Godkjenning av referat»: whose minutes it approves. */
  readonly approvesMinutesOf?: MeetingId
  /** The item of the annual wheel that drafted it. */
  readonly wheel?: string
  /** Why it is treated here too, when another council has treated the matter. */
  readonly needHere?: string
  /** Why it was withdrawn. */
  readonly withdrawn?: string
  readonly sources: readonly Source[]
}

/** One matter (sak i flere råd), with its treatments across councils in the order they were had. */
export type Matter = { readonly id: string; readonly title: string; readonly cases: readonly CaseId[] }

/** Something somebody took upon them in a meeting. Open until a case closes it. */
export type Commitment = {
  readonly id: string
  readonly council: CouncilId
  readonly text: string
  readonly owner?: string
  /** A meeting id or a day. */
  readonly due?: string
  readonly madeIn: CaseId | MeetingId
  /** What it rests on: a proposal binds nobody, and the page says so. */
  readonly basis: 'vedtak' | 'innspill' | 'forslag' | 'annet'
  /** The id of the input it was made in; internal when that is. */
  readonly fromInput?: string
  readonly closedBy?: CaseId
  readonly sources: readonly Source[]
}

/** A difference that stays open until a person settles it. */
export type Difference = {
  readonly id: string
  /** One of the closed list of flag kinds. */
  readonly kind: string
  readonly where: string
  readonly message: string
  readonly repair?: string
  readonly sources: readonly Source[]
  readonly settled?: { readonly by: string; readonly at: string; readonly how: string }
}

/** A recurring case of the annual wheel (årshjul), drafted each year for the meeting in that month or after. */
export type WheelItem = {
  readonly id: string
  readonly council: CouncilId
  readonly title: string
  readonly type: CaseType
  /** 1-12. */
  readonly month: number
  readonly owner?: string
}

/** A row of a grant table; whole kroner. A cell without a figure is left out, never 0. */
export type GrantRow = {
  readonly id: string
  readonly category?: string
  readonly applicant?: string
  readonly title?: string
  readonly applied?: number
  readonly fresh?: number
  readonly carriedOver?: number
  readonly granted?: number
  readonly paid?: number
  readonly sources: readonly Source[]
}

/** A figure as printed. Without a value it was a picture: «mangler». */
export type PortfolioFigure = {
  readonly id: string
  readonly label: string
  readonly value?: number
  readonly unit?: string
  readonly asOf?: string
  readonly case?: CaseId
  readonly sources: readonly Source[]
}

/** A stretch of a printed timeline, years or months (`YYYY`, `YYYY-MM`), both ends included. */
export type TimelineRow = {
  readonly id: string
  readonly timeline: string
  readonly label: string
  readonly from?: string
  readonly to?: string
  readonly sources: readonly Source[]
}

/** That a paper is public, as it is unless it was imported as internal. Without one, nothing that only it says is public. */
export type Release = {
  /** The SHA-256 of the paper's bytes. Kept under `shared`. */
  readonly id: string
  /** The day it was released. */
  readonly on: string
}

/** Every kind of record and its shape. A new kind is a line here. */
export type Records = {
  readonly council: Council
  readonly mandate: Mandate
  readonly seat: Seat
  readonly membership: Membership
  readonly meeting: Meeting
  readonly case: CouncilCase
  readonly matter: Matter
  readonly commitment: Commitment
  readonly difference: Difference
  readonly wheel: WheelItem
  readonly grant: GrantRow
  readonly figure: PortfolioFigure
  readonly timeline: TimelineRow
  readonly release: Release
}

/** The name of a kind of record. */
export type RecordKind = keyof Records
