import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeGrants } from './grants.ts'
import type { Grant } from './relying-party.ts'

const key = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
const grant: Grant = { refreshToken: 'first', key }

/** An issuer that answers when the test says so. */
function issuer() {
  const shown: string[] = []
  const answers: ((refreshToken: string) => void)[] = []
  const ask = ({ refreshToken }: Grant) => {
    shown.push(refreshToken)
    const { promise, resolve } = Promise.withResolvers<{ value: string; refreshToken: string }>()
    answers.push((next) => resolve({ value: 'token', refreshToken: next }))
    return promise
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { shown, answers, ask, settle }
}

test('RFC 9700, 4.14.2: a refresh token that was replaced is never shown again, however many ask at once', async () => {
  const grants = makeGrants()
  const { shown, answers, ask, settle } = issuer()
  grants.keep('v', grant)
  const asked = [1, 2, 3].map(() => grants.use('v', ask))
  for (const next of ['second', 'third', 'fourth']) {
    await settle()
    answers.shift()?.(next)
  }
  assert.deepEqual(await Promise.all(asked), ['token', 'token', 'token'])
  assert.deepEqual(shown, ['first', 'second', 'third'])
})

test('HelseID: once the issuer has let a refresh token be used again, nobody waits for anybody', async () => {
  const grants = makeGrants()
  const { shown, answers, ask, settle } = issuer()
  grants.keep('v', grant)
  const asked = [1, 2, 3].map(() => grants.use('v', ask))
  await settle()
  assert.equal(shown.length, 1)
  answers.shift()?.('first')
  await settle()
  assert.equal(shown.length, 3)
  for (const answer of answers) answer('first')
  assert.equal((await Promise.all(asked)).length, 3)
})

test('an issuer that refuses one does not stop the next, and a visit that is over has nothing', async () => {
  const grants = makeGrants()
  grants.keep('v', grant)
  await assert.rejects(
    grants.use('v', () => Promise.reject(new Error('no'))),
    { message: 'no' },
  )
  assert.equal(await grants.use('v', async () => ({ value: 1 })), 1)
  grants.forget('v')
  assert.equal(await grants.use('v', async () => ({ value: 1 })), undefined)
})
