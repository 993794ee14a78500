import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryAffiliationStore } from '../../features/country-of-affiliation/index.ts'
import type { DemoPatient } from '../../features/country-of-treatment/index.ts'
import { askedFor, type DemoCountry, demoCountries, settle } from '../../features/demo-countries/index.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'

/** A person of a demonstration, with what their country's form asks for. */
export function offered(row: DemoCountry, traits: PatientTraits): DemoPatient {
  const name = [...(traits.given ?? []), traits.family ?? ''].join(' ').trim()
  return { name, traits: askedFor(row, traits) }
}

/**
 * The invented people of countries that run elsewhere: those of the documents that come with the program, which each
 * test country settles.
 *
 * @param samples folder of the documents
 */
export async function peopleElsewhere(
  countries: readonly string[],
  samples: string,
  now: Date,
): Promise<ReadonlyMap<string, readonly DemoPatient[]>> {
  const rows = demoCountries.filter(({ country }) => countries.includes(country))
  const store = memoryAffiliationStore()
  const personOf = async (row: DemoCountry, name: string) =>
    offered(row, await settle(store, await readFile(join(samples, name)), now))
  const people = rows.map(
    async (row) => [row.country, await Promise.all(row.samples.map((name) => personOf(row, name)))] as const,
  )
  return new Map(await Promise.all(people))
}
