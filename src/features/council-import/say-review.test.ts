import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentReviews } from './apply-reviews.ts'
import { sayReview } from './say-review.ts'
import { memoryImportStore } from './store.memory.ts'
import type { Verdict } from './store.ts'

test('issue 3, item 3: the last thing said counts, also when the clock stands still or goes back', async () => {
  const imports = memoryImportStore()
  const said: readonly (readonly [Verdict, string, number])[] = [
    ['corrected', 'c', 5],
    ['withdrawn', 'b', 5],
    ['rejected', 'a', 3],
  ]
  for (const [verdict, id, minute] of said) {
    const at = new Date(Date.UTC(2026, 0, 1, 12, minute))
    await sayReview(imports, { id, fact: 'case x title', verdict, by: 's', byName: 'S', at })
  }
  const reviews = await imports.listReviews()
  assert.deepEqual(
    reviews.map(({ verdict }) => verdict),
    ['corrected', 'withdrawn', 'rejected'],
  )
  assert.equal(currentReviews(reviews).get('case x title')?.verdict, 'rejected')
})
