import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { decideAccess } from '../access-control/index.ts'
import type { StatedReason } from '../country-of-treatment/index.ts'
import { type Emergency, emergencyNow, factsOf, isOften } from './emergency.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { keyOfPatient } from './open-record.ts'
import type { OpenedRecord } from './opened-record.ts'

type Needs = Pick<NorwegianRecordNeeds, 'emergencies' | 'alarm' | 'personKeySecret' | 'now' | 'newId'>

/**
 * Opens an emergency in a record, and tells whoever runs the node. No source is asked here: the next page under it is
 * recorded as one of an emergency, before they are.
 *
 * @throws Problem `forbidden` for whoever does not act in acute care
 */
export async function openEmergency(
  needs: Needs,
  person: SignedIn,
  record: OpenedRecord,
  reason: StatedReason,
): Promise<void> {
  const { emergencies, alarm, now, newId } = needs
  const at = now()
  const patient = keyOfPatient(needs, record.number)
  const emergency = emergencyNow(record, person, { id: newId(), patient, reason }, at)
  const because = refusalOf(person, emergency, at)
  if (because !== undefined) throw new Problem('forbidden', because, 'An emergency is for acute care')
  if (!(await emergencies.open(emergency))) return
  const recent = await emergencies.since(new Date(at.getTime() - 3_600_000))
  alarm(isOften(recent, person.subject))
}

/** Whether somebody may open an emergency in a record of theirs: it goes by who they are alone. */
export function mayOpenEmergency({ now }: Pick<Needs, 'now'>, person: SignedIn): boolean {
  const at = now()
  const expires = new Date(at.getTime() + 3_600_000)
  const record = { id: '', visit: person.visit, number: '', openedAt: at, expires, basis: 'AKUTT' } as const
  const supposed = emergencyNow(record, person, { id: '', patient: '', reason: { code: 'other', words: '' } }, at)
  return refusalOf(person, supposed, at) === undefined
}

/** The row of the policy that refuses, if any does. */
function refusalOf(person: SignedIn, emergency: Emergency, now: Date): string | undefined {
  const { patient, record: document, visit } = emergency
  const about = { kind: 'patient', patient, document, visit, ...factsOf(emergency) } as const
  const { effect, because } = decideAccess({ releases: { category: 'patient-summary' }, person, about }, now)
  return effect === 'permit' ? undefined : because
}
