import { Problem } from '../../kernel/problem.ts'
import {
  type CaseId,
  type Council,
  type CouncilCase,
  type CouncilId,
  type CouncilStore,
  type RecordKind,
  nameOn as nameThen,
  type Read,
  type Records,
  type Stored,
  type Write,
} from '../council/index.ts'

/** A meeting with what its pages show: its council and the cases on its agenda. */
export type MeetingInHand = {
  readonly council: Council
  readonly meeting: Stored<'meeting'>
  readonly cases: ReadonlyMap<CaseId, Stored<'case'>>
}

/** @throws Problem `not-found` */
export async function loadRecord<K extends RecordKind>(
  store: CouncilStore,
  kind: K,
  council: CouncilId,
  id: string,
): Promise<Stored<K>> {
  const found = await store.find(kind, council, id)
  if (!found) throw new Problem('not-found', 'not-found', 'No such record')
  return found
}

/** @throws Problem `not-found` */
export async function loadMeeting(store: CouncilStore, council: CouncilId, day: string): Promise<MeetingInHand> {
  const meeting = await loadRecord(store, 'meeting', council, `${council}/${day}`)
  const found = await loadRecord(store, 'council', council, council)
  const wanted = meeting.content.agenda.flatMap((item) => item.case ?? [])
  const cases = await Promise.all(wanted.map((id) => store.find('case', council, id)))
  return {
    council: found.content,
    meeting,
    cases: new Map(cases.flatMap((each) => (each ? [[each.id, each] as const] : []))),
  }
}

/** The councils that are, by level and name; those that have ended last. */
export async function councilsOf(store: CouncilStore): Promise<readonly Council[]> {
  const rank: Readonly<Record<Council['level'], number>> = { strategi: 0, portefolje: 1, fag: 2, annet: 3 }
  const ended = (council: Council) => (council.state === 'ended' ? 1 : 0)
  return (await store.list('council'))
    .map(({ content }) => content)
    .toSorted((a, b) => ended(a) - ended(b) || rank[a.level] - rank[b.level] || (a.id < b.id ? -1 : 1))
}

/** What the council is called on a day, shortest; on the last of its days where none is given. */
export const shortName = (council: Council, day?: string): string => nameThen(council, day)?.short ?? council.id

/** What the council was called in the middle of a year, shortest: cases keep the name of their time. */
export const nameInYear = (council: Council, year: number): string => shortName(council, `${year}-07-01`)

/** What the council is called on a day, in full. */
export const nameOn = (council: Council, day?: string): string => nameThen(council, day)?.name ?? council.id

/** The records as they are kept, without their versions. */
export const contents = (cases: MeetingInHand['cases']): ReadonlyMap<CaseId, CouncilCase> =>
  new Map([...cases].map(([id, { content }]) => [id, content]))

/** The writes that put cases into the state a rule gives them. */
export const rewritten = (cases: MeetingInHand['cases'], after: readonly CouncilCase[]): readonly Write[] =>
  after.flatMap((content) => {
    const before = cases.get(content.id)
    return before ? [changed(before, content)] : []
  })

/** That a write rests on this record as it is. */
export const readOf = ({ kind, council, id, version }: Stored): Read => ({ kind, council, id, version })

/** The record with a new content, built on the version in hand. */
export function changed<K extends RecordKind>(stored: Stored<K>, content: Records[K]): Write {
  const { kind, council, id, version } = stored
  // Kind and content belong together by the type of `stored`; a mapped union cannot be made of a type parameter.
  return { kind, council, id, seen: version, content } as unknown as Write
}

/** A record that is not there yet. */
export function added<K extends RecordKind>(kind: K, council: CouncilId, id: string, content: Records[K]): Write {
  return { kind, council, id, seen: 0, content } as unknown as Write // as above
}

/** Takes the record away; its history stays. */
export function removed<K extends RecordKind>({ kind, council, id, version }: Stored<K>): Write {
  return { kind, council, id, seen: version, content: undefined } as unknown as Write // as above
}
