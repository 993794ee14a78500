import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { html } from '../../protocols/web/html.ts'
import { page } from '../../protocols/web/answer.ts'
import type { Language } from '../../protocols/web/language.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { type Council, type Stored, type WheelItem, wheelOf } from '../council/index.ts'
import { type Editing, formRoutes, pressRoute, requireSeen, type WorkNeeds, withNote } from './form-routes.ts'
import { wheelYear } from './now-routes.ts'
import { monthText } from './pages/dates.ts'
import type { Field, Typed } from './pages/form.ts'
import { button, workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { wheelPage } from './pages/wheel.ts'
import { caseTypes, caseWords } from './texts/case-type.ts'
import { wheelTexts } from './texts/wheel.ts'
import { addToWheel, changeWheel, draftYear, takeOffWheel } from './turn-wheel.ts'
import { councilsOf, loadRecord, shortName } from './workspace.ts'

const errand = 'council-work'

/** Years a wheel may be turned to. */
const years = { from: 2015, to: 2100 }

function yearIn(said: string | null, today: string): number {
  const year = Number(said)
  return Number.isInteger(year) && year >= years.from && year <= years.to ? year : wheelYear(today)
}

/** The annual wheel: what comes up when, and its drafts. */
export function wheelRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store, now } = needs
  return [
    get({
      id: 'council-work-wheel',
      path: paths.wheel,
      releases: { errand },
      async answer(request) {
        const year = yearIn(request.query.get('ar'), norwegianDay(now()))
        const [councils, items, cases, meetings] = await Promise.all([
          councilsOf(store),
          store.list('wheel'),
          store.list('case'),
          store.list('meeting'),
        ])
        const turns = wheelOf(
          items.map(({ content }) => content),
          year,
          cases.map(({ content }) => content),
          meetings.map(({ content }) => content),
        )
        const wheels = councils
          .filter(({ state }) => state !== 'ended')
          .map((council) => ({ council, turns: turns.filter(({ item }) => item.council === council.id) }))
        return page(wheelPage(year, wheels, request))
      },
    }),
    pressRoute(needs, {
      id: 'council-work-wheel-draft',
      path: paths.draftWheel,
      errand,
      back: () => paths.wheel,
      async press({ form }, act) {
        const year = yearIn(form.get('ar'), norwegianDay(now()))
        const made = await draftYear(store, year, act)
        return withNote(`${paths.wheel}?ar=${year}`, { gjort: made > 0 ? 'utkast' : 'ingen-utkast' })
      },
    }),
    ...formRoutes(needs, adding(needs)),
    ...formRoutes(needs, changing(needs)),
    pressRoute(needs, {
      id: 'council-work-wheel-item-remove',
      path: `${paths.wheelItem(':council', ':item')}/ta-bort`,
      errand,
      back: ({ params }) => paths.wheelItem(params.council ?? '', params.item ?? ''),
      async press(request, act) {
        const item = await loadRecord(store, 'wheel', request.params.council ?? '', request.params.item ?? '')
        requireSeen(request, item)
        await takeOffWheel(store, item, act)
        return withNote(paths.wheel, { gjort: 'lagret' })
      },
    }),
  ]
}

function fieldsOf(language: Language): readonly Field[] {
  const t = wheelTexts(language)
  const words = caseWords(language)
  const months = Array.from({ length: 12 }, (_, n) => ({ value: String(n + 1), label: monthText(n + 1, language) }))
  return [
    { name: 'title', label: t.title, kind: 'text' },
    { name: 'month', label: t.month, kind: 'choice', options: months },
    {
      name: 'type',
      label: t.type,
      kind: 'choice',
      options: caseTypes.map((value) => ({ value, label: words[value] })),
    },
    { name: 'owner', label: t.owner, kind: 'text', optional: true },
  ]
}

function itemIn({ title = '', month, type, owner = '' }: Typed): Omit<WheelItem, 'id' | 'council'> {
  const chosen = caseTypes.find((each) => each === type) ?? 'orientering'
  return { title, month: Number(month), type: chosen, ...(owner !== '' && { owner }) }
}

function adding({ council: store, newId }: WorkNeeds): Editing<Council> {
  return {
    id: 'council-work-wheel-new',
    path: paths.newWheelItem(':council'),
    errand,
    load: async ({ params }) =>
      (await loadRecord(store, 'council', params.council ?? '', params.council ?? '')).content,
    fields: (_, language) => fieldsOf(language),
    values: () => ({ title: '', month: '1', type: 'orientering', owner: '' }),
    record: () => undefined,
    action: ({ id }) => paths.newWheelItem(id),
    form: (_, language) => ({ submit: wheelTexts(language).save }),
    at: { 'case-without-title': 'title', 'not-a-month': 'month' },
    show: (council, { form, summary }, request) => {
      const t = wheelTexts(request.language)
      const trail = [{ path: paths.wheel, name: t.wheel }]
      const title = t.addTo(shortName(council))
      return workPage({ title, current: paths.wheel, trail, summary, main: form }, request)
    },
    async save({ id }, typed, act) {
      await addToWheel(store, { council: id, ...itemIn(typed) }, newId(), act)
      return withNote(paths.wheel, { gjort: 'lagret' })
    },
  }
}

function changing({ council: store }: WorkNeeds): Editing<Stored<'wheel'>> {
  return {
    id: 'council-work-wheel-item',
    path: paths.wheelItem(':council', ':item'),
    errand,
    load: ({ params }) => loadRecord(store, 'wheel', params.council ?? '', params.item ?? ''),
    fields: (_, language) => fieldsOf(language),
    values: ({ content: { title, month, type, owner = '' } }) => ({ title, month: String(month), type, owner }),
    record: (item) => item,
    action: ({ council, id }) => paths.wheelItem(council, id),
    form: (_, language) => ({ submit: wheelTexts(language).save }),
    at: { 'case-without-title': 'title', 'not-a-month': 'month' },
    show: (item, { form, summary }, request) => {
      const t = wheelTexts(request.language)
      const remove = `${paths.wheelItem(item.council, item.id)}/ta-bort`
      const main = html`${form}<p class="kp-small">${t.removeHelp}</p>${button(remove, t.remove, { seen: item.version, variant: 'secondary' })}`
      const trail = [{ path: paths.wheel, name: t.wheel }]
      return workPage({ title: t.editTitle, current: paths.wheel, trail, summary, main }, request)
    },
    async save(item, typed, act) {
      await changeWheel(store, item, itemIn(typed), act)
      return withNote(paths.wheel, { gjort: 'lagret' })
    },
  }
}
