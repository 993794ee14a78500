import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { maternityRecord } from './maternity-record/contract.ts'
import { persons } from './persons/contract.ts'
import { refusalMediaType, refusalOf } from './refusal.ts'
import { testResults } from './test-results/contract.ts'

const problem = new Problem('forbidden', 'token-scope', 'The token lacks the scope')

for (const [title, service, type, member] of [
  ['FHIR R4: an OperationOutcome', testResults, 'application/fhir+json', 'issue'],
  ['RFC 9457: problem details', persons, 'application/problem+json', 'title'],
  ['DHG, error handling: a shape of its own', maternityRecord, 'application/json', 'errorCode'],
] as const) {
  test(`${title} tells what stopped a call of ${service.id}, and why the token was not enough`, () => {
    const { status, body, headers } = refusalOf(service, problem, 'event-1')
    assert.deepEqual([status, refusalMediaType(service)], [403, type])
    assert.ok(body && member in body)
    assert.match(headers?.['www-authenticate'] ?? '', /^DPoP error="insufficient_scope"/)
  })
}
