import type { Answer } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { addressOf, capabilityStatementOf, openApiOf, services } from '../national-services/index.ts'
import { vendorPaths } from './pages/paths.ts'

/** Where services are reached, and where their tokens come from. */
export type DocumentNeeds = {
  readonly origin: string
  readonly tokenEndpoint: string
  readonly now: () => Date
}

/** The contracts for machines: OpenAPI of every service, and the capability statement of those that speak FHIR. */
export function documentRoutes({ origin, tokenEndpoint, now }: DocumentNeeds): readonly HttpRoute[] {
  return services.flatMap(({ service }) => {
    const server = `${origin}${addressOf(service, '')}`
    const openApi = get({
      id: `${service.id}-openapi`,
      path: vendorPaths.openApi(service.id),
      releases: 'public',
      answer: () => json('application/json', openApiOf(service, { server, tokenEndpoint })),
    })
    if (service.format === 'json') return [openApi]
    const capability = get({
      id: `${service.id}-capability`,
      path: addressOf(service, '/metadata'),
      releases: 'public',
      answer: () => json('application/fhir+json', capabilityStatementOf(service, server, now().toISOString())),
    })
    return [openApi, capability]
  })
}

function json(type: string, value: object): Answer {
  return {
    kind: 'bytes',
    type: `${type}; charset=utf-8`,
    body: JSON.stringify(value, undefined, 2),
    disposition: 'inline',
  }
}
