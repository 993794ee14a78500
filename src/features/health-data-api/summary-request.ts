import { eps } from '../../conversion/eps/canonicals.ts'
import { Problem } from '../../kernel/problem.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { parseFhirJson } from '../../standards/fhir/json.ts'
import type { NamedPatient } from './asked-patient.ts'
import { identifierOf } from './patient-search.ts'
import { readSearch, valueProblem } from './search-parameters.ts'
import { isObject } from './stated.ts'

/** Whose summary is wanted. */
export type WantedSummary = NamedPatient

/** The operation's parameters on an instance (IPS, `$summary`): by address, or in a body of a POST. */
export function summaryOfId({ query, params, headers, bytes }: WebRequest): WantedSummary {
  const { one } = readSearch([query, parametersIn(headers['content-type'], bytes)], { profile: {} })
  requireKnown(one('profile'))
  return { id: params.id ?? '' }
}

/** The same on the type: the patient is named by number. */
export function summaryOfNumber({ query }: Pick<WebRequest, 'query'>): WantedSummary {
  return named([query])
}

/**
 * As `summaryOfNumber`, of a resource Parameters.
 *
 * @throws Problem `invalid` (`parameters`), `unsupported` (`parameters-media-type`)
 */
export function summaryOfParameters({ query, headers, bytes }: WebRequest): WantedSummary {
  return named([query, parametersIn(headers['content-type'], bytes)])
}

function named(sources: readonly URLSearchParams[]): WantedSummary {
  const { one } = readSearch(sources, { identifier: {}, profile: {} })
  requireKnown(one('profile'))
  return { identifier: identifierOf(one('identifier') ?? '', 'identifier') }
}

/** Profiles that what is handed over claims, or is derived from. */
const profiles: ReadonlySet<string | undefined> = new Set([
  eps.profiles.bundle,
  'http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips',
])

function requireKnown(profile: string | undefined): void {
  if (profile !== undefined && !profiles.has(profile.split('|', 1)[0])) throw valueProblem('profile')
}

/** What a resource Parameters says in texts; nothing where there is no body. */
function parametersIn(type: string | undefined, bytes: Uint8Array): URLSearchParams {
  if (bytes.length === 0) return new URLSearchParams()
  if (!/^application\/(fhir\+)?json\s*(;|$)/i.test(type ?? '')) {
    throw new Problem('unsupported', 'parameters-media-type', 'Parameters are taken as JSON')
  }
  const resource = parsed(bytes)
  const parameters =
    isObject(resource) && resource.resourceType === 'Parameters' ? (resource.parameter ?? []) : undefined
  if (!Array.isArray(parameters)) throw unread()
  return new URLSearchParams(parameters.map(pairOf))
}

function pairOf(parameter: unknown): [string, string] {
  if (!isObject(parameter) || typeof parameter.name !== 'string') throw unread()
  const { name, valueString, valueUri, valueCanonical, valueIdentifier } = parameter
  const text = valueString ?? valueUri ?? valueCanonical ?? tokenOf(valueIdentifier)
  if (typeof text !== 'string') throw unread()
  return [name, text]
}

function tokenOf(identifier: unknown): string | undefined {
  if (!isObject(identifier) || typeof identifier.system !== 'string') return undefined
  return typeof identifier.value === 'string' ? `${identifier.system}|${identifier.value}` : undefined
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return parseFhirJson(Buffer.from(bytes).toString('utf8'))
  } catch (cause) {
    throw unread(cause)
  }
}

function unread(cause?: unknown): Problem {
  return new Problem('invalid', 'parameters', 'The body is no Parameters resource that can be read', {}, { cause })
}
