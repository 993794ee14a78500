import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { page } from '../../protocols/web/answer.ts'
import { html } from '../../protocols/web/html.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import type { Council, Meeting } from '../council/index.ts'
import { formRoutes, type WorkNeeds, withNote } from './form-routes.ts'
import type { Field, FieldError, Typed } from './pages/form.ts'
import { workPage } from './pages/frame.ts'
import { meetingPage } from './pages/meeting.ts'
import { meetingListPage, meetingName } from './pages/meeting-list.ts'
import { paths } from './pages/paths.ts'
import { cancelMeeting, changePlan, type Plan, planMeeting } from './plan-meeting.ts'
import { meetingTexts } from './texts/meeting.ts'
import { refusalText } from './texts/problems.ts'
import { councilsOf, loadMeeting, type MeetingInHand, shortName } from './workspace.ts'

const errand = 'council-work'

/** The path of a meeting's pages, for the routes. */
export const meetingPattern = ':council/:day'

/** The meeting a request is about. @throws Problem `not-found` */
export const meetingIn = ({ council }: WorkNeeds, { params }: WebRequest): Promise<MeetingInHand> =>
  loadMeeting(council, params.council ?? '', params.day ?? '')

/** Lists, plans, shows and cancels meetings. */
export function meetingRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store, now } = needs
  return [
    get({
      id: 'council-work-meetings',
      path: paths.meetings,
      releases: { errand },
      async answer(request) {
        const meetings = (await store.list('meeting')).map(({ content }) => content)
        return page(meetingListPage(meetings, await councilsOf(store), norwegianDay(now()), request))
      },
    }),
    ...formRoutes(needs, {
      id: 'council-work-meeting-plan',
      path: paths.newMeeting,
      errand,
      load: async ({ query }) => ({ councils: await councilsOf(store), wanted: query.get('rad') }),
      fields: ({ councils }, language) => planFields(language, councils),
      values: ({ wanted }) => ({
        council: wanted ?? '',
        date: '',
        from: '',
        to: '',
        place: '',
        form: 'physical',
        extraordinary: '',
      }),
      record: () => undefined,
      action: () => paths.newMeeting,
      form: (_, language) => ({ submit: meetingTexts(language).plan }),
      check: (typed, _, language) => order(typed, language),
      at: planErrors,
      show: (_, { form, summary }, request) => planPage(form, summary, undefined, request),
      async save(_, typed, act) {
        return withNote(paths.meeting((await planMeeting(store, planOf(typed), act)).id), { gjort: 'lagret' })
      },
    }),
    get({
      id: 'council-work-meeting',
      path: paths.meeting(meetingPattern),
      releases: { errand },
      answer: async (request) => page(meetingPage(await meetingIn(needs, request), norwegianDay(now()), request)),
    }),
    ...formRoutes(needs, {
      id: 'council-work-meeting-edit',
      path: paths.editMeeting(meetingPattern),
      errand,
      load: (request) => meetingIn(needs, request),
      fields: (_, language) => planFields(language),
      values: ({ meeting }) => valuesOf(meeting.content),
      record: ({ meeting }) => meeting,
      action: ({ meeting }) => paths.editMeeting(meeting.id),
      form: (_, language) => ({ submit: meetingTexts(language).save }),
      check: (typed, _, language) => order(typed, language),
      at: planErrors,
      show: (hand, { form, summary }, request) => planPage(form, summary, hand, request),
      async save({ meeting }, typed, act) {
        const plan = planOf({ ...typed, council: meeting.council })
        return withNote(paths.meeting((await changePlan(store, meeting, plan, act)).id), { gjort: 'lagret' })
      },
    }),
    ...formRoutes(needs, {
      id: 'council-work-meeting-cancel',
      path: paths.cancel(meetingPattern),
      errand,
      load: (request) => meetingIn(needs, request),
      fields: (_, language) => [{ name: 'reason', label: meetingTexts(language).reason, kind: 'lines', rows: 3 }],
      values: () => ({ reason: '' }),
      record: ({ meeting }) => meeting,
      action: ({ meeting }) => paths.cancel(meeting.id),
      form: (_, language) => ({ submit: meetingTexts(language).cancel, danger: true }),
      show: (hand, { form, summary }, request) => {
        const t = meetingTexts(request.language)
        return workPage(
          {
            title: t.cancel,
            current: paths.meetings,
            trail: trailTo(hand, request.language),
            summary,
            lead: t.cancelLead,
            main: form,
          },
          request,
        )
      },
      async save({ meeting }, { reason = '' }, act) {
        await cancelMeeting(store, meeting, reason, act)
        return withNote(paths.meeting(meeting.id), { gjort: 'avlyst' })
      },
    }),
  ]
}

