import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answers, settled } from '../../src/features/national-sources/index.ts'
import type { Send } from '../../src/features/national-sources/send.ts'
import { sendByHttp } from '../../src/features/national-sources/send.ts'
import { trouble } from '../../src/features/national-sources/trouble.ts'
import { storyWith } from '../national/box.ts'
import { openWorld } from './world.ts'

const patient = storyWith(
  ({ person, results, allergies, conditions, privacySettings }) =>
    person.died === undefined &&
    privacySettings.length === 0 &&
    conditions.some(({ critical }) => critical) &&
    allergies.length > 0 &&
    results.length > 0,
)
const { number } = patient.person

/** What an answer is, in a word: of one that failed why, of one that is incomplete what failed. */
function wordOf(answer: Answers[keyof Answers]): string {
  if (answer.kind === 'failed') return answer.because
  return answer.kind === 'answered' && answer.incomplete ? `incomplete: ${answer.incomplete}` : answer.kind
}

for (const [fault, word, seconds] of [
  ['latency=3000', 'slow', 2.5],
  ['latency=30000', 'slow', 8],
  ['status=503', 'down', 60],
  ['status=500', 'down', 60],
  ['status=429', 'down', 60],
  ['token=expired', 'refused', 60],
  ['data=half', 'unreadable', 60],
  ['data=contradictory', 'answered', 60],
] as const) {
  test(`issue 6, item 4: a source with ${fault} is ${word}, and no other waits for it`, {
    timeout: 60_000,
  }, async (t) => {
    const world = await openWorld(t, [patient], { seconds: { 'test-results': seconds } })
    world.faults['test-results'] = fault
    const { 'test-results': slow, ...others } = world.sources.ask(world.asking(number))
    const order: string[] = []
    const [answer, quick] = await Promise.all([
      slow.finally(() => order.push('slow')),
      Promise.all(Object.values(others)).finally(() => order.push('others')),
    ])
    assert.equal(wordOf(answer), word)
    if (fault === 'latency=30000') assert.deepEqual(order, ['others', 'slow'])
    for (const each of quick) assert.ok(each.kind === 'answered' || each.kind === 'not-connected', JSON.stringify(each))
    assert.deepEqual(world.failures, [])
  })
}

test('what a source tells twice is told once, whatever it says that there is', async (t) => {
  const world = await openWorld(t, [patient])
  const before = await settled(world.sources.ask(world.asking(number), ['test-results']))
  world.faults['test-results'] = 'data=contradictory'
  const after = await settled(world.sources.ask(world.asking(number), ['test-results']))
  const [one, other] = [before['test-results'], after['test-results']]
  assert.ok(one.kind === 'answered' && other.kind === 'answered')
  assert.deepEqual(other.held, one.held)
})

/** Fails the calls that the test says, and sends the others. */
function failing(fails: (url: string, body: string) => boolean): Send {
  return async (request) => {
    if (fails(request.url, request.body ?? '')) throw trouble('down')
    return sendByHttp(request)
  }
}

test('half: of two calls one fails, and what came is told as incomplete', async (t) => {
  const world = await openWorld(t, [patient], { send: failing((url) => url.endsWith('/AllergyIntolerance')) })
  const { 'critical-information': critical } = await settled(world.sources.ask(world.asking(number)))
  assert.ok(critical.kind === 'answered')
  assert.equal(critical.incomplete, 'down')
  assert.ok(critical.held.length > 0 && critical.held.every(({ kind }) => kind !== 'allergy'))
})

test('half: a further page fails, and the pages that came are told as incomplete', async (t) => {
  const results = Array.from({ length: 150 }, (_, nth) => ({
    ...patient.results[0]!,
    id: `00000000-0000-8000-8000-${String(nth).padStart(12, '0')}`,
  }))
  const world = await openWorld(t, [{ ...patient, results }], {
    send: failing((url, body) => url.endsWith('/Observation/_search') && body.includes('_skip=100')),
  })
  const { 'test-results': found } = await settled(world.sources.ask(world.asking(number)))
  assert.ok(found.kind === 'answered')
  assert.equal(found.incomplete, 'down')
  assert.equal(found.held.flatMap(({ values }) => values).length, 100)
})

test('an answer about somebody else spoils its source, and shows nothing', async (t) => {
  const other = storyWith(({ person, results }) => person.number !== number && results.length > 0).person.number
  const swapped: Send = async (request) => {
    const received = await sendByHttp(request)
    if (!request.url.endsWith('/Observation/_search')) return received
    const text = Buffer.from(received.bytes).toString().replace(number, other)
    return { ...received, bytes: Buffer.from(text) }
  }
  const world = await openWorld(t, [patient], { send: swapped })
  const { 'test-results': found } = await settled(world.sources.ask(world.asking(number)))
  assert.equal(wordOf(found), 'unreadable')
})

