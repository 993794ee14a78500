import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import {
  accessProblems,
  decideAccess,
  memoryTreatmentRelations,
  type TreatmentRelations,
} from '../features/access-control/index.ts'
import { type AccessLogStore, notedSeal, sealChains } from '../features/access-log/index.ts'
import { caseMapAssets, caseMapRoutes } from '../features/case-map/index.ts'
import { type CouncilStore, memoryCouncilStore } from '../features/council/index.ts'
import {
  councilImportAssets,
  councilImportRoutes,
  type ImportStore,
  memoryImportStore,
  rememberingReader,
} from '../features/council-import/index.ts'
import { councilWorkAssets, councilWorkProblems, councilWorkRoutes } from '../features/council-work/index.ts'
import {
  answered,
  openValidationThreads,
  type Packages,
  readSampleDocuments,
  type ValidationThreads,
  validationAssets,
  validationRoutes,
} from '../features/document-validation/index.ts'
import { ehrSystemAssets, ehrSystemRoutes } from '../features/ehr-system/index.ts'
import { frontPageRoute } from '../features/front-page/index.ts'
import {
  callbackPath,
  choicePath,
  demoClientId,
  demoIssuerPath,
  demoIssuerRoutes,
  failedPath,
  makeDemoIssuer,
  makeRelyingParty,
  makeVisits,
  memoryVisits,
  pendingMinutes,
  signInProblems,
  signInRoutes,
  type Visits,
  type VisitStore,
} from '../features/identity/index.ts'
import { libreTranslator, type Translator } from '../features/machine-translation/index.ts'
import {
  currentRecords,
  memorySearch,
  openCouncilAssets,
  openCouncilRoutes,
  type SearchStore,
  type Sources,
} from '../features/open-council/index.ts'
import {
  memoryVisitDocuments,
  readSamples,
  summaryAssets,
  summaryProblems,
  summaryRoutes,
  type VisitDocuments,
} from '../features/patient-summary/index.ts'
import { type LoadedTerminology, usedTerminology } from '../features/terminology-service/index.ts'
import { Problem } from '../kernel/problem.ts'
import { errorFields, type Log } from '../platform/log/log.ts'
import { makeGate, type RouteDeclaration } from '../protocols/gate/gate.ts'
import { makeAssets } from '../protocols/web/assets.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import { type FeatureAssets, ownAssets } from '../protocols/web/own-assets.ts'
import { makeRegistry, type Registry } from '../protocols/web/registry.ts'
import { isLoopback } from '../protocols/web/security.ts'
import { makeServer } from '../protocols/web/server.ts'
import { recordAccess } from './access-record.ts'
import type { Config } from './config.ts'
import type { Keys } from './keys.ts'
import { makeOperations } from './operations.ts'
import type { Task } from './periodic.ts'
import { configuredTerminology } from './terminology.ts'
import { serverSeconds } from './validation-limits.ts'
import { programVersion } from './version.ts'

/** Where things are kept. In life all of it is in the database; tests hand in memory. */
export type Stores = {
  readonly accessLog: AccessLogStore
  readonly visits: VisitStore
  readonly treatments: TreatmentRelations
  readonly documents: VisitDocuments
  readonly council: CouncilStore
  readonly imports: ImportStore
  readonly search: SearchStore
  readonly ping: () => Promise<void>
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number }
}

/** Stores that live and die with this process. */
export function memoryStores(accessLog: AccessLogStore): Stores {
  return {
    accessLog,
    visits: memoryVisits(),
    treatments: memoryTreatmentRelations(),
    documents: memoryVisitDocuments(),
    council: memoryCouncilStore(),
    imports: memoryImportStore(),
    search: memorySearch(),
    ping: async () => {},
    connections: () => ({ open: 0, idle: 0, waiting: 0 }),
  }
}

/** What the whole system is made of. */
export type SystemNeeds = {
  readonly config: Config
  /** Scheme, host and port people reach us at. */
  readonly origin: string
  readonly stores: Stores
  readonly keys: Keys
  readonly log: Log
  readonly now: () => Date
  /** Ways out that are not over HTTP. */
  readonly otherRoutes: readonly RouteDeclaration[]
  readonly stopping: () => boolean
  /** Judges documents, beside the thread that answers requests. */
  readonly validation: ValidationThreads
  /** What documents are judged against. */
  readonly packages: Packages
}

