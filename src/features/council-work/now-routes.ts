import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { followUp, type Meeting, wheelDrafts } from '../council/index.ts'
import { waits } from './arrange-agenda.ts'
import type { WorkNeeds } from './form-routes.ts'
import { nowPage, type Waiting } from './pages/now.ts'
import { paths } from './pages/paths.ts'
import { councilsOf } from './workspace.ts'

/** What to do now. A member is led to the member's own page. */
export function nowRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store, now } = needs
  return [
    get({
      id: 'council-work-now',
      path: paths.now,
      releases: { errand: 'council-membership' },
      async answer(request) {
        if (request.person?.role === 'council-member') return redirect(paths.mine)
        const today = norwegianDay(now())
        return page(nowPage(await waitingFor(store, today), today, request))
      },
    }),
  ]
}

const ended: readonly Meeting['state'][] = ['minutes-approved', 'cancelled']

/** A meeting that papers only call, and whose day is longer past than this, is history and no task. */
const pastDays = 180

function isTask({ state, date }: Meeting, today: string): boolean {
  if (ended.includes(state)) return false
  const past = date === undefined ? 0 : (Date.parse(today) - Date.parse(date)) / 86_400_000
  return state !== 'notice-sent' || past <= pastDays
}

async function waitingFor(store: WorkNeeds['council'], today: string): Promise<Waiting> {
  const [councils, meetings, cases, commitments, differences, items] = await Promise.all([
    councilsOf(store),
    store.list('meeting'),
    store.list('case'),
    store.list('commitment'),
    store.list('difference'),
    store.list('wheel'),
  ])
  const contents = cases.map(({ content }) => content)
  const dated = new Map(meetings.map(({ id, content }) => [id, content]))
  const wheel = items.map(({ content }) => content)
  const year = wheelYear(today)
  return {
    councils,
    meetings: meetings
      .map(({ content }) => content)
      .filter((each) => isTask(each, today))
      .toSorted((a, b) => ((a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1)),
    cases: contents.filter((each) => waits(each, meetings)),
    followUps: followUp(
      commitments.map(({ content }) => content),
      dated,
      today,
    ).filter(({ state }) => state !== 'closed'),
    differences: differences.filter(({ content }) => content.settled === undefined).length,
    wheel: { year, lacking: wheelDrafts(wheel, year, contents).length },
  }
}

/** The year whose wheel is of interest: from October on, the next one. */
export function wheelYear(today: string): number {
  const [year = '', month = ''] = today.split('-')
  return Number(month) >= 10 ? Number(year) + 1 : Number(year)
}
