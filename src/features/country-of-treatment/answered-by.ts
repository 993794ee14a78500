import { dayAsWritten, isCalendarDay } from '../../kernel/calendar-day.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'

/** By what right somebody answers for a patient (pasient- og brukerrettighetsloven chapter 4). */
export const capacities = ['parent', 'guardian', 'relative'] as const

/** One of them. */
export type Capacity = (typeof capacities)[number]

/** Who answered in the patient's place, as far as the professional wrote it down. */
export type AnsweredBy = { readonly capacity: Capacity; readonly person: PatientTraits }

/** What is missing before another country can be told who answered (MyHealth@EU next of kin assertion). */
export type AnswererFault = 'chooseCapacity' | 'writeGiven' | 'writeFamily' | 'writeBirth'

/** A form about who answers, as it was sent. */
export type AnswererForm = { readonly get: (field: string) => string | null }

/** Who answered, as a form says; undefined when the patient did. Reads what is there: `answererFaults` says what is not. */
export function answererIn(form: AnswererForm): AnsweredBy | undefined {
  const capacity = capacities.find((each) => each === form.get('svarer'))
  if (!capacity) return undefined
  const [given, family, birthDate] = [plain(form, 'fornavn'), plain(form, 'etternavn'), dayIn(plain(form, 'fodt'))]
  return {
    capacity,
    person: {
      identifiers: [],
      ...(given === '' ? {} : { given: given.split(' ') }),
      ...(family === '' ? {} : { family }),
      ...(birthDate === undefined ? {} : { birthDate }),
    },
  }
}

/**
 * Of somebody who consents for another, the name is written; a day of birth that is written is a day.
 *
 * @param child the patient cannot consent: somebody else must have
 */
export function answererFaults(form: AnswererForm, child: boolean): readonly AnswererFault[] {
  const answerer = answererIn(form)
  if (!answerer) return plain(form, 'svarer') === '' && !child ? [] : ['chooseCapacity']
  const { given, family, birthDate } = answerer.person
  return [
    ...(given === undefined ? (['writeGiven'] as const) : []),
    ...(family === undefined ? (['writeFamily'] as const) : []),
    ...(birthDate === undefined && plain(form, 'fodt') !== '' ? (['writeBirth'] as const) : []),
  ]
}

/** Longer than any name that is one. */
const longest = 100

function plain(form: AnswererForm, field: string): string {
  return (form.get(field) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)
}

/** ISO 8601 of `31.12.1970` or `1970-12-31`; undefined for what is no day. */
function dayIn(text: string): string | undefined {
  const day = dayAsWritten(text)
  return isCalendarDay(day) ? day : undefined
}
