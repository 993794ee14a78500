import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { accessProblems, decideAccess } from '../features/access-control/index.ts'
import { caseMapAssets } from '../features/case-map/index.ts'
import { councilImportAssets } from '../features/council-import/index.ts'
import { councilWorkAssets, councilWorkProblems } from '../features/council-work/index.ts'
import {
  answeredSealing,
  openValidationThreads,
  type Packages,
  readSampleDocuments,
  type ValidationThreads,
  validationAssets,
  validationProblems,
  validationRoutes,
} from '../features/document-validation/index.ts'
import { treatmentCountryAssets, treatmentCountryProblems } from '../features/country-of-treatment/index.ts'
import { partnerOperationAssets } from '../features/partner-operations/index.ts'
import { directoryAssets, directoryProblems } from '../features/partner-directory/index.ts'
import { launchProblems } from '../features/ehr-launch/index.ts'
import { demoWalletProblems } from '../features/demo-wallet/index.ts'
import { healthCredentialAssets } from '../features/health-credential/index.ts'
import { ehrSystemAssets, ehrSystemRoutes } from '../features/ehr-system/index.ts'
import { frontPageRoute } from '../features/front-page/index.ts'
import { type Attests, makeVisits, signInProblems, type Visits } from '../features/identity/index.ts'
import { type NationalSources, sourceApis } from '../features/national-sources/index.ts'
import { norwegianRecordAssets, norwegianRecordProblems } from '../features/norwegian-record/index.ts'
import { originalAssets } from '../features/original-document/index.ts'
import { openCouncilAssets } from '../features/open-council/index.ts'
import { summaryAssets, summaryProblems } from '../features/patient-summary/index.ts'
import { underRehearsal, vendorAssets } from '../features/vendor-portal/index.ts'
import { patientIdentityAssets } from '../features/patient-identity/index.ts'
import { pilotAssets } from '../features/pilot/index.ts'
import { type LoadedTerminology, usedTerminology } from '../features/terminology-service/index.ts'
import { Problem } from '../kernel/problem.ts'
import { errorFields, type Log } from '../platform/log/log.ts'
import { type Gate, makeGate, type RouteDeclaration } from '../protocols/gate/gate.ts'
import { type Assets, makeAssets } from '../protocols/web/assets.ts'
import type { ProblemTexts } from '../protocols/web/problem-texts.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import { type FeatureAssets, ownAssets } from '../protocols/web/own-assets.ts'
import { makeRegistry, type Registry } from '../protocols/web/registry.ts'
import { isLoopback } from '../protocols/web/security.ts'
import { makeServer } from '../protocols/web/server.ts'
import { recordAccess } from './access-record.ts'
import type { Config } from './config.ts'
import type { OurContactPoint } from './contact-point/our-contact-point.ts'
import { councils } from './council-pages.ts'
import type { Keys } from './keys.ts'
import { connectionsOf, nationalSourcesOf } from './national-sources.ts'
import { boxRouteIds, type NorwayBox, openNorwayBox, toOurselves } from './norway-box.ts'
import { norwegianRecord } from './norwegian-record.ts'
import { makeOperations, type Operations } from './operations.ts'
import { abroad, alsoOperated, summaries } from './patient-pages.ts'
import type { Task } from './periodic.ts'
import { samplesDirectory } from './samples-directory.ts'
import { type SignIn, signInOf } from './sign-in.ts'
import type { Stores } from './stores.ts'
import { tasksOf } from './tasks.ts'
import { type Traces, tracesTo } from './traces.ts'
import { serverSeconds } from './validation-limits.ts'
import { programVersion } from './version.ts'

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
  readonly terminology: LoadedTerminology
  /** Towards other countries; without one there are no pages for it. */
  readonly contactPoint?: OurContactPoint
  /** In place of those of the configuration: for tests. */
  readonly nationalSources?: NationalSources
  /** How many times as long as usual a national source may take: for tests, whose machines do other things as well. */
  readonly patience?: number
  /** Routes of the demonstration's own. */
  readonly demoRoutes?: readonly HttpRoute[]
}

