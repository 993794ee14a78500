import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccessLog } from '../../features/access-log/index.ts'
import { sqlConsents, sqlLookups } from '../../features/country-of-treatment/index.ts'
import { demoCountries, settle } from '../../features/demo-countries/index.ts'
import { sqlExchangeRecords } from '../../features/exchange-records/index.ts'
import {
  localPublisher,
  type Published,
  publisherPath,
  publisherRoutes,
} from '../../features/partner-directory/index.ts'
import { errorFields, type Log } from '../../platform/log/log.ts'
import type { Database } from '../../platform/sql/database.ts'
import type { SoapServer } from '../../protocols/soap/soap-server.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { type DemoAuthority, loadDemoAuthority } from './demo-authority.ts'
import { believeEachOther, demoSetup, publishedOf } from './demo-setup.ts'
import { type DemoWorld, startDemoWorld } from './demo-world.ts'
import { levelOneIn } from './level-one.ts'
import { listen, sqlCountryStores } from './open-country.ts'
import { contactPointBrakes, openOurContactPoint, type OurContactPoint } from './our-contact-point.ts'

/** What the demonstration of the contact point takes of the process it runs in. */
export type DemoNeeds = {
  /** ISO 3166-1, two letters: whom this process is. */
  readonly country: string
  /** Our keys; made while other things start. */
  readonly authority: Promise<DemoAuthority>
  /** Where keys of the partner countries are kept. */
  readonly directory: string
  /** Of our own database. */
  readonly connection: string
  readonly database: Database
  readonly accessLog: AccessLog
  /** Scheme, host and port people reach us at: our publisher is there too. */
  readonly origin: string
  readonly samples: string
  readonly personKeySecret: Uint8Array
  readonly terminology: ConceptIndex
  readonly log: Log
  readonly now: () => Date
}

/** Our contact point in the demonstration, and the countries beside it. */
export type Demo = AsyncDisposable & {
  readonly contactPoint: OurContactPoint
  /** Our publisher of metadata. */
  readonly routes: readonly HttpRoute[]
  /** Once we answer: the partner countries, whose metadata is published and approved as they come. */
  readonly begin: () => void
  /** The partner countries, once they are begun. */
  readonly world: () => DemoWorld | undefined
}

/** Opens our own contact point with certificates of the demonstration; other countries begin with `begin`. */
export async function openDemo(needs: DemoNeeds): Promise<Demo> {
  const { now, log, database } = needs
  const row = demoCountries.find(({ country }) => country === needs.country)
  if (!row) throw new RangeError('No such country in the demonstration')
  const ours = await needs.authority
  const publisher = `${needs.origin}${publisherPath}`
  const setup = demoSetup(row, ours, publisher)
  const records = sqlExchangeRecords(database)
  const stores = {
    ...sqlCountryStores(database, records),
    accessLog: needs.accessLog,
    lookups: sqlLookups(database),
    consents: sqlConsents(database),
  }
  const contactPoint = await openOurContactPoint({ setup, stores, log, now })
  const published: Published[] = []
  const levelOne = levelOneIn(row.country === 'NO' ? 'nb' : 'en', needs.terminology)
  const common = { personKeySecret: needs.personKeySecret, levelOne, log, now }
  const state: { world?: DemoWorld; server?: SoapServer; begun?: Promise<void> } = {}

  const begin = async () => {
    await records.closeIntents(now())
    for (const name of row.samples) await settle(stores.people, await readFile(join(needs.samples, name)), now())
    const codes = demoCountries.map(({ country }) => country)
    const authority = await loadDemoAuthority(needs.directory, codes, now())
    state.server = await listen(
      {
        ...common,
        setup,
        stores,
        brakes: contactPointBrakes(),
        answered: () => {},
        troubled: ({ code, error }) => log.info('problem', { ...errorFields(error), code }),
      },
      contactPoint.keeper.directory,
    )
    published.push(...publishedOf(row, authority, state.server.port, now()))
    state.world = startDemoWorld(
      {
        ...common,
        authority,
        connection: needs.connection,
        publisher,
        published,
        samples: needs.samples,
        recordsOf: (beside) => sqlExchangeRecords(beside),
        brakes: contactPointBrakes,
        opened: () => believeEachOther(contactPoint.keeper, row.country, authority),
      },
      row.country,
    )
    await state.world.started
  }

  return {
    contactPoint,
    routes: publisherRoutes(localPublisher(published, ours.publisher), needs.origin),
    begin() {
      state.begun = begin().catch((error: unknown) => log.error('problem', errorFields(error)))
    },
    world: () => state.world,
    async [Symbol.asyncDispose]() {
      await state.begun
      await state.world?.[Symbol.asyncDispose]()
      await state.server?.close()
      contactPoint.close()
    },
  }
}