test('a former number leads to who they are, and what is held under it is theirs', async (t) => {
  const moved = storyWith(
    ({ person, privacySettings }) => person.formerNumbers.length > 0 && privacySettings.length === 0,
  )
  const world = await openWorld(t, [moved])
  const [former] = moved.person.formerNumbers
  const found = await world.sources.findPerson(world.asking(former!))
  assert.ok(found.kind === 'answered')
  assert.deepEqual([found.held?.number, found.held?.formerNumbers], [moved.person.number, moved.person.formerNumbers])
})

test('nobody has the number: an answer, and nobody in it', async (t) => {
  const world = await openWorld(t, [])
  const found = await world.sources.findPerson(world.asking(number))
  assert.deepEqual([found.kind, found.kind === 'answered' && found.held], ['answered', undefined])
})

test('a source that fails five times running rests, says until when, and is asked again', async (t) => {
  const clock = { ahead: 0 }
  const world = await openWorld(t, [patient], { now: () => new Date(Date.now() + clock.ahead) })
  world.faults['test-results'] = 'status=503'
  const ask = async () => (await settled(world.sources.ask(world.asking(number), ['test-results'])))['test-results']
  for (let nth = 0; nth < 5; nth++) assert.equal(wordOf(await ask()), 'down')
  const calls = world.seen.length
  const resting = await ask()
  assert.ok(resting.kind === 'failed' && resting.restsUntil !== undefined)
  assert.equal(world.seen.length, calls)
  delete world.faults['test-results']
  clock.ahead = 21_000
  assert.equal(wordOf(await ask()), 'answered')
})

test('RFC 9449, 9: a nonce that a source asks for is put into a new proof', async (t) => {
  let asked = 0
  const wantsNonce: Send = async (request) => {
    const [, claims = ''] = (request.headers.dpop ?? '').split('.')
    const { nonce } = JSON.parse(Buffer.from(claims, 'base64url').toString())
    if (nonce === 'n-1') return sendByHttp(request)
    asked += 1
    const headers = new Headers({ 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': 'n-1' })
    return { status: 401, headers, bytes: new Uint8Array() }
  }
  const world = await openWorld(t, [patient], { send: wantsNonce })
  const answers = await settled(world.sources.ask(world.asking(number), ['measurements']))
  assert.equal(wordOf(answers.measurements), 'answered')
  assert.equal(asked, 1)
})

test('a token that is not taken is asked for anew once', async (t) => {
  const tokens = new Set<string>()
  const refusesFirst: Send = async (request) => {
    tokens.add(request.headers.authorization ?? '')
    if (tokens.size > 1) return sendByHttp(request)
    return {
      status: 401,
      headers: new Headers({ 'www-authenticate': 'DPoP error="invalid_token"' }),
      bytes: new Uint8Array(),
    }
  }
  const world = await openWorld(t, [patient], { send: refusesFirst })
  const answers = await settled(world.sources.ask(world.asking(number), ['measurements']))
  assert.equal(wordOf(answers.measurements), 'answered')
  assert.equal(tokens.size, 2)
})

test('a visit that has lost its grant must sign in again, and an issuer that is down is down', async (t) => {
  const world = await openWorld(t, [patient])
  world.grants.forget('v')
  const answers = await settled(world.sources.ask(world.asking(number)))
  const asked = Object.values(answers).filter(({ kind }) => kind !== 'not-connected')
  assert.deepEqual([...new Set(asked.map(wordOf))], ['sign-in'])
  assert.equal(world.seen.length, 0)
})

test('a source that is not configured, or not asked for, is not connected', async (t) => {
  const world = await openWorld(t, [patient], { connections: {} })
  const answers = await settled(world.sources.ask(world.asking(number)))
  assert.deepEqual([...new Set(Object.values(answers).map(wordOf))], ['not-connected'])
  assert.equal((await world.sources.findPerson(world.asking(number))).kind, 'not-connected')
})

test('pharmacists are told what they may not ask for, source by source', async (t) => {
  const world = await openWorld(t, [patient], { subject: 'demo-pharmacist' })
  const answers = await settled(world.sources.ask(world.asking(number)))
  assert.equal(wordOf(answers['medication-list']), 'answered')
  assert.equal(wordOf(answers['test-results']), 'refused')
  assert.ok(answers['medication-list'].kind === 'answered')
  assert.deepEqual(answers['medication-list'].held.looked, { inForce: false, history: true })
})
