import { randomBytes, randomUUID } from 'node:crypto'
import {
  type Consents,
  closedDocument,
  consentStanding,
  emergenciesToReview,
  fillIn,
  type Lookups,
  makeUnderWay,
  type TreatmentCountryNeeds,
  treatmentCountryRoutes,
  treatmentPaths,
} from '../../features/country-of-treatment/index.ts'
import type { HealthCredentialNeeds, Presentations } from '../../features/health-credential/index.ts'
import { launchRoutes, type PendingLaunches } from '../../features/ehr-launch/index.ts'
import { type DirectoryKeeper, directoryRoutes } from '../../features/partner-directory/index.ts'
import type { AlsoOperated } from '../../features/partner-operations/index.ts'
import type { KnownHereNeeds, PatientIdentityStore } from '../../features/patient-identity/index.ts'
import {
  askAfterwards,
  askWhenShown,
  type FeedbackNeeds,
  feedbackRoutes,
  forgetPilotMarks,
  type PilotStore,
  reportRoutes,
} from '../../features/pilot/index.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import type { Span } from '../../platform/telemetry/export-spans.ts'
import { errorFields, type Log } from '../../platform/log/log.ts'
import type { ConsentStanding } from '../../protocols/gate/access.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { Task } from '../periodic.ts'
import { askingAbroad } from './asking-abroad.ts'
import { forgetSeenMessages } from './forget-tasks.ts'
import { identitiesOf } from './identities.ts'
import { type CountryStores, openDirectory } from './open-country.ts'
import type { Operation } from './operation.ts'
import type { ContactPointSetup } from './setup.ts'
import { walletsOf } from './wallet.ts'

/** Where our own contact point keeps things: as any country's, and what its professionals do. */
export type OurStores = CountryStores & {
  readonly lookups: Lookups
  readonly consents: Consents
  readonly pilot: PilotStore
  readonly identities: PatientIdentityStore
  readonly presentations: Presentations
}

/** What our contact point is made of. */
export type OurContactPointNeeds = {
  readonly setup: ContactPointSetup
  readonly stores: OurStores
  readonly operation: Operation
  readonly demoPeople?: TreatmentCountryNeeds['demoPeople']
  readonly demoWallet?: HealthCredentialNeeds['demoWallet']
  readonly log: Log
  readonly now: () => Date
}

/** Our contact point: what our professionals ask of other countries (role B), and whom it trusts. */
export type OurContactPoint = {
  readonly keeper: DirectoryKeeper
  readonly stores: OurStores
  readonly setup: ContactPointSetup
  /** Pages of the clinician and of the operator. */
  readonly routes: (
    needs: Pick<TreatmentCountryNeeds, 'keep' | 'discard' | 'atHand' | 'personKeySecret' | 'attestFor'> &
      Pick<KnownHereNeeds, 'keptOf'> &
      Launching & { readonly also: AlsoOperated },
  ) => readonly HttpRoute[]
  readonly consentOf: (id: string) => Promise<ConsentStanding>
  /** What a withdrawn consent removed, for whoever had it. */
  readonly closed: ReturnType<typeof closedDocument>
  /** Asks below a fetched summary whether it was of use. */
  readonly whenShown: ReturnType<typeof askWhenShown>
  /** Feeds the process's metrics and traces from now on. */
  readonly measure: (metrics: Metrics, span: (span: Span) => void) => void
  readonly tasks: readonly Task[]
  readonly close: () => void
}

/** A consent a patient has spoken lasts as long as a shift (issue 5, item 5). */
const consentHours = 12

/** Opens our contact point on what its database holds; other countries are asked when somebody asks. */
export async function openOurContactPoint(needs: OurContactPointNeeds): Promise<OurContactPoint> {
  const { setup, stores, operation, log, now } = needs
  const { consents, lookups, pilot } = stores
  const keeper = await openDirectory({ setup, stores, now })
  const { partners, vouching, close } = askingAbroad(needs, keeper.directory)
  const failed = (error: unknown) => log.warn('problem', errorFields(error))
  const asking = { pilot, lookups, consents, failed, now }
  const parts = { keeper, partners, vouching, underWay: makeUnderWay(failed), asking }
  return {
    keeper,
    stores,
    setup,
    consentOf: consentStanding(consents, now),
    closed: closedDocument({ lookups, consents, now }),
    whenShown: askWhenShown(asking),
    routes: (handed) => pagesOf(needs, parts, handed),
    measure: (metrics, span) => operation.measure(metrics, keeper, span),
    tasks: tasksOf(needs, keeper),
    close,
  }
}

