import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  measurements,
  type NationalService,
  vaccinations,
  welfareTechnology,
} from '../../src/features/national-services/index.ts'
import { rawDecimal } from '../../src/standards/fhir/json.ts'
import { placesIn, withValue } from '../mutations/spoil.ts'
import { call, openBox, storyWith } from './box.ts'
import { askedAbout, machine } from './said-of.ts'

const somebody = storyWith(
  ({ person, privacySettings }) => person.numberKind === 'FNR' && !person.died && privacySettings.length === 0,
)
const { number } = somebody.person

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, [], {}, [null], [[]], '', '9999-12-31', '2026-02-31T10:00:00Z', [{}], { coding: null }),
  fc.constantFrom('1e400', '-0', '0.1e-300', '12345678901234567890').map(rawDecimal),
  fc.constant(JSON.parse('{"__proto__":{"resourceType":"Observation"},"constructor":{}}')),
)

/** Trees as deep as a body of the greatest size can be. */
const deep = JSON.parse(`${'{"extension":[{"a":'.repeat(400)}1${'}]}'.repeat(400)}`)

for (const [service, operation] of [
  [measurements, 'create-observation'],
  [measurements, 'submit-bundle'],
  [vaccinations, 'register-vaccination'],
  [welfareTechnology, 'journal-bundle'],
] as const satisfies readonly (readonly [NationalService, string])[]) {
  const rule = service.operations.find(({ id }) => id === operation)!
  const asked = askedAbout(service, rule, number)
  const said = rule.callers.includes('professional') ? { attest: number } : { claims: machine }

  test(`issue 6, bad input: whatever stands in one place, ${operation} of ${service.id} takes it or refuses it in words`, async () => {
    const places = placesIn(asked.body).filter(({ length }) => length > 0)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.oneof(strange, fc.constant(deep)), async (place, put) => {
        const box = await openBox([somebody])
        const { status, body } = await call(box, service, operation, {
          ...asked,
          body: withValue(asked.body, place, put),
          said,
        })
        assert.ok(status < 500, `${place.join('.')} is answered ${status}`)
        // What is refused repeats nothing of what was sent: no number, and no text but our own.
        if (status >= 400) assert.doesNotMatch(JSON.stringify(body), /\d{11}|9999-12-31/)
      }),
      { numRuns: 150 },
    )
  })
}
