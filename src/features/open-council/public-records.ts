import type {
  CaseId,
  Commitment,
  Council,
  CouncilCase,
  CouncilId,
  Difference,
  Matter,
  Meeting,
  MeetingId,
  Published,
  PublicView,
  RecordKind,
} from '../council/index.ts'

/** When the public record was made and last changed. */
export type Stamp = { readonly created: Date; readonly modified: Date }

/** A record that was public once and is no more: OParl tells those who keep a copy (OParl 1.1, section 2.7). */
export type Gone = Stamp & { readonly kind: RecordKind; readonly id: string }

/** All that the public may see, as of one moment. Whatever leaves this feature is made of these values. */
export type PublicRecords = PublicView & {
  /** Another one whenever anything here is another. */
  readonly revision: string
  /** By `kind/id`. */
  readonly stamps: ReadonlyMap<string, Stamp>
  readonly gone: readonly Gone[]
}

/** Where the public records come from. */
export type PublicRecordsSource = { readonly current: () => Promise<PublicRecords> }

/** The same records, with the ways between them. Made once for each revision. */
export type OpenCouncils = PublicRecords & {
  readonly council: (id: CouncilId) => Published<Council> | undefined
  readonly meeting: (id: MeetingId) => Published<Meeting> | undefined
  readonly case: (id: CaseId) => Published<CouncilCase> | undefined
  /** In the order of the agenda, then those it does not name, by number. */
  readonly casesOf: (meeting: Meeting) => readonly Published<CouncilCase>[]
  /** By id, for the rules that ask when a meeting is. */
  readonly meetingsById: ReadonlyMap<MeetingId, Published<Meeting>>
  readonly meetingOf: (one: CouncilCase) => Published<Meeting> | undefined
  readonly matterOf: (id: CaseId) => Published<Matter> | undefined
  readonly commitmentsOf: (id: CaseId | MeetingId) => readonly Published<Commitment>[]
  /** Those that a person has not settled come first. */
  readonly differencesOf: (id: CaseId | MeetingId) => readonly Published<Difference>[]
  readonly stampOf: (kind: RecordKind, id: string) => Stamp
  /** Documents that a public record cites: no other document has a public page. */
  readonly documents: ReadonlySet<string>
}

const known = new WeakMap<PublicRecords, OpenCouncils>()

/** The ways between the records, found once. */
export function openCouncils(records: PublicRecords): OpenCouncils {
  const before = known.get(records)
  if (before) return before
  const made = { ...records, ...waysBetween(records) }
  known.set(records, made)
  return made
}

const unknownStamp: Stamp = { created: new Date(0), modified: new Date(0) }

function waysBetween(records: PublicRecords): Omit<OpenCouncils, keyof PublicRecords> {
  const councils = byId(records.councils)
  const meetings = byId(records.meetings)
  const cases = byId(records.cases)
  const inMeeting = Map.groupBy(records.cases, ({ meeting }) => meeting)
  const matters = new Map(records.matters.flatMap((matter) => matter.cases.map((id) => [id, matter] as const)))
  const differences = Map.groupBy(records.differences, ({ where }) => aboutOf(where))
  const commitments = Map.groupBy(records.commitments, ({ madeIn }) => madeIn)
  return {
    council: (id) => councils.get(id),
    meeting: (id) => meetings.get(id),
    meetingsById: meetings,
    case: (id) => cases.get(id),
    casesOf: (meeting) => inOrder(meeting, inMeeting.get(meeting.id) ?? []),
    meetingOf: ({ meeting }) => (meeting === undefined ? undefined : meetings.get(meeting)),
    matterOf: (id) => matters.get(id),
    commitmentsOf: (id) => commitments.get(id) ?? [],
    differencesOf: (id) => (differences.get(id) ?? []).toSorted((a, b) => Number(!!a.settled) - Number(!!b.settled)),
    stampOf: (kind, id) => records.stamps.get(`${kind}/${id}`) ?? unknownStamp,
    documents: citedIn(citing.map((list) => records[list])),
  }
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.id, each]))
}

function inOrder<T extends CouncilCase>({ agenda }: Meeting, cases: readonly T[]): readonly T[] {
  const place = new Map(agenda.map((item, i) => [item.case, i]))
  const placeOf = ({ id }: T) => place.get(id) ?? agenda.length
  return cases.toSorted((a, b) => placeOf(a) - placeOf(b) || a.year - b.year || a.number - b.number)
}

/** Lists whose records say where they were read. */
const citing = [
  'meetings',
  'cases',
  'mandates',
  'commitments',
  'differences',
  'grants',
  'figures',
  'timelines',
] as const satisfies readonly (keyof PublicView)[]

/** `where` is an id or begins with one: `nuit/2026/12/decisions`. A meeting's has two parts, a case's three. */
function aboutOf(where: string): string {
  return /^[a-z0-9-]+\/(?:\d{4}\/\d{1,4}|\d{4}-\d{2}-\d{2})(?=$|\/)/.exec(where)?.[0] ?? where
}

/** Every `Source` anywhere in the records, however deep. */
function citedIn(records: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('document' in value && 'lines' in value && typeof value.document === 'string') found.add(value.document)
    else for (const each of Object.values(value)) visit(each)
  }
  visit(records)
  return found
}
