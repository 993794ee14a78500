import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capabilityStatementOf } from './capability-statement.ts'
import type { Operation } from './national-service.ts'
import { refusalOf } from './refusal.ts'
import { etagOf, ifMatch, overtaken, requireSeen } from './resource-version.ts'
import { services } from './services.ts'

const updates = services.flatMap(({ service }) =>
  service.operations
    .filter(({ method }) => method === 'PUT' && service.format !== 'json')
    .map((operation) => ({ service, operation })),
)

for (const { service, operation } of updates) {
  test(`FHIR R4, concurrency: ${operation.id} of ${service.id} asks for the version seen, by the one rule`, () => {
    assert.ok(operation.headers?.includes(ifMatch))
    const { resource } = (
      capabilityStatementOf(service, 'https://x.example', '2026-11-22') as { rest: [{ resource: Versioned[] }] }
    ).rest[0]
    const [, type] = operation.path.split('/')
    assert.equal(resource.find((each) => each.type === type)?.versioning, 'versioned-update')
  })
}

type Versioned = { readonly type: string; readonly versioning?: string }

test('FHIR R4, concurrency: only the newest version may be in If-Match, in the form of ETag', () => {
  assert.doesNotThrow(() => requireSeen({ headers: { [ifMatch.name]: etagOf(3) } }, { version: 3 }))
  for (const said of [etagOf(2), etagOf(4), '"3"', '3']) {
    assert.throws(() => requireSeen({ headers: { [ifMatch.name]: said } }, { version: 3 }), { code: 'if-match-stale' })
  }
})

for (const [headers, status] of [
  [[ifMatch], 412],
  [undefined, 409],
] as const) {
  test(`FHIR R4, http: who is overtaken ${headers ? 'with' : 'without'} If-Match is told by ${status}`, () => {
    const problem = overtaken((headers ? { headers } : {}) as Pick<Operation, 'headers'>)
    assert.equal(refusalOf({ format: 'fhir-r4' }, problem).status, status)
  })
}