/** The pages above those of a meeting. */
export function trailTo({ meeting, council }: MeetingInHand, language: Language) {
  return [
    { path: paths.meetings, name: meetingTexts(language).meetings },
    { path: paths.meeting(meeting.id), name: meetingName(meeting.content, council, language) },
  ]
}

const planErrors = { 'meeting-that-day': 'date', 'council-resting': 'council', 'ends-before-it-begins': 'to' }

function planFields(language: Language, councils?: readonly Council[]): readonly Field[] {
  const t = meetingTexts(language)
  const active = councils?.filter(({ state }) => state === 'active')
  return [
    ...(active
      ? [
          {
            name: 'council',
            label: t.council,
            kind: 'choice' as const,
            options: [
              { value: '', label: t.chooseCouncil },
              ...active.map((each) => ({ value: each.id, label: shortName(each) })),
            ],
          },
        ]
      : []),
    { name: 'date', label: t.date, kind: 'date', optional: true, help: t.dateHelp },
    { name: 'from', label: t.from, kind: 'time', optional: true },
    { name: 'to', label: t.to, kind: 'time', optional: true },
    { name: 'place', label: t.place, kind: 'text', optional: true, help: t.placeHelp },
    {
      name: 'form',
      label: t.form,
      kind: 'radio',
      options: forms.filter((value) => !active || value !== 'unknown').map((value) => ({ value, label: t[value] })),
    },
    { name: 'extraordinary', label: t.extraordinary, kind: 'tick' },
  ]
}

function order({ from = '', to = '' }: Typed, language: Language): readonly FieldError[] {
  return from !== '' && to !== '' && to <= from
    ? [{ field: 'to', text: refusalText('ends-before-it-begins', language) }]
    : []
}

const given = (typed: Typed, name: 'date' | 'from' | 'to' | 'place') => (typed[name] ? { [name]: typed[name] } : {})

function planOf(typed: Typed): Plan {
  return {
    council: typed.council ?? '',
    form: forms.find((each) => each === typed.form) ?? 'unknown',
    extraordinary: typed.extraordinary === 'ja',
    ...given(typed, 'date'),
    ...given(typed, 'from'),
    ...given(typed, 'to'),
    ...given(typed, 'place'),
  }
}

const forms: readonly Meeting['form'][] = ['physical', 'digital', 'hybrid', 'unknown']

function valuesOf({ date = '', from = '', to = '', place = '', form, extraordinary }: Meeting): Typed {
  return { date, from, to, place, form, extraordinary: extraordinary ? 'ja' : '' }
}

type Shown = Parameters<typeof workPage>[0]

function planPage(
  form: Shown['main'],
  summary: Shown['summary'],
  hand: MeetingInHand | undefined,
  request: WebRequest,
) {
  const t = meetingTexts(request.language)
  return workPage(
    {
      title: hand ? t.edit : t.plan,
      current: paths.meetings,
      trail: hand ? trailTo(hand, request.language) : [{ path: paths.meetings, name: t.meetings }],
      summary,
      lead: t.planLead,
      main: html`${form}`,
    },
    request,
  )
}
