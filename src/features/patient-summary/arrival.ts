import { Problem } from '../../kernel/problem.ts'
import type { PurposeOfUse, SignedIn } from '../../protocols/gate/access.ts'
import { confirmTreatment } from '../access-control/index.ts'
import { personKey } from '../access-log/index.ts'
import { type Judging, judge } from '../document-validation/index.ts'
import { documentsAtHand } from './at-hand.ts'
import type { SummaryNeeds } from './needs.ts'
import { type OpenedSummary, openSummary } from './open.ts'
import { patientNumber } from './patient-number.ts'
import type { FetchedFor, NewVisitDocument } from './store.ts'

/** A dropped file is gone after this many minutes unless it is saved (issue 2, item 15). */
const keptMinutes = 60

/** More than any shift needs, and less than would fill a disk. */
const mostInVisit = 50

/** A file that opens as a summary. */
export type Arriving = { readonly bytes: Uint8Array; readonly opened: OpenedSummary }

/** A file as it arrives, or why it is not a summary that can be shown. */
export function arriving(bytes: Uint8Array, now: Date): Arriving | Problem {
  try {
    return { bytes, opened: openSummary(bytes, now) }
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** Keeps what a person chose, with what the validator says of it. @returns the id of the document @throws as `put` */
export async function keep(
  needs: SummaryNeeds,
  person: SignedIn | undefined,
  { bytes, opened }: Arriving,
  source: 'dropped' | 'sample',
): Promise<string> {
  if (!person) throw notSignedIn()
  const number = patientNumber(opened.summary)
  const of = number && { patient: personKey(needs.personKeySecret, number) }
  return put(needs, person, { bytes, source, ...of, verdicts: { received: await judge(needs, bytes) } }, 'TREATMENT')
}

/** What keeping a fetched document takes. */
export type KeepingNeeds = Judging & Pick<SummaryNeeds, 'documents' | 'treatments' | 'treatmentHours' | 'newId'>

/**
 * Keeps what was fetched from another country, under its consent and with the purpose it was asked for. What the
 * validator says of it is noted when it is said: nobody waits for it at night.
 *
 * @returns the id of the document
 * @throws as `put`
 */
export async function keepFetched(
  needs: KeepingNeeds,
  person: SignedIn,
  bytes: Uint8Array,
  { patient, ...fetched }: FetchedFor,
  purpose: PurposeOfUse,
): Promise<string> {
  const id = await put(needs, person, { bytes, source: 'fetched', fetched, patient, verdicts: {} }, purpose)
  const noted = judge(needs, bytes).then((verdict) =>
    documentsAtHand(needs.documents).noteReceived(person, id, verdict),
  )
  noted.catch(needs.unjudged)
  return id
}

/** Removes what was fetched from the visit; what was saved to the record stays, and is closed by its consent. */
export async function discardFetched(
  { documents }: Pick<KeepingNeeds, 'documents'>,
  visit: SignedIn['visit'],
  id: string,
): Promise<void> {
  await documents.delete(visit, id)
}

/** Whether a person still has what was fetched: nobody has closed it. */
export async function isAtHand(
  { documents, now }: Pick<KeepingNeeds, 'documents' | 'now'>,
  person: SignedIn,
  id: string,
): Promise<boolean> {
  return (await documentsAtHand(documents).find(person, id, now())) !== undefined
}

/**
 * Keeps the bytes as they came, in the visit, and that the person treats their patient.
 *
 * @throws Problem `too-many-documents`
 */
async function put(
  needs: Pick<SummaryNeeds, 'documents' | 'treatments' | 'treatmentHours' | 'newId' | 'now'>,
  person: SignedIn,
  arrived: Pick<NewVisitDocument, 'bytes' | 'source' | 'fetched' | 'patient' | 'verdicts'>,
  purpose: PurposeOfUse,
): Promise<string> {
  const id = needs.newId()
  const receivedAt = needs.now()
  const atHand = await needs.documents.list(person.visit, receivedAt)
  if (atHand.length >= mostInVisit)
    throw new Problem('conflict', 'too-many-documents', 'The visit holds enough documents')
  const expiresAt = new Date(receivedAt.getTime() + keptMinutes * 60_000)
  await needs.documents.put({ ...arrived, id, visitId: person.visit, receivedAt, expiresAt })
  await stateTreatment(needs, person, id, purpose)
  return id
}

/** Notes that the person says to treat the patient of a document. @throws Problem `not-signed-in` */
export async function stateTreatment(
  { treatments, treatmentHours, now }: Pick<SummaryNeeds, 'treatments' | 'treatmentHours' | 'now'>,
  person: SignedIn | undefined,
  id: string,
  purpose: PurposeOfUse,
): Promise<void> {
  if (!person) throw notSignedIn()
  await treatments.save(person.visit, confirmTreatment(person, id, purpose, now(), treatmentHours))
}

const notSignedIn = () => new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
