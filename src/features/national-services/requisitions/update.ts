import { Problem } from '../../../kernel/problem.ts'
import type { RecordChange } from '../../national-records/index.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { requireSeen, writtenHeaders } from '../resource-version.ts'
import { requestRules, uuidIn } from './request-rules.ts'
import { faultsOf, refusedFor } from './rules.ts'
import { changedTo, keptOf, renderRecord, type Stored, storedIn } from './stored.ts'

/**
 * What may come after a status: what is over is not taken up again, and anything may have been an error.
 *
 * @see https://hl7.org/fhir/R5/workflow-request.html (states of a request)
 */
const next: Readonly<Record<string, readonly string[]>> = {
  draft: ['active', 'on-hold', 'revoked'],
  active: ['on-hold', 'revoked', 'completed'],
  'on-hold': ['active', 'revoked'],
  unknown: ['draft', 'active', 'on-hold', 'revoked', 'completed'],
  completed: [],
  revoked: [],
  'entered-in-error': [],
}

/**
 * Puts a requisition in the place of the version that the writer saw: a new end, on hold, revoked.
 *
 * @throws Problem `not-found` (`request-unknown`), the same where it is kept back; `invalid` (`id-differs`); `unsupported`: `identifier-changed`, `status-transition`; that of
 * `requireSeen`
 * @see https://hl7.org/fhir/R5/http.html#concurrency
 */
export function updateRequest(asked: Asked): Outcome {
  const resource = asked.body ?? {}
  const held = asked.records.find(({ kind, id }) => kind === 'ServiceRequest' && id === asked.params.id)
  if (!held || !asked.person) throw new Problem('not-found', 'request-unknown', 'The patient has no such requisition')
  if (resource.id !== held.id) throw wrong('invalid', 'id-differs', 'The id differs from that of the address', 'id')
  const faults = faultsOf('ServiceRequest', resource, requestRules, asked.now)
  if (faults.length > 0) return refusedFor(faults)
  requireSeen(asked, held)
  const { resource: before, ...stored } = storedIn(held)
  if (uuidIn(before) !== uuidIn(resource)) {
    throw wrong('unsupported', 'identifier-changed', 'A requisition keeps its RequesterDefinedUuid', 'identifier')
  }
  if (!mayFollow(String(before.status), String(resource.status))) {
    throw wrong('unsupported', 'status-transition', 'The status may not come after the one it has', 'status')
  }
  const content: Stored = { ...stored, resource: keptOf(resource, asked.person.number) }
  const { person, service, id, kind, version: seen } = held
  const change: RecordChange = { person, service, id, kind, seen, at: asked.now, content }
  const record = changedTo(change)
  return { status: 200, body: renderRecord(record), headers: writtenHeaders(record), changes: [change] }
}

function mayFollow(before: string, after: string): boolean {
  return before === after || after === 'entered-in-error' || (next[before] ?? []).includes(after)
}

function wrong(kind: 'invalid' | 'unsupported', code: string, text: string, at: string): Problem {
  return new Problem(kind, code, text, { at: `ServiceRequest.${at}` })
}
