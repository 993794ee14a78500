import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyWithin } from './body-within.ts'

test('issue 5, bad input: a body is read up to the limit, and left at the first byte beyond it', async () => {
  assert.equal((await bodyWithin(new Response('abcd'), 4))?.toString(), 'abcd')
  assert.equal((await bodyWithin(new Response(null), 4))?.length, 0)
  let cancelled = false
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(3)),
    cancel() {
      cancelled = true
    },
  })
  assert.equal(await bodyWithin(new Response(endless), 4), undefined)
  assert.equal(cancelled, true)
})
