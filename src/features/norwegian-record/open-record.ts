import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { isInvented } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import { confirmTreatment } from '../access-control/index.ts'
import { personKey } from '../access-log/index.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import type { OpenedRecord } from './opened-record.ts'

/** What somebody typed and said to open a record. */
export type Wanted = { readonly number: string; readonly basis: string }

/** Why it was not opened. */
export type OpenFault = 'number' | 'real-number' | 'basis'

const bases: readonly OpenedRecord['basis'][] = ['UNNTAK', 'SAMTYKKE', 'AKUTT']

/**
 * Opens the record of one patient for this visit; whoever opens it says to treat the patient. Whether anybody has the
 * number, the sources answer.
 *
 * @returns the id of the record, or every fault at once
 */
export async function openRecord(
  { opened, treatments, treatmentHours, inventedOnly, now, newId }: NorwegianRecordNeeds,
  person: SignedIn,
  wanted: Wanted,
): Promise<string | readonly OpenFault[]> {
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
  const id = newId()
  const expires = new Date(at.getTime() + treatmentHours * 3_600_000)
  await opened.add({ id, visit: person.visit, number: number.value, openedAt: at, expires, basis })
  await treatments.save(person.visit, confirmTreatment(person, id, 'TREATMENT', at, treatmentHours))
  return id
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
