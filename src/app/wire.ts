import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { accessProblems, decideAccess } from '../features/access-control/index.ts'
import { caseMapAssets, caseMapRoutes } from '../features/case-map/index.ts'
import {
  councilImportAssets,
  councilImportRoutes,
  type ImportStore,
  rememberingReader,
} from '../features/council-import/index.ts'
import { councilWorkAssets, councilWorkProblems, councilWorkRoutes } from '../features/council-work/index.ts'
import {
  answered,
  answeredSealing,
  openValidationThreads,
  type Packages,
  readSampleDocuments,
  type ValidationThreads,
  validationAssets,
  validationProblems,
  validationRoutes,
} from '../features/document-validation/index.ts'
import {
  treatmentCountryAssets,
  treatmentCountryProblems,
  treatmentPaths,
} from '../features/country-of-treatment/index.ts'
import { partnerOperationAssets } from '../features/partner-operations/index.ts'
import { directoryAssets, directoryProblems } from '../features/partner-directory/index.ts'
import { launchProblems } from '../features/ehr-launch/index.ts'
import { demoWalletProblems } from '../features/demo-wallet/index.ts'
import { healthCredentialAssets } from '../features/health-credential/index.ts'
import { ehrSystemAssets, ehrSystemRoutes } from '../features/ehr-system/index.ts'
import { frontPageRoute } from '../features/front-page/index.ts'
import { type Attests, makeVisits, signInProblems, type Visits } from '../features/identity/index.ts'
import { libreTranslator, type Translator } from '../features/machine-translation/index.ts'
import { originalAssets, originalRoutes } from '../features/original-document/index.ts'
import { currentRecords, openCouncilAssets, openCouncilRoutes, type Sources } from '../features/open-council/index.ts'
import {
  discardFetched,
  isAtHand,
  type KeepingNeeds,
  keepFetched,
  keptOf,
  readSamples,
  summaryAssets,
  summaryProblems,
  summaryRoutes,
} from '../features/patient-summary/index.ts'
import { vendorAssets } from '../features/vendor-portal/index.ts'
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
import type { Keys } from './keys.ts'
import { type NorwayBox, openNorwayBox, toOurselves } from './norway-box.ts'
import { makeOperations, type Operations } from './operations.ts'
import type { Task } from './periodic.ts'
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

/** Our own documents of invented people. */
export const samplesDirectory = join(import.meta.dirname, '../../samples')

/** The whole system, by hand: what exists, and who gets what. */
export async function makeSystem(needs: SystemNeeds): Promise<System> {
  const operations = makeOperations({ ...needs.stores, stopping: needs.stopping })
  const traces = await tracesTo(needs.config.tracesEndpoint)
  needs.contactPoint?.measure(operations.metrics, traces.add)
  const signIn = await signInOf({ ...needs, visits: needs.stores.visits, newToken })
  const visits = visitsOf(needs, signIn.attests)
  const loaded = needs.terminology
  const validation = await publicValidation(needs, loaded)
  const assets = makeAssets(ownAssets(allOf(featureAssets)))
  const gate = gateOf(needs, operations)
  const box = await boxOf(needs, signIn, gate, () => app)
  const registry = makeRegistry(
    [
      frontPageRoute(needs.now, { asksCountries: needs.contactPoint !== undefined, hasBox: box !== undefined }),
      ...signIn.routes(visits),
      ...(await summaries(needs, loaded)),
      ...abroad(needs, loaded, signIn.attests),
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
  const tasks = [...tasksOf(needs, visits), ...traces.tasks, ...(needs.contactPoint?.tasks ?? [])]
  return { app, registry, tasks, begin: async () => box?.begin() }
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

/** The councils: what the public sees, the map of cases, the papers taken in, and the work on them. */
function councils({ stores, origin, now }: SystemNeeds): readonly HttpRoute[] {
  const { council, imports, search } = stores
  const records = currentRecords(council, search)
  return [
    ...openCouncilRoutes({ records, search, sources: publicPapers(imports), origin, now }),
    ...caseMapRoutes({ openCases: async () => new Set((await records.current()).cases.map(({ id }) => id)) }),
    ...councilImportRoutes({ imports, councils: council, ...rememberingReader(), now, newId: randomUUID }),
    ...councilWorkRoutes({ council, now, newId: randomUUID }),
  ]
}

/** The pages of the foreign patient; our samples are there where people are invented too. */
async function summaries(
  { config, stores, keys, log, now, validation, contactPoint }: SystemNeeds,
  { index }: LoadedTerminology,
): Promise<readonly HttpRoute[]> {
  return summaryRoutes({
    documents: stores.documents,
    treatments: stores.treatments,
    asksCountries: contactPoint !== undefined,
    consentOf: contactPoint?.consentOf ?? (async () => 'withdrawn'),
    ...(contactPoint ? { closed: contactPoint.closed } : {}),
    ...(contactPoint ? { beneath: contactPoint.whenShown } : {}),
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

/** The pages of the patient from another country; what is fetched is kept for the reader. */
function abroad(
  { config, origin, stores, keys, log, now, validation, contactPoint }: SystemNeeds,
  { index }: LoadedTerminology,
  { attestFor }: Attests,
): readonly HttpRoute[] {
  const keeping: KeepingNeeds = {
    documents: stores.documents,
    treatments: stores.treatments,
    treatmentHours: config.treatmentHours,
    validator: answered(validation, index),
    unjudged: (error) => log.warn('problem', errorFields(error)),
    now,
    newId: randomUUID,
  }
  if (!contactPoint) return []
  const { documents, treatments } = stores
  const { personKeySecret } = keys
  const { consentOf, closed } = contactPoint
  const reading = { documents, treatments, terminology: index, consentOf, closed, personKeySecret, now }
  return [
    ...originalRoutes({ ...reading, othersOf: treatmentPaths.documents, consentPage: treatmentPaths.consent }),
    ...contactPoint.routes({
      keep: (person, bytes, fetched, purpose) => keepFetched(keeping, person, bytes, fetched, purpose),
      discard: (visit, document) => discardFetched(keeping, visit, document),
      atHand: (person, document) => isAtHand(keeping, person, document),
      keptOf: keptOf({ documents, consentOf: contactPoint.consentOf, now }),
      personKeySecret,
      attestFor,
      origin,
      pending: stores.visits,
    }),
  ]
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

/** No outage: an operator has closed it, or has not opened it yet, and sees so on a page. */
const shownToOperators: ReadonlySet<string> = new Set(['country-closed'])

/** Our own faults and outages are for the operator; what a person did wrong was already told to the person. */
function logFailure(log: Log, error: unknown, route: string, request: string): void {
  const fields = { ...errorFields(error), route, request }
  if (!(error instanceof Problem)) log.error('internal-error', fields)
  else if (error.kind === 'unavailable' && !shownToOperators.has(error.code)) log.error('problem', fields)
  else log.info('problem', { problem: error.kind, code: error.code, route, request })
}
