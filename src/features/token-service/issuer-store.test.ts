import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryOnce } from '../identity/index.ts'
import { issuerStore } from './issuer-store.ts'

const now = () => new Date('2026-11-22T10:00:00Z')

test('RFC 7523, 3; RFC 9449, 11.1: what was shown to one issuer of a box is known to another that shares its memory', async () => {
  const { note } = memoryOnce()
  const [one, other] = [1, 2].map(() => issuerStore(now, note, async () => undefined)('ReplayDetection'))
  assert.equal(await one!.find('a'), undefined)
  await one!.upsert('a', {}, 60)
  assert.deepEqual(await other!.find('a'), { jti: 'a', kind: 'ReplayDetection' })
  const both = await Promise.all([one!.find('b'), other!.find('b')])
  assert.equal(both.filter((each) => each === undefined).length, 1)
})
