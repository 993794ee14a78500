import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Outcome } from '../../src/features/national-services/index.ts'
import { endpointRules } from '../../src/features/vendor-self-test/endpoint-rules.ts'
import { makeProver, tryEndpoint } from '../../src/features/vendor-self-test/index.ts'
import { ruleText } from '../../src/features/vendor-self-test/pages/rule-texts.ts'
import { checks, type Manners, now, people, small, smallEndpoint, wishedToken } from './small-endpoint.ts'

const provers = { ours: await makeProver(), others: await makeProver() }

function findingsOf(manners: Manners) {
  return tryEndpoint({
    ...{ service: small, base: 'https://small.example', people, other: '21883649874', write: true, provers },
    ...{ tokens: wishedToken, send: smallEndpoint(manners), now: () => now, newId: randomUUID, tried: () => {} },
  })
}

async function brokenBy(manners: Manners) {
  const findings = await findingsOf(manners)
  return [...new Set(findings.filter(({ verdict }) => verdict === 'broken').map(({ rule }) => rule))]
}

const about =
  (whom: string, changed: Outcome): NonNullable<Manners['right']> =>
  (right, number) =>
    number === whom ? changed : right
const open: Outcome = { status: 200, body: { total: 0, keptBack: false, code: 'open' } }

/** Rules that no check of a request keeps, each with an endpoint that breaks it. */
const others: readonly (readonly [rule: string, manners: Manners])[] = [
  ['answers', { right: (right) => ({ ...right, type: 'text/plain' }) }],
  ['nobody-as-nothing', { right: about(people.nobody, { status: 404, body: {} }) }],
  ['reserved', { right: about(people.reserved, open) }],
  ['restricted-person', { right: about(people.restricted, open) }],
  ['blocked-professional', { right: about(people.blocked.number, open) }],
  ['refusal-shape', { refusal: (refusal) => ({ ...refusal, body: { error: 'no' } }) }],
  ['refusal-silent', { refusal: (refusal, number) => ({ ...refusal, body: { ...refusal.body, text: number } }) }],
  ['challenge', { refusal: ({ status, body = {} }) => ({ status, body }) }],
]

test('issue 6, item 5: an endpoint that keeps every rule is seen to keep every one, and each has words', async () => {
  const findings = await findingsOf({})
  const unlike = findings.filter(({ verdict }) => verdict !== 'kept')
  assert.deepEqual(
    unlike.map(({ rule, about: what, because, evidence }) => [rule, what, because, evidence[0]?.note]),
    [],
  )
  const rules = new Set(findings.map(({ rule }) => rule))
  assert.deepEqual([...rules].toSorted(), [...Object.keys(checks), ...others.map(([rule]) => rule)].toSorted())
  assert.deepEqual(
    [...rules].filter((rule) => String(ruleText(rule, 'nb')) === rule),
    [],
  )
})

test('every rule has a check here', () => {
  assert.deepEqual(endpointRules.map(({ id }) => id).toSorted(), Object.keys(checks).toSorted())
})

for (const [rule, manners] of [...Object.keys(checks).map((id) => [id, { without: id }] as const), ...others]) {
  test(`issue 6, item 5, ${rule}: an endpoint that breaks it is seen to break it, and nothing else`, async () => {
    assert.deepEqual(await brokenBy(manners), [rule])
  })
}
