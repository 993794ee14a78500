import { norwegianDay } from '../../kernel/norwegian-day.ts'
import type { Language } from '../../protocols/web/language.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { Council, Stored } from '../council/index.ts'
import { endMembership, makeMembership, makeSeat } from './change-register.ts'
import { type Editing, formRoutes, type WorkNeeds, withNote } from './form-routes.ts'
import { workPage } from './pages/frame.ts'
import { paths } from './pages/paths.ts'
import { aboutCouncil, type InHand, saved } from './register-routes.ts'
import { registerTexts } from './texts/register.ts'
import { loadRecord, shortName } from './workspace.ts'

/** Seats, and who sits there when. */
export function seatRoutes(needs: WorkNeeds): readonly HttpRoute[] {
  return [
    ...formRoutes(needs, newSeat(needs)),
    ...formRoutes(needs, newMembership(needs)),
    ...formRoutes(needs, ending(needs)),
  ]
}

function newSeat(needs: WorkNeeds): Editing<InHand> {
  return {
    ...aboutCouncil(needs, 'seat', paths.seat, { title: (t) => t.newSeat }),
    fields: (_, language) => {
      const t = registerTexts(language)
      return [{ name: 'label', label: t.seatLabel, kind: 'text', help: t.seatHelp }]
    },
    values: () => ({ label: '' }),
    async save(hand, { label = '' }, act) {
      await makeSeat(needs.council, hand.stored.id, label, needs.newId(), act)
      return saved(hand)
    },
  }
}

function newMembership(needs: WorkNeeds): Editing<InHand> {
  return {
    ...aboutCouncil(needs, 'membership', paths.membership, { title: (t) => t.newMember }),
    fields: ({ seats }, language) => {
      const t = registerTexts(language)
      const options = seats.map(({ id, label }) => ({ value: id, label }))
      return [
        { name: 'seat', label: t.seat, kind: 'choice', options },
        { name: 'person', label: t.person, kind: 'text' },
        { name: 'organisation', label: t.organisation, kind: 'text' },
        { name: 'from', label: t.from, kind: 'date' },
        { name: 'to', label: t.to, kind: 'date', optional: true },
        { name: 'substitute', label: t.isSubstitute, kind: 'tick' },
        { name: 'subject', label: t.subject, kind: 'text', optional: true, help: t.subjectHelp },
      ]
    },
    values: ({ seats }) => ({ seat: seats[0]?.id ?? '', from: norwegianDay(needs.now()) }),
    at: { 'person-in-two-seats': 'person', 'seat-taken-twice': 'seat' },
    async save(hand, typed, act) {
      const { seat = '', person = '', organisation = '', from = '', to = '', subject = '' } = typed
      const made = {
        council: hand.stored.id,
        seat,
        person,
        organisation,
        from,
        ...(to !== '' && { to }),
        ...(subject !== '' && { subject }),
        substitute: typed.substitute === 'ja',
      }
      await makeMembership(needs.council, made, needs.newId(), act)
      return saved(hand)
    },
  }
}

type Ending = { readonly membership: Stored<'membership'>; readonly kept: Council }

function ending({ council: store, now }: WorkNeeds): Editing<Ending> {
  return {
    id: 'council-work-membership-end',
    path: paths.endMembership(':council', ':membership'),
    errand: 'council-administration',
    load: async ({ params }) => ({
      membership: await loadRecord(store, 'membership', params.council ?? '', params.membership ?? ''),
      kept: (await loadRecord(store, 'council', params.council ?? '', params.council ?? '')).content,
    }),
    fields: ({ membership }, language: Language) => [
      { name: 'to', label: registerTexts(language).endOf(membership.content.person), kind: 'date' },
    ],
    values: () => ({ to: norwegianDay(now()) }),
    record: ({ membership }) => membership,
    action: ({ membership }) => paths.endMembership(membership.council, membership.id),
    form: (_, language) => ({ submit: registerTexts(language).save }),
    at: { 'ends-before-it-begins': 'to' },
    show: ({ kept }, { form, summary }, request) => {
      const t = registerTexts(request.language)
      const trail = [
        { path: paths.councils, name: t.councils },
        { path: paths.council(kept.id), name: shortName(kept) },
      ]
      return workPage({ title: t.endTitle, current: paths.councils, trail, summary, main: form }, request)
    },
    async save({ membership }, { to = '' }, act) {
      await endMembership(store, membership, to, act)
      return withNote(paths.council(membership.council), { gjort: 'lagret' })
    },
  }
}
