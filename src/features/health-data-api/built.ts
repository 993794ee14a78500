import { createHash } from 'node:crypto'
import type { Answer } from '../../protocols/web/answer.ts'
import { type Json, renderFhirJson } from '../../standards/fhir/json.ts'
import type { Committed } from '../country-of-affiliation/index.ts'
import { fhirJson } from './document-reference.ts'
import { operationOutcome, type Stopped } from './outcome.ts'

/** An answer that stands ready, and what must be committed before any of it leaves. */
export type Built = {
  readonly status: number
  readonly type: string
  readonly body: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly commits: readonly Committed['commit'][]
}

/** @param resource of FHIR */
export function builtOf(resource: Json, commits: Built['commits'], status = 200): Built {
  return { status, type: `${fhirJson}; charset=utf-8`, body: Buffer.from(renderFhirJson(resource)), commits }
}

/** What stopped, as an OperationOutcome. */
export function stoppedAs(stopped: Stopped, commits: Built['commits'] = []): Built {
  const later =
    stopped.status === 429 ? { 'retry-after': '3600' } : stopped.status === 503 ? { 'retry-after': '5' } : {}
  return { ...builtOf(operationOutcome(stopped), commits, stopped.status), headers: later }
}

/** SHA-256, hexadecimal. */
export function digestOfBody({ body }: Built): string {
  return createHash('sha256').update(body).digest('hex')
}

/** On the wire, under the name the request has in records. */
export function answerOf({ status, type, body, headers }: Built, requestId: string): Answer {
  return {
    kind: 'bytes',
    type,
    body,
    status,
    disposition: 'inline',
    headers: { ...headers, 'x-request-id': requestId.replace(/^urn:uuid:/, '') },
  }
}
