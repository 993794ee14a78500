import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bounded } from './bounded.ts'

test('issue 4, bad input: what would wait behind too many is refused at once, and the next is taken again', async () => {
  const answers: PromiseWithResolvers<string>[] = []
  const slow = () => {
    const answer = Promise.withResolvers<string>()
    answers.push(answer)
    return answer.promise
  }
  const atOnce = bounded(2)
  const first = atOnce(slow)
  const second = atOnce(slow)
  await assert.rejects(atOnce(slow), { code: 'validation-busy', kind: 'unavailable' })
  answers[0]?.resolve('done')
  answers[1]?.reject(new Error('fell over'))
  assert.equal(await first, 'done')
  await assert.rejects(second)
  atOnce(slow)
  assert.equal(answers.length, 3)
})
