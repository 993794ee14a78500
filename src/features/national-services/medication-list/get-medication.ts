import type { Json } from '../../../standards/fhir/json.ts'
import type { Asked, Outcome } from '../national-service.ts'
import type { PrivacyOutcome } from '../privacy-outcome.ts'
import { type Sender, senderIn } from './sender.ts'
import { listReference } from './list-reference.ts'
import { type FetchRequest, readFetchRequest } from './read-request.ts'
import { listDocument } from './render-list.ts'
import { concept, sfmCodes } from './sfm.ts'
import { type Held, type HeldList, heldList, isCurrent, type Statement } from './statement.ts'

/** Kjernejournal keeps three years; Reseptformidleren has what is in force alone. */
const yearsKept = 3

/** Which of the two sources are looked into. */
type Sources = { readonly rf: boolean; readonly kj: boolean }

/**
 * Answers `$getMedication`: what is in force from Reseptformidleren for who may prescribe, and history from kjernejournal
 * where the patient's consent to a look is stated. What was not looked into is told by the absence of its time.
 *
 * @throws Problem of `readFetchRequest` and `senderIn`
 * @see https://simplifier.net/guide/SFMAPIBasis/getMedication
 */
export function getMedication(asked: Asked): Outcome {
  const sender = senderIn(asked)
  const request = readFetchRequest(asked.body, asked.now)
  const list = heldList(asked.records)
  const open = asked.privacy === 'open' || asked.privacy === 'lifted'
  const sources = { rf: open && sender.prescribes, kj: request.kjernejournal }
  const shown = open ? shownOf(list, request, sources, asked.now) : []
  return {
    status: 200,
    body: {
      resourceType: 'Parameters',
      parameter: [
        { name: 'medication', resource: documentOf(asked, { sender, request, list, shown, sources }) },
        ...told(asked, list, sources, request),
      ],
    },
  }
}

type Looked = {
  readonly sender: Sender
  readonly request: FetchRequest
  readonly list: HeldList
  readonly shown: readonly Held<Statement>[]
  readonly sources: Sources
}

function documentOf({ privacy, now }: Asked, { sender, request, list, shown, sources }: Looked): Json {
  const withheld = privacy === 'restricted' || privacy === 'blocked'
  const ids = new Set(shown.map(({ id }) => id))
  return listDocument({
    statements: shown,
    dispensed: list.dispensed.filter(({ is }) => ids.has(is.reseptId)),
    pll: sources.rf || sources.kj ? list.info.pll : undefined,
    empty: withheld ? 'withheld' : sources.rf || sources.kj ? 'nilknown' : 'unavailable',
    patient: request.patient,
    reference: listReference(list, sources.rf ? sender.hpr : 'no look in Reseptformidleren', now),
    author: sender,
    at: now,
  })
}

function shownOf(
  { statements }: HeldList,
  { history, lockedPrescriptions, referenceNumbers }: FetchRequest,
  { rf, kj }: Sources,
  now: Date,
): readonly Held<Statement>[] {
  const kept = new Date(now)
  kept.setUTCFullYear(kept.getUTCFullYear() - yearsKept)
  const from = history && history > kept ? history : kept
  const opened = ({ locked, refnum }: Statement) =>
    !locked || lockedPrescriptions || (refnum !== undefined && referenceNumbers.includes(refnum))
  const closed = new Set(statements.filter(({ is }) => !opened(is)).map(({ id }) => id))
  return statements.filter(({ id, is }) => {
    if (closed.has(id) || closed.has(is.partOf ?? '')) return false
    return isCurrent(is) ? rf || kj : kj && new Date(is.lastChanged) >= from
  })
}

const errors = { ok: ['0', 'OK'], 'no-right': ['5', 'Ingen rettighet til KJ oppslag'] } as const

/** That something is held back, and in which source; a reservation in kjernejournal looks as if there were nothing. */
const heldBack: Readonly<Record<PrivacyOutcome, boolean>> = {
  open: false,
  lifted: false,
  reservation: false,
  'no-consent': false,
  restricted: true,
  blocked: true,
}

function told(
  { privacy, now }: Asked,
  { statements }: HeldList,
  { rf, kj }: Sources,
  { lockedPrescriptions }: FetchRequest,
): readonly Json[] {
  const error = (name: string, code: keyof typeof errors) => ({
    name,
    valueCodeableConcept: concept(sfmCodes('sfm-kj-rf-error-code'), errors[code][0], errors[code][1]),
  })
  const locked = !lockedPrescriptions && statements.some(({ is }) => is.locked && isCurrent(is))
  const at = now.toISOString()
  return [
    ...(kj
      ? [
          { name: 'KJHentetTidspunkt', valueDateTime: at },
          error('KJFeilkode', privacy === 'blocked' ? 'no-right' : 'ok'),
        ]
      : []),
    ...(rf
      ? [{ name: 'RFHentetTidspunkt', valueDateTime: at }, error('RFM96Feilkode', 'ok'), error('RFM912Feilkode', 'ok')]
      : []),
    { name: 'KJHarLegemidler', valueBoolean: heldBack[privacy] },
    { name: 'KJHarLaste', valueBoolean: kj && locked },
    { name: 'RFHarLaste', valueBoolean: rf && locked },
  ]
}
