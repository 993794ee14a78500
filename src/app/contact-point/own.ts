import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccessLog } from '../../features/access-log/index.ts'
import type { AffiliationStore } from '../../features/country-of-affiliation/index.ts'
import { sqlConsents, sqlLookups, type TreatmentCountryNeeds } from '../../features/country-of-treatment/index.ts'
import { demoCountries, settlePeople } from '../../features/demo-countries/index.ts'
import { sqlExchangeRecords } from '../../features/exchange-records/index.ts'
import { type HealthCredentialNeeds, sqlPresentations } from '../../features/health-credential/index.ts'
import type { Clients } from '../../features/health-data-api/index.ts'
import { localPublisher, type Published, publisherRoutes } from '../../features/partner-directory/index.ts'
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
import { listen, sqlCountryStores } from './open-country.ts'
import { makeOperation } from './operation.ts'
import { openOurContactPoint, type OurContactPoint } from './our-contact-point.ts'

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
  const { setup, database, log, now } = needs
  const records = sqlExchangeRecords(database, { forwardTo: forwardedTo(setup) })
  await records.closeIntents(now())
  const pilot = sqlPilot(database)
  const failed = (error: unknown) => log.warn('problem', errorFields(error))
  const stores = {
    ...sqlCountryStores(database, records),
    accessLog: needs.accessLog,
    pilot,
    lookups: countingLookups(sqlLookups(database), { pilot, secret: needs.personKeySecret, failed }),
    consents: sqlConsents(database),
    identities: sqlPatientIdentities(database),
    presentations: sqlPresentations(database),
  }
  const { personKeySecret: secret, demo = () => undefined } = needs
  const operation = makeOperation({ database, records, secret, limits: setup.limits, demo, log, now })
  const contactPoint = await openOurContactPoint({
    setup,
    stores,
    operation,
    log,
    now,
    ...(needs.demoPeople ? { demoPeople: needs.demoPeople } : {}),
    ...(needs.demoWallet ? { demoWallet: needs.demoWallet } : {}),
  })
  const published: Published[] = []
  const levelOne = levelOneIn(setup.country, needs.terminology)
  const { keeper } = contactPoint
  const fhir = needs.clients
    ? await openFhirFace({ ...needs, clients: needs.clients, stores, brakes: operation.brakes, levelOne, keeper })
    : noFhirFace
  const stopUpkeep = runPeriodically([...recordTasks(setup, records, now), ...fhir.tasks], log)
  const state: { server?: SoapServer } = {}
  const answer = async () => {
    if (setup.publish) await settleOwn(needs, stores.people)
    const server = await listen(
      {
        setup,
        stores,
        personKeySecret: needs.personKeySecret,
        levelOne,
        now,
        brakes: operation.brakes,
        ...(fhir.beside ? { beside: fhir.beside } : {}),
        answered: operation.server.answered,
        troubled(trouble) {
          operation.server.troubled(trouble)
          log.info('problem', { ...errorFields(trouble.error), code: trouble.code })
        },
      },
      keeper.directory,
    )
    state.server = server
    const row = rowOf(setup.country)
    const { publish } = setup
    if (!publish || !row) return
    const say = () =>
      void published.splice(0, published.length, ...publishedOf(row, setup, publish.seal, server.port, now()))
    say()
    setup.renewal?.onRenewed(say)
  }
  return {
    contactPoint,
    published,
    routes: [
      ...(setup.publish ? publisherRoutes(localPublisher(published, setup.publish.publisher), needs.origin) : []),
      ...fhir.routes,
    ],
    answer,
    async [Symbol.asyncDispose]() {
      await state.server?.close()
      await fhir.close()
      contactPoint.close()
      await stopUpkeep()
    },
  }
}

/** The invented people of our own country. */
async function settleOwn({ setup, samples, now }: OwnNeeds, people: AffiliationStore): Promise<void> {
  const row = rowOf(setup.country)
  if (row) await settlePeople(people, row, (name) => readFile(join(samples, name)), now())
}

function rowOf(country: string) {
  return demoCountries.find((row) => row.country === country)
}
