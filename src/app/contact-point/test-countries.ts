import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DemoCountry, demoCountries, repositoryOf } from '../../features/demo-countries/index.ts'
import { publisherPath } from '../../features/partner-directory/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { loadDemoAuthority } from './demo-authority.ts'
import { demoClients } from './demo-clients.ts'

/** One country of a test set: which file describes it, and where its program is to be found. */
export type TestCountry = {
  readonly row: DemoCountry
  /** Path of the file for KNUTEPUNKT_CONTACT_POINT. */
  readonly file: string
  /** Of the pages, on this machine. */
  readonly port: number
  /** Where the other countries ask, on this machine. */
  readonly exchangePort: number
}

/** What a set of test countries is made from. */
export type TestSet = {
  /** Made where it is missing. */
  readonly folder: string
  /** ISO 3166-1, two letters; two at least, of the demonstration's. */
  readonly countries: readonly string[]
  /** Of the first country; each next one has the next port. */
  readonly firstPort: number
  readonly firstExchangePort: number
}

const host = '127.0.0.1'

/**
 * Writes what two or more countries need to exchange with each other on one machine: an authority, each country's keys,
 * and a file for each that names the others.
 *
 * @throws Problem `conflict` (`folder-in-use`) when a country is described there already; `unavailable`
 *   (`folder-unwritable`, `demo-authority`)
 */
export async function writeTestCountries(set: TestSet, now: Date): Promise<readonly TestCountry[]> {
  const countries = set.countries.map((country, index) => ({
    row: rowOf(country),
    file: join(set.folder, `${country}.json`),
    port: set.firstPort + index,
    exchangePort: set.firstExchangePort + index,
  }))
  for (const { file } of countries) await requireFree(file)
  const authority = await loadDemoAuthority(set.folder, set.countries, now)
  try {
    await mkdir(join(set.folder, 'authority'), { recursive: true })
    await writeFile(join(set.folder, revocationList), authority.crl)
    for (const each of countries) {
      const described = {
        ...describedTestCountry(each, countries),
        listen: { host, port: each.exchangePort },
        fhirOrigin: `https://${host}:${each.exchangePort}`,
        clients: demoClients(
          authority,
          set.countries.filter((country) => country !== each.row.country),
        ),
      }
      await writeFile(each.file, `${JSON.stringify(described, null, 2)}\n`, { flag: 'wx' })
    }
  } catch (cause) {
    throw new Problem('unavailable', 'folder-unwritable', 'The folder cannot be written', {}, { cause })
  }
  return countries
}

const revocationList = 'authority/list.crl'

/** What the file of a country says, with paths as `writeTestCountries` lays them. It listens on any free port. */
export function describedTestCountry(
  { row }: Pick<TestCountry, 'row'>,
  all: readonly Pick<TestCountry, 'row' | 'port'>[],
): Readonly<Record<string, unknown>> {
  const { country } = row
  const roots = ['authority/root.der']
  return {
    country,
    homeCommunityId: row.community,
    repositoryUniqueId: repositoryOf(row),
    network: 'demonstration',
    listen: { host, port: 0 },
    tls: keyOf(country, 'tls'),
    signature: keyOf(country, 'signature'),
    anchors: { tls: roots, assertion: roots, seal: roots, smp: roots },
    revocationLists: [revocationList],
    partners: all.filter((other) => other.row.country !== country).map(partnerOf),
    publish: { seal: keyOf(country, 'seal'), publisher: keyOf('publisher', 'publisher') },
  }
}

function partnerOf({ row, port }: Pick<TestCountry, 'row' | 'port'>) {
  return {
    country: row.country,
    homeCommunityId: row.community,
    publisher: `http://${host}:${port}${publisherPath}`,
    tlsClients: [keyOf(row.country, 'tls').certificate],
    signers: [keyOf(row.country, 'signature').certificate],
  }
}

function keyOf(folder: string, name: string) {
  return { key: `${folder}/${name}.key.pem`, certificate: `${folder}/${name}.der` }
}

function rowOf(country: string): DemoCountry {
  const row = demoCountries.find((each) => each.country === country)
  if (row) return row
  const known = demoCountries.map((each) => each.country).join(', ')
  throw new Problem('invalid', 'usage', `Countries are two or more of ${known}`)
}

async function requireFree(file: string): Promise<void> {
  const free = await access(file).catch(() => true)
  if (!free) throw new Problem('conflict', 'folder-in-use', 'A country is described there already', { at: file })
}
