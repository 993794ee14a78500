import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { boxConnections } from '../../src/features/national-sources/index.ts'
import { demoClientId } from '../../src/features/token-service/index.ts'
import { rehearsalsOf } from '../../src/features/vendor-portal/index.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from '../journeys/browser.ts'
import { browserAt, type Running, signIn, startSystem } from '../journeys/running-system.ts'

let system: Running
/** One whose sources have no more time than a reader gives them. */
let hurried: Running
before(async () => {
  system = await startSystem()
  await system.begin()
  hurried = await startSystem(memoryAccessLog(), {}, 60, { patience: 1 })
})
after(() => Promise.all([system.stop(), hurried.stop()]))

for (const [setting, shows] of [
  ['Legevakt', 'Blodfortynnende'],
  ['Sykehus', 'Mange prøvesvar over tid'],
  ['Fastlege', 'Gravid'],
  ['Sykehjem', 'Bor på sykehjem, får multidose'],
] as const) {
  test(
    `issue 6, item 6: from the front page to a whole record out of the box, ${setting}`,
    withBrowser(async ({ page, pageErrors, foreignRequests }) => {
      await page.goto(system.origin)
      await page.getByRole('link', { name: /^Norsk pasient/ }).click()
      await page.locator('button[value="demo-doctor"]').click()
      await page.getByRole('button', { name: shows }).first().click()
      if (setting !== 'Legevakt') await page.getByRole('link', { name: setting }).click()
      await page.locator('strong', { hasText: setting }).waitFor()
      await picture(page, `norwegian-box-${setting}`)
      assert.match((await page.locator('.nr-states').textContent()) ?? '', /Alle 9 kilder svarte/)
      assert.ok((await page.getByRole('rowheader').count()) > 0)
      assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
      assert.equal(await scrollsSideways(page), false)
      assert.deepEqual([pageErrors, foreignRequests], [[], []])
    }),
  )
}

test('issue 6, item 6: a document out of the box opens as a PDF', async () => {
  const { go, path } = await opened('Blodfortynnende')
  const link = /href="([^"]+\/dokument\/[\w-]+)"/.exec((await go(path)).body)?.[1]
  assert.ok(link)
  const { status, headers, body } = await go(link)
  assert.deepEqual([status, headers.get('content-type')?.split(';')[0]], [200, 'application/pdf'])
  assert.match(body, /^%PDF/)
})

async function opened(shows: string, subject = 'demo-doctor') {
  const browser = browserAt(system.origin)
  await signIn(browser, subject)
  const { body } = await browser.go('/norsk-pasient')
  const number = new RegExp(`value="(\\d{11})">(?:(?!</button>).)*${shows}`).exec(body)?.[1] ?? ''
  const { to } = await browser.go('/norsk-pasient', { oppdiktet: number, grunnlag: 'UNNTAK' })
  return { ...browser, path: to }
}

test('issue 6, item 6: a pharmacist reads the medicine list out of the box', async () => {
  const { go, path } = await opened('Mange legemidler', 'demo-pharmacist')
  const { body } = await go(path)
  assert.match(body, /Kilden svarte/)
  assert.doesNotMatch(body.replace(/<p class="nr-role">.*?<\/p>/s, ''), /Prøvesvar|Kritisk informasjon/)
})

/** As an exercise of whoever is on call. */
async function everySource(fault: string): Promise<void> {
  const ids = Object.keys(boxConnections(hurried.origin))
  const { set } = rehearsalsOf(hurried.stores.standingFaults, ids, () => hurried.clock.now)
  await Promise.all(ids.map((id) => set(id, fault)))
}

for (const fault of ['latency=3000', 'latency=30000', 'status=503']) {
  test(`issue 6, items 4 and 5: ${fault} at every source: the page comes in time, and says so of each`, async () => {
    const browser = browserAt(hurried.origin)
    await signIn(browser, 'demo-doctor')
    await everySource(fault)
    const { to } = await browser.go('/norsk-pasient', { nummer: '24868600035', grunnlag: 'UNNTAK' })
    const begun = performance.now()
    const { status, body } = await browser.go(to)
    assert.ok(performance.now() - begun < 20_000, 'the page waits for no source')
    assert.equal(status, 200)
    assert.match(body, /0 av 9 kilder svarte helt/)
    assert.equal(body.match(/kunne ikke hentes\./g)?.length, 9)
  })
}

const exercise = '/norge-i-boks/ovelse'

