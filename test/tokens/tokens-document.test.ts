import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { services } from '../../src/features/national-services/index.ts'
import { type AttestRule, attestRules, unnamedRules } from '../../src/standards/helseid/attest-rules.ts'
import { openTokens } from './token-server.ts'
import { vendor } from './vendor.ts'

const document = readFileSync(new URL('../../docs/tokens.md', import.meta.url), 'utf8')

/** What the last cell of a rule says. */
function refusedBy({ place }: AttestRule): string {
  if (place.how === 'untold') return 'consumer alone knows'
  if (place.how === 'kept') return 'kept'
  return `${place.by.join(' and ')}: ${place.codes.map((code) => `\`${code}\``).join(', ')}`
}

test('docs/tokens.md: has every rule of the attest as it is kept', () => {
  const written = document.split('\n').filter((line) => line.startsWith('| ATT-'))
  const kept = attestRules.map(
    (rule) => `| ATT-${rule.number} | \`${rule.attribute}\` | ${rule.strength} | ${rule.says} | ${refusedBy(rule)} |`,
  )
  assert.deepEqual(written, kept)
  for (const number of unnamedRules) assert.ok(document.includes(`ATT-${number}`))
})

test('docs/tokens.md: the request for a test token gives one, for an API and a scope of the box', async (t) => {
  const { client } = await vendor()
  const { origin } = await openTokens(t, client)
  const [, body = ''] = /^```json\n([\s\S]*?)^```/m.exec(document) ?? []
  const wish: { audience: string; clientClaimsParameters: { scope: [string] } } = JSON.parse(body)
  const service = services.find((each) => each.service.audience === wish.audience)?.service ?? assert.fail()
  const [scope] = wish.clientClaimsParameters.scope
  assert.ok(service.operations.some(({ scopes }) => scopes.includes(scope)))
  const headers = { 'x-auth-key': client.id }
  const address = `${origin}/testtoken/v2/create-test-token-with-key`
  assert.equal((await fetch(address, { method: 'POST', headers, body })).status, 200)
})
