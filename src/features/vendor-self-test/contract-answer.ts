import { Problem } from '../../kernel/problem.ts'
import { readHelseIdToken } from '../../standards/helseid/access-token.ts'
import type { Json } from '../../standards/fhir/json.ts'
import {
  evidenceKeyOf,
  evidenceOf,
  type NationalService,
  type Operation,
  type Outcome,
  type PrivacyOutcome,
  personIdsOf,
  readCall,
  refusalOf,
} from '../national-services/index.ts'
import { aboutPerson, type FilledIn, requestOf } from '../vendor-portal/index.ts'

/** Whom the contract is asked about: somebody with nothing held, whose settings stand so, or nobody. */
export type Situation = { readonly privacy: PrivacyOutcome; readonly known: boolean }

/**
 * What the contract itself answers about somebody of whom nothing is held, by its own rules and without a network.
 *
 * @param token of the professional who asks
 * @returns undefined where the rules look at more than that
 */
export async function contractAnswer(
  service: NationalService,
  operation: Operation,
  filled: FilledIn,
  { token, now, newId }: { readonly token: string; readonly now: Date; readonly newId: () => string },
  { privacy, known }: Situation,
): Promise<Pick<Outcome, 'status' | 'body'> | undefined> {
  try {
    const caller = callerIn(token)
    const read = readCall(service, operation, callOf(service, operation, filled))
    const person = { number: filled.person, born: '1970-01-01', confidential: false, representatives: [] }
    return await operation.answer({
      ...read,
      ...{ caller, privacy, params: filled.path, records: [], history: [], beside: {}, now, newId },
      findBeside: async () => undefined,
      personIds: personIdsOf(new Uint8Array(32)),
      ...{ person: known ? person : undefined, by: undefined, evidence: evidenceOf(evidenceKeyOf(new Uint8Array(32))) },
    })
  } catch (problem) {
    return problem instanceof Problem ? refusalOf(service, problem) : undefined
  }
}

function callerIn(token: string) {
  const [, payload = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Json
  const scopes = new Set([claims.scope].flat().map(String))
  return { client: String(claims.client_id), scopes, kind: 'professional', token: readHelseIdToken(claims) } as const
}

function callOf(service: NationalService, operation: Operation, filled: FilledIn) {
  const sent = requestOf('https://contract.example/', service, operation, aboutPerson(operation, filled), {
    ...{ authorization: '', dpop: '' },
  })
  const form = sent.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? (sent.body ?? '') : ''
  const headers = Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    params: filled.path,
    headers: Object.fromEntries(headers),
    query: new URL(sent.url).searchParams,
    form: new URLSearchParams(form),
    bytes: Buffer.from(sent.body ?? ''),
  }
}
