import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  maternityRecord,
  type Operation,
  powersOfAttorney,
  privacySettings,
} from '../../src/features/national-services/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, doctor, openBox, storyWith } from './box.ts'

const somebody = storyWith(
  ({ privacySettings: held, pregnancies, person }) =>
    held.some(({ about }) => about === 'maternity-record') &&
    pregnancies.some(({ ended, appointments }) => !ended && appointments.length > 0) &&
    person.confidentiality === 'ugradert',
)
const { number } = somebody.person
const recordId = somebody.pregnancies[0]!.id

const headers = {
  'nhn-patient-nin': number,
  'nhn-source-system': 'Test 1.0',
  'nhn-user-role': encodeURIComponent(
    JSON.stringify({ system: 'urn:oid:2.16.578.1.12.4.1.1.9060', code: doctor.profession }),
  ),
}
const machine = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901' }

/** Any JSON under the names that an operation knows, and under names that are traps. */
function bodiesFor({ body, examples }: Operation): fc.Arbitrary<Json> {
  const names = [...Object.keys((body?.properties ?? {}) as Json), '__proto__', 'constructor', 'deleted', 'recordId']
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('', ...examples.flatMap((each) => Object.values(each.body ?? {}))),
  )
  const example = fc.constantFrom(...examples.map((each) => each.body ?? {}))
  const changes = fc.dictionary(fc.constantFrom(...names), anything)
  return fc.tuple(example, changes).map(([whole, changed]) => ({ ...whole, ...changed }))
}

for (const service of [privacySettings, maternityRecord, powersOfAttorney]) {
  test(`issue 6, bad input: whatever JSON ${service.id} is sent, it answers or says what is wrong`, async () => {
    const box = await openBox([somebody])
    for (const operation of service.operations.filter(({ body }) => body !== undefined)) {
      await fc.assert(
        fc.asyncProperty(bodiesFor(operation), async (body) => {
          const said = operation.callers.includes('system') ? { claims: machine } : { attest: number }
          const params = { recordId, resourceId: 'x' }
          const { status } = await call(box, service, operation.id, { headers, params, body, said })
          assert.ok(status < 500, `${operation.id} answers ${status}`)
        }),
        { numRuns: 15 },
      )
    }
  })
}
