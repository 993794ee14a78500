import type { Json } from '../../standards/fhir/json.ts'
import { type CallUnderWay, type Outcome, requireBounded } from '../national-services/index.ts'
import type { CallFacts } from './call-log.ts'
import { objectIn } from './object-in.ts'

/** A short keyed print: the same for the same value, and of no use to whoever has no key. */
export type Print = (kind: 'token' | 'proof' | 'person', value: string) => string

/** What the self-test may know of a call; nothing of it says whom the call was about. */
export function callFacts(
  { service, operation, call }: CallUnderWay,
  outcome: Outcome,
  { verified, asked, print }: { readonly verified: boolean; readonly asked: boolean; readonly print: Print },
): CallFacts {
  const named = namedHeaders(service.headers.concat(operation.headers ?? []), call.headers)
  const body = operation.body && verified ? bodyIn(call.bytes) : undefined
  const person = personIn(operation.person, { headers: named, words: [call.query, call.form], body })
  const page = pageIn(wordIn(call, '_skip') ?? wordIn(call, '_page'))
  const wait = Number(outcome.headers?.['retry-after'] ?? Number.NaN)
  return {
    verified,
    token: print('token', call.authorization ?? ''),
    proof: print('proof', call.dpop ?? ''),
    ...(person === undefined ? {} : { about: print('person', person) }),
    ...(hasNumber([...call.query.values(), ...Object.values(call.params)]) ? { numberInAddress: true } : {}),
    ...(page === undefined ? {} : { page }),
    ...(hasMore(outcome, Number(wordIn(call, '_skip') ?? 0), call) ? { more: true } : {}),
    ...(triedOn(() => service.elevates?.(named, body)) ? { elevated: true } : {}),
    ...(Number.isNaN(wait) ? {} : { wait }),
    ...(asked ? { asked: true } : {}),
  }
}

type Wire = CallUnderWay['call']

function namedHeaders(rules: readonly { readonly name: string }[], given: Wire['headers']) {
  const found = rules.flatMap(({ name }) => {
    const value = given[name.toLowerCase()]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}

/** A body that the service refuses for its size is not read here either: nothing is known of it. */
function bodyIn(bytes: Uint8Array): Json {
  const body = triedOn((): unknown => {
    requireBounded(bytes)
    return JSON.parse(new TextDecoder().decode(bytes))
  })
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : {}
}

/** Rules of a contract expect a body of its form; here nothing has looked at it yet. */
function triedOn<Value>(look: () => Value): Value | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}

type Said = {
  readonly headers: Readonly<Record<string, string>>
  readonly words: readonly URLSearchParams[]
  readonly body: Json | undefined
}

function personIn(place: CallUnderWay['operation']['person'], { headers, words, body }: Said): string | undefined {
  const word = (name: string) => words.map((each) => each.get(name)).find((each) => each !== null) ?? undefined
  if (place.in === 'header') return headers[place.name]
  if (place.in === 'parameter') return word(place.name)
  return place.in === 'body' && body ? triedOn(() => place.find(body)) : undefined
}

function wordIn({ query, form }: Wire, name: string): string | undefined {
  return form.get(name) ?? query.get(name) ?? undefined
}

/** Whoever calls writes what they like: nothing is kept of it but a number that may be one of a page. */
function pageIn(word: string | undefined): string | undefined {
  return word !== undefined && /^\d{1,6}$/.test(word) ? word : undefined
}

/** A number of eleven digits where proxies and logs see it. */
function hasNumber(values: readonly string[]): boolean {
  return values.some((value) => /(?<!\d)\d{11}(?!\d)/.test(value))
}

/** Whether a searchset counts more than it has and was skipped for. */
function hasMore({ body: given }: Outcome, skipped: number, call: Wire): boolean {
  const body = objectIn(given)
  if (typeof body?.total !== 'number' || !Array.isArray(body.entry)) return false
  const matches = body.entry.filter((entry) => entry?.search?.mode === 'match').length
  const before = skipped + (Number(wordIn(call, '_page') ?? 1) - 1) * Number(wordIn(call, '_count') ?? matches)
  return body.total > before + matches
}
