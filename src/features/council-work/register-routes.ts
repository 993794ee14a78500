import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { page } from '../../protocols/web/answer.ts'
import type { Text } from '../../protocols/web/language.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import type { Council, Mandate, Stored } from '../council/index.ts'
import { makeCouncil, makeMandate, renameCouncil, setAliases, turnCouncil } from './change-register.ts'
import { type Editing, type FormParts, formRoutes, type WorkNeeds, withNote } from './form-routes.ts'
import type { Field } from './pages/form.ts'
import { workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { councilListPage, councilPage, type Registered } from './pages/register.ts'
import { type RegisterTexts, registerTexts } from './texts/register.ts'
import { councilsOf, loadRecord, shortName } from './workspace.ts'

/** Who sits where and by which mandate is seen by the secretariat and changed by administrators. */
const errand = 'council-administration'

const council = ':council'

/** The register of councils. */
export function registerRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  const { council: store, now } = needs
  return [
    get({
      id: 'council-work-councils',
      path: paths.councils,
      releases: { errand: 'council-work' },
      answer: async (request) => page(councilListPage(await councilsOf(store), request)),
    }),
    ...formRoutes(needs, newCouncil(needs)),
    get({
      id: 'council-work-council',
      path: paths.council(council),
      releases: { errand: 'council-work' },
      answer: async (request) => page(councilPage(await registered(needs, request), norwegianDay(now()), request)),
    }),
    ...formRoutes(needs, newName(needs)),
    ...formRoutes(needs, spellings(needs)),
    ...formRoutes(needs, newVersion(needs)),
    ...formRoutes(needs, turning(needs)),
  ]
}

/** A council of the register, as its forms have it. */
export type InHand = Registered & { readonly stored: Stored<'council'> }

async function registered({ council: store }: WorkNeeds, { params }: WebRequest): Promise<InHand> {
  const id = params.council ?? ''
  const stored = await loadRecord(store, 'council', id, id)
  const [councils, seats, memberships, mandates] = await Promise.all([
    councilsOf(store),
    store.list('seat', id),
    store.list('membership', id),
    store.list('mandate', id),
  ])
  return {
    stored,
    council: stored.content,
    councils,
    seats: seats.map(({ content }) => content),
    memberships: memberships.map(({ content }) => content),
    mandates: mandates.map(({ content }) => content),
  }
}

type Said = (t: RegisterTexts, hand: InHand) => Text

/** What the forms about one council have in common. */
export function aboutCouncil(
  needs: WorkNeeds,
  id: string,
  path: (council: string) => string,
  said: { readonly title: Said; readonly lead?: Said },
): Pick<Editing<InHand>, 'id' | 'path' | 'errand' | 'load' | 'record' | 'action' | 'form' | 'show'> {
  return {
    id: `council-work-${id}`,
    path: path(council),
    errand,
    load: (request) => registered(needs, request),
    record: () => undefined,
    action: ({ stored }) => path(stored.id),
    form: (_, language) => ({ submit: registerTexts(language).save }),
    show: (hand, { form, summary }: FormParts, request) => {
      const t = registerTexts(request.language)
      const trail = [
        { path: paths.councils, name: t.councils },
        { path: paths.council(hand.stored.id), name: shortName(hand.council) },
      ]
      const words = { title: said.title(t, hand), lead: said.lead?.(t, hand) }
      return workPage({ ...words, current: paths.councils, trail, summary, main: form }, request)
    },
  }
}

/** Back to the council, saying that it is saved. */
export const saved = ({ stored }: InHand) => withNote(paths.council(stored.id), { gjort: 'lagret' })

const nameFields = (t: RegisterTexts): readonly Field[] => [
  { name: 'name', label: t.name, kind: 'text' },
  { name: 'short', label: t.short, kind: 'text', help: t.shortHelp },
  { name: 'from', label: t.from, kind: 'date' },
]

const levels: readonly Council['level'][] = ['fag', 'portefolje', 'strategi', 'annet']

function newCouncil({ council: store, now }: WorkNeeds): Editing<undefined> {
  return {
    id: 'council-work-council-new',
    path: paths.newCouncil,
    errand,
    load: async () => undefined,
    fields: (_, language) => {
      const t = registerTexts(language)
      return [
        ...nameFields(t),
        { name: 'level', label: t.level, kind: 'radio', options: levels.map((value) => ({ value, label: t[value] })) },
      ]
    },
    values: () => ({ level: 'annet', from: norwegianDay(now()) }),
    record: () => undefined,
    action: () => paths.newCouncil,
    form: (_, language) => ({ submit: registerTexts(language).create }),
    at: { 'council-exists': 'short' },
    show: (_, { form, summary }, request) => {
      const t = registerTexts(request.language)
      const trail = [{ path: paths.councils, name: t.councils }]
      return workPage({ title: t.newCouncil, current: paths.councils, trail, summary, main: form }, request)
    },
    async save(_, { name = '', short = '', from = '', level }, act) {
      const chosen = levels.find((each) => each === level) ?? 'annet'
      return withNote(paths.council(await makeCouncil(store, { name, short, from, level: chosen }, act)), {
        gjort: 'lagret',
      })
    },
  }
}