/** The system, wired; it does not listen yet. */
export type System = {
  readonly app: FastifyInstance
  readonly registry: Registry
  readonly tasks: readonly Task[]
}

/** Our own documents of invented people. */
const samplesDirectory = join(import.meta.dirname, '../../samples')

/** The whole system, by hand: what exists, and who gets what. */
export async function makeSystem(needs: SystemNeeds): Promise<System> {
  const { config, origin, stores, keys, log, now, otherRoutes, stopping } = needs
  const operations = makeOperations({ ...stores, stopping })
  const newToken = () => randomBytes(32).toString('base64url')
  const visits = makeVisits({
    store: stores.visits,
    limits: { idleMinutes: config.visitIdleMinutes, totalHours: config.visitHours },
    now,
    newToken,
    overHttps: origin.startsWith('https:'),
    ended: (visit) => forgetVisit(stores, visit, now()),
  })

  const demo = config.issuer === undefined
  const signIn = signInRoutesOf(needs, visits, newToken)
  const loaded = await configuredTerminology(config)

  const records = currentRecords(stores.council, stores.search)
  const assets = makeAssets(
    ownAssets(
      allOf([
        summaryAssets,
        openCouncilAssets,
        councilImportAssets,
        councilWorkAssets,
        caseMapAssets,
        ehrSystemAssets,
        validationAssets,
      ]),
    ),
  )
  const validation = await publicValidation(needs, loaded)
  const registry = makeRegistry(
    [
      frontPageRoute(now),
      ...signIn,
      ...(await summaries(needs, loaded)),
      ...openCouncilRoutes({ records, search: stores.search, sources: publicPapers(stores.imports), origin, now }),
      ...caseMapRoutes({ openCases: async () => new Set((await records.current()).cases.map(({ id }) => id)) }),
      ...ehrSystemRoutes(),
      ...validation.routes,
      ...councilImportRoutes({
        imports: stores.imports,
        councils: stores.council,
        ...rememberingReader(),
        now,
        newId: randomUUID,
      }),
      ...councilWorkRoutes({ council: stores.council, now, newId: randomUUID }),
      ...operations.routes,
      assets.route,
    ],
    otherRoutes,
  )

  const write = recordAccess(stores.accessLog, keys.personKeySecret)
  const gate = makeGate({
    decide: decideAccess,
    now,
    async record(record) {
      try {
        await write(record)
        operations.accessRecord('written')
      } catch (error) {
        operations.accessRecord('failed')
        throw error
      }
    },
  })

  const app = await makeServer({
    registry,
    gate,
    origin,
    onThisMachine: isLoopback(config.host),
    assets,
    demo,
    problemTexts: { ...signInProblems, ...accessProblems, ...summaryProblems, ...councilWorkProblems },
    signIn: (cookies) => visits.personOf(cookies),
    newId: randomUUID,
    answered(what) {
      operations.answered(what)
      log.info('request', { ...what, durationMs: Math.round(what.seconds * 1000) })
    },
    failed: (error, route, request) => logFailure(log, error, route, request),
  })

  app.addHook('onClose', validation.close)

  return { app, registry, tasks: tasksOf(needs, visits) }
}

/** Sign-in with the issuer of the configuration; without one, with our own of invented people. */
function signInRoutesOf(
  { config, origin, stores, now }: SystemNeeds,
  visits: Visits,
  newToken: () => string,
): readonly HttpRoute[] {
  const issuer = config.issuer ?? { issuer: `${origin}${demoIssuerPath}`, clientId: demoClientId }
  const relyingParty = makeRelyingParty(issuer, `${origin}${callbackPath}`, now)
  const routes = signInRoutes({ origin, relyingParty, visits, store: stores.visits, newToken })
  if (config.issuer !== undefined) return routes
  const demo = makeDemoIssuer({ origin, choicePath, redirectPath: callbackPath, failedPath, now, newToken })
  return [...routes, ...demoIssuerRoutes(demo)]
}

