import type { Json } from '../../standards/fhir/json.ts'
import { parseFhirJson } from '../../standards/fhir/json.ts'
import type { NationalService, Operation, Taken } from '../national-services/index.ts'
import { type FilledIn, filledFrom } from './example-call.ts'

/** Makes a call as it is filled in, and gives what came. */
export type MakeCall = (
  operation: Operation,
  filled: FilledIn,
) => Promise<{ readonly status: number; readonly body: Uint8Array }>

/**
 * A call with what only an earlier answer can give it: the calls that come before are made, about the same person and by
 * the same caller.
 *
 * @returns undefined where an earlier call was refused, or had nothing to take
 */
export async function readyCall(
  service: NationalService,
  operation: Operation,
  filled: FilledIn,
  call: MakeCall,
): Promise<FilledIn | undefined> {
  const { after } = operation
  if (!after) return filled
  const earlier = service.operations.find(({ id }) => id === after.operation)
  if (!earlier) return undefined
  const { person, hpr } = filled
  const as = earlier.callers.includes(filled.as) ? filled.as : (earlier.callers[0] ?? filled.as)
  const first = { ...filledFrom(service, earlier, earlier.examples[0]), person, as, ...(hpr ? { hpr } : {}) }
  const ready = await readyCall(service, earlier, first, call)
  if (!ready) return undefined
  const { status, body } = await call(earlier, ready)
  const answer = status < 400 ? jsonIn(new TextDecoder().decode(body)) : undefined
  const taken = answer && after.take(answer, exampleOf(filled))
  return taken && filledWith(filled, ready, taken)
}

function exampleOf({ parameters, headers, body }: FilledIn) {
  const json = body === undefined ? undefined : jsonIn(body)
  return { title: '', parameters, headers, ...(json ? { body: json } : {}) }
}

/** What the earlier call was filled with in its path holds for this one too, where the names are the same. */
function filledWith(
  filled: FilledIn,
  { path: before }: FilledIn,
  { path, parameters, headers, body }: Taken,
): FilledIn {
  return {
    ...filled,
    path: { ...before, ...filled.path, ...path },
    parameters: { ...filled.parameters, ...parameters },
    headers: { ...filled.headers, ...headers },
    ...(body ? { body: JSON.stringify(body, undefined, 2) } : {}),
  }
}

function jsonIn(text: string): Json | undefined {
  try {
    const value: unknown = parseFhirJson(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
  } catch {
    // An answer may be cut, or of bytes; nothing can be taken out of it.
    return undefined
  }
}
