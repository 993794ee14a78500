import type { SignedIn } from '../../protocols/gate/access.ts'
import type { AnsweredBy } from './answered-by.ts'
import { stopped } from './ask-country.ts'
import { askingProfessional } from './asking-professional.ts'
import { askedNow, organisationOf } from './asked-now.ts'
import type { NoticeShown } from './consent.ts'
import { keyOfPatient, numberToAskBy } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { longestDayMs, type Refusal, toldToday } from './refusal.ts'
import type { KeptLookup } from './store.ts'

/** What was answered with no. */
export type Refused = { readonly notice: NoticeShown; readonly answeredBy?: AnsweredBy }

/**
 * Closes a lookup whose patient said no, and records it. A lookup that has gone on is left as it is; one whose no cannot be
 * recorded stays open, so that it can be said again.
 */
export async function refuse(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  { lookup, version }: KeptLookup,
  refused: Refused,
): Promise<void> {
  const closed: Lookup = { ...lookup, step: stopped('list', { code: 'consent-refused' }) }
  if (lookup.step.kind !== 'identified' || !(await needs.lookups.change(closed, version))) return
  try {
    await record(needs, person, lookup, refused)
  } catch (error) {
    await needs.lookups.change(lookup, version + 1)
    throw error
  }
}

async function record(needs: TreatmentCountryNeeds, person: SignedIn, lookup: Lookup, refused: Refused): Promise<void> {
  const { consents, vouching } = needs
  const { country, patient, traits } = lookup
  const number = patient && numberToAskBy(patient, traits)
  const professional = askingProfessional(person)
  if (number) await vouching.declined({ professional, country, purpose: 'TREATMENT', patient: number })
  await consents.refuse({
    ...askedNow(needs, person, lookup),
    ...refused,
  })
}

/** Those of today that somebody is told of before the patient of a lookup is asked again. */
export async function refusedToday(
  { consents, personKeySecret, now }: Pick<TreatmentCountryNeeds, 'consents' | 'personKeySecret' | 'now'>,
  person: SignedIn,
  lookup: Lookup,
): Promise<readonly Refusal[]> {
  const since = new Date(now().getTime() - longestDayMs)
  const refusals = await consents.refusals(keyOfPatient(personKeySecret, lookup), since)
  return toldToday(refusals, { subject: person.subject, organisation: organisationOf(person) }, now())
}