/** The system, wired; it does not listen yet. */
export type System = {
  readonly app: FastifyInstance
  readonly registry: Registry
  readonly tasks: readonly Task[]
  /** What waits until the first page has been answered; resolves when it is done, or the server stops. */
  readonly begin: () => Promise<void>
}

/** The whole system, by hand: what exists, and who gets what. */
export async function makeSystem(needs: SystemNeeds): Promise<System> {
  const operations = makeOperations({ ...needs.stores, stopping: needs.stopping, tellingRoutes: boxRouteIds })
  const traces = await tracesTo(needs.config.tracesEndpoint)
  needs.contactPoint?.measure(operations.metrics, traces.add)
  const connections = await connectionsOf(needs.config, needs.origin)
  const apis = sourceApis(connections)
  const signIn = await signInOf({ ...needs, visits: needs.stores.visits, newToken, apis })
  const visits = visitsOf(needs, signIn.attests)
  const loaded = needs.terminology
  const validation = await publicValidation(needs, loaded)
  const assets = makeAssets(ownAssets(allOf(featureAssets)))
  const gate = gateOf(needs, operations)
  const box = await boxOf(needs, signIn, gate, () => app)
  const sources = needs.nationalSources ?? (await nationalSourcesOf(needs, connections, signIn.apiTokens))
  const registry = makeRegistry(
    [
      frontPageRoute(needs.now, {
        asksCountries: needs.contactPoint !== undefined,
        hasBox: box !== undefined,
        asksSources: sources !== undefined,
      }),
      ...signIn.routes(visits),
      ...(await summaries(needs, loaded)),
      ...abroad(
        needs,
        loaded,
        signIn.attests,
        alsoOperated(needs, { reads: sources !== undefined, rehearses: box !== undefined }),
      ),
      ...rehearsed(sources ? norwegianRecord(needs, sources) : [], box),
      ...ehrSystemRoutes(),
      ...validation.routes,
      ...councils(needs),
      ...operations.routes,
      ...(box?.routes ?? []),
      ...(needs.demoRoutes ?? []),
      assets.route,
    ],
    needs.otherRoutes,
  )
  const app = await serverOf(needs, { registry, assets, gate, operations, visits, traces })
  app.addHook('onClose', validation.close)
  if (box) app.addHook('onClose', box.settled)
  const others = [traces, signIn, box, needs.contactPoint].flatMap((each) => each?.tasks ?? [])
  return { app, registry, tasks: [...tasksOf(needs, visits), ...others], begin: async () => box?.begin() }
}

/** The reader's pages say when its sources fail on purpose, where the sources are the box's. */
function rehearsed(reader: readonly HttpRoute[], box: NorwayBox | undefined): readonly HttpRoute[] {
  return box ? underRehearsal(reader, box.rehearsals) : reader
}

/** The national services of the box, where people are invented. */
async function boxOf(
  needs: SystemNeeds,
  { tokenService }: SignIn,
  gate: Gate,
  app: () => FastifyInstance,
): Promise<NorwayBox | undefined> {
  if (!tokenService) return undefined
  return openNorwayBox({
    ...needs,
    gate,
    tokens: tokenService,
    send: (request) => toOurselves(app(), needs.origin)(request),
  })
}

const problemTexts: ProblemTexts = {
  ...signInProblems,
  ...accessProblems,
  ...summaryProblems,
  ...validationProblems,
  ...councilWorkProblems,
  ...treatmentCountryProblems,
  ...norwegianRecordProblems,
  ...directoryProblems,
  ...launchProblems,
  ...demoWalletProblems,
}

const featureAssets: readonly FeatureAssets[] = [
  summaryAssets,
  originalAssets,
  openCouncilAssets,
  councilImportAssets,
  councilWorkAssets,
  caseMapAssets,
  ehrSystemAssets,
  validationAssets,
  treatmentCountryAssets,
  directoryAssets,
  partnerOperationAssets,
  pilotAssets,
  healthCredentialAssets,
  patientIdentityAssets,
  vendorAssets,
  norwegianRecordAssets,
]

