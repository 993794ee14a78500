import type { SignedIn } from '../../protocols/gate/access.ts'
import { documentsAtHand } from './at-hand.ts'
import type { SummaryNeeds } from './needs.ts'
import { paths } from './pages/paths.ts'

/** A summary that somebody saved: where it opens, and when it came. */
export type KeptSummary = { readonly path: string; readonly at: Date }

/**
 * The summaries of one patient that a person saved and can still open, by any key of the patient's: what was closed by its
 * patient is left out. Nobody is told what others saved (decision 0014).
 */
export function keptOf({
  documents,
  consentOf,
  now,
}: Pick<SummaryNeeds, 'documents' | 'consentOf' | 'now'>): (
  person: SignedIn,
  patients: readonly string[],
) => Promise<readonly KeptSummary[]> {
  return async (person, patients) => {
    const found = (await documentsAtHand(documents).listOf(person, patients, now())).filter(
      ({ saved, fetched }) => saved && fetched?.original === undefined,
    )
    const open = found.map(async ({ id, receivedAt, fetched }) => {
      const closed = fetched && (await consentOf(fetched.consent)) === 'withdrawn'
      return closed ? [] : [{ path: paths.view(id), at: receivedAt }]
    })
    return (await Promise.all(open)).flat()
  }
}
