import type { Language } from '../../protocols/web/language.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import { type Attendance, type Attended, type Meeting, mayStep } from '../council/index.ts'
import { formRoutes, type WorkNeeds, withNote } from './form-routes.ts'
import { recordAttendance, seatsOf } from './hold-meeting.ts'
import { meetingIn, meetingPattern, trailTo } from './meeting-routes.ts'
import type { Field, FieldError, Typed } from './pages/form.ts'
import { workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { notRecordingHtml } from './pages/treat.ts'
import { treatTexts } from './texts/treat.ts'
import type { MeetingInHand } from './workspace.ts'

/** Somebody who should be there, and those who may sit there instead. */
type Expected = Attendance & { readonly substitutes: readonly Attendance[] }

type Loaded = MeetingInHand & { readonly expected: readonly Expected[] }

/** Who is there: opens the meeting, and may be mended afterwards. */
export function attendanceRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  return formRoutes<Loaded>(needs, {
    id: 'council-work-attendance',
    path: paths.attendance(meetingPattern),
    errand: 'council-work',
    async load(request) {
      const hand = await meetingIn(needs, request)
      return { ...hand, expected: await expectedAt(needs, hand.meeting.content) }
    },
    fields: ({ expected }, language) => fieldsOf(expected, language),
    values: ({ meeting, expected }) => valuesOf(meeting.content, expected),
    record: ({ meeting }) => meeting,
    action: ({ meeting }) => paths.attendance(meeting.id),
    form: ({ meeting }, language) => {
      const t = treatTexts(language)
      return { submit: meeting.content.state === 'notice-sent' ? t.open : t.save, layout: 'pairs' }
    },
    check: (typed, { expected }, language) => seatErrors(typed, expected, language),
    show: (hand, { form, summary }, request) => {
      const t = treatTexts(request.language)
      const { content } = hand.meeting
      const said = {
        title: t.attendance,
        current: paths.meetings,
        trail: trailTo(hand, request.language),
        summary,
      } as const
      return mayStep(content, 'hold') || mayStep(content, 'record')
        ? workPage({ ...said, lead: t.attendanceLead, main: form }, request)
        : workPage({ ...said, main: notRecordingHtml(content, request.language) }, request)
    },
    async save(hand, typed, act) {
      const opens = hand.meeting.content.state === 'notice-sent'
      await recordAttendance(needs.council, hand, attendedIn(typed, hand), act)
      return withNote(paths.meeting(hand.meeting.id), { gjort: opens ? 'holdt' : 'lagret' })
    },
  })
}

/** Those with a seat that day, and those the meeting itself knows of. */
async function expectedAt({ council: store }: WorkNeeds, meeting: Meeting): Promise<readonly Expected[]> {
  const seats = await seatsOf(store, meeting.council, meeting.date ?? '')
  const seated = seats.flatMap(({ member, substitutes }) =>
    member ? [{ ...named(member), substitutes: substitutes.map(named) }] : [],
  )
  const replaced = meeting.substitutes.flatMap(({ instead }) => (instead ? [{ person: instead }] : []))
  const known = [...meeting.members, ...meeting.absent, ...replaced].filter(
    (each, n, all) =>
      seated.every(({ person }) => person !== each.person) &&
      all.findIndex(({ person }) => person === each.person) === n,
  )
  return [...seated, ...known.map((each) => ({ ...each, substitutes: [] }))]
}

const named = ({ person, organisation }: Attendance): Attendance => ({ person, ...(organisation && { organisation }) })

function fieldsOf(expected: readonly Expected[], language: Language): readonly Field[] {
  const t = treatTexts(language)
  const pairs = expected.flatMap(({ person, organisation, substitutes }, n): readonly Field[] => [
    { name: `til-${n}`, label: t.here(organisation ? `${person} (${organisation})` : person), kind: 'tick' },
    {
      name: `vara-${n}`,
      label: t.substituteFor(person),
      kind: 'text',
      optional: true,
      suggestions: substitutes.map((each) => each.person),
    },
  ])
  return [
    ...pairs,
    { name: 'unregistered', label: t.unregistered, kind: 'lines', optional: true, help: t.onePerLine, rows: 3 },
    { name: 'others', label: t.others, kind: 'lines', optional: true, help: t.onePerLine, rows: 3 },
  ]
}

/** Nobody has two seats: said at the field where the second one is. */
function seatErrors(typed: Typed, expected: readonly Expected[], language: Language): readonly FieldError[] {
  const t = treatTexts(language)
  const sitting = new Set(expected.flatMap(({ person }, n) => (typed[`til-${n}`] === 'ja' ? [person] : [])))
  const taken = (field: string, person: string): readonly FieldError[] => {
    if (sitting.has(person)) return [{ field, text: t.twoSeats(person) }]
    sitting.add(person)
    return []
  }
  return [
    ...expected.flatMap(({ person }, n): readonly FieldError[] => {
      const [field, name = ''] = [`vara-${n}`, typed[`vara-${n}`]]
      if (name === '') return []
      return typed[`til-${n}`] === 'ja' ? [{ field, text: t.onlyWhenAway(person) }] : taken(field, name)
    }),
    ...peopleIn(typed.unregistered).flatMap(({ person }) => taken('unregistered', person)),
  ]
}

/** What is known: whom a substitute sat for was away. A substitute who sat for nobody we know of was there all the same. */
function valuesOf({ members, absent, substitutes, others }: Meeting, expected: readonly Expected[]): Typed {
  const away = new Set([...absent, ...substitutes].map((each) => each.person))
  const replaced = new Set(substitutes.map(({ instead }) => instead))
  const listed = new Set(members.map((each) => each.person))
  const here = (person: string) =>
    !away.has(person) && !replaced.has(person) && (listed.size === 0 || listed.has(person))
  const pairs = expected.flatMap(({ person }, n) => [
    [`til-${n}`, here(person) ? 'ja' : ''],
    [`vara-${n}`, substitutes.find(({ instead }) => instead === person)?.person ?? ''],
  ])
  const forNobody = substitutes.filter(({ instead }) => instead === undefined)
  const extra = members.filter(({ person }) => expected.every((each) => each.person !== person))
  return { ...Object.fromEntries(pairs), unregistered: linesOf(extra), others: linesOf([...others, ...forNobody]) }
}

function attendedIn(typed: Typed, { expected }: Loaded): Attended {
  const here = expected.filter((_, n) => typed[`til-${n}`] === 'ja')
  const substitutes = expected.flatMap(({ person, substitutes: standing }, n) => {
    const name = typed[`vara-${n}`] ?? ''
    if (name === '') return []
    return [{ ...(standing.find((each) => each.person === name) ?? { person: name }), instead: person }]
  })
  return {
    members: [...here.map(named), ...peopleIn(typed.unregistered)],
    absent: expected.filter((_, n) => typed[`til-${n}`] !== 'ja').map(named),
    substitutes,
    others: peopleIn(typed.others),
  }
}

const linesOf = (people: readonly Attendance[]): string =>
  people.map(({ person, organisation }) => (organisation ? `${person}, ${organisation}` : person)).join('\n')

const peopleIn = (lines = ''): readonly Attendance[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [person = '', ...rest] = line.split(',').map((each) => each.trim())
      const organisation = rest.join(', ')
      return { person, ...(organisation !== '' && { organisation }) }
    })
