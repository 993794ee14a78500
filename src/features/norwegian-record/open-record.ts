import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { isInvented } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import { confirmTreatment } from '../access-control/index.ts'
import { personKey } from '../access-log/index.ts'
import type { RegisteredPerson, SourceAnswer } from '../national-sources/index.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import type { OpenedRecord } from './opened-record.ts'
import { askingOf, personPatienceMs } from './read-record.ts'

/** What somebody typed and said to open a record. */
export type Wanted = { readonly number: string; readonly basis: string }

/** Why it was not opened. */
export type OpenFault = 'number' | 'real-number' | 'unknown-number' | 'basis'

const bases: readonly OpenedRecord['basis'][] = ['UNNTAK', 'SAMTYKKE', 'AKUTT']

/**
 * Opens the record of one patient for this visit; whoever opens it says to treat the patient. It is opened under the number
 * that they have now: their access records stand there. Where the population register does not answer, it is opened under
 * the number as typed.
 *
 * @returns the id of the record, or every fault at once
 */
export async function openRecord(
  needs: NorwegianRecordNeeds,
  person: SignedIn,
  wanted: Wanted,
): Promise<string | readonly OpenFault[]> {
  const { treatmentHours, inventedOnly, now, newId } = needs
  const at = now()
  const number = numberIn(wanted.number, at)
  const basis = bases.find((each) => each === wanted.basis)
  const real = inventedOnly && number !== undefined && !isInvented(number)
  if (!number || !basis || real) {
    return [
      ...(number ? [] : (['number'] as const)),
      ...(real ? (['real-number'] as const) : []),
      ...(basis ? [] : (['basis'] as const)),
    ]
  }
  const expires = new Date(at.getTime() + treatmentHours * 3_600_000)
  const typed = { id: newId(), visit: person.visit, number: number.value, openedAt: at, expires, basis }
  const known = await findPerson(needs, typed, person)
  if (known?.kind === 'answered' && !known.held) return ['unknown-number']
  const current = known?.kind === 'answered' ? known.held?.number : undefined
  return keepOpen(needs, person, { ...typed, number: current ?? typed.number })
}

/**
 * Opens a record once more under the number that the patient has now, as the register told it after the record was opened.
 *
 * @returns the id of the new one
 */
export function openAsNow(
  needs: NorwegianRecordNeeds,
  person: SignedIn,
  record: OpenedRecord,
  number: string,
): Promise<string> {
  return keepOpen(needs, person, { ...record, id: needs.newId(), number })
}

async function keepOpen(
  { opened, treatments, treatmentHours }: NorwegianRecordNeeds,
  person: SignedIn,
  record: OpenedRecord,
): Promise<string> {
  await opened.add(record)
  const treatment = confirmTreatment(person, record.id, 'TREATMENT', record.openedAt, treatmentHours)
  await treatments.save(person.visit, treatment)
  return record.id
}

/** Who has the number, where the register says it in time. */
function findPerson(
  { sources, wait }: NorwegianRecordNeeds,
  record: OpenedRecord,
  reader: SignedIn,
): Promise<SourceAnswer<RegisteredPerson | undefined> | undefined> {
  return Promise.race([sources.findPerson(askingOf({ record }, reader)), wait(personPatienceMs).then(() => undefined)])
}

/** People write numbers with a blank in the middle. */
function numberIn(text: string, now: Date): ReturnType<typeof parseNationalNumber> | undefined {
  try {
    return parseNationalNumber(text.replace(/[\s.-]/g, ''), now)
  } catch (error) {
    if (error instanceof Problem && error.kind === 'invalid') return undefined
    throw error
  }
}

/** A person's chain of access records is found by fødselsnummer and D-number alike: the digits tell them apart. */
const numberRoot = '2.16.578.1.12.4.1.4.1'

/** The key of the chain of access records of whom a record is about. */
export function keyOfPatient(
  { personKeySecret }: Pick<NorwegianRecordNeeds, 'personKeySecret'>,
  number: string,
): string {
  return personKey(personKeySecret, { root: numberRoot, extension: number })
}
