import type { SignedIn } from '../../protocols/gate/access.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { type PersonKey, personKey } from '../access-log/index.ts'
import { ask, stopped } from './ask-country.ts'
import { type Lookup, lookupMinutes } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { attestingProfessional, askingProfessional } from './asking-professional.ts'
import { withinLimits } from './within-limits.ts'

/** A form that was filled in and checked against the country's search mask. */
export type FilledForm = Pick<Lookup, 'typed' | 'traits' | 'prescription'>

/**
 * Begins to ask a country who somebody is.
 *
 * @returns the id of the lookup
 * @throws Problem `no-authorization` for whoever may not ask other countries
 */
export async function identify(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  country: string,
  { typed, traits, prescription }: FilledForm,
): Promise<string> {
  const professional = askingProfessional(person)
  const begun = needs.now()
  const lookup: Lookup = {
    id: needs.newId(),
    visit: person.visit,
    askedBy: person.subject,
    country,
    begun,
    expires: new Date(begun.getTime() + lookupMinutes * 60_000),
    step: { kind: 'asking', what: 'identify', since: begun },
    typed,
    traits,
    ...(prescription ? { prescription } : {}),
    ...(person.organisation ? { counted: { id: needs.newId(), site: person.organisation } } : {}),
  }
  // Whether it is an emergency is said after the patient is known.
  if (!(await withinLimits(needs, professional, lookup, true))) {
    await needs.lookups.add({ ...lookup, step: stopped('identify', { code: 'too-many-requests' }) })
    return lookup.id
  }
  await needs.lookups.add(lookup)
  await ask(needs, { lookup, version: 1 }, 'identify', async (signal) => {
    const [patient] = traits.identifiers
    const wish = { patient, purpose: 'TREATMENT', decision: lookup.id } as const
    const attested = await attestingProfessional(needs, person, country, wish)
    const vouched = await needs.vouching.forProfessional(attested, country, 'TREATMENT')
    const answer = await needs.partners.identify({ country, vouched, signal }, traits)
    if (answer.kind === 'stopped') return { step: stopped('identify', answer.trouble) }
    await recognised(needs, person, { ...lookup, patient: answer.value })
    const { value: found, warnings } = answer
    return { step: { kind: 'identified' }, patient: found, ...(warnings ? { warnings } : {}) }
  })
  return lookup.id
}

/** One identity for the person from now on, by the number that their access records and documents go by. */
async function recognised(
  { recognise }: TreatmentCountryNeeds,
  { subject, name }: SignedIn,
  { country, patient, traits }: Lookup,
): Promise<void> {
  const number = patient && numberToAskBy(patient, traits)
  if (!number) return
  await recognise({ ...number, country }, { by: subject, byName: name, why: 'ITI-55' }, patient)
}

/**
 * The key of the patient's chain of access records: by the number that is asked by, as the documents have it. Of somebody
 * without a number, what was said of them stands for it.
 */
export function keyOfPatient(secret: Uint8Array, { country, patient, traits }: Lookup): PersonKey {
  const number = patient ? numberToAskBy(patient, traits) : traits.identifiers[0]
  const { family = '', given = [], birthDate = '' } = patient ?? traits
  const described = { root: `urn:knutepunkt:traits:${country}`, extension: JSON.stringify([family, given, birthDate]) }
  return personKey(secret, number ?? described)
}

/** The number to ask for documents by: of those the country answered, one of the kind that was asked with. */
export function numberToAskBy(patient: PatientTraits, asked: PatientTraits): InstanceIdentifier | undefined {
  const kinds = new Set(asked.identifiers.map(({ root }) => root))
  return patient.identifiers.find(({ root }) => kinds.has(root)) ?? patient.identifiers[0]
}
