import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import { demoCountries, repositoryOf } from '../../src/features/demo-countries/index.ts'

/** Folder with the files that describe the contact points of some countries, and all that those files name. */
export type ContactPointFiles = AsyncDisposable & {
  readonly folder: string
  /** What to write into the file of a country, to be changed by tests. */
  readonly described: (country: string) => Record<string, unknown>
  /** Writes it, and tells the path. */
  readonly write: (country: string, described?: unknown) => Promise<string>
}

/** @param origins where each country's process has its pages, by country: its publisher is there */
export async function contactPointFiles(origins: Readonly<Record<string, string>>): Promise<ContactPointFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'kp-contact-points-'))
  const countries = Object.keys(origins)
  const { crl } = await loadDemoAuthority(folder, countries, new Date())
  await writeFile(join(folder, 'authority/list.crl'), crl)
  const keyOf = (name: string) => ({ key: `${name}.key.pem`, certificate: `${name}.der` })
  const roots = ['authority/root.der']
  const described = (country: string) => ({
    country,
    ...numbersOf(country),
    listen: { host: '127.0.0.1', port: 0 },
    tls: keyOf(`${country}/tls`),
    signature: keyOf(`${country}/signature`),
    anchors: { tls: roots, assertion: roots, seal: roots, smp: roots },
    revocationLists: ['authority/list.crl'],
    network: 'demonstration',
    partners: countries
      .filter((other) => other !== country)
      .map((other) => ({
        country: other,
        homeCommunityId: numbersOf(other).homeCommunityId,
        publisher: `${origins[other]}/smp`,
        tlsClients: [`${other}/tls.der`],
        signers: [`${other}/signature.der`],
      })),
    limits: { perProfessional: 1_000_000, perPointOfCare: 1_000_000, perPatient: 1_000_000 },
    publish: { seal: keyOf(`${country}/seal`), publisher: keyOf('publisher/publisher') },
  })
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

function numbersOf(country: string): { readonly homeCommunityId: string; readonly repositoryUniqueId: string } {
  const row = demoCountries.find((each) => each.country === country)
  if (!row) throw new Error(`No demo country ${country}`)
  return { homeCommunityId: row.community, repositoryUniqueId: repositoryOf(row) }
}
