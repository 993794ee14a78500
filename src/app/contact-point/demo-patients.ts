import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryAffiliationStore } from '../../features/country-of-affiliation/index.ts'
import type { DemoPatient } from '../../features/country-of-treatment/index.ts'
import { demoCountries, settlePeople } from '../../features/demo-countries/index.ts'

/**
 * The invented people of countries that run elsewhere: those that come with the program, whom each test country settles.
 *
 * @param samples folder of their documents
 */
export async function peopleElsewhere(
  countries: readonly string[],
  samples: string,
  now: Date,
): Promise<ReadonlyMap<string, readonly DemoPatient[]>> {
  const rows = demoCountries.filter(({ country }) => countries.includes(country))
  const store = memoryAffiliationStore()
  const read = (name: string) => readFile(join(samples, name))
  const people = rows.map(async (row) => [row.country, await settlePeople(store, row, read, now)] as const)
  return new Map(await Promise.all(people))
}
