import type { Json } from '../../standards/fhir/json.ts'
import { readHelseIdToken } from '../../standards/helseid/access-token.ts'
import { type AnsweredCall, auditEventOf, type NationalService, type Operation } from '../national-services/index.ts'
import {
  aboutPerson,
  type FilledIn,
  filledFrom,
  requestOf,
  type SentRequest,
  targetOf,
  tokenFor,
} from './example-call.ts'
import type { CallCredentials, PageClient } from './page-client.ts'
import { readyCall } from './ready-call.ts'
import { wrongNamed } from './wrong-credentials.ts'

/** What came back. */
export type Received = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Sends a request to the box, the way it would come from a vendor. */
export type SendRequest = (request: SentRequest) => Promise<Received>

/** One call from end to end, for the page to show. */
export type Exchange = {
  readonly request: SentRequest
  readonly received: Received
  readonly milliseconds: number
  /** What the Norwegian profile has an audit trail tell of it; for the page alone, and kept nowhere. */
  readonly audit?: Json
}

/** What a page's call is sent with. */
export type SendNeeds = {
  readonly origin: string
  readonly client: PageClient
  readonly send: SendRequest
  /** Milliseconds that never go back. */
  readonly clock: () => number
  readonly now: () => Date
}

/**
 * Runs a call of a page as a call of a vendor: with a token and a proof, over the service's own route, past its own gate;
 * wrong ones where the form asks for them.
 *
 * @throws Problem `invalid` (`header-value`)
 */
export async function sendFilled(
  { origin, client, send, clock, now }: SendNeeds,
  service: NationalService,
  operation: Operation,
  filled: FilledIn,
): Promise<Exchange> {
  const url = targetOf(origin, service, operation, filled.path)
  const wrong = wrongNamed(filled.wrong)
  const right = { token: tokenFor(service, operation, filled), proven: { method: operation.method, url } }
  const credentials = await client(
    wrong?.token?.(right.token, now()) ?? right.token,
    wrong?.proven?.(right.proven) ?? right.proven,
  )
  const shown = wrong?.shown?.(credentials) ?? credentials
  const request = requestOf(url, service, operation, aboutPerson(operation, filled), shown)
  if (wrong?.twice) await send(request)
  const began = clock()
  const received = await send(request)
  const milliseconds = clock() - began
  const audit = auditOf(credentials, filled, { service, operation, status: received.status, at: now(), origin })
  return { request, received, milliseconds, ...(audit ? { audit } : {}) }
}

type Answered = Pick<AnsweredCall, 'service' | 'operation' | 'status' | 'at'> & { readonly origin: string }

/** Of the token that this page has just had issued: the service has looked at it, where it has answered. */
function auditOf(
  { authorization }: CallCredentials,
  { as, person: patient }: FilledIn,
  { origin, ...answered }: Answered,
): Json | undefined {
  if (as !== 'professional' || patient === '' || answered.status >= 400) return undefined
  const [, payload = ''] = authorization.split('.')
  const token = readHelseIdToken(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  return auditEventOf({ ...answered, token, patient, site: new URL(origin).host })
}

/** The call made ready by the calls that come before it; undefined where they had nothing to take. */
export function readyExample(
  needs: SendNeeds,
  service: NationalService,
  operation: Operation,
  filled: FilledIn,
): Promise<FilledIn | undefined> {
  return readyCall(service, operation, filled, async (earlier, ready) => {
    const { received } = await sendFilled(needs, service, earlier, ready)
    return received
  })
}

/** Runs the first example of an operation, about this person. */
export async function sendExample(
  needs: SendNeeds,
  service: NationalService,
  operation: Operation,
  { person }: Pick<FilledIn, 'person'>,
): Promise<Exchange> {
  const filled = { ...filledFrom(service, operation, operation.examples[0]), person }
  return sendFilled(needs, service, operation, (await readyExample(needs, service, operation, filled)) ?? filled)
}
