import { Problem } from '../../kernel/problem.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { NationalService, Operation } from '../national-services/index.ts'
import { services } from '../national-services/index.ts'
import { type CallLog, isClientId } from './call-log.ts'
import { documentRoutes } from './document-routes.ts'
import { type FilledIn, filledFrom, readFilled } from './example-call.ts'
import { faultRules, readFaults } from './faults.ts'
import type { BoxKeeper } from './keep-box.ts'
import { pageClientId } from './page-client.ts'
import { boxPage } from './pages/box.ts'
import { callsPage } from './pages/calls.ts'
import { operationPage, type OperationView, readyField } from './pages/operation.ts'
import { vendorPaths } from './pages/paths.ts'
import { servicePage } from './pages/service.ts'
import { readyExample, sendFilled, type SendNeeds } from './send-example.ts'
import type { StandingFaults } from './standing-faults.ts'

/** What the vendors' pages need. */
export type VendorNeeds = SendNeeds & {
  readonly keeper: BoxKeeper
  readonly callLog: CallLog
  readonly standing: StandingFaults
  readonly tokenEndpoint: string
}

/** The pages of the box, open to everybody who reaches it: its people are nobody. */
export function vendorRoutes(needs: VendorNeeds): readonly HttpRoute[] {
  return [...boxRoutes(needs), ...callRoutes(needs), ...tryRoutes(needs), ...documentRoutes(needs)]
}

function boxRoutes({ keeper }: VendorNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'norway-box',
      path: vendorPaths.box,
      releases: 'public',
      answer: ({ language }) => page(boxPage(language, keeper.standing())),
    }),
    post({
      id: 'norway-box-reset',
      path: vendorPaths.reset,
      releases: 'nothing',
      answer() {
        // Laid while the page shows how far it is; what fails is told by the keeper.
        void keeper.reset()
        return redirect(vendorPaths.box)
      },
    }),
    get({
      id: 'national-service',
      path: vendorPaths.service(':service'),
      releases: 'public',
      answer: ({ language, params }) => page(servicePage(language, serviceNamed(params))),
    }),
  ]
}

/**
 * Trying an operation. The answer that is shown is the service's own: it passed the gate there, and stands in the log of
 * whom it is about.
 */
function tryRoutes(needs: VendorNeeds): readonly HttpRoute[] {
  const path = vendorPaths.operation(':service', ':operation')
  const shown = ({ language, params }: WebRequest) => {
    const service = serviceNamed(params)
    return { language, service, operation: operationNamed(service, params), standing: needs.keeper.standing() }
  }
  return [
    get({
      id: 'national-operation',
      path,
      releases: 'public',
      answer(request) {
        const view = shown(request)
        const example = view.operation.examples[Number(request.query.get('eksempel') ?? 0)]
        return page(operationPage({ ...view, filled: filledFrom(view.service, view.operation, example) }))
      },
    }),
    post({
      id: 'national-operation-tried',
      path,
      releases: 'public',
      async answer(request) {
        const view = shown(request)
        const filled = readFilled(view.service, view.operation, request.form)
        const asked = request.form.has(readyField) ? readied(needs, view, filled) : tried(needs, view, filled)
        return page(operationPage({ ...view, filled, ...(await asked.catch(whoCannotCall)) }))
      },
    }),
  ]
}

type Shown = Pick<OperationView, 'service' | 'operation'>

async function tried(needs: VendorNeeds, { service, operation }: Shown, filled: FilledIn): Promise<Came> {
  return { exchange: await sendFilled(needs, service, operation, filled) }
}

async function readied(needs: VendorNeeds, { service, operation }: Shown, filled: FilledIn): Promise<Came> {
  const ready = await readyExample(needs, service, operation, filled)
  return { filled: ready ?? filled, lacking: !ready }
}

type Came = Partial<Pick<OperationView, 'filled' | 'exchange' | 'lacking' | 'unknownHpr'>>

/** There is no token for somebody whom the token service does not know, so there is no call: the form says so. */
function whoCannotCall(problem: unknown): Came {
  if (problem instanceof Problem && problem.code === 'professional-unknown') return { unknownHpr: true }
  throw problem
}

/** Calls on the page. */
const shownCalls = 100

function callRoutes({ callLog, standing, now }: VendorNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'national-calls',
      path: vendorPaths.calls,
      releases: 'public',
      async answer({ language, query }) {
        const client = clientIn(query)
        const calls = await callLog.of(client, shownCalls)
        const stand = await standing.of(client, now())
        const faults = stand.find(({ service }) => service === undefined)?.faults
        return page(callsPage({ language, client, calls, faults }))
      },
    }),
    post({
      id: 'national-faults',
      path: vendorPaths.faults,
      releases: 'nothing',
      async answer({ form }) {
        const client = clientIn(form)
        const asked = faultRules.flatMap(({ name }) => {
          const value = form.get(name)
          return value ? [`${name}=${value}`] : []
        })
        const faults = asked.join(', ')
        readFaults(faults)
        await standing.set(client, faults, now())
        return redirect(`${vendorPaths.calls}?${new URLSearchParams({ klient: client })}`)
      },
    }),
  ]
}

/** Our own pages' client unless another is named. */
function clientIn(words: URLSearchParams): string {
  const client = words.get('klient')?.trim() || pageClientId
  if (isClientId(client)) return client
  throw new Problem('invalid', 'malformed-request', 'This is no id of a client', { at: 'klient' })
}

/** @throws Problem `not-found` */
function serviceNamed({ service: id }: WebRequest['params']): NationalService {
  const found = services.find(({ service }) => service.id === id)
  if (!found) throw new Problem('not-found', 'not-found', 'There is no such service')
  return found.service
}

function operationNamed({ operations }: NationalService, { operation: id }: WebRequest['params']): Operation {
  const found = operations.find((each) => each.id === id)
  if (!found) throw new Problem('not-found', 'not-found', 'The service has no such operation')
  return found
}