const newToken = () => randomBytes(32).toString('base64url')

/** Visits of people who have signed in; what a visit held goes when it ends. */
function visitsOf({ config, origin, stores, now, contactPoint }: SystemNeeds, attests: Attests): Visits {
  return makeVisits({
    store: stores.visits,
    limits: { idleMinutes: config.visitIdleMinutes, totalHours: config.visitHours },
    now,
    newToken,
    overHttps: origin.startsWith('https:'),
    async ended(visit) {
      attests.forget(visit)
      await forgetVisit(stores, visit, now())
      await contactPoint?.stores.lookups.forgetVisit(visit)
      await contactPoint?.stores.presentations.forgetVisit(visit)
    },
  })
}

/** What answers requests: every route passes the gate. */
function serverOf(
  needs: SystemNeeds,
  { registry, assets, gate, operations, visits, traces }: ServerParts,
): Promise<FastifyInstance> {
  const { config, origin, log } = needs
  return makeServer({
    registry,
    gate,
    origin,
    onThisMachine: isLoopback(config.host),
    assets,
    demo: config.issuer === undefined,
    problemTexts,
    signIn: (cookies) => visits.personOf(cookies),
    newId: randomUUID,
    answered(what) {
      operations.answered(what)
      traces.answered(what, needs.now())
      log.info('request', { ...what, durationMs: Math.round(what.seconds * 1000) })
    },
    failed: (error, route, request) => logFailure(log, error, route, request),
  })
}

type ServerParts = {
  readonly registry: Registry
  readonly assets: Assets
  readonly gate: Gate
  readonly operations: Operations
  readonly traces: Traces
  readonly visits: Visits
}

/** The gate, which answers nothing that could not be recorded; the operator sees how often that was. */
function gateOf({ stores, keys, now }: SystemNeeds, operations: Operations): Gate {
  const write = recordAccess(stores.accessLog, keys.personKeySecret)
  return makeGate({
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
}

/** Validation for anybody, in one thread of its own: nobody at work waits behind what a stranger sends. */
async function publicValidation({ packages, now }: SystemNeeds, { index, report }: LoadedTerminology) {
  const threads = openValidationThreads({ packages, threads: 1, seconds: serverSeconds, now })
  const routes = validationRoutes({
    threads: answeredSealing(threads, index),
    packages,
    terminology: usedTerminology(report),
    samples: await readSampleDocuments([join(samplesDirectory, 'fhir'), samplesDirectory]),
    now,
    version: await programVersion(),
  })
  return { routes, close: () => threads[Symbol.asyncDispose]() }
}

/** The style sheets and scripts of all features. */
function allOf(features: readonly FeatureAssets[]): FeatureAssets {
  return {
    styles: features.flatMap(({ styles = [] }) => styles),
    scripts: features.flatMap(({ scripts = [] }) => scripts),
  }
}

/** A visit leaves nothing behind when it ends; what was saved is kept by person (issue 2, item 15). */
async function forgetVisit({ treatments, documents, openedRecords }: Stores, visit: string, now: Date): Promise<void> {
  await treatments.forgetVisit(visit)
  await openedRecords.forgetVisit(visit)
  for (const { id } of await documents.list(visit, now)) await documents.delete(visit, id)
}

/** No outage: an operator has closed it, or has not opened it yet, and sees so on a page. */
const shownToOperators: ReadonlySet<string> = new Set(['country-closed'])

/** Our own faults and outages are for the operator; what a person did wrong was already told to the person. */
function logFailure(log: Log, error: unknown, route: string, request: string): void {
  const fields = { ...errorFields(error), route, request }
  if (!(error instanceof Problem)) log.error('internal-error', fields)
  else if (error.kind === 'unavailable' && !shownToOperators.has(error.code)) log.error('problem', fields)
  else log.info('problem', { problem: error.kind, code: error.code, route, request })
}
