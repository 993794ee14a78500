import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { type Clients, healthDataFace, type HealthDataNeeds } from '../../features/health-data-api/index.ts'
import type { DirectoryKeeper } from '../../features/partner-directory/index.ts'
import type { Exchanged } from '../../features/partner-operations/index.ts'
import type { Brakes } from '../../features/request-limits/index.ts'
import type { Log } from '../../platform/log/log.ts'
import { beginSpan, readTraceparent } from '../../platform/telemetry/trace-context.ts'
import type { Beside } from '../../protocols/soap/serve-beside.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import type { Task } from '../periodic.ts'
import { contactPointOf } from './country-node.ts'
import { openFhirPort } from './fhir-port.ts'
import type { levelOneIn } from './level-one.ts'
import { communitiesOf, type CountryStores } from './open-country.ts'
import { type ContactPointSetup, selfOf, tlsSideOf } from './setup.ts'

/** What the FHIR face takes of our contact point. */
export type FhirFaceNeeds = {
  readonly setup: ContactPointSetup
  readonly stores: CountryStores
  readonly brakes: Brakes
  readonly levelOne: ReturnType<typeof levelOneIn>
  readonly keeper: Pick<DirectoryKeeper, 'directory' | 'certificates'>
  /** Systems of other countries that may ask. */
  readonly clients: Clients
  readonly personKeySecret: Uint8Array
  /** Scheme, host and port of the web server. */
  readonly origin: string
  /** Told of every question that ends. */
  readonly told: (exchanged: Exchanged) => void
  readonly log: Log
  readonly now: () => Date
}

/** What the process runs for it. */
export type FhirFace = {
  /** On the web server. */
  readonly routes: readonly HttpRoute[]
  /** On the port where other countries reach us. */
  readonly beside?: Beside
  readonly tasks: readonly Task[]
  readonly close: () => Promise<void>
}

/** Where nobody asks over FHIR. */
export const noFhirFace: FhirFace = { routes: [], tasks: [], close: async () => {} }

/**
 * The same answers over FHIR. Where the setup says at which address, on the port where other countries show a certificate,
 * and tokens are bound to it (RFC 8705). A demonstration that says none has the face beside its pages, where connections
 * have no certificate and tokens are bound to none: enough among invented people, and nowhere else (decision 0025).
 */
export async function openFhirFace(needs: FhirFaceNeeds): Promise<FhirFace> {
  const { setup, origin, log, now } = needs
  const { fhirOrigin, network } = setup
  if (fhirOrigin === undefined) {
    if (network !== 'demonstration') return noFhirFace
    const { routes, tasks } = faceAt(origin, needs, {})
    return { ...noFhirFace, routes, tasks }
  }
  const { routes, tasks } = faceAt(fhirOrigin, needs, { certificateOf: ({ certificate }) => certificate })
  return { routes: [], tasks, ...(await openFhirPort({ routes, origin: fhirOrigin, log, now })) }
}

function faceAt(
  origin: string,
  { setup, stores, brakes, levelOne, keeper, clients, personKeySecret, told, now }: FhirFaceNeeds,
  binding: Pick<HealthDataNeeds, 'certificateOf'>,
): Pick<FhirFace, 'routes' | 'tasks'> {
  const { country, homeCommunityId, repositoryUniqueId } = setup
  const tls = tlsSideOf(setup)
  const { searchMask, nextOfKinBelowAge } = setup
  const own = {
    ...{ country, homeCommunityId, repositoryUniqueId, now },
    ...(searchMask ? { searchMask } : {}),
    ...(nextOfKinBelowAge === undefined ? {} : { nextOfKinBelowAge }),
  }
  const point = contactPointOf({ ...own, stores, brakes, levelOne, personKeySecret, tls, host: setup.listen.host })
  const { routes, flush } = healthDataFace({
    ...own,
    ...binding,
    point,
    origin,
    clients: clientsOfPartners(clients, keeper),
    self: selfOf(setup),
    communityOf: communitiesOf(setup),
    replays: stores.replays,
    records: stores.records,
    key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    handleSecret: personKeySecret,
    peerOf: (certificate) => keeper.directory.trustedPeer(certificate, now()),
    asked({ headers }) {
      const started = performance.now()
      const trace = beginSpan(readTraceparent(headers.traceparent))
      return (ended) => told({ role: 'A', ...ended, seconds: (performance.now() - started) / 1000, at: now(), trace })
    },
    newId: randomUUID,
  })
  return { routes, tasks: [{ name: 'record-fhir-refusals', everySeconds: 60, run: flush, atStop: true }] }
}

/** Those of countries the directory knows, of which an operator believes a signer of assertions: one door, one lock. */
export function clientsOfPartners(
  clients: Clients,
  { directory, certificates }: Pick<DirectoryKeeper, 'directory' | 'certificates'>,
): Clients {
  const believed = (country: string) =>
    directory.partner(country) !== undefined &&
    certificates().some(
      ({ pin, fault }) => pin.country === country && pin.use === 'assertion' && pin.state === 'approved' && !fault,
    )
  return {
    async find(clientId) {
      const client = await clients.find(clientId)
      return client && believed(client.country) ? client : undefined
    },
  }
}
