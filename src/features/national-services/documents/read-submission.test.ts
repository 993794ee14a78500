import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { placesIn, withValue } from '../../../../test/mutations/spoil.ts'
import { exampleSubmission } from './example-submission.ts'
import { readSubmission, subjectIn } from './read-submission.ts'

const today = '2026-11-22'

test('MHD ITI-65: the example is read as one document, with the size and hash of its bytes', () => {
  const [document, ...others] = readSubmission(exampleSubmission(), today)
  assert.equal(others.length, 0)
  assert.equal(document?.size, Buffer.from(document?.data ?? '', 'base64').length)
  assert.deepEqual([document?.uniqueId, document?.type, document?.confidentiality], ['2.25.502', 'A00-1', 'N'])
})

test('issue 6, bad input: whatever stands in one place of a submission, it is read or refused by name', () => {
  const places = placesIn(exampleSubmission()).filter(({ length }) => length > 0)
  const strange = fc.oneof(fc.jsonValue(), fc.constantFrom(null, [], {}, [null], [[]], '', -0, [{}]))
  fc.assert(
    fc.property(fc.constantFrom(...places), strange, (place, put) => {
      const bundle = withValue(exampleSubmission(), place, put) as Json
      subjectIn(bundle)
      try {
        readSubmission(bundle, today)
      } catch (problem) {
        assert.ok(problem instanceof Problem, String(problem))
        assert.equal(problem.kind, 'invalid')
        assert.match(problem.place.at ?? '', /^Bundle(\.entry(\[\d+\])?(\.\w+(\[\d+\])?)*|\.type)$/)
      }
    }),
    { numRuns: 500 },
  )
})
