import type { Answer } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { addressOf, capabilityStatementOf, fhirBaseOf, openApiOf, services } from '../national-services/index.ts'
import { triedFor, withPersonOfBox } from './example-person.ts'
import type { BoxKeeper, Standing } from './keep-box.ts'
import { vendorPaths } from './pages/paths.ts'
import type { Tried } from './situations.ts'

/** Where services are reached, and where their tokens come from. */
export type DocumentNeeds = {
  readonly origin: string
  readonly tokenEndpoint: string
  readonly now: () => Date
  readonly keeper: Pick<BoxKeeper, 'standing'>
}

/** The contracts for machines: OpenAPI of every service, and the capability statement of those that speak FHIR. */
export function documentRoutes({ origin, tokenEndpoint, now, keeper }: DocumentNeeds): readonly HttpRoute[] {
  return services.flatMap(({ service }) => {
    const server = `${origin}${addressOf(service, '')}`
    const openApi = get({
      id: `${service.id}-openapi`,
      path: vendorPaths.openApi(service.id),
      releases: 'public',
      answer: () =>
        json(
          'application/json',
          openApiOf(service, { server, tokenEndpoint }),
          personOf(keeper.standing(), service.id),
        ),
    })
    if (service.format === 'json') return [openApi]
    const base = addressOf(service, fhirBaseOf(service))
    const capability = get({
      id: `${service.id}-capability`,
      path: `${base}/metadata`,
      releases: 'public',
      answer: () =>
        json('application/fhir+json', capabilityStatementOf(service, `${origin}${base}`, now().toISOString())),
    })
    return [openApi, capability]
  })
}

function personOf(standing: Standing, service: string): Tried | undefined {
  return standing.state === 'laid' ? triedFor(service, standing.tried) : undefined
}

function json(type: string, value: object, person?: Tried): Answer {
  return {
    kind: 'bytes',
    type: `${type}; charset=utf-8`,
    body: withPersonOfBox(JSON.stringify(value, undefined, 1), person),
    disposition: 'inline',
  }
}
