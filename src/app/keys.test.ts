import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem } from '../kernel/problem.ts'
import { loadKeys, readSealKey } from './keys.ts'

test('keys are made once, kept for the owner alone, and the same for processes that start together', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'kp-keys-'))
  t.after(() => rm(directory, { recursive: true }))
  const keys = join(directory, 'keys')
  const [one, two] = await Promise.all([loadKeys(keys), loadKeys(keys)])
  const later = await loadKeys(keys)
  for (const other of [two, later]) {
    assert.deepEqual(other.personKeySecret, one.personKeySecret)
    assert.equal(other.sealKey.keyId, one.sealKey.keyId)
  }
  assert.equal(one.personKeySecret.length, 32)
  assert.equal((await stat(join(keys, 'person-key.secret'))).mode & 0o077, 0)
  assert.equal((await stat(join(keys, 'seal-key.pem'))).mode & 0o077, 0)
})

test('who checks seals gets the public half of the key, and makes none where there is none', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'kp-keys-'))
  t.after(() => rm(directory, { recursive: true }))
  await assert.rejects(readSealKey(directory), Problem)
  assert.deepEqual(await readdir(directory), [])
  const { sealKey } = await loadKeys(directory)
  const keys = await readSealKey(directory)
  assert.equal(keys(sealKey.keyId)?.type, 'public')
  assert.equal(keys('another'), undefined)
})

test('a folder that cannot be used is a Problem', async () => {
  await assert.rejects(loadKeys('/dev/null/keys'), Problem)
})
