import { randomUUID } from 'node:crypto'
import { type AccessLog, sqlAccessLog } from '../../features/access-log/index.ts'
import {
  type AffiliationStore,
  type Replays,
  type StoredDocument,
  sqlAffiliationStore,
  sqlReplays,
} from '../../features/country-of-affiliation/index.ts'
import type { ExchangeRecords } from '../../features/exchange-records/index.ts'
import {
  type DirectoryKeeper,
  type DirectoryStore,
  httpFetch,
  type MetadataQuery,
  openPartnerDirectory,
  sqlDirectoryStore,
} from '../../features/partner-directory/index.ts'
import type { Brakes } from '../../features/request-limits/index.ts'
import type { Database } from '../../platform/sql/database.ts'
import type { Beside } from '../../protocols/soap/serve-beside.ts'
import type { SoapAnswered, SoapServer, SoapTrouble } from '../../protocols/soap/soap-server.ts'
import type { SoapRoute } from '../../protocols/soap/soap-route.ts'
import { openCountryNode } from './country-node.ts'
import { rememberedPaths } from './remembered-paths.ts'
import { type ContactPointSetup, ownCertificates, pathCheckOf, revocationVersion, selfOf, tlsSideOf } from './setup.ts'

/** Where a country's contact point keeps things; in life all in the country's own database. */
export type CountryStores = {
  readonly accessLog: AccessLog
  readonly people: AffiliationStore
  readonly replays: Replays
  readonly directory: DirectoryStore
  readonly records: ExchangeRecords
}

/** Everything of a contact point in one database. */
export function sqlCountryStores(database: Database, records: ExchangeRecords): CountryStores {
  return {
    accessLog: sqlAccessLog(database),
    people: sqlAffiliationStore(database),
    replays: sqlReplays(database),
    directory: sqlDirectoryStore(database),
    records,
  }
}

/** What opening a country takes. */
export type CountryNeeds = {
  readonly setup: ContactPointSetup
  readonly stores: CountryStores
  readonly brakes: Brakes
  readonly personKeySecret: Uint8Array
  readonly levelOne: (document: StoredDocument) => Promise<Uint8Array | undefined>
  /** What else is answered on the port: FHIR. */
  readonly beside?: Beside
  /** Lets a demonstration stand between the routes and the network. */
  readonly around?: (routes: readonly SoapRoute[]) => readonly SoapRoute[]
  readonly now: () => Date
  readonly answered: (what: SoapAnswered) => void
  readonly troubled: (trouble: SoapTrouble) => void
}

/** The directory of a country: on what its store holds, before anything is fetched. */
export function openDirectory({
  setup,
  stores,
  now,
}: Pick<CountryNeeds, 'setup' | 'stores' | 'now'>): Promise<DirectoryKeeper> {
  return openPartnerDirectory({
    store: stores.directory,
    country: setup.country,
    own: ownCertificates(setup),
    publishers: setup.partners,
    network: setup.network,
    pathFault: rememberedPaths(pathCheckOf(setup), revocationVersion(setup)),
    fetchMetadata: httpFetch(),
    recorded: (query) => recordQuery(setup, stores.records, query),
    now,
    newId: randomUUID,
  })
}

/** Listens for other countries (role A), from then on with the certificate of each time. */
export async function listen(needs: CountryNeeds, directory: DirectoryKeeper['directory']): Promise<SoapServer> {
  const { setup, stores } = needs
  const server = await openCountryNode({
    ...needs,
    ...setup.listen,
    country: setup.country,
    homeCommunityId: setup.homeCommunityId,
    communityOf: communitiesOf(setup),
    repositoryUniqueId: setup.repositoryUniqueId,
    ...(setup.searchMask ? { searchMask: setup.searchMask } : {}),
    ...(setup.nextOfKinBelowAge === undefined ? {} : { nextOfKinBelowAge: setup.nextOfKinBelowAge }),
    stores,
    directory,
    tls: tlsSideOf(setup),
  })
  setup.renewal?.onRenewed(() => server.renew(tlsSideOf(setup)))
  return server
}

/** That a publisher was asked (EHDSI-193). */
async function recordQuery(
  setup: ContactPointSetup,
  records: ExchangeRecords,
  { country, service, at, fault, address }: MetadataQuery,
): Promise<void> {
  await records.record({
    eventId: randomUUID(),
    id: 'EHDSI-193',
    at,
    outcome: fault === undefined ? 'success' : 'minor-failure',
    role: 'B',
    ourCountry: setup.country,
    otherCountry: country,
    consumer: selfOf(setup),
    provider: { commonName: new URL(address).host, address },
    documents: [service],
    assertionIds: [],
    ...(fault === undefined ? {} : { error: { code: fault, text: 'The metadata cannot be used' } }),
  })
}

/** Home communities of the partner countries, without a prefix. */
export function communitiesOf({ partners }: ContactPointSetup): (country: string) => string | undefined {
  const known = new Map(partners.map(({ country, homeCommunityId }) => [country, homeCommunityId]))
  return (country) => known.get(country)
}
