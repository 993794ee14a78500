import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { refusalOf, services } from '../national-services/index.ts'
import { clientOf, type LoggedCall, memoryCallLog, reasonIn, unknownClient } from './call-log.ts'

const call = (client: string, over: Partial<LoggedCall> = {}): LoggedCall => ({
  at: new Date('2026-11-22T10:00:00Z'),
  client,
  service: 'test-results',
  operation: 'search-reports',
  method: 'POST',
  status: 200,
  milliseconds: 3,
  ...over,
})
const tokenOf = (claims: object) => `DPoP x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`

test('whoever has been quiet the longest is forgotten when there are too many clients', async () => {
  const log = memoryCallLog()
  log.add(call('quiet'))
  for (let nth = 0; nth < 250; nth++) log.add(call(`client-${nth}`))
  const kept = await Promise.all(['quiet', 'client-249', 'client-10'].map(async (id) => (await log.of(id, 9)).length))
  assert.deepEqual(kept, [0, 1, 0])
})

for (const [title, authorization, client] of [
  ['no token', undefined, unknownClient],
  ['a token that is none', 'DPoP nonsense', unknownClient],
  ['a token of a client', tokenOf({ client_id: 'vendor:1' }), 'vendor:1'],
  ['a client whose id is markup', tokenOf({ client_id: '<b>' }), unknownClient],
  ['a client whose id is too long', tokenOf({ client_id: 'a'.repeat(65) }), unknownClient],
  ['claims that are no object', tokenOf([]), unknownClient],
  ['claims that are nothing', `DPoP x.${Buffer.from('null').toString('base64url')}.x`, unknownClient],
] as const) {
  test(`a call with ${title} is of ${client}`, () => assert.equal(clientOf(authorization), client))
}

test('the reason of a refusal is read out of an OperationOutcome and of problem details', () => {
  const issue = [{ details: { coding: [{ code: 'header-missing' }] }, expression: ['person-id'] }]
  assert.deepEqual(reasonIn({ status: 400, body: { issue } }), { code: 'header-missing', place: 'person-id' })
  assert.deepEqual(reasonIn({ status: 400, body: { code: 'person-missing' } }), { code: 'person-missing' })
  assert.deepEqual(reasonIn({ status: 400, body: {} }), {})
  assert.deepEqual(reasonIn({ status: 200, body: { issue } }), {})
})

for (const { service } of services) {
  test(`${service.id}: the log says why, whatever shape its refusals have`, () => {
    const problem = new Problem('invalid', 'header-missing', 'A header is missing', { at: 'person-id' })
    assert.equal(reasonIn(refusalOf(service, problem)).code, 'header-missing')
  })
}
