import { createHmac, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { personKey } from '../features/access-log/index.ts'
import {
  type Around,
  evidenceKeyOf,
  evidenceOf,
  personIdsOf,
  personRegister,
  serviceRoutes,
  services,
} from '../features/national-services/index.ts'
import { boxConnections } from '../features/national-sources/index.ts'
import {
  aroundCalls,
  makeBoxKeeper,
  makePageClient,
  type Print,
  rehearsalRoutes,
  type Rehearsals,
  rehearsalsOf,
  type SendRequest,
  vendorRoutes,
} from '../features/vendor-portal/index.ts'
import { selfTestRoutes } from '../features/vendor-self-test/index.ts'
import type { TokenService } from '../features/token-service/index.ts'
import { errorFields } from '../platform/log/log.ts'
import type { Gate } from '../protocols/gate/gate.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import { boxWanted } from './box-wanted.ts'
import type { Task } from './periodic.ts'
import { programVersion } from './version.ts'
import type { SystemNeeds } from './wire.ts'

/** The national services of the box, with its pages. */
export type NorwayBox = {
  readonly routes: readonly HttpRoute[]
  /** Sources of our own reader that are slow or down on purpose. */
  readonly rehearsals: Rehearsals
  /** What is forgotten now and then. */
  readonly tasks: readonly Task[]
  /** Lays the people, when they are not there. Resolves when they are, or when the server stops. */
  readonly begin: () => Promise<void>
  /** Resolves when nobody is being laid: the database may be closed. */
  readonly settled: () => Promise<void>
}

/** What the box is wired from. */
export type BoxNeeds = Pick<SystemNeeds, 'origin' | 'stores' | 'keys' | 'log' | 'now' | 'stopping'> & {
  /** Left out, every service asks what its contract says. */
  readonly config?: Pick<SystemNeeds['config'], 'boxAttest'>
  readonly gate: Gate
  /** Whose tokens count. */
  readonly tokens: Pick<TokenService, 'issuer' | 'idPorten' | 'maskinporten' | 'keys' | 'issue'>
  /** Sends a call to ourselves, the way that it comes from others. */
  readonly send: SendRequest
}

/** Every operation of a service, as a route. */
export const boxRouteIds: ReadonlySet<string> = new Set(
  services.flatMap(({ service, service: { operations } }) => operations.map(({ id }) => `${service.id}-${id}`)),
)

/** Only where people are invented: numbers that could be a person's are refused. */
export async function openNorwayBox(needs: BoxNeeds): Promise<NorwayBox> {
  const { origin, stores, keys, log, now, stopping, tokens, send } = needs
  const records = stores.nationalRecords
  const failed = (error: unknown) => log.error('problem', errorFields(error))
  const keeper = makeBoxKeeper({ records, wanted: boxWanted, now, failed, stopping })
  const callLog = stores.callLog(failed)
  const standing = stores.standingFaults
  const sources = Object.keys(boxConnections(origin))
  const rehearsals = rehearsalsOf(standing, sources, now)
  const print = printBy(keys.personKeySecret)
  const around = aroundCalls({ log: callLog, standing, rehearsals, print, now, clock, wait })
  const client = await makePageClient({ issue: tokens.issue, now, newId: randomUUID })
  const tokenEndpoint = `${tokens.issuer}/token`
  const pages = vendorRoutes({ origin, keeper, callLog, standing, client, send, clock, now, tokenEndpoint })
  const exercises = rehearsalRoutes({ rehearsals, sources, formSecret: formSecretOf(keys.personKeySecret) })
  const program = `Knutepunkt ${await programVersion()}`
  const tests = selfTestRoutes({ runs: stores.selfTests, callLog, standing, program, now, newId: randomUUID })
  const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000)
  const forget = async () => {
    await callLog.forgetBefore(daysAgo(loggedDays))
    await stores.selfTests.forgetBefore(daysAgo(testedDays))
    await standing.forgetBefore(now())
  }
  return {
    routes: [...answering(needs, around), ...pages, ...exercises, ...tests],
    rehearsals,
    tasks: [{ name: 'forget-box-calls', everySeconds: 3600, run: forget }],
    begin: keeper.begin,
    async settled() {
      await keeper.settled()
      await callLog.settled()
    },
  }
}

/** Milliseconds that never go back. */
function clock(): number {
  return performance.now()
}

/** Every service, and what it answers with. */
function answering({ config, origin, stores, keys, now, gate, tokens }: BoxNeeds, around: Around) {
  const { issuer, idPorten, maskinporten } = tokens
  const records = stores.nationalRecords
  return serviceRoutes({
    ...{ issuer, others: { idPorten, maskinporten }, keys: tokens.keys, once: stores.once.note },
    ...(config ? { attest: config.boxAttest } : {}),
    ...{ now, records, gate, origin, around },
    register: personRegister(records, false),
    personKey: (number) => personKey(keys.personKeySecret, { root: numberRoot, extension: number }),
    newId: randomUUID,
    personIds: personIdsOf(keys.personKeySecret),
    evidence: evidenceOf(evidenceKeyOf(keys.personKeySecret)),
  })
}

/** How long a vendor can look at a call. */
const loggedDays = 7

/** How long a report stands. */
const testedDays = 90

/** The same in every process: whichever gave a form, any takes it. */
function formSecretOf(secret: Uint8Array): Uint8Array {
  return createHmac('sha256', secret).update('box forms').digest()
}

/** Short and keyed: what the log knows things of a call again by. */
function printBy(secret: Uint8Array): Print {
  return (kind, value) => createHmac('sha256', secret).update(`box ${kind} ${value}`).digest('base64url').slice(0, 12)
}

/** A person's chain of access records is found by fødselsnummer and D-number alike: the digits tell them apart. */
const numberRoot = '2.16.578.1.12.4.1.4.1'

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Through the whole server, and through no network: a proxy before us does not know our own calls. */
export function toOurselves(app: FastifyInstance, origin: string): SendRequest {
  const { host } = new URL(origin)
  return async ({ method, url, headers, body }) => {
    const path = url.slice(origin.length)
    const answer = await app.inject({
      method,
      url: path,
      headers: { ...headers, host },
      ...(body === undefined ? {} : { payload: body }),
    })
    const { statusCode: status, headers: answered, rawPayload } = answer
    const shown = Object.entries(answered).map(([name, value]) => [name, String(value)] as const)
    return { status, headers: Object.fromEntries(shown), body: rawPayload }
  }
}
