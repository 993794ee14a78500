import type { Answer } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { HttpRoute } from '../../protocols/web/route.ts'
import { askService, type ServiceCall, type ServiceNeeds } from './ask-service.ts'
import { answerTypeOf } from './media-type.ts'
import type { NationalService, Operation, Outcome } from './national-service.ts'
import { idPattern } from './read-call.ts'
import { refusalMediaType, refusalOf } from './refusal.ts'
import { services } from './services.ts'

/** Where the box has its services; each real service has a host of its own. */
const boxPath = '/nasjonale'

/** Bytes of a body: a record or a bundle of records. */
const bodyBytes = 2 * 1024 * 1024

/** What the routes need beside what the services do. */
export type ServiceRouteNeeds = ServiceNeeds & {
  /** Scheme, host and port we are reached at: what a proof of a key is for. */
  readonly origin: string
  /** Stands around every call: the box's faults and its log of calls. Left out, calls are answered as they are. */
  readonly around?: Around
}

/** One call on its way: what it is to, and how it is asked with other needs than the usual. */
export type CallUnderWay = {
  readonly service: NationalService
  readonly operation: Operation
  readonly call: ServiceCall
  readonly needs: ServiceNeeds
  readonly ask: (changed?: Partial<ServiceNeeds>) => Promise<Outcome>
}

export type Around = (call: CallUnderWay) => Promise<Outcome>

const asItIs: Around = ({ ask }) => ask()

/**
 * Every operation of every service as a route. The routes release nothing by themselves: the gate is asked inside, once the
 * token has said who calls.
 */
export function serviceRoutes(needs: ServiceRouteNeeds): readonly HttpRoute[] {
  return services.flatMap(({ service }) => service.operations.map((operation) => routeOf(needs, service, operation)))
}

function routeOf(needs: ServiceRouteNeeds, service: NationalService, operation: Operation): HttpRoute {
  const { method } = operation
  return {
    id: `${service.id}-${operation.id}`,
    kind: 'http',
    releases: 'nothing',
    calledBySystems: true,
    addresses: addressesOf(service, operation).map((each) => ({ method, path: each })),
    ...(method === 'GET' || method === 'DELETE'
      ? {}
      : { body: operation.body ? ({ kind: 'bytes', maxBytes: bodyBytes } as const) : ({ kind: 'form' } as const) }),
    prepare: (request) => ({
      about: { kind: 'no-one' },
      answer: async () =>
        answerOf(service, operation, await underWay(needs, service, operation, callOf(needs, request))),
    }),
    troubled: (trouble) => answerOf(service, operation, refusalOf(service, trouble)),
  }
}

/** Where an operation is called: one for the base itself with and without a slash, since FHIR clients leave it out. */
export function addressesOf(service: NationalService, { path }: Operation): readonly string[] {
  const address = addressOf(service, path).replaceAll(/:\w+/g, `$&(${idPattern.source})`)
  return path === '/' ? [address, address.slice(0, -1)] : [address]
}

function underWay(
  { around = asItIs, ...needs }: ServiceRouteNeeds,
  service: NationalService,
  operation: Operation,
  call: ServiceCall,
): Promise<Outcome> {
  const ask = (changed: Partial<ServiceNeeds> = {}) => askService({ ...needs, ...changed }, service, operation, call)
  return around({ service, operation, call, needs, ask })
}

/** Where an operation is in the box. */
export function addressOf({ id, base }: Pick<NationalService, 'id' | 'base'>, path: string): string {
  return `${boxPath}/${id}${base}${path}`
}

function callOf({ origin }: ServiceRouteNeeds, request: WebRequest) {
  const { params, headers, query, form, bytes, method, path } = request
  return {
    ...{ params, headers, query, form, bytes, method },
    authorization: headers.authorization,
    dpop: headers.dpop,
    url: `${origin}${path}`,
  }
}

function answerOf(service: NationalService, operation: Operation, { status, body, type, headers }: Outcome): Answer {
  const json = status >= 400 ? refusalMediaType(service) : answerTypeOf(service, operation)
  return {
    kind: 'bytes',
    status,
    type: body instanceof Uint8Array ? (type ?? 'application/octet-stream') : `${json}; charset=utf-8`,
    body: body instanceof Uint8Array ? body : body === undefined ? '' : JSON.stringify(body),
    disposition: 'inline',
    ...(headers ? { headers } : {}),
  }
}
