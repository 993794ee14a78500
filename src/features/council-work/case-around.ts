import { norwegianDay } from '../../kernel/norwegian-day.ts'
import { acrossCouncils } from './across-councils.ts'
import { waits } from './arrange-agenda.ts'
import { earlierTreatment } from './earlier-treatment.ts'
import type { CaseInHand } from './edit-case.ts'
import { findChains } from './find-chains.ts'
import type { WorkNeeds } from './form-routes.ts'
import type { CaseShown } from './pages/case.ts'
import { councilsOf } from './workspace.ts'

/** Gathers what a case's page shows beside it: its matter, what came before, what is to be followed up. */
export async function caseAround({ council: store, now }: WorkNeeds, hand: CaseInHand): Promise<CaseShown> {
  const { kept } = hand
  const [councils, meetings, chains, commitments] = await Promise.all([
    councilsOf(store),
    store.list('meeting'),
    findChains(store, [kept.id]),
    store.list('commitment', kept.council),
  ])
  const across = await acrossCouncils(store, chains, norwegianDay(now()))
  // What has been treated is not asked about again.
  const open = kept.content.state === 'draft' || kept.content.state === 'on-agenda'
  const dated = new Map(meetings.map(({ id, content }) => [id, content]))
  const ours = meetings.filter(({ council }) => council === kept.council)
  return {
    ...hand,
    council: councils.find(({ id }) => id === kept.council),
    councils,
    planned: waits(kept.content, ours)
      ? ours.filter(({ content }) => content.state === 'planned' && content.date !== undefined)
      : [],
    matter: chains.matters[0],
    earlier: earlierTreatment(kept.content, chains, dated),
    commitments: commitments.map(({ content }) => content).filter(({ madeIn }) => madeIn === kept.id),
    outsideMandate: open && across.outsideMandate(kept.content),
    elsewhere: open ? across.treatedElsewhere(kept.content) : undefined,
  }
}
