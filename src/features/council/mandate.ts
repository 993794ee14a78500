import { daysBefore, daysBetween, isOn } from './days.ts'
import { speaksOf, stemsIn } from './norwegian-stems.ts'
import { byText } from './order.ts'
import type { CaseId, CouncilCase, CouncilId, Mandate, Meeting, MeetingId } from './records.ts'

type Task = Mandate['tasks'][number]

/** The mandate a council has on a day; the later version where two overlap. */
export function mandateOn(mandates: readonly Mandate[], council: CouncilId, day: string): Mandate | undefined {
  return mandates
    .filter((mandate) => mandate.council === council && isOn(mandate, day))
    .toSorted((a, b) => b.version - a.version)[0]
}

/** A new version from a day on; the one before it ends the day before. Older versions stay, for old cases. */
export function newMandate(
  mandates: readonly Mandate[],
  next: Omit<Mandate, 'id' | 'version' | 'from'> & { readonly from: string },
): readonly Mandate[] {
  const before = mandates.filter(({ council }) => council === next.council).toSorted((a, b) => a.version - b.version)
  const last = before.at(-1)
  const version = (last?.version ?? 0) + 1
  const made: Mandate = { ...next, id: `${next.council}-mandat-${version}`, version }
  return last === undefined ? [made] : [{ ...last, to: daysBefore(next.from, 1) }, made]
}

/** How a case stands to the mandates in force on a day. */
export type MandateCheck = {
  /** Tasks of its own council that it is about. */
  readonly own: readonly Task[]
  /** Tasks of other councils that it is about. */
  readonly others: readonly { readonly council: CouncilId; readonly tasks: readonly Task[] }[]
  /** In no task of its council, but in one of another: it may belong there. */
  readonly belongsElsewhere: boolean
}

/** Checks a case against the mandates in force, by the keywords of their tasks. A person judges what it finds. */
export function checkMandates(one: CouncilCase, mandates: readonly Mandate[], day: string): MandateCheck {
  const councils = [...new Set(mandates.map(({ council }) => council))]
  const found = councils.map((council) => ({ council, tasks: tasksFor(one, mandateOn(mandates, council, day)) }))
  const own = found.find(({ council }) => council === one.council)?.tasks ?? []
  const others = found.filter(({ council, tasks }) => council !== one.council && tasks.length > 0)
  return { own, others, belongsElsewhere: own.length === 0 && others.length > 0 }
}

/** The tasks of a mandate that a case is about, by its title, questions and what is proposed. */
export function tasksFor(one: CouncilCase, mandate: Mandate | undefined): readonly Task[] {
  const stems = stemsIn([one.title, ...one.questions, ...one.proposals.map(({ text }) => text)].join(' '))
  return (mandate?.tasks ?? []).filter(({ keywords }) => keywords.some((keyword) => speaksOf(stems, keyword)))
}

/** Why a matter is treated in a second council; `none` is flagged. */
export type SecondTreatment = {
  readonly case: CaseId
  readonly after: CaseId
  readonly need: 'said' | 'first-by-mandate' | 'task-of-both' | 'none'
}

/** Treatments further apart are rounds of their own. */
const roundDays = 365

/**
 * The treatments of a matter in a second council within a year of the first (issue 3, item 7), and what makes them
 * needed: a reason given, a mandate by which the first council treats the second one's cases before it does, or a task
 * in both mandates. Since 2026 the portfolio council treats no cases first as a rule.
 *
 * @param cases those of one matter
 * @param today the day of a case that has no meeting yet
 */
export function secondTreatments(
  cases: readonly CouncilCase[],
  mandates: readonly Mandate[],
  meetings: ReadonlyMap<MeetingId, Pick<Meeting, 'date'>>,
  today: string,
): readonly SecondTreatment[] {
  const dayOf = ({ meeting, quoted, state }: CouncilCase) =>
    meetings.get(meeting ?? '')?.date ?? quoted[0]?.date ?? (state === 'draft' ? today : undefined)
  const ordered = cases
    .filter(({ state }) => state !== 'withdrawn')
    .flatMap((one) => {
      const day = dayOf(one)
      return day === undefined ? [] : [{ one, day }]
    })
    .toSorted((a, b) => byText(a.day, b.day) || a.one.number - b.one.number)
  return ordered.flatMap(({ one, day }, n) => {
    const first = ordered.slice(0, n).findLast((each) => each.one.council !== one.council)
    if (first === undefined || daysBetween(first.day, day) > roundDays) return []
    return [{ case: one.id, after: first.one.id, need: needOf(one, first.one, mandates, first.day, day) }]
  })
}

function needOf(
  one: CouncilCase,
  first: CouncilCase,
  mandates: readonly Mandate[],
  before: string,
  day: string,
): SecondTreatment['need'] {
  if ((one.needHere ?? '').trim() !== '') return 'said'
  const mandate = mandateOn(mandates, first.council, before)
  if (mandate?.treatsFirstFor?.includes(one.council)) return 'first-by-mandate'
  const both = tasksFor(first, mandate).length > 0 && tasksFor(one, mandateOn(mandates, one.council, day)).length > 0
  return both ? 'task-of-both' : 'none'
}
