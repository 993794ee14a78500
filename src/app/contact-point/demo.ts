import { join } from 'node:path'
import { demoWalletAddress } from '../../features/demo-wallet/index.ts'
import { type Clients, registeredClients } from '../../features/health-data-api/index.ts'
import { documentsBeside, demoCountries } from '../../features/demo-countries/index.ts'
import { type DemoAudit, openDemoAudit } from '../../features/exchange-records/index.ts'
import { layDemoFigures } from '../../features/pilot/index.ts'
import { publisherPath } from '../../features/partner-directory/index.ts'
import { errorFields } from '../../platform/log/log.ts'
import { type DemoAuthority, loadDemoAuthority } from './demo-authority.ts'
import { demoClients } from './demo-clients.ts'
import type { ProcessContactPoint } from './described.ts'
import { believeEachOther, demoSetup } from './demo-setup.ts'
import { demoWallets } from './demo-wallets.ts'
import { type DemoWorld, type DemoWorldNeeds, startDemoWorld } from './demo-world.ts'
import { levelOneIn } from './level-one.ts'
import { openOwn, type Own, type OwnNeeds } from './own.ts'

/** Where test documents lie beside a checkout; nobody need say so. */
const testDocuments = join(import.meta.dirname, '../../../../shared/vectors/cda/ps')

/** What the demonstration of the contact point takes of the process it runs in. */
export type DemoNeeds = Omit<OwnNeeds, 'setup' | 'demo'> & {
  /** ISO 3166-1, two letters: whom this process is. */
  readonly country: string
  /** Our keys; made while other things start. */
  readonly authority: Promise<DemoAuthority>
  /** Where keys of the partner countries are kept. */
  readonly directory: string
  /** Of our own database. */
  readonly connection: string
}

/** Our contact point in the demonstration, and the countries beside it. */
export type Demo = ProcessContactPoint & {
  /** The partner countries, once they are begun. */
  readonly world: () => DemoWorld | undefined
}

/** Opens our own contact point with certificates of the demonstration; the partner countries come with `begin`. */
export async function openDemo(needs: DemoNeeds): Promise<Demo> {
  const { now, log } = needs
  const row = demoCountries.find(({ country }) => country === needs.country)
  if (!row) throw new RangeError('No such country in the demonstration')
  const ours = await needs.authority
  const publisher = `${needs.origin}${publisherPath}`
  const publish = { seal: ours.keysOf(row.country).seal, publisher: ours.publisher }
  const state: { world?: DemoWorld; begun?: Promise<void>; clients?: Clients } = {}
  await using opening = new AsyncDisposableStack()
  const audit = opening.use(await demoAudit(ours, needs))
  const wallets = await demoWallets(needs, () => state.world)
  const own = await openOwn({
    ...needs,
    demoWallet: demoWalletAddress,
    demo: () => state.world,
    demoPeople: (country) => state.world?.people(country) ?? [],
    clients: { find: async (id) => state.clients?.find(id) },
    setup: { ...demoSetup(row, ours, publisher, audit), publish, wallet: wallets.setup },
  })
  const begin = async () => {
    const authority = await loadDemoAuthority(needs.directory, demoCodes, now())
    state.clients = registeredClients(demoClients(authority, demoCodes))
    state.world = await beginWorld(needs, { own, audit, authority, publisher })
    await state.world.started
  }
  const opened = opening.move()
  return {
    contactPoint: own.contactPoint,
    routes: [...own.routes, ...wallets.routes],
    answer: own.answer,
    begin() {
      state.begun = begin().catch((error: unknown) => log.error('problem', errorFields(error)))
    },
    world: () => state.world,
    async [Symbol.asyncDispose]() {
      await state.begun
      await state.world?.[Symbol.asyncDispose]()
      await own[Symbol.asyncDispose]()
      await opened.disposeAsync()
    },
  }
}

const demoCodes = demoCountries.map(({ country }) => country)

type WorldParts = Pick<DemoWorldNeeds, 'audit' | 'authority' | 'publisher'> & { readonly own: Own }

/** Begins the partner countries, and lays what there is to look at beside what they do. */
async function beginWorld(needs: DemoNeeds, { own, ...parts }: WorldParts): Promise<DemoWorld> {
  const { connection, country, samples, personKeySecret, log, now } = needs
  const { keeper, stores } = own.contactPoint
  await layDemoFigures(stores.pilot, now())
  return startDemoWorld(
    {
      ...{ ...parts, connection, samples, personKeySecret, log, now, published: own.published },
      beside: await documentsBeside(testDocuments),
      opened: () => believeEachOther(keeper, country, parts.authority),
      levelOneOf: (of) => levelOneIn(of, needs.terminology),
    },
    country,
  )
}

/** Takes the records of all countries of the demonstration, as a repository elsewhere would. */
async function demoAudit(authority: DemoAuthority, { log, now }: Pick<DemoNeeds, 'log' | 'now'>): Promise<DemoAudit> {
  const identity = { ...(await authority.auditRepository()), chain: [] }
  const refused = (error: unknown) => log.warn('problem', errorFields(error))
  return openDemoAudit({ tls: { identity, anchors: [authority.root] }, refused, now })
}
