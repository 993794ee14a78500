import type { NationalRecords } from '../../src/features/national-records/index.ts'
import { personRegister, recordsOf } from '../../src/features/national-services/index.ts'
import { openBox, storyWith } from './box.ts'

/** Somebody who takes several medicines, whom home nursing does not visit, and who has decided nothing about the list. */
export const listedPerson = storyWith(
  ({ person, contacts, medicines, privacySettings }) =>
    person.died === undefined &&
    person.nursingHome === undefined &&
    !contacts.some(({ kind }) => kind === 'home-nursing') &&
    !privacySettings.some(({ about }) => about === 'medication-list') &&
    medicines.filter(({ until }) => until === undefined).length > 2,
)

/** A box with that person in it, over this store. */
export async function openStoredBox(records: NationalRecords) {
  const box = await openBox([])
  await records.lay(recordsOf(listedPerson))
  return { ...box, records, needs: { ...box.needs, records, register: personRegister(records, false) } }
}
