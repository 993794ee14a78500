import { shared } from '../council/index.ts'
import { acrossCouncils } from './across-councils.ts'
import { waits } from './arrange-agenda.ts'
import { earlierTreatment } from './earlier-treatment.ts'
import type { CaseInHand } from './edit-case.ts'
import type { WorkNeeds } from './form-routes.ts'
import { norwegianDay } from './norwegian-day.ts'
import type { CaseShown } from './pages/case.ts'
import { councilsOf } from './workspace.ts'

/** Gathers what a case's page shows beside it: its matter, what came before, what is to be followed up. */
export async function caseAround({ council: store, now }: WorkNeeds, hand: CaseInHand): Promise<CaseShown> {
  const { kept } = hand
  const [councils, meetings, cases, matters, commitments] = await Promise.all([
    councilsOf(store),
    store.list('meeting'),
    store.list('case'),
    store.list('matter', shared),
    store.list('commitment', kept.council),
  ])
  const across = await acrossCouncils(store, norwegianDay(now()))
  // What has been treated is not asked about again.
  const open = kept.content.state === 'draft' || kept.content.state === 'on-agenda'
  const dated = new Map(meetings.map(({ id, content }) => [id, content]))
  const linked = matters.map(({ content }) => content)
  const all = cases.map(({ content }) => content)
  const ours = meetings.filter(({ council }) => council === kept.council)
  return {
    ...hand,
    council: councils.find(({ id }) => id === kept.council),
    councils,
    planned: waits(kept.content, ours)
      ? ours.filter(({ content }) => content.state === 'planned' && content.date !== undefined)
      : [],
    matter: linked.find((each) => each.cases.includes(kept.id)),
    earlier: earlierTreatment(kept.content, linked, all, dated),
    commitments: commitments.map(({ content }) => content).filter(({ madeIn }) => madeIn === kept.id),
    outsideMandate: open && across.outsideMandate(kept.content),
    elsewhere: open ? across.treatedElsewhere(kept.content) : undefined,
  }
}
