import { Problem } from '../../kernel/problem.ts'
import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import { requireBounded } from './body-bounds.ts'
import { refuseEmpty } from './empty-elements.ts'
import type { HeaderRule, NationalService, Operation, ParameterRule } from './national-service.ts'

/** One request to a service, as it came. */
export type Call = {
  readonly params: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly bytes: Uint8Array
}

/** A call whose form holds: what it says is for the operation to look at. */
export type ReadCall = {
  readonly headers: Readonly<Record<string, string>>
  readonly parameters: URLSearchParams
  readonly body: Json | undefined
}

/** What stands open in a path is an id: `_search` is none. */
export const idPattern = /^[A-Za-z0-9.-]{1,64}$/

/** A number of a person as a parameter, with or without its system; whether its digits hold is the register's to say. */
export const nationalNumberPattern = /^([^|]*\|)?\d{11}$/

/** Characters of one header or parameter. */
export const longest = 2_048

/**
 * Reads headers, parameters and body by the rules of the operation. All that is wrong stops at the first fault, which says
 * where, never what.
 *
 * @throws Problem `invalid`: `number-in-address`, `header-missing`, `header-value`, `parameter-unknown`, `parameter-missing`,
 * `parameter-value`, `parameter-repeated`, `body-json`, those of `requireBounded` and
 * `refuseEmpty`; `unsupported`: `body-media-type`
 */
export function readCall(service: NationalService, operation: Operation, call: Call): ReadCall {
  numberInForm(call)
  return {
    headers: headersIn([...service.headers, ...(operation.headers ?? [])], call.headers),
    parameters: parametersIn(operation.parameters ?? [], [call.query, call.form]),
    body: operation.body ? bodyOf(service, call) : undefined,
  }
}

/** A national number in an address would stand in every log on the way, whatever parameter it is. */
function numberInForm({ query }: Call): void {
  if ([...query.values()].some((value) => /(^|\|)\d{11}$/.test(value))) {
    throw new Problem('invalid', 'number-in-address', 'A national number may not stand in an address')
  }
}

function headersIn(rules: readonly HeaderRule[], given: Call['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rules.flatMap(({ name, required, pattern }) => {
      const value = given[name.toLowerCase()]
      if (value === undefined || (required && value === '')) {
        if (required) throw new Problem('invalid', 'header-missing', 'A header is missing', { at: name })
        return []
      }
      if (value.length > longest || !pattern.test(value)) {
        throw new Problem('invalid', 'header-value', 'A header has a value it may not have', { at: name })
      }
      return [[name, value]]
    }),
  )
}

function parametersIn(rules: readonly ParameterRule[], sources: readonly URLSearchParams[]): URLSearchParams {
  const read = new URLSearchParams()
  for (const [name, value] of sources.flatMap((source) => [...source])) {
    const rule = rules.find((each) => each.name === name)
    if (!rule) throw new Problem('invalid', 'parameter-unknown', 'A parameter is not one of this operation')
    if (read.has(name) && !rule.repeats) {
      throw new Problem('invalid', 'parameter-repeated', 'A parameter may stand once', { at: name })
    }
    if (!isValue(rule, value)) {
      throw new Problem('invalid', 'parameter-value', 'A parameter has a value it may not have', { at: name })
    }
    read.append(name, value)
  }
  const missing = rules.find(({ name, required }) => required && !read.has(name))
  if (missing) throw new Problem('invalid', 'parameter-missing', 'A parameter is missing', { at: missing.name })
  return read
}

/** FHIR dates may have a prefix and be of a year or a month. */
const date =
  /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** What a value of each type looks like; the contract's documents say the same. */
export const parameterPatterns: Readonly<Record<ParameterRule['type'], RegExp>> = {
  date,
  number: /^\d{1,6}$/,
  token: /^[ -~\u00a0-\uffff]+$/,
  string: /^[ -~\u00a0-\uffff]+$/,
}

function isValue({ type, values, pattern, minimum = 0 }: ParameterRule, value: string): boolean {
  if (value.length > longest || (type === 'number' && Number(value) < minimum)) return false
  return values ? values.includes(value) : (pattern ?? parameterPatterns[type]).test(value)
}

function bodyOf({ format }: NationalService, call: Call): Json {
  const body = bodyIn(call)
  if (format !== 'json') refuseEmpty(body, 'body')
  return body
}

function bodyIn({ bytes, headers }: Call): Json {
  if (!/^application\/(fhir\+)?json\b/i.test(headers['content-type'] ?? '')) {
    throw new Problem('unsupported', 'body-media-type', 'The body must be JSON')
  }
  requireBounded(bytes)
  try {
    const parsed = parseFhirJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Json
  } catch (cause) {
    throw new Problem('invalid', 'body-json', 'The body is not JSON', {}, { cause })
  }
  throw new Problem('invalid', 'body-json', 'The body is not a JSON object')
}
