import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bounded } from './bounded.ts'
import type { DocumentVerdict } from './validator.ts'

test('issue 4, bad input: what would wait behind too many is refused at once, and the next is taken again', async () => {
  const answers: PromiseWithResolvers<DocumentVerdict>[] = []
  const slow = {
    validate: () => {
      const answer = Promise.withResolvers<DocumentVerdict>()
      answers.push(answer)
      return answer.promise
    },
  }
  const validation = bounded(slow, 2)
  const first = validation.validate(new Uint8Array())
  const second = validation.validate(new Uint8Array())
  await assert.rejects(validation.validate(new Uint8Array()), { code: 'validation-busy', kind: 'unavailable' })
  answers[0]?.resolve({ form: 'fhir', findings: [], profiles: [] })
  answers[1]?.reject(new Error('fell over'))
  await first
  await assert.rejects(second)
  validation.validate(new Uint8Array())
  assert.equal(answers.length, 3)
})
