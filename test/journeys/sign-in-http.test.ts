import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { boxRouteIds } from '../../src/app/norway-box.ts'
import { addressOf, testResults } from '../../src/features/national-services/index.ts'
import { browserAt, signIn, startSystem } from './running-system.ts'

async function running(t: TestContext) {
  const system = await startSystem()
  t.after(() => system.stop())
  return { ...system, browser: browserAt(system.origin) }
}

test('item 5: one click signs in a demo person and leads back to where one was going', async (t) => {
  const { browser } = await running(t)
  assert.equal(await signIn(browser, 'demo-doctor', '/utenlandsk-pasient'), '/utenlandsk-pasient')
  const { body } = await browser.go('/')
  assert.match(body, /<strong>Solveig Nordlys<\/strong>, lege/)
})

test('norway.md 0.3: the page of people calls each what they are called once signed in', async (t) => {
  const { browser } = await running(t)
  let to = '/logg-inn'
  while (to !== '') {
    const answer = await browser.go(to)
    to = answer.to
    if (to !== '') continue
    for (const [subject, called] of [
      ['demo-midwife', 'jordmor'],
      ['demo-care-worker', 'helsefagarbeider'],
      ['demo-social-educator', 'vernepleier'],
      ['demo-nurse', 'sykepleier'],
      ['demo-secretary', 'helsesekretær'],
    ] as const) {
      assert.match(answer.body, new RegExp(`value="${subject}"><strong class="kp-role">${called}<`))
    }
  }
})

test('one who came by another name of this machine signs in under the right one', async (t) => {
  const { origin } = await running(t)
  const called = new URL(`${origin}/logg-inn?til=/utenlandsk-pasient`)
  called.hostname = 'localhost'
  const { headers } = await fetch(called, { redirect: 'manual' })
  assert.equal(headers.get('location'), `${origin}/logg-inn?til=%2Futenlandsk-pasient`)
})

test('item 16: a role sees only the doors it can open', async (t) => {
  const { browser } = await running(t)
  const { body } = await browser.go('/')
  assert.match(body, /href="\/utenlandsk-pasient"/)
  assert.match(body, /<footer.*norske journaler.*valideres.*<\/footer>/s)
  await signIn(browser, 'demo-pharmacist')
  assert.doesNotMatch((await browser.go('/')).body, /href="\/utenlandsk-pasient"/)
})

test('signing out ends the visit; the old cookie opens nothing', async (t) => {
  const { browser } = await running(t)
  await signIn(browser, 'demo-nurse')
  const kept = new Map(browser.cookies)
  assert.equal((await browser.go('/logg-ut', {})).to, '/')
  for (const [name, value] of kept) browser.cookies.set(name, value)
  assert.doesNotMatch((await browser.go('/')).body, /Amir/)
})

test('an unused visit is over after its minutes', async (t) => {
  const { browser, clock } = await running(t)
  await signIn(browser, 'demo-nurse')
  clock.now = new Date(clock.now.getTime() + 31 * 60_000)
  assert.doesNotMatch((await browser.go('/')).body, /Amir/)
})

test('an answer from the issuer that was not asked for signs in nobody', async (t) => {
  const { browser } = await running(t)
  assert.equal((await browser.go('/logg-inn/svar?code=x&state=y')).status, 403)
  await browser.go('/logg-inn')
  const { status, body } = await browser.go('/logg-inn/svar?code=x&state=y')
  assert.equal(status, 403)
  assert.match(body, /Innloggingen gikk ikke/)
})

test('one who was signed in elsewhere in the meantime cannot be chosen from a stolen page', async (t) => {
  const { browser, origin } = await running(t)
  const people = await browser.go((await browser.go('/logg-inn')).to)
  const other = browserAt(origin)
  assert.equal((await other.go(people.to, { person: 'demo-doctor' })).status, 403)
})

test('item 13: every page to read has the headers that keep it safe', async (t) => {
  const { registry, origin } = await running(t)
  for (const { addresses, releases } of registry.http()) {
    for (const { method, path } of addresses) {
      const filled = path.replace(/:\w+(\([^)]*\))?|\*/g, 'x')
      const { headers } = await fetch(origin + filled, { method, redirect: 'manual' })
      assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/, path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
      const kept = headers.get('cache-control') ?? ''
      // What everybody gets alike may be kept for a minute; a page has the name of who is signed in on it.
      if (kept.includes('no-store')) continue
      assert.equal(kept, 'public, max-age=60', path)
      assert.equal(releases, 'public', path)
      assert.doesNotMatch(headers.get('content-type') ?? '', /text\/html/, path)
      assert.equal(headers.get('set-cookie'), null, path)
    }
  }
})

test('every form is refused from another site', async (t) => {
  const { registry, origin } = await running(t)
  for (const { addresses, calledBySystems } of registry.http()) {
    for (const { method, path } of addresses) {
      if (method !== 'POST' || calledBySystems) continue
      const headers = { 'sec-fetch-site': 'cross-site' }
      const { status } = await fetch(origin + path.replace(/:\w+(\([^)]*\))?|\*/g, 'x'), { method, headers })
      assert.equal(status, 403, path)
    }
  }
})

test('item 6: live, ready and counted', async (t) => {
  const { browser } = await running(t)
  assert.equal((await browser.go('/health/live')).body, 'live\n')
  assert.equal((await browser.go('/health/ready')).status, 200)
  assert.match((await browser.go('/metrics')).body, /knutepunkt_requests_total\{route="health-live",status="200"\} 1/)
})

test('Art. 8: how the services of the box answered is not counted where anybody may read it, but that they failed is', async (t) => {
  const { browser, origin, registry } = await running(t)
  const ids = new Set(registry.http().flatMap(({ id }) => (boxRouteIds.has(id) ? [id] : [])))
  assert.deepEqual(ids, boxRouteIds)
  const path = addressOf(testResults, testResults.operations.find(({ id }) => id === 'search-observations')!.path)
  assert.ok((await fetch(origin + path, { method: 'POST' })).status >= 400)
  const route = 'route="test-results-search-observations",status='
  assert.match((await browser.go('/metrics')).body, new RegExp(`${route}"answered"\\} 1`))
  assert.doesNotMatch((await browser.go('/metrics')).body, new RegExp(`${route}"[1-4]`))
})

test('item 6: the log of a sign-in names routes and nobody', async (t) => {
  const { browser, lines } = await running(t)
  await signIn(browser, 'demo-doctor')
  await browser.go('/finnes-ikke?navn=Solveig')
  const log = lines.join('')
  assert.match(log, /"route":"sign-in-callback"/)
  assert.doesNotMatch(log, /Solveig|Nordlys|demo-doctor|000000011|state=|code=|127\.0\.0\.1/)
})
