import { page } from '../../protocols/web/answer.ts'
import { text } from '../../protocols/web/language.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { type CaseId, shared, type Stored, suggestLinks } from '../council/index.ts'
import { caseIn, casePattern, caseTrail } from './case-routes.ts'
import type { CaseInHand } from './edit-case.ts'
import { findCases } from './find-chains.ts'
import { type Editing, formRoutes, pressRoute, requireSeen, type WorkNeeds, withNote } from './form-routes.ts'
import { linkCases, linkPair, renameMatter, splitOff, takeOut } from './link-matter.ts'
import type { Field } from './pages/form.ts'
import { workPage } from './pages/frame.ts'
import { type Around, caseName, matterListPage, matterPage } from './pages/matters.ts'
import { paths } from './pages/paths.ts'
import { followUpTexts } from './texts/follow-up.ts'
import { councilsOf, loadRecord } from './workspace.ts'

const errand = 'council-work'

/** Cases, meetings and councils to look things up in. */
export async function aroundAll({ council: store }: WorkNeeds): Promise<Around> {
  const [councils, cases, meetings] = await Promise.all([councilsOf(store), store.list('case'), store.list('meeting')])
  return {
    councils,
    cases: new Map(cases.map(({ id, content }) => [id, content])),
    meetings: new Map(meetings.map(({ id, content }) => [id, content])),
  }
}

/** The same with only these cases. */
export async function aroundThese({ council: store }: WorkNeeds, ids: readonly CaseId[]): Promise<Around> {
  const [councils, cases, meetings] = await Promise.all([
    councilsOf(store),
    findCases(store, ids),
    store.list('meeting'),
  ])
  return {
    councils,
    cases: new Map(cases.map((each) => [each.id, each])),
    meetings: new Map(meetings.map(({ id, content }) => [id, content])),
  }
}

/** Lists matters, confirms suggestions, links cases and takes them out. */
export function matterRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store, newId } = needs
  return [
    get({
      id: 'council-work-matters',
      path: paths.matters,
      releases: { errand },
      async answer(request) {
        const around = await aroundAll(needs)
        const matters = (await store.list('matter', shared)).map(({ content }) => content)
        const suggested = suggestLinks([...around.cases.values()], matters, around.meetings)
        return page(matterListPage(matters, suggested, around, request))
      },
    }),
    pressRoute(needs, {
      id: 'council-work-matter-confirm',
      path: `${paths.matters}/koble`,
      errand,
      back: () => paths.matters,
      async press({ form }, act) {
        const pair = [form.get('tidligere') ?? '', form.get('senere') ?? ''] as const
        return withNote(paths.matter((await linkPair(store, pair, newId(), act)).id), { gjort: 'lagret' })
      },
    }),
    ...formRoutes(needs, renaming(needs)),
    pressRoute(needs, {
      id: 'council-work-matter-take-out',
      path: `${paths.matter(':matter')}/ta-ut`,
      errand,
      back: ({ params }) => paths.matter(params.matter ?? ''),
      async press(request, act) {
        const matter = await loadRecord(store, 'matter', shared, request.params.matter ?? '')
        requireSeen(request, matter)
        const left = await takeOut(store, matter, request.form.get('sak') ?? '', act)
        return withNote(left ? paths.matter(matter.id) : paths.matters, { gjort: 'lagret' })
      },
    }),
    ...formRoutes(needs, splitting(needs)),
    ...formRoutes(needs, linking(needs)),
  ]
}

type MatterInHand = { readonly matter: Stored<'matter'>; readonly around: Around }

