import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccessLog } from '../../features/access-log/index.ts'
import type { AffiliationStore } from '../../features/country-of-affiliation/index.ts'
import { sqlConsents, sqlLookups, type TreatmentCountryNeeds } from '../../features/country-of-treatment/index.ts'
import { demoCountries, settlePeople } from '../../features/demo-countries/index.ts'
import { type ExchangeRecordStore, sqlExchangeRecords } from '../../features/exchange-records/index.ts'
import { type HealthCredentialNeeds, sqlPresentations } from '../../features/health-credential/index.ts'
import type { Clients } from '../../features/health-data-api/index.ts'
import {
  type DirectoryKeeper,
  localPublisher,
  type Published,
  publisherRoutes,
} from '../../features/partner-directory/index.ts'
import { sqlPatientIdentities } from '../../features/patient-identity/index.ts'
import { countingLookups, sqlPilot } from '../../features/pilot/index.ts'
import type { DemoControl } from '../../features/partner-operations/index.ts'
import { errorFields, type Log } from '../../platform/log/log.ts'
import type { Database } from '../../platform/sql/database.ts'
import type { SoapServer } from '../../protocols/soap/soap-server.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { runPeriodically } from '../periodic.ts'
import { forwardedTo, recordTasks } from './audit.ts'
import type { DescribedContactPoint } from './contact-point-file.ts'
import { publishedOf } from './demo-setup.ts'
import { noFhirFace, openFhirFace } from './fhir-face.ts'
import { levelOneIn } from './level-one.ts'
import { type CountryNeeds, listen, sqlCountryStores } from './open-country.ts'
import { makeOperation, type Operation } from './operation.ts'
import { openOurContactPoint, type OurContactPoint, type OurStores } from './our-contact-point.ts'

/** What our contact point takes of the process it runs in. */
export type OwnNeeds = {
  readonly setup: DescribedContactPoint
  readonly database: Database
  readonly accessLog: AccessLog
  /** Scheme, host and port people reach us at: what we publish is there too. */
  readonly origin: string
  /** Folder of the documents of invented people. */
  readonly samples: string
  readonly personKeySecret: Uint8Array
  readonly terminology: ConceptIndex
  /** Invented people of a partner country, to be asked for with one press. */
  readonly demoPeople?: TreatmentCountryNeeds['demoPeople']
  /** Where the demonstration's wallet opens a question. */
  readonly demoWallet?: HealthCredentialNeeds['demoWallet']
  /** Systems of other countries that may ask over FHIR; without any there is no such face. */
  readonly clients?: Clients
  /** The countries of the demonstration, once they are begun; none outside it. */
  readonly demo?: () => DemoControl | undefined
  readonly log: Log
  readonly now: () => Date
}

/** Our contact point in a process: its pages at once, other countries' questions after `answer`. */
export type Own = AsyncDisposable & {
  readonly contactPoint: OurContactPoint
  /** Our publisher of metadata, where we have one. */
  readonly routes: readonly HttpRoute[]
  /** What it publishes; grows. */
  readonly published: Published[]
  /** Takes questions from other countries (role A). */
  readonly answer: () => Promise<void>
}

/** Opens our contact point. What a killed process has left half-told is told as a failure before anything else. */
export async function openOwn(needs: OwnNeeds): Promise<Own> {
  const { setup, database, log, now, personKeySecret: secret, demo = () => undefined } = needs
  const records = sqlExchangeRecords(database, { forwardTo: forwardedTo(setup) })
  await records.closeIntents(now())
  const stores = storesOf(needs, records)
  const operation = makeOperation({ database, records, secret, limits: setup.limits, demo, log, now })
  const contactPoint = await openOurContactPoint({ ...needs, stores, operation })
  const published: Published[] = []
  const levelOne = levelOneIn(setup.country, needs.terminology)
  const { keeper } = contactPoint
  const fhir = needs.clients
    ? await openFhirFace({
        ...needs,
        clients: needs.clients,
        stores,
        told: operation.told,
        brakes: operation.brakes,
        levelOne,
        keeper,
      })
    : noFhirFace
  const stopUpkeep = runPeriodically([...recordTasks(setup, records, now), ...fhir.tasks], log)
  const state: { server?: SoapServer } = {}
  return {
    contactPoint,
    published,
    routes: [
      ...(setup.publish ? publisherRoutes(localPublisher(published, setup.publish.publisher), needs.origin) : []),
      ...fhir.routes,
    ],
    async answer() {
      if (setup.publish) await settleOwn(needs, stores.people)
      state.server = await answering(needs, { stores, operation, levelOne, beside: fhir.beside }, keeper)
      publishWhile(needs, published, state.server.port)
    },
    async [Symbol.asyncDispose]() {
      await state.server?.close()
      await fhir.close()
      contactPoint.close()
      await stopUpkeep()
    },
  }
}

/** Everything in our one database; lookups are counted as they come and go. */
function storesOf(needs: OwnNeeds, records: ExchangeRecordStore): OurStores {
  const { database, log, personKeySecret: secret } = needs
  const pilot = sqlPilot(database)
  const failed = (error: unknown) => log.warn('problem', errorFields(error))
  return {
    ...sqlCountryStores(database, records),
    accessLog: needs.accessLog,
    pilot,
    lookups: countingLookups(sqlLookups(database), { pilot, secret, failed }),
    consents: sqlConsents(database),
    identities: sqlPatientIdentities(database),
    presentations: sqlPresentations(database),
  }
}

type Answering = Pick<CountryNeeds, 'stores' | 'levelOne'> & {
  readonly operation: Operation
  readonly beside: CountryNeeds['beside'] | undefined
}

/** Listens for other countries; what comes of it is counted and logged. */
function answering(
  { setup, personKeySecret, log, now }: OwnNeeds,
  { operation, beside, ...parts }: Answering,
  { directory }: DirectoryKeeper,
): Promise<SoapServer> {
  const { answered, troubled } = operation.server
  return listen(
    {
      ...{ setup, personKeySecret, now, ...parts, brakes: operation.brakes, answered },
      ...(beside ? { beside } : {}),
      troubled(trouble) {
        troubled(trouble)
        log.info('problem', { ...errorFields(trouble.error), code: trouble.code })
      },
    },
    directory,
  )
}

/** Says where we answer, and by which certificates, now and whenever these are renewed; in a demonstration alone. */
function publishWhile({ setup, now }: OwnNeeds, published: Published[], port: number): void {
  const row = rowOf(setup.country)
  const { publish, renewal } = setup
  if (!publish || !row) return
  const say = () => {
    const others = published.filter(({ statement }) => statement.country !== row.country)
    published.splice(0, published.length, ...others, ...publishedOf(row, setup, publish.seal, port, now()))
  }
  say()
  renewal?.onRenewed(say)
}

/** The invented people of our own country. */
async function settleOwn({ setup, samples, now }: OwnNeeds, people: AffiliationStore): Promise<void> {
  const row = rowOf(setup.country)
  if (row) await settlePeople(people, row, (name) => readFile(join(samples, name)), now())
}

function rowOf(country: string) {
  return demoCountries.find((row) => row.country === country)
}
