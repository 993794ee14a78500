import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DemoAuthority, loadDemoAuthority } from '../../src/app/contact-point/demo-authority.ts'
import { type NodeNeeds, type NodeStores, openCountryNode } from '../../src/app/contact-point/country-node.ts'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { memoryAffiliationStore, memoryReplays } from '../../src/features/country-of-affiliation/index.ts'
import { type DemoCountry, demoCountries, repositoryOf, settlePeople } from '../../src/features/demo-countries/index.ts'
import type { ExchangeEvent, ExchangeRecords } from '../../src/features/exchange-records/index.ts'
import type { CertificateVerdict, PartnerDirectory } from '../../src/features/partner-directory/partner-directory.ts'
import { profileOf } from '../../src/features/partner-directory/partner-profile.ts'
import { readCertificate } from '../../src/platform/x509/certificate.ts'
import { validatePath } from '../../src/platform/x509/path-validation.ts'
import { makeSoapClient, type SoapClient } from '../../src/protocols/soap/soap-client.ts'
import type { SoapTrouble } from '../../src/protocols/soap/soap-server.ts'

const samples = join(import.meta.dirname, '../../samples')
const now = () => new Date()

/** Certificates of a set of countries under one authority, gone when the tests end. */
export async function authorityOf(countries: readonly string[]): Promise<DemoAuthority & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), 'knutepunkt-countries-'))
  const authority = await loadDemoAuthority(directory, countries, now())
  return { ...authority, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) }
}

/** Believes the certificates of these countries, each for its own use, and nothing else. */
export function pinned(authority: DemoAuthority, countries: readonly string[]): PartnerDirectory {
  const pins = (use: 'tls' | 'signature') =>
    new Map(countries.map((country) => [readCertificate(authority.keysOf(country)[use].certificate).sha256, country]))
  const [tls, signature] = [pins('tls'), pins('signature')]
  const judged = (
    certificate: Uint8Array,
    known: ReadonlyMap<string, string>,
    use: 'tls-client' | 'tls-server' | 'assertion',
  ): CertificateVerdict => {
    const { root, crl } = authority
    const path = validatePath(certificate, { anchors: [root], intermediates: [], crls: [crl], now: now(), use })
    const country = known.get(readCertificate(certificate).sha256)
    return path.ok && country !== undefined ? { country } : { fault: 'certificate-untrusted-issuer' }
  }
  return {
    version: () => 1,
    partners: () => [],
    partner: (country) => ({ country, services: [], hasMask: false, faults: [], profile: profileOf(country) }),
    mask: () => undefined,
    endpoint: () => undefined,
    trustedSigner: (certificate) => judged(certificate, signature, 'assertion'),
    trustedServer: (certificate) => judged(certificate, tls, 'tls-server'),
    trustedPeer: (certificate) => judged(certificate, tls, 'tls-client'),
  }
}

/** Notes what is recorded, in memory. */
export function notingRecords(): ExchangeRecords & { readonly events: readonly ExchangeEvent[] } {
  const events: ExchangeEvent[] = []
  const record = async (event: ExchangeEvent) => void events.push(event)
  return { events, record, intend: record, complete: record }
}

export type OpenCountry = AsyncDisposable & {
  readonly row: DemoCountry
  readonly port: number
  readonly stores: NodeStores & { readonly records: ReturnType<typeof notingRecords> }
  readonly troubles: readonly SoapTrouble[]
}

/** One country's contact point on a free port of this machine, with its sample people, in memory. */
export async function openCountry(
  authority: DemoAuthority,
  code: string,
  known: readonly string[],
  changes: Partial<NodeNeeds> = {},
): Promise<OpenCountry> {
  const row = demoCountries.find(({ country }) => country === code)
  if (!row) throw new Error(`No demo country ${code}`)
  const records = notingRecords()
  const stores = { accessLog: memoryAccessLog(), people: memoryAffiliationStore(), replays: memoryReplays(), records }
  await settlePeople(stores.people, row, (name) => readFile(join(samples, name)), now())
  const troubles: SoapTrouble[] = []
  const { tls } = authority.keysOf(code)
  const server = await openCountryNode({
    country: code,
    homeCommunityId: row.community,
    repositoryUniqueId: repositoryOf(row),
    stores,
    directory: pinned(authority, known),
    communityOf: (country) => demoCountries.find((each) => each.country === country)?.community,
    brakes: { take: async () => 'pass' },
    tls: { identity: { ...tls, chain: [] }, anchors: [authority.root] },
    personKeySecret: new Uint8Array(32),
    levelOne: async () => undefined,
    host: '127.0.0.1',
    port: 0,
    now,
    answered: () => {},
    troubled: (trouble) => troubles.push(trouble),
    ...changes,
  })
  return { row, port: server.port, stores, troubles, [Symbol.asyncDispose]: () => server.close() }
}

/** Calls other countries as this one. */
export function clientOf(authority: DemoAuthority, country: string, known: readonly string[]): SoapClient {
  const { tls } = authority.keysOf(country)
  const directory = pinned(authority, known)
  return makeSoapClient({
    tls: { identity: { ...tls, chain: [] }, anchors: [authority.root] },
    checkServer: (certificate) => directory.trustedServer(certificate, now()),
    newId: randomUUID,
    clock: () => performance.now(),
  })
}