test('GDPR Art. 32: what the reader is answered stands on no open page, and nobody outside sets faults for it', async () => {
  const { go, path } = await opened('Mange legemidler')
  const stranger = browserAt(system.origin)
  const page = async (client: string) => (await stranger.go(`/norge-i-boks/kall?klient=${client}`)).body
  const before = await page('ukjent')
  assert.equal((await go(path)).status, 200)
  assert.equal(await page('ukjent'), before)
  assert.deepEqual(await system.stores.standingFaults.of(demoClientId, system.clock.now), [])
  const asked = [
    await stranger.go(`/norge-i-boks/kall?klient=${demoClientId}`),
    await stranger.go('/norge-i-boks/feil', { klient: demoClientId, privacy: 'restricted' }),
    await stranger.go('/norge-i-boks/selvtest', {
      ...{ klient: demoClientId, tjeneste: 'test-results', leverandor: 'a', produkt: 'b', versjon: 'c' },
    }),
  ]
  assert.deepEqual(
    asked.map(({ status }) => status),
    [400, 400, 400],
  )
})

test('issue 6, item 4: an exercise of the operator makes one source fail, for the reader alone, and every page says so', async () => {
  const { go, path } = await opened('Mange legemidler')
  const operator = browserAt(system.origin)
  await signIn(operator, 'demo-operator')
  const send = async (kilde: string, feil: string) => {
    const { body } = await operator.go(exercise)
    const merke = /name="merke" value="([^"]+)"/.exec(body)?.[1] ?? ''
    return (await operator.go(exercise, { merke, kilde, feil })).status
  }
  const choices = /<select[^>]*name="feil">(.*?)<\/select>/s.exec((await operator.go(exercise)).body)?.[1] ?? ''
  assert.match(choices, /^<option value="status=503">er nede \(503\)/, 'first that a source is down')
  for (const words of ['tar ikke imot flere (429)', 'feiler (500)', 'svarer ikke i tide (504)']) {
    assert.ok(choices.includes(words), words)
  }
  const said = async () => {
    const pages = [await go(path), await go(`${path}/utskrift`)]
    return pages.map(({ body }) => /Dette er en øvelse/.test(body))
  }
  assert.deepEqual(await said(), [false, false])
  assert.equal(await send('test-results', 'status=503'), 303)
  assert.deepEqual(await said(), [true, true])
  assert.match((await go(path)).body, /8 av 9 kilder svarte/)
  assert.deepEqual(
    [await send('test-results', 'privacy=restricted'), await send('test-results', 'data=half')],
    [404, 404],
  )
  const before = system.clock.now
  system.clock.now = new Date(before.getTime() + 16 * 60_000)
  assert.deepEqual(await said(), [false, false])
  system.clock.now = before
  assert.equal(await send('test-results', ''), 303)
  assert.deepEqual(await said(), [false, false])
})

test(
  'WCAG 2.2 AA and 1.4.10: an exercise, and what a record says of it, on a phone in every language',
  withBrowser(
    async ({ page, browser }) => {
      const reader = await browser.newContext({ viewport: { width: 320, height: 640 } })
      try {
        await page.goto(`${system.origin}${exercise}`)
        await page.locator('button[value="demo-operator"]').click()
        await page.locator('#kilde').selectOption('documents')
        await page.locator('#feil').selectOption('latency=500')
        await page.getByRole('button', { name: 'Begynn øvelsen' }).click()
        await page.getByRole('button', { name: /^Avslutt/ }).waitFor()
        const record = await reader.newPage()
        await record.goto(`${system.origin}/norsk-pasient`)
        await record.locator('button[value="demo-doctor"]').click()
        await record.locator('.vp-exercise').waitFor()
        for (const lang of ['nb', 'nn', 'se', 'en']) {
          await page.goto(`${system.origin}${exercise}?lang=${lang}`)
          await record.goto(`${system.origin}/norsk-pasient?lang=${lang}`)
          for (const shown of [page, record]) {
            assert.deepEqual(await axe(shown), [])
            assert.equal(await scrollsSideways(shown), false)
          }
        }
        await page.getByRole('button', { name: /^End it/ }).click()
        await page.getByText('No exercise is going on.').waitFor()
      } finally {
        await reader.close()
        await rehearsalsOf(system.stores.standingFaults, [], () => system.clock.now).set('documents', '')
      }
    },
    { viewport: { width: 320, height: 640 } },
  ),
)

test('an exercise is for operators: a stranger signs in first, a doctor is refused', async () => {
  assert.match((await browserAt(system.origin).go(exercise)).to, /^\/logg-inn/)
  const doctor = browserAt(system.origin)
  await signIn(doctor, 'demo-doctor')
  assert.equal((await doctor.go(exercise)).status, 403)
})

test('issue 6, item 6: whom the reader offers is in the box, also on a later day than the box was told', async () => {
  const days = 2
  system.clock.now = new Date(system.clock.now.getTime() + days * 24 * 3_600_000)
  const browser = browserAt(system.origin)
  await signIn(browser, 'demo-doctor')
  const { body } = await browser.go('/norsk-pasient')
  const offered = [...body.matchAll(/name="oppdiktet" value="(\d{11})"/g)].map(([, number = '']) => number)
  assert.ok(offered.length > 8, `${offered.length}`)
  for (const oppdiktet of offered) {
    const { status } = await browser.go('/norsk-pasient', { oppdiktet, grunnlag: 'UNNTAK' })
    assert.equal(status, 303)
  }
})
