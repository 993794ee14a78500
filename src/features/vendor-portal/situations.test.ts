import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachOnce } from './situations.ts'

test('somebody in two situations is listed once, with both, in the order of the situations', () => {
  const tried = {
    pregnant: [{ number: '41810100012' }],
    results: [{ number: '01810100016' }, { number: '41810100012' }],
  }
  assert.deepEqual(
    [...eachOnce(tried)],
    [
      ['01810100016', ['results']],
      ['41810100012', ['results', 'pregnant']],
    ],
  )
})
