import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredDocument } from '../../features/country-of-affiliation/index.ts'
import {
  type DemoCountry,
  demoCountries,
  type DocumentBeside,
  settle,
  numberFor,
} from '../../features/demo-countries/index.ts'
import type { DemoPatient } from '../../features/country-of-treatment/index.ts'
import type { ExchangeRecordStore } from '../../features/exchange-records/index.ts'
import type { Published } from '../../features/partner-directory/index.ts'
import type { DemoControl, DemoPartner, Mischief } from '../../features/partner-operations/index.ts'
import type { Brakes } from '../../features/request-limits/index.ts'
import { errorFields, type Log } from '../../platform/log/log.ts'
import { openBeside } from '../../platform/sql/beside.ts'
import type { Database } from '../../platform/sql/database.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { SoapServer } from '../../protocols/soap/soap-server.ts'
import type { DemoAuthority } from './demo-authority.ts'
import { believeEachOther, demoSetup, publishedOf } from './demo-setup.ts'
import { offered } from './demo-patients.ts'
import { mischievous } from './mischief.ts'
import { listen, openDirectory, sqlCountryStores } from './open-country.ts'

/** The partner countries beside ours, in this process, each with a database and certificates of its own. */
export type DemoWorld = AsyncDisposable &
  DemoControl & {
    /** Who lives in a country, with what its form asks for; nobody where it has not begun. */
    readonly people: (country: string) => readonly DemoPatient[]
    /** Resolves when all countries answer, or have failed. */
    readonly started: Promise<void>
  }

export type DemoWorldNeeds = {
  readonly authority: DemoAuthority
  /** Of a database whose server the countries' databases are made on. */
  readonly connection: string
  /** Where metadata is published: scheme, host, port and path. */
  readonly publisher: string
  /** Grows as countries begin to answer. */
  readonly published: Published[]
  readonly samples: string
  /** Test documents of the countries, where there are any. */
  readonly beside: readonly DocumentBeside[]
  readonly recordsOf: (database: Database, country: string) => ExchangeRecordStore
  readonly brakesOf: (database: Database) => Brakes
  readonly levelOne: (document: StoredDocument) => Promise<Uint8Array | undefined>
  readonly personKeySecret: Uint8Array
  readonly log: Log
  readonly now: () => Date
  /** After each country that has begun to answer. */
  readonly opened: () => Promise<void>
}

/** Starts the partner countries one after the other, beside whatever else the process does. */
export function startDemoWorld(needs: DemoWorldNeeds, own: string): DemoWorld {
  const rows = demoCountries.filter(({ country }) => country !== own)
  const partners = new Map(rows.map((row) => [row.country, partnerOf(row, needs)]))
  const started = (async () => {
    for (const partner of partners.values()) await partner.start()
  })()
  // Whoever waits for it sees what went wrong; each country has told the log already.
  started.catch(() => {})
  return {
    started,
    partners: () => [...partners.values()].map(({ shown }) => shown()),
    people: (country) => partners.get(country)?.people() ?? [],
    make: async (country, mischief) => partners.get(country)?.make(mischief),
    async [Symbol.asyncDispose]() {
      await started
      for (const partner of partners.values()) await partner.close()
    },
  }
}

function partnerOf(row: DemoCountry, needs: DemoWorldNeeds) {
  const state: { now: DemoPartner['state']; mischief: Mischief; opened?: Opened } = {
    now: 'starting',
    mischief: { kind: 'none' },
  }
  const start = async () => {
    try {
      state.opened = await open(row, needs, () => state.mischief)
      await needs.opened()
      state.now = 'open'
    } catch (error) {
      state.now = 'failed'
      needs.log.warn('problem', errorFields(error))
    }
  }
  const close = async () => {
    await state.opened?.server.close()
    await state.opened?.database.close()
    delete state.opened
  }
  return {
    start,
    close,
    people: () => state.opened?.people ?? [],
    shown: (): DemoPartner => ({ country: row.country, state: state.now, mischief: state.mischief }),
    async make(mischief: Mischief) {
      const wasStopped = state.mischief.kind === 'stopped'
      state.mischief = mischief
      if (mischief.kind === 'stopped') {
        await close()
        state.now = 'stopped'
      } else if (wasStopped) {
        state.now = 'starting'
        await start()
      }
    },
  }
}

type Opened = { readonly server: SoapServer; readonly database: Database; readonly people: readonly DemoPatient[] }

/** How many of the people of test documents a form offers. */
const mostOffered = 5

async function open(row: DemoCountry, needs: DemoWorldNeeds, mischief: () => Mischief): Promise<Opened> {
  const { authority, now, log } = needs
  const database = await openBeside(needs.connection, `knutepunkt_${row.country.toLowerCase()}`, now(), {
    maxConnections: 4,
    onBroken: (error) => log.warn('problem', errorFields(error)),
  })
  const records = needs.recordsOf(database, row.country)
  await records.closeIntents(now())
  const stores = sqlCountryStores(database, records)
  const settled: PatientTraits[] = []
  for (const name of row.samples)
    settled.push(await settle(stores.people, await readFile(join(needs.samples, name)), now()))
  const beside = needs.beside.filter(({ country }) => country === row.country)
  for (const [nth, { bytes }] of beside.entries()) {
    settled.push(await settle(stores.people, bytes, now(), numberFor(row, nth)))
  }
  const setup = demoSetup(row, authority, needs.publisher)
  const keeper = await openDirectory({ setup, stores, now })
  await believeEachOther(keeper, row.country, authority)
  const [other] = demoCountries.filter(({ country }) => country !== row.country)
  const server = await listen(
    {
      setup,
      stores,
      now,
      brakes: needs.brakesOf(database),
      personKeySecret: needs.personKeySecret,
      levelOne: needs.levelOne,
      around: (routes) => mischievous(routes, mischief, () => readFile(join(needs.samples, other?.samples[0] ?? ''))),
      answered: () => {},
      troubled: ({ code, error }) => log.info('problem', { ...errorFields(error), code }),
    },
    keeper.directory,
  )
  const mine = publishedOf(row, setup, authority.keysOf(row.country).seal, server.port, now())
  const others = needs.published.filter(({ statement }) => statement.country !== row.country)
  needs.published.splice(0, needs.published.length, ...others, ...mine)
  const people = settled.slice(0, row.samples.length + mostOffered).map((traits) => offered(row, traits))
  return { server, database, people }
}
