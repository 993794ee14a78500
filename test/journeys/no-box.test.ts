import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../../src/app/config.ts'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { startSystem } from './running-system.ts'

test('issue 6, item 3: where a real issuer vouches for people there is no box, no test token and no self-test', async () => {
  const config = readConfig(
    { KNUTEPUNKT_OPENID_ISSUER: 'https://issuer.invalid', KNUTEPUNKT_OPENID_CLIENT_ID: 'knutepunkt' },
    {},
  )
  const [demo, real] = [await startSystem(), await startSystem(memoryAccessLog(), {}, 60, { config })]
  try {
    const inReal = new Set(real.registry.http().map(({ id }) => id))
    const paths = demo.registry.http().flatMap(({ id, addresses }) => (inReal.has(id) ? [] : addresses))
    assert.ok(paths.some(({ path }) => path.startsWith('/testtoken/')))
    for (const prefix of ['/nasjonale/', '/norge-i-boks', '/testtoken/', '/norsk-pasient']) {
      assert.ok(!real.registry.http().some(({ addresses }) => addresses.some(({ path }) => path.startsWith(prefix))))
    }
    const answer = await fetch(`${real.origin}/testtoken/create-test-token`, { method: 'POST', body: '{}' })
    assert.equal(answer.status, 404)
  } finally {
    await demo.stop()
    await real.stop()
  }
})
