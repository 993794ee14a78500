import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describedTestCountry, writeTestCountries } from '../../src/app/contact-point/test-countries.ts'

/** Folder with the files that describe the contact points of some countries, and all that those files name. */
export type ContactPointFiles = AsyncDisposable & {
  readonly folder: string
  /** What to write into the file of a country, to be changed by tests. */
  readonly described: (country: string) => Record<string, unknown>
  /** Writes it, and tells the path. */
  readonly write: (country: string, described?: unknown) => Promise<string>
}

/**
 * As `knutepunkt make-test-countries` lays them, for countries that listen on any free port and let everybody ask.
 *
 * @param origins where each country's process has its pages on this machine, by country: its publisher is there
 */
export async function contactPointFiles(origins: Readonly<Record<string, string>>): Promise<ContactPointFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'kp-contact-points-'))
  const countries = Object.keys(origins)
  const made = await writeTestCountries({ folder, countries, firstPort: 1, firstExchangePort: 1 }, new Date())
  const all = made.map((each) => ({ ...each, port: Number(new URL(origins[each.row.country] ?? '').port) }))
  const described = (country: string) => {
    const one = all.find(({ row }) => row.country === country)
    if (!one) throw new Error(`No file for ${country}`)
    const limits = { perProfessional: 1_000_000, perPointOfCare: 1_000_000, perPatient: 1_000_000 }
    return { ...describedTestCountry(one, all), limits }
  }
  return {
    folder,
    described,
    async write(country, changed = described(country)) {
      const path = join(folder, `${country}.json`)
      await writeFile(path, JSON.stringify(changed))
      return path
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
