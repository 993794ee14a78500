import assert from 'node:assert/strict'
import { test } from 'node:test'
import { criticalInformation } from './critical-information/contract.ts'
import { withFullUrls } from './full-urls.ts'

const allergies = criticalInformation.operations.find(({ id }) => id === 'allergies')!
const url = 'https://box.example/critical-information/AllergyIntolerance'
const resource = { resourceType: 'AllergyIntolerance', id: 'a' }

test('FHIR R4, Bundle.entry.fullUrl: every resource of a searchset says where it is', () => {
  const body = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] }
  assert.deepEqual(withFullUrls({ status: 200, body }, url, allergies).body, {
    ...body,
    entry: [{ fullUrl: `${url}/a`, resource }],
  })
})

test('FHIR R4, Bundle.entry.fullUrl: an outcome beside the matches has a name, the same for the same', () => {
  const outcome = { resource: { resourceType: 'OperationOutcome', issue: [] }, search: { mode: 'outcome' } }
  const body = { resourceType: 'Bundle', type: 'searchset', entry: [outcome] }
  const [one, other] = [1, 2].map(() => JSON.stringify(withFullUrls({ status: 200, body }, url, allergies).body))
  assert.match(one!, /"fullUrl":"urn:uuid:[\da-f-]{36}"/)
  assert.equal(one, other)
})

test('what is no searchset, or has an address already, stays as it was', () => {
  for (const outcome of [
    { status: 200 },
    { status: 200, body: Buffer.from('%PDF') },
    { status: 200, body: { resourceType: 'Bundle', type: 'searchset', total: 0 } },
    { status: 200, body: { resourceType: 'Bundle', type: 'batch-response', entry: [{ resource }] } },
    { status: 200, body: { type: 'searchset', entry: [{ fullUrl: 'urn:uuid:1', resource }] } },
  ]) {
    assert.deepEqual(withFullUrls(outcome, url, allergies), outcome)
  }
})