function newName(needs: WorkNeeds): Editing<InHand> {
  return {
    ...aboutCouncil(needs, 'council-name', paths.councilName, {
      title: (t) => t.rename,
      lead: (t) => t.renameLead,
    }),
    fields: (_, language) => nameFields(registerTexts(language)),
    values: ({ council: kept }) => ({ name: '', short: shortName(kept), from: norwegianDay(needs.now()) }),
    record: ({ stored }) => stored,
    at: { 'not-a-later-name': 'from' },
    async save(hand, { name = '', short = '', from = '' }, act) {
      await renameCouncil(needs.council, hand.stored, { name, short, from }, act)
      return saved(hand)
    },
  }
}

function spellings(needs: WorkNeeds): Editing<InHand> {
  return {
    ...aboutCouncil(needs, 'council-aliases', paths.aliases, { title: (t) => t.aliases, lead: (t) => t.aliasesLead }),
    fields: (_, language) => {
      const t = registerTexts(language)
      return [{ name: 'aliases', label: t.aliases, kind: 'lines', help: t.aliasesHelp, optional: true }]
    },
    values: ({ council: kept }) => ({ aliases: kept.aliases.join('\n') }),
    record: ({ stored }) => stored,
    async save(hand, { aliases = '' }, act) {
      await setAliases(needs.council, hand.stored, aliases.split('\n'), act)
      return saved(hand)
    },
  }
}

function newVersion(needs: WorkNeeds): Editing<InHand> {
  const last = ({ mandates }: InHand) => mandates.toSorted((a, b) => a.version - b.version).at(-1)
  return {
    ...aboutCouncil(needs, 'mandate', paths.mandate, {
      title: (t) => t.newMandate,
      lead: (t) => t.newMandateLead,
    }),
    fields: ({ councils, stored }, language) => {
      const t = registerTexts(language)
      const others = councils.filter(({ id }) => id !== stored.id)
      return [
        { name: 'from', label: t.from, kind: 'date' },
        { name: 'purpose', label: t.purpose, kind: 'lines' },
        { name: 'tasks', label: t.tasks, kind: 'lines', help: t.tasksHelp, rows: 8 },
        {
          name: 'treatsFirst',
          label: t.treatsFirst,
          kind: 'choice',
          optional: true,
          options: [
            { value: '', label: t.nobody },
            ...others.map((each) => ({ value: each.id, label: shortName(each) })),
          ],
        },
        { name: 'decidedIn', label: t.decidedIn, kind: 'text', optional: true, help: t.decidedInHelp },
      ]
    },
    values: (hand) => {
      const mandate = last(hand)
      return {
        from: norwegianDay(needs.now()),
        purpose: mandate?.purpose ?? '',
        tasks: (mandate?.tasks ?? []).map(taskLine).join('\n'),
        treatsFirst: mandate?.treatsFirstFor?.[0] ?? '',
      }
    },
    at: { 'mandate-not-later': 'from' },
    async save(hand, { from = '', purpose = '', tasks = '', treatsFirst = '', decidedIn = '' }, act) {
      const next = {
        council: hand.stored.id,
        from,
        purpose,
        tasks: tasks
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(taskIn),
        ...(treatsFirst !== '' && { treatsFirstFor: [treatsFirst] }),
        ...(decidedIn !== '' && { decidedIn }),
      }
      await makeMandate(needs.council, next, act)
      return saved(hand)
    },
  }
}

type Task = Mandate['tasks'][number]

const taskLine = ({ text, keywords }: Task): string => (keywords.length > 0 ? `${text} | ${keywords.join(', ')}` : text)

function taskIn(line: string): Task {
  const [text = '', words = ''] = line.split('|').map((each) => each.trim())
  const keywords = words.split(',').map((each) => each.trim())
  return { text, keywords: keywords.filter((each) => each !== '') }
}

function turning(needs: WorkNeeds): Editing<InHand> {
  const rests = ({ council: kept }: InHand) => kept.state === 'resting'
  return {
    ...aboutCouncil(needs, 'council-turn', paths.turn, {
      title: (t, hand) => (rests(hand) ? t.wakeIt : t.restIt),
      lead: (t, hand) => (rests(hand) ? t.wakeLead : t.restLead),
    }),
    fields: (hand, language) => {
      const t = registerTexts(language)
      const others = hand.councils.filter(({ id, state }) => id !== hand.stored.id && state === 'active')
      const options = others.map((each) => ({ value: each.id, label: shortName(each) }))
      return [
        { name: 'from', label: t.from, kind: 'date' },
        { name: 'reason', label: t.reason, kind: 'lines', rows: 3 },
        ...(rests(hand) ? [] : [{ name: 'tasksWith', label: t.tasksWith, kind: 'choice' as const, options }]),
      ]
    },
    values: ({ councils, stored }) => ({
      from: norwegianDay(needs.now()),
      reason: '',
      tasksWith: councils.find(({ id }) => id !== stored.id)?.id ?? '',
    }),
    record: ({ stored }) => stored,
    at: { 'no-reason': 'reason' },
    async save(hand, { from = '', reason = '', tasksWith = '' }, act) {
      const turn = rests(hand)
        ? ({ to: 'active', from, reason } as const)
        : ({ to: 'resting', from, reason, tasksWith } as const)
      await turnCouncil(needs.council, hand.stored, turn, act)
      return saved(hand)
    },
  }
}