/** The pages of the foreign patient; our samples are there where people are invented too. */
async function summaries(
  { config, stores, keys, log, now, validation }: SystemNeeds,
  { index }: LoadedTerminology,
): Promise<readonly HttpRoute[]> {
  return summaryRoutes({
    documents: stores.documents,
    treatments: stores.treatments,
    terminology: index,
    validator: answered(validation, index),
    unjudged: (error) => log.warn('problem', errorFields(error)),
    ...translation(config.translationService, log),
    samples: config.issuer === undefined ? await readSamples(samplesDirectory, now()) : [],
    personKeySecret: keys.personKeySecret,
    treatmentHours: config.treatmentHours,
    now,
    newId: randomUUID,
  })
}

/** Validation for anybody, in one thread of its own: nobody at work waits behind what a stranger sends. */
async function publicValidation({ packages, now }: SystemNeeds, { index, report }: LoadedTerminology) {
  const threads = openValidationThreads({ packages, threads: 1, seconds: serverSeconds, now })
  const routes = validationRoutes({
    validation: answered(threads, index),
    packages,
    terminology: usedTerminology(report),
    samples: await readSampleDocuments([join(samplesDirectory, 'fhir'), samplesDirectory]),
    now,
    version: await programVersion(),
  })
  return { routes, close: () => threads[Symbol.asyncDispose]() }
}

/** What is done now and then while the system runs. */
function tasksOf({ config, stores, keys, log, now }: SystemNeeds, visits: Visits): readonly Task[] {
  return [
    { name: 'end-unused-visits', everySeconds: 60, run: () => visits.endUnused() },
    {
      name: 'forget-pending-sign-ins',
      everySeconds: 60,
      run: () => stores.visits.removePendingBefore(before(now, pendingMinutes)),
    },
    { name: 'delete-expired-documents', everySeconds: 60, run: () => stores.documents.deleteExpired(now()) },
    { name: 'forget-ended-treatments', everySeconds: 300, run: () => stores.treatments.forgetEnded(now()) },
    {
      name: 'seal-access-log',
      everySeconds: config.sealMinutes * 60,
      // The records since the last seal would show no change for as long as the server is down.
      atStop: true,
      run: () => sealAndNote(stores.accessLog, keys, now(), log),
    },
  ]
}

/** The style sheets and scripts of all features. */
function allOf(features: readonly FeatureAssets[]): FeatureAssets {
  return {
    styles: features.flatMap(({ styles = [] }) => styles),
    scripts: features.flatMap(({ scripts = [] }) => scripts),
  }
}

/** The papers that anybody may open. */
function publicPapers(imports: ImportStore): Sources {
  return {
    async find(id) {
      const paper = await imports.findPaper(id)
      return paper?.visibility === 'public' ? { id, name: paper.name, lines: paper.lines } : undefined
    },
    names: () => imports.publicNames(),
  }
}

/** Free text is translated by a machine only where the operator names one. */
function translation(address: string | undefined, log: Log): { readonly translator?: Translator } {
  if (address === undefined) return {}
  const failed = (error: unknown) => log.warn('problem', errorFields(error))
  return { translator: libreTranslator({ address, timeoutSeconds: 3, fetch, failed }) }
}

/** A visit leaves nothing behind when it ends; what was saved is kept by person (issue 2, item 15). */
async function forgetVisit({ treatments, documents }: Stores, visit: string, now: Date): Promise<void> {
  await treatments.forgetVisit(visit)
  for (const { id } of await documents.list(visit, now)) await documents.delete(visit, id)
}

/** Logs the last seal: a copy outside the database is what shows that seals were cut away. */
async function sealAndNote(accessLog: AccessLogStore, { sealKey }: Keys, now: Date, log: Log): Promise<void> {
  const last = (await sealChains(accessLog, sealKey, now)).at(-1)
  if (last === undefined) return
  const { number, hash } = notedSeal(last)
  log.info('access-log-sealed', { seal: number, sealHash: hash })
}

function before(now: () => Date, minutes: number): Date {
  return new Date(now().getTime() - minutes * 60_000)
}

/** Our own faults and outages are for the operator; what a person did wrong was already told to the person. */
function logFailure(log: Log, error: unknown, route: string, request: string): void {
  const fields = { ...errorFields(error), route, request }
  if (!(error instanceof Problem)) log.error('internal-error', fields)
  else if (error.kind === 'unavailable') log.error('problem', fields)
  else log.info('problem', { problem: error.kind, code: error.code, route, request })
}