function renaming(needs: WorkNeeds): Editing<MatterInHand> {
  return {
    id: 'council-work-matter',
    path: paths.matter(':matter'),
    errand,
    async load({ params }) {
      const matter = await loadRecord(needs.council, 'matter', shared, params.matter ?? '')
      return { matter, around: await aroundThese(needs, matter.content.cases) }
    },
    fields: (_, language) => [{ name: 'title', label: followUpTexts(language).rename, kind: 'text' }],
    values: ({ matter }) => ({ title: matter.content.title }),
    record: ({ matter }) => matter,
    action: ({ matter }) => paths.matter(matter.id),
    form: (_, language) => ({ submit: followUpTexts(language).save }),
    show: ({ matter, around }, parts, request) => matterPage(matter, around, parts, request),
    async save({ matter }, { title = '' }, act) {
      await renameMatter(needs.council, matter, title, act)
      return withNote(paths.matter(matter.id), { gjort: 'lagret' })
    },
  }
}

function splitting(needs: WorkNeeds): Editing<MatterInHand> {
  const { council: store, newId } = needs
  const tick = (id: CaseId) => `sak:${id}`
  return {
    ...renaming(needs),
    id: 'council-work-matter-split',
    path: paths.splitMatter(':matter'),
    fields: ({ matter, around }, language) => [
      ...matter.content.cases.map((id): Field => {
        const label = text(`${caseName(id, around, language)}: ${around.cases.get(id)?.title ?? id}`, language)
        return { name: tick(id), label, kind: 'tick' }
      }),
      { name: 'title', label: followUpTexts(language).newTitle, kind: 'text' },
    ],
    values: () => ({}),
    action: ({ matter }) => paths.splitMatter(matter.id),
    form: (_, language) => ({ submit: followUpTexts(language).move }),
    show: ({ matter }, { form, summary }, request) => {
      const t = followUpTexts(request.language)
      const trail = [
        { path: paths.matters, name: t.matters },
        { path: paths.matter(matter.id), name: matter.content.title },
      ]
      return workPage(
        { title: t.split, lead: t.splitLead, current: paths.matters, trail, summary, main: form },
        request,
      )
    },
    async save({ matter }, { title = '', ...typed }, act) {
      const cases = matter.content.cases.filter((id) => typed[tick(id)] === 'ja')
      const apart = await splitOff(store, matter, { title, id: newId(), cases }, act)
      return withNote(paths.matter(apart), { gjort: 'lagret' })
    },
  }
}

type Linking = CaseInHand & { readonly matters: readonly Stored<'matter'>[] }

/** The choice of a new matter. */
const anew = 'ny'

function linking(needs: WorkNeeds): Editing<Linking> {
  const { council: store, newId } = needs
  return {
    id: 'council-work-case-link',
    path: paths.linkCase(casePattern),
    errand,
    load: async (request) => ({ ...(await caseIn(needs, request)), matters: await store.list('matter', shared) }),
    fields: ({ matters }, language) => {
      const t = followUpTexts(language)
      const there = matters.map(({ id, content }) => ({ value: id, label: content.title }))
      return [
        { name: 'matter', label: t.existing, kind: 'choice', options: [{ value: anew, label: t.newMatter }, ...there] },
        { name: 'title', label: t.newTitle, kind: 'text', optional: true },
      ]
    },
    values: ({ kept }) => ({ matter: anew, title: kept.content.title }),
    record: () => undefined,
    action: ({ kept }) => paths.linkCase(kept.id),
    form: (_, language) => ({ submit: followUpTexts(language).link }),
    at: { 'case-in-other-matter': 'matter' },
    show: (hand, { form, summary }, request) => {
      const { language } = request
      const t = followUpTexts(language)
      const trail = caseTrail(hand, language)
      return workPage(
        { title: t.linkTitle, lead: t.mattersLead, current: paths.cases, trail, summary, main: form },
        request,
      )
    },
    async save({ kept }, { matter = anew, title = '' }, act) {
      const wanted = matter === anew ? { title: title || kept.content.title, id: newId() } : { matter }
      return withNote(paths.matter((await linkCases(store, [kept.id], wanted, act)).id), { gjort: 'lagret' })
    },
  }
}
