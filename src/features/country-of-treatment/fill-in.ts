import type { SignedIn } from '../../protocols/gate/access.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { SearchField } from '../../standards/smp/search-mask.ts'
import { type Lookup, lookupMinutes } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/** What one would type of this person, by key of the field. */
export function typedOf(fields: readonly SearchField[], traits: PatientTraits): Readonly<Record<string, string>> {
  const entries = fields.map((field) => [field.key, written[field.kind]?.(traits, field)] as const)
  return Object.fromEntries(entries.flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

const written: Readonly<
  Partial<Record<SearchField['kind'], (traits: PatientTraits, field: SearchField) => string | undefined>>
> = {
  identifier: ({ identifiers }, { domain }) => identifiers.find(({ root }) => root === domain)?.extension,
  family: ({ family }) => family,
  given: ({ given }) => given?.join(' '),
  'birth-date': ({ birthDate }) => birthDate?.split('-').toReversed().join('.'),
  gender: ({ gender }) => gender,
}

/** Codes that a patient gave for this one occasion, and what says nothing of who is meant. */
const unshown: ReadonlySet<SearchField['kind']> = new Set<SearchField['kind']>([
  'access-code',
  'prescription-id',
  'dispensation-pin',
  'gender',
])

/** Of what was typed in a form, what says who is meant: a secret code is not shown again. */
export function typedAbout(fields: readonly SearchField[], typed: Readonly<Record<string, string>>): readonly string[] {
  return fields.flatMap(({ key, kind }) => (unshown.has(kind) || !typed[key] ? [] : [typed[key]]))
}

/** Who a form is filled in about, and what knows it. */
export type FilledIn = {
  readonly country: string
  readonly traits: PatientTraits
  readonly by: NonNullable<Lookup['filledBy']>
}

/**
 * Fills in the form of a country for a professional, who has yet to read it and press: nothing is asked by this.
 *
 * @returns the id of the lookup that the form belongs to
 */
export async function fillIn(
  { lookups, directory, now, newId }: Pick<TreatmentCountryNeeds, 'lookups' | 'directory' | 'now' | 'newId'>,
  { visit, subject }: SignedIn,
  { country, traits, by }: FilledIn,
): Promise<string> {
  const begun = now()
  const expires = new Date(begun.getTime() + lookupMinutes * 60_000)
  const typed = typedOf(directory.mask(country)?.fields ?? [], traits)
  const id = newId()
  await lookups.add({
    id,
    visit,
    askedBy: subject,
    country,
    begun,
    expires,
    step: { kind: 'filled-in' },
    typed,
    traits,
    filledBy: by,
  })
  return id
}
