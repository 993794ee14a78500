import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'
import type { SearchMask } from './search-mask.ts'

/** What is wrong with one field of a filled-in form; `key` is left out when it is about the form as a whole. */
export type MaskProblem = {
  readonly key?: string
  readonly code: 'missing' | 'format' | 'too-short' | 'too-long' | 'not-a-date' | 'not-a-gender' | 'nothing-filled'
}

/** What a filled-in form says: traits for ITI-55, and what the treatment relationship assertion must carry. */
export type MaskAnswer = {
  readonly traits: PatientTraits
  readonly prescriptionId?: string
  readonly dispensationPinCode?: string
  readonly accessCode?: string
}

/**
 * Checks what a clinician filled in before anything is sent, and makes traits of it.
 *
 * @param values by `SearchField.key`; white space around them does not count, an empty one is as none
 * @param scope which documents are wanted: fields that are only for the other kind are passed over
 */
export function checkAgainstMask(
  _mask: SearchMask,
  _values: Readonly<Record<string, string>>,
  _scope: 'PS' | 'EP',
): { readonly problems: readonly MaskProblem[] } | MaskAnswer {
  return { problems: [{ code: 'nothing-filled' }] }
}
