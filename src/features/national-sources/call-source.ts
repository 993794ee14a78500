import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import type { NationalService } from '../national-services/index.ts'
import { type Question, type RequestParts, requestOf, type Said } from './request-of.ts'
import type { Received, Send } from './send.ts'
import type { Silence } from './source.ts'
import { trouble } from './trouble.ts'

/** Headers that show who calls, for one request. */
export type Show = (
  request: { readonly method: string; readonly url: string; readonly nonce?: string },
  /** The token that was shown was not taken: another is wanted. */
  again: boolean,
) => Promise<Readonly<Record<string, string>>>

/** One source, as it is called for one person. */
export type Calling = {
  readonly service: NationalService
  /** Scheme, host and what stands before the contract's own base. */
  readonly base: string
  readonly silences: readonly Silence[]
  readonly said: Omit<Said, 'eventId'>
  readonly newId: () => string
  readonly show: Show
  readonly send: Send
  readonly signal: AbortSignal
  /** Told of each answer as it came; not of a refusal that looks as if nothing were held. */
  readonly came?: ((operation: string, received: Received) => void) | undefined
}

/**
 * Asks, and reads JSON.
 *
 * @returns undefined where the refusal is one that looks as if nothing were held
 * @throws Problem `source-…`, and those of tokens
 */
export async function jsonFor(calling: Calling, question: Question): Promise<Json | undefined> {
  const received = await answerFor(calling, question)
  return received && objectIn(received)
}

/** The same of bytes, with their media type. */
export async function bytesFor(calling: Calling, question: Question) {
  const received = await answerFor(calling, question)
  if (!received) return undefined
  return { type: received.headers.get('content-type') ?? 'application/octet-stream', bytes: received.bytes }
}

/** That a call asked for more than there is. */
const needless = 400

async function answerFor(calling: Calling, question: Question): Promise<Received | undefined> {
  const { service, said, newId, silences, signal, came } = calling
  const request = requestOf(service, question, { ...said, eventId: newId() })
  const received = await shown(calling, request)
  // Another clock than the network's may have run out while the answer was read.
  if (signal.aborted) throw trouble('slow')
  const { status } = received
  const codes = status < 400 ? [] : codesIn(received)
  const isSilence = (each: Silence) => each.status === status && (each.code === undefined || codes.includes(each.code))
  if (silences.some(isSilence) || (question.beside && status === needless)) return undefined
  came?.(question.operation, received)
  if (status >= 200 && status < 300) return received
  if (status >= 500 || status === 408 || status === 429) throw trouble('down', String(status))
  throw trouble('refused', String(status))
}

/** A token that is not taken is asked for anew once, and a nonce that the source wants is put into the proof (RFC 9449, 9). */
async function shown({ base, show, send, signal }: Calling, request: RequestParts): Promise<Received> {
  const { path, ...parts } = request
  const url = `${base}${path}`
  const once = async (nonce: string | undefined, again: boolean) => {
    const asked = { method: parts.method, url, ...(nonce === undefined ? {} : { nonce }) }
    return send({ ...parts, url, signal, headers: { ...parts.headers, ...(await show(asked, again)) } })
  }
  const first = await once(undefined, false)
  if (first.status !== 401) return first
  const nonce = first.headers.get('dpop-nonce') ?? undefined
  const wantsNonce = nonce !== undefined && /use_dpop_nonce/.test(first.headers.get('www-authenticate') ?? '')
  return once(nonce, !wantsNonce)
}

/** Bytes of JSON that are read: numbers are kept as they were written, and more would hold everybody up for seconds. */
const mostJson = 4 * 1024 * 1024

function objectIn({ bytes }: Pick<Received, 'bytes'>): Json {
  if (bytes.length > mostJson) throw trouble('unreadable', 'length')
  try {
    const parsed = parseFhirJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Json
  } catch (cause) {
    throw trouble('unreadable', 'JSON', cause)
  }
  throw trouble('unreadable', 'JSON')
}

/** Codes of a refusal, in each of the shapes there are: OperationOutcome, problem details (RFC 9457), DHG's own. */
function codesIn(received: Received): readonly string[] {
  try {
    const { issue, code, errorCode } = objectIn(received)
    const issues = Array.isArray(issue) ? issue : []
    const coded = issues.flatMap((each) => each?.details?.coding ?? []).map((coding) => coding?.code)
    return [...coded, code, errorCode].filter((each) => typeof each === 'string')
  } catch {
    // What is no JSON has no code.
    return []
  }
}
