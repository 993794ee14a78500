import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CallUnderWay, services } from '../national-services/index.ts'
import { callFacts } from './call-facts.ts'

const { service } = services.find((each) => each.service.id === 'test-results')!
const operation = service.operations.find(({ id }) => id === 'search-observations')!

const withBody = services
  .flatMap(({ service: of }) => of.operations.map((each) => ({ service: of, operation: each })))
  .find(({ operation: { person, examples } }) => person.in === 'body' && examples[0]?.body !== undefined)!

function aboutOf(body: object): string | undefined {
  const call = {
    ...{ params: {}, headers: {}, query: new URLSearchParams(), form: new URLSearchParams() },
    ...{ bytes: Buffer.from(JSON.stringify(body)), authorization: undefined, dpop: undefined, method: 'POST', url: '' },
  }
  // The facts look at the call, the service and the operation alone.
  const underWay = { ...withBody, call } as unknown as CallUnderWay
  return callFacts(underWay, { status: 413 }, { verified: true, asked: false, print: (kind) => kind }).about
}

test('a body of more values than a service reads is not read for the log either', () => {
  const body = withBody.operation.examples[0]?.body ?? {}
  assert.equal(aboutOf(body), 'person')
  assert.equal(aboutOf({ ...body, more: Array.from({ length: 60_000 }, () => 0) }), undefined)
})

function pageOf(skip: string): string | undefined {
  const call = {
    ...{ params: {}, headers: {}, query: new URLSearchParams(), form: new URLSearchParams({ _skip: skip }) },
    ...{ bytes: new Uint8Array(), authorization: undefined, dpop: undefined, method: 'POST', url: '' },
  }
  // The facts look at the call, the service and the operation alone.
  const underWay = { service, operation, call } as unknown as CallUnderWay
  return callFacts(underWay, { status: 401 }, { verified: false, asked: false, print: () => 'print' }).page
}

test('the log keeps the number of a page, and nothing that a stranger writes in its place', () => {
  assert.equal(pageOf('200'), '200')
  assert.equal(pageOf('24868600035'), undefined)
  assert.equal(pageOf('x'.repeat(1_000_000)), undefined)
})
