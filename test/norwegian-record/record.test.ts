import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SourceId } from '../../src/features/national-sources/index.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from '../journeys/browser.ts'
import { nothing, type Script } from './fake-sources.ts'
import { patient } from './held.ts'
import { find, runningReader } from './reader.ts'

const { fake, start, system, failed, opened, openIn } = runningReader()

const everywhere = { alsoBestPractice: true }

test(
  'issue 6, item 6: from the number to the whole record by one press, without script and without a trace in the address',
  withBrowser(
    async ({ page, pageErrors, foreignRequests }) => {
      await openIn(page)
      assert.ok(!page.url().includes(patient.number))
      await picture(page, 'norwegian-record')
      for (const words of [
        'Anafylaksi',
        'Tynnblod tablett 5 mg',
        'apiksaban',
        'Hovne ankler',
        'Hemoglobin',
        'Ekkokardiografi',
      ]) {
        assert.ok((await page.getByText(words).count()) > 0, words)
      }
      assert.deepEqual([pageErrors, foreignRequests], [[], []])
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'people.md 8.2, K4: the first screenful holds who it is, every source, what is critical and the first medicines',
  withBrowser(async ({ page }) => {
    await openIn(page)
    for (const words of [
      'Myrull Stillegang',
      'Alle 9 kilder svarte',
      'fenoksymetylpenicillin',
      'Tynnblod tablett 5 mg',
      'Nytt siden sist',
    ]) {
      const box = await page.getByText(words).first().boundingBox()
      assert.ok(box && box.y + box.height <= 768, words)
    }
  }),
)

test(
  'WCAG 2.2: by keyboard alone, from the form to a medicine’s history',
  withBrowser(async ({ page }) => {
    await page.goto(`${system().origin}/logg-inn?til=${find}`)
    await page.locator('button[value="demo-doctor"]').press('Enter')
    await page.waitForURL(`${system().origin}${find}`)
    await page.keyboard.type(patient.number)
    await page.keyboard.press('Enter')
    await page.waitForURL(/norsk-pasient\/[\w-]+$/)
    await page.locator('summary', { hasText: 'Historikk' }).first().press('Enter')
    await page.getByText('Fornyet').first().waitFor()
  }),
)

/** Every way that sources can be, in one page each. */
const states: readonly (readonly [name: string, script: () => Script])[] = [
  ['whole', () => ({})],
  ['down', () => ({ 'test-results': failed('down'), 'critical-information': failed('slow'), 'medication-list': failed('unreadable') })],
  ['half', () => ({ 'test-results': { kind: 'answered', at: start, held: fake.world.held['test-results'], incomplete: 'slow' } })],
  ['apart', () => ({ documents: { kind: 'not-connected' }, vaccinations: failed('refused'), measurements: failed('sign-in') })],
] // biome-ignore format: a row each

for (const [lang, viewport] of [
  ['nb', { width: 1366, height: 768 }],
  ['nn', { width: 320, height: 640 }],
  ['se', { width: 1366, height: 768 }],
  ['en', { width: 683, height: 384 }],
] as const) {
  test(
    `WCAG 2.2 AA: every page in every state, ${lang}, ${viewport.width} px`,
    withBrowser(
      async ({ page }) => {
        await openIn(page)
        const record = page.url()
        const held = fake.world.held
        for (const [name, script] of [...states, ['empty', () => ({})] as const]) {
          Object.assign(fake.world, { script: script(), held: name === 'empty' ? nothing : held })
          for (const path of [record, `${record}/utskrift`]) {
            await page.goto(`${path}?lang=${lang}`)
            await picture(page, `norwegian-${name}-${lang}${path === record ? '' : '-paper'}`)
            await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            assert.deepEqual(await axe(page, everywhere), [], `${path} ${name}`)
            assert.equal(await scrollsSideways(page), false, `${path} ${name}`)
          }
        }
        await page.goto(`${system().origin}${find}?lang=${lang}`)
        assert.deepEqual(await axe(page, everywhere), [])
        await page.locator('#nummer').fill('12345678901')
        await page.locator('form.nr-find button.ds-button').click()
        await picture(page, `norwegian-fault-${lang}`)
        assert.deepEqual(await axe(page, everywhere), [])
        assert.equal(await scrollsSideways(page), false)
      },
      { viewport },
    ),
  )
}

test('a document opens by a press, and one that is closed since is not there', async () => {
  const { go, path } = await opened()
  const link = /href="([^"]+\/dokument\/[\w-]+)"/.exec((await go(path)).body)?.[1] ?? ''
  const answer = await go(link)
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  fake.world.held = { ...fake.world.held, documents: [] }
  assert.equal((await go(link)).status, 404)
})

test('every setting shows every source, what is critical and the medicines first', async () => {
  const { go, path } = await opened()
  for (const setting of ['emergency', 'hospital', 'general-practice', 'nursing-home']) {
    const { body } = await go(`${path}?sted=${setting}`)
    const order = [...body.matchAll(/<section [^>]*id="([\w-]+)"/g)].map(([, id]) => id as SourceId)
    assert.deepEqual(order.slice(0, 2), ['critical-information', 'medication-list'], setting)
    assert.equal(order.length, 10, setting)
  }
  assert.match((await go(path)).body, /<strong aria-current="true">Sykehjem<\/strong>/)
})

test('what was last looked at more than three years ago is folded below the rest, counted, and open on paper', async () => {
  const [recent, other] = fake.world.held['test-results']
  assert.ok(recent && other)
  const old = {
    ...other,
    analysis: { codes: [], text: 'Gammelprøve' },
    values: other.values.map((each) => ({ ...each, at: '2020-01-02' })),
  }
  fake.world.held = { ...fake.world.held, 'test-results': [recent, old] }
  const { go, path } = await opened()
  const fold = /<details class="nr-more"( open)?><summary>Eldre enn 3 år \(1\)<\/summary>.*?Gammelprøve/s
  assert.equal(fold.exec((await go(path)).body)?.[1], undefined)
  assert.equal(fold.exec((await go(`${path}/utskrift`)).body)?.[1], ' open')
  fake.world.held = { ...fake.world.held, 'test-results': [old] }
  assert.equal(fold.exec((await go(path)).body)?.[1], ' open')
})
