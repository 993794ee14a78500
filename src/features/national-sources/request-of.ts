import type { Json } from '../../standards/fhir/json.ts'
import { volven } from '../../standards/norway/identifier-systems.ts'
import { mediaTypeOf, type NationalService, type Operation } from '../national-services/index.ts'
import { trouble } from './trouble.ts'

/** What a source is asked, beside what its contract says of every call. */
export type Question = {
  /** Id of an operation of the contract. */
  readonly operation: string
  /** Of the path. */
  readonly params?: Readonly<Record<string, string>>
  readonly parameters?: Readonly<Record<string, string | readonly string[]>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Json
  /**
   * Asked beside another for what that one does not give. How the source stands is told by the other alone: an answer that
   * gives nothing, and the status that says that the call was needless (400), count as if it had not been asked.
   */
  readonly beside?: true
}

/** Who asks about whom, as far as requests tell. */
export type Said = {
  /** National number. */
  readonly number: string
  /** Category of health personnel (Volven 9060); left out for whoever has none. */
  readonly profession?: string | undefined
  /** Name and version of this system. */
  readonly system: string
  /** Follows the call. */
  readonly eventId: string
}

/** A request without what shows who calls. */
export type RequestParts = {
  readonly method: Operation['method']
  /** Path and query, below where the service is. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Headers that several contracts have, and what they are filled with. */
const common: Readonly<Record<string, (said: Said) => string | undefined>> = {
  'nhn-source-system': ({ system }) => system,
  'nhn-event-id': ({ eventId }) => eventId,
  'correlation-id': ({ eventId }) => eventId,
  'nhn-user-role': ({ profession }) =>
    profession && encodeURIComponent(JSON.stringify({ system: volven('9060'), code: profession })),
  'requester-hpr-role': ({ profession }) => profession,
}

/**
 * The request that asks a question, built from the same contract that the box serves. The number stands in a header or a
 * body and never in an address.
 *
 * @throws Problem `source-refused` where the contract wants what we have not got: it has changed
 */
export function requestOf(service: NationalService, question: Question, said: Said): RequestParts {
  const operation = operationOf(service, question.operation)
  const { method } = operation
  const { query, form } = parametersOf(operation, question, said)
  const path = `${service.base}${pathOf(operation, question.params)}${query.size > 0 ? `?${query}` : ''}`
  const headers = headersOf(service, operation, question, said)
  if (method === 'GET' || method === 'DELETE') return { method, path, headers }
  const type = operation.body ? mediaTypeOf(service) : 'application/x-www-form-urlencoded'
  const body = operation.body ? JSON.stringify(question.body ?? {}) : form.toString()
  return { method, path, headers: { ...headers, 'content-type': type }, body }
}

/** Which stand in the address, and which in the form. */
function parametersOf({ method, person, parameters = [] }: Operation, question: Question, said: Said) {
  const asked = Object.entries(question.parameters ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as const),
  )
  const inQuery = (name: string) => method === 'GET' || parameters.some((rule) => rule.name === name && rule.inQuery)
  const about = person.in === 'parameter' ? [[person.name, said.number] as const] : []
  if (about.some(([name]) => inQuery(name))) throw trouble('refused', 'number in an address')
  const [query, form] = [new URLSearchParams(), new URLSearchParams()]
  for (const [name, value] of [...about, ...asked]) (inQuery(name) ? query : form).append(name, value)
  return { query, form }
}

/** @throws Problem `source-refused`: the contract has no such operation */
export function operationOf(service: NationalService, id: string): Operation {
  const found = service.operations.find((each) => each.id === id)
  if (!found) throw trouble('refused', id)
  return found
}

function pathOf({ path }: Operation, params: Question['params'] = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw trouble('refused', name)
    // Ids come from sources: these would lead to another path than the contract's.
    if (/^\.{0,2}$/.test(value)) throw trouble('unreadable', name)
    return encodeURIComponent(value)
  })
}

function headersOf(
  service: NationalService,
  { headers = [], person, answers }: Operation,
  question: Question,
  said: Said,
): Readonly<Record<string, string>> {
  const given: Readonly<Record<string, string>> = {
    ...(person.in === 'header' ? { [person.name]: said.number } : {}),
    ...question.headers,
  }
  const filled = [...service.headers, ...headers].flatMap(({ name, required }) => {
    const value = given[name] ?? common[name.toLowerCase()]?.(said)
    if (value === undefined && required) throw trouble('refused', name)
    return value === undefined ? [] : [[name, value]]
  })
  return { accept: answers.type ?? mediaTypeOf(service), ...Object.fromEntries(filled) }
}
