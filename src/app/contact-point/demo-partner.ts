import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredDocument } from '../../features/country-of-affiliation/index.ts'
import {
  type DemoCountry,
  type DocumentBeside,
  demoCountries,
  firstDocumentOf,
  settleBeside,
  settlePeople,
} from '../../features/demo-countries/index.ts'
import type { DemoPatient } from '../../features/country-of-treatment/index.ts'
import { type DemoAudit, sqlExchangeRecords } from '../../features/exchange-records/index.ts'
import type { Published } from '../../features/partner-directory/index.ts'
import type { Mischief } from '../../features/partner-operations/index.ts'
import { sqlLimitStore } from '../../features/request-limits/index.ts'
import { errorFields, type Log } from '../../platform/log/log.ts'
import { openBeside } from '../../platform/sql/beside.ts'
import { runPeriodically } from '../periodic.ts'
import { forwardedTo, recordTasks } from './audit.ts'
import { contactPointBrakes } from './contact-point-brakes.ts'
import type { DemoAuthority } from './demo-authority.ts'
import { believeEachOther, demoPartnerLimits, demoSetup, publishedOf } from './demo-setup.ts'
import { forgetCountedRequests, forgetSeenMessages } from './forget-tasks.ts'
import { mischievous } from './mischief.ts'
import { listen, openDirectory, sqlCountryStores } from './open-country.ts'

/** What a partner country of the demonstration is made of. */
export type DemoPartnerNeeds = {
  readonly authority: DemoAuthority
  /** Where its records are sent on to. */
  readonly audit: DemoAudit
  /** Of a database whose server the countries' databases are made on. */
  readonly connection: string
  /** Where metadata is published: scheme, host, port and path. */
  readonly publisher: string
  /** Grows as countries begin to answer. */
  readonly published: Published[]
  readonly samples: string
  /** Test documents of the countries, where there are any. */
  readonly beside: readonly DocumentBeside[]
  readonly levelOneOf: (country: string) => (document: StoredDocument) => Promise<Uint8Array | undefined>
  readonly personKeySecret: Uint8Array
  readonly log: Log
  readonly now: () => Date
}

/** A partner country that answers. */
export type OpenPartner = {
  readonly people: readonly DemoPatient[]
  /** Stops it; what waits to be sent on waits in its database. */
  readonly close: () => Promise<void>
}

/** Opens a country: database, people, directory and port, and the work that goes on while it is open. */
export async function openPartner(
  row: DemoCountry,
  needs: DemoPartnerNeeds,
  mischief: () => Mischief,
): Promise<OpenPartner> {
  const { authority, now, log } = needs
  await using opening = new AsyncDisposableStack()
  const database = await openBeside(needs.connection, `knutepunkt_${row.country.toLowerCase()}`, now(), {
    maxConnections: 4,
    onBroken: (error) => log.warn('problem', errorFields(error)),
  })
  opening.defer(() => database.close())
  const setup = demoSetup(row, authority, needs.publisher, needs.audit)
  const records = sqlExchangeRecords(database, { forwardTo: forwardedTo(setup) })
  await records.closeIntents(now())
  const stores = sqlCountryStores(database, records)
  const other = demoCountries.find(({ country }) => country !== row.country) ?? row
  const read = (name: string) => readFile(join(needs.samples, name))
  const people = [
    ...(await settlePeople(stores.people, row, read, now())),
    ...(await settleBeside(stores.people, row, needs.beside, now())),
  ]
  const keeper = await openDirectory({ setup, stores, now })
  await believeEachOther(keeper, row.country, authority)
  const limits = sqlLimitStore(database)
  const server = await listen(
    {
      ...{ setup, stores, now, personKeySecret: needs.personKeySecret, levelOne: needs.levelOneOf(row.country) },
      brakes: contactPointBrakes({
        ...{ store: limits, limits: demoPartnerLimits, secret: needs.personKeySecret, raised: () => {} },
      }),
      around: (routes) => mischievous(routes, mischief, () => read(firstDocumentOf(other))),
      answered: () => {},
      troubled: ({ code, error }) => log.info('problem', { ...errorFields(error), code }),
    },
    keeper.directory,
  )
  opening.defer(() => server.close())
  const upkeep = [forgetSeenMessages(stores.replays, now), forgetCountedRequests(limits, now)]
  opening.defer(runPeriodically([...recordTasks(setup, records, now), ...upkeep], log))
  publish(needs.published, row, publishedOf(row, setup, authority.keysOf(row.country).seal, server.port, now()))
  const opened = opening.move()
  return { people, close: () => opened.disposeAsync() }
}

/** In place of what the country published before. */
function publish(published: Published[], { country }: DemoCountry, mine: readonly Published[]): void {
  const others = published.filter(({ statement }) => statement.country !== country)
  published.splice(0, published.length, ...others, ...mine)
}
