import { memoryOnce } from '../../src/features/identity/index.ts'
import type { NationalRecords } from '../../src/features/national-records/index.ts'
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
  return openBox([listedPerson], { records, once: memoryOnce() })
}
