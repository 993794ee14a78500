import { isId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import type { About, Released, SignedIn } from '../../protocols/gate/access.ts'
import type { Prepared } from '../../protocols/gate/gate.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { type Emergency, factsOf } from './emergency.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { keyOfPatient } from './open-record.ts'
import type { OpenedRecord } from './opened-record.ts'
import { paths } from './pages/paths.ts'

/** What is said of a record that is not open, and of one that is another's. */
export const recordGone = 'norwegian-record-gone'

/** A record as somebody has it open. */
export type Open = {
  readonly record: OpenedRecord
  readonly person: SignedIn
  /** The key of the patient's chain of access records. */
  readonly patient: string
  readonly emergency?: Emergency
}

/** What would be answered, once it is permitted and recorded. */
export type Show = (open: Open, request: WebRequest, also: ReadonlySet<Released>) => Promise<Answer>

/** The record that an address names, of the visit that asks; its facts, and what would be answered. */
export async function prepareRecord(
  needs: NorwegianRecordNeeds,
  request: WebRequest,
  also: readonly Released[],
  show: Show,
): Promise<Prepared<Answer>> {
  const open = await findOpen(needs, request)
  if (!open) return { about: { kind: 'absent', country: 'NO' }, answer: () => Promise.reject(noSuchRecord()) }
  const { record, patient } = open
  const about: About = {
    ...{ kind: 'patient', patient, document: record.id, country: 'NO', visit: record.visit, also },
    ...(await groundsOf(needs, open)),
  }
  return {
    about,
    async answer(permitted) {
      const answer = await show(open, request, permitted)
      // Closed or over while the sources were asked: what they answered is not shown.
      return (await stillStands(needs, open)) ? answer : { kind: 'redirect', to: paths.record(record.id) }
    },
  }
}

/** The opened record that an address names, in the visit that asks; undefined alike for another's and for none. */
export async function findOpen(
  needs: Pick<NorwegianRecordNeeds, 'opened' | 'emergencies' | 'personKeySecret' | 'now'>,
  { person, params }: WebRequest,
): Promise<Open | undefined> {
  const id = params.record ?? ''
  const record = person && isId(id) ? await needs.opened.find(person.visit, id, needs.now()) : undefined
  if (!person || !record) return undefined
  const emergency = await emergencyIn(needs, record)
  return { record, person, patient: keyOfPatient(needs, record.number), ...(emergency ? { emergency } : {}) }
}

async function emergencyIn(
  { emergencies, now }: Pick<NorwegianRecordNeeds, 'emergencies' | 'now'>,
  { visit, id }: OpenedRecord,
): Promise<Emergency | undefined> {
  return (await emergencies.openOf(visit, now())).find(({ record }) => record === id)
}

async function groundsOf({ treatments }: NorwegianRecordNeeds, { record, emergency }: Open) {
  const treatment = await treatments.find(record.visit, record.id)
  if (!treatment) return {}
  return emergency ? factsOf(emergency) : { treatment }
}

async function stillStands(needs: NorwegianRecordNeeds, { record, emergency }: Open): Promise<boolean> {
  return !emergency || (await emergencyIn(needs, record))?.id === emergency.id
}

/** The same of what is another's, of what is closed, and of what never was. */
export function noSuchRecord(): Problem {
  return new Problem('not-found', recordGone, 'No such record is open')
}
