import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { confirmTreatment } from '../access-control/index.ts'
import { judge } from '../document-validation/index.ts'
import type { SummaryNeeds } from './needs.ts'
import { openSummary } from './open.ts'
import type { VisitDocument } from './store.ts'

/** A dropped file is gone after this many minutes unless it is saved (issue 2, item 15). */
const keptMinutes = 60

/** More than any shift needs, and less than would fill a disk. */
const mostInVisit = 50

/** Why a file is not a summary that can be shown; undefined when it is. */
export function refusalOf(bytes: Uint8Array, now: Date): Problem | undefined {
  try {
    openSummary(bytes, now)
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/**
 * Keeps the bytes as they came, in the visit, with what the validator says of them, and the stated treatment relation.
 *
 * @returns the id of the document
 * @throws Problem `not-signed-in`, `too-many-documents`
 */
export async function keep(
  needs: SummaryNeeds,
  person: SignedIn | undefined,
  bytes: Uint8Array,
  source: VisitDocument['source'],
): Promise<string> {
  if (!person) throw notSignedIn()
  const id = needs.newId()
  const receivedAt = needs.now()
  const atHand = await needs.documents.list(person.visit, receivedAt)
  if (atHand.length >= mostInVisit)
    throw new Problem('conflict', 'too-many-documents', 'The visit holds enough documents')
  const expiresAt = new Date(receivedAt.getTime() + keptMinutes * 60_000)
  const verdicts = { received: await judge(needs, bytes) }
  await needs.documents.put({ id, visitId: person.visit, source, bytes, receivedAt, expiresAt, verdicts })
  await stateTreatment(needs, person, id)
  return id
}

/** Notes that the person says to treat the patient of a document. @throws Problem `not-signed-in` */
export async function stateTreatment(
  { treatments, treatmentHours, now }: SummaryNeeds,
  person: SignedIn | undefined,
  id: string,
): Promise<void> {
  if (!person) throw notSignedIn()
  await treatments.save(person.visit, confirmTreatment(person, id, 'TREATMENT', now(), treatmentHours))
}

const notSignedIn = () => new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