/** What asking takes that is made once, whoever asks. */
type Parts = Pick<TreatmentCountryNeeds, 'partners' | 'vouching' | 'underWay'> & {
  readonly keeper: DirectoryKeeper
  readonly asking: FeedbackNeeds
}

function pagesOf(
  needs: OurContactPointNeeds,
  { keeper, asking, ...parts }: Parts,
  handed: Parameters<OurContactPoint['routes']>[0],
): readonly HttpRoute[] {
  const { setup, stores, operation, log, now } = needs
  const { consents, lookups, pilot } = stores
  const { directory } = keeper
  const { recognise, known, routes } = identitiesOf(setup, { ...handed, ...stores, directory, now })
  const wallets = walletsOf(setup, {
    ...needs,
    ...stores,
    directory,
    recognise,
    origin: handed.origin,
    paths: treatmentPaths,
  })
  return [
    ...treatmentCountryRoutes({
      ...{ ...handed, ...wallets.beside, ...known, ...parts, ...practiceOf(setup) },
      ...{ recognise, directory, lookups, consents, consentHours, now, newId: randomUUID },
      brakes: operation.brakes,
      afterwards: askAfterwards(asking),
      reviewsNorwegian: handed.also.norwegianToReview !== undefined,
      ...(needs.demoPeople ? { demoPeople: needs.demoPeople } : {}),
      alarm: () => log.warn('emergency-access'),
    }),
    ...launches(setup, { directory, lookups, now, newId: randomUUID }, handed),
    ...feedbackRoutes(asking),
    ...reportRoutes({ pilot, invented: setup.network === 'demonstration', now }),
    ...directoryRoutes({ keeper, formSecret: randomBytes(32), now }),
    ...operation.routes(keeper, () => emergenciesToReview({ consents, now }), handed.also),
    ...wallets.routes,
    ...routes,
  ]
}

/** What is done over and over while it is open. */
function tasksOf({ operation, stores, now }: OurContactPointNeeds, keeper: DirectoryKeeper): readonly Task[] {
  const { presentations, lookups, replays, pilot } = stores
  return [
    ...operation.tasks,
    { name: 'refresh-partner-directory', everySeconds: 3600, run: () => keeper.refresh() },
    { name: 'forget-wallet-questions', everySeconds: 60, run: () => presentations.deleteExpired(now()) },
    { name: 'forget-lookups', everySeconds: 60, run: () => lookups.deleteExpired(now()) },
    forgetSeenMessages(replays, now),
    forgetPilotMarks(pilot, now),
  ]
}

/** Invented countries are for practice; real ones lead to where that is. */
function practiceOf({ network, training }: ContactPointSetup): Pick<TreatmentCountryNeeds, 'practice'> {
  if (network === 'demonstration') return { practice: 'here' }
  return training === undefined ? {} : { practice: new URL(training) }
}

/** What launches from an EHR take of the process. */
type Launching = { readonly origin: string; readonly pending: PendingLaunches }

/** The ways in from the EHR systems we trust; none where we trust none. */
function launches(
  { ehrSystems = [] }: ContactPointSetup,
  needs: Pick<TreatmentCountryNeeds, 'directory' | 'lookups' | 'now' | 'newId'>,
  { origin, pending }: Launching,
): readonly HttpRoute[] {
  if (ehrSystems.length === 0) return []
  const { directory, now } = needs
  return launchRoutes({
    trusted: ehrSystems,
    origin,
    pending,
    masks: () => directory.partners().flatMap(({ country }) => directory.mask(country) ?? []),
    fillIn: async (person, patient) => treatmentPaths.lookup(await fillIn(needs, person, { ...patient, by: 'ehr' })),
    countriesPath: treatmentPaths.countries,
    fetching: fetch,
    newToken: () => randomBytes(32).toString('base64url'),
    now,
  })
}
