import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, picture, withBrowser } from '../browser.ts'
import { documentLines, minutesDocument } from '../fixtures/council-records.ts'
import { fillCouncils } from '../fixtures/open-councils.ts'
import { scrollsSideways } from './browser.ts'
import { type Running, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
  system.clock.now = new Date('2026-11-22T10:00:00Z')
  await fillCouncils(system.stores.council)
  await system.stores.imports.putPapers(
    Object.entries(documentLines).map(([sha256, lines], i) => ({
      sha256,
      name: ['innkalling-april-2026.txt', 'referat-april-2026.txt'][i] ?? '',
      lines,
      bytes: Buffer.from(lines.join('\n')),
      visibility: 'public' as const,
      by: 'import',
      byName: 'Import',
      receivedAt: system.clock.now,
    })),
  )
})
after(() => system.stop())

/** One of each public page. */
const pages = {
  saker: '/saker',
  treff: '/saker?q=prøvesvar',
  nummer: '/saker?q=22/24',
  ingen: '/saker?q=ingenting+slikt',
  sak: '/saker/nuit/2026/12',
  foreslatt: '/saker/strategiradet/2026/3',
  gjengitt: '/saker/nuit/2025/7',
  vedtak: '/vedtak/nuit/2026/12/1',
  moter: '/moter',
  mote: '/moter/nuit/2026-04-23',
  kommende: '/moter/strategiradet/2026-12-02',
  varsel: '/moter/nuit/2026-04-23/varsel',
  raad: '/rad',
  nuit: '/rad/nuit',
  saksgang: '/saksganger/provesvar-parorende',
  oppfolging: '/oppfolging',
  kilde: `/kilder/${minutesDocument}?fra=6&til=7`,
  data: '/saker/apne-data',
  tall: '/saker/tall',
  folg: '/saker/folg?sak=nuit/2026/12',
} as const

for (const [size, viewport, languages] of [
  ['a desktop', { width: 1366, height: 768 }, ['nb']],
  ['a phone', { width: 390, height: 844 }, ['nn']],
  ['400 % (320 px)', { width: 320, height: 568 }, ['en']],
] as const) {
  test(
    `WCAG 2.2 AA on every public page, on ${size}`,
    withBrowser(
      async ({ page, pageErrors, foreignRequests }) => {
        for (const [name, path] of Object.entries(pages)) {
          for (const language of languages) {
            await page.goto(`${system.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
            await picture(page, `open-${name}-${viewport.width}`)
            assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], `${name} ${language}`)
            assert.equal(await scrollsSideways(page), false, `${name} scrolls sideways (1.4.10)`)
          }
        }
        assert.deepEqual([...pageErrors], [])
        assert.deepEqual([...foreignRequests], [])
      },
      { viewport },
    ),
  )
}

test(
  'issue 3, Proof: a citizen finds what was decided about prøvesvar, where it stands, and follows it; by keyboard, without script',
  withBrowser(
    async ({ page, context }) => {
      const pressUntil = async (wanted: RegExp) => {
        for (let i = 0; i < 80; i++) {
          await page.keyboard.press('Tab')
          const label: string = await page.evaluate(
            '(document.activeElement.textContent || document.activeElement.id).replace(/\\s+/g, " ").trim()',
          )
          if (wanted.test(label)) return
        }
        assert.fail(`Tab never came to ${wanted}`)
      }
      await page.goto(system.origin)
      await pressUntil(/^Saker og vedtak/)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/saker')
      await pressUntil(/^q$/)
      await page.keyboard.type('prøvesvar')
      await page.keyboard.press('Enter')
      await page.waitForURL(/q=/)
      await pressUntil(/^Innsyn i prøvesvar for pårørende$/)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/saker/nuit/2026/12')
      const decided = page.locator('.oc-side[data-kind="decision"]')
      assert.match((await decided.textContent()) ?? '', /fra våren 2027/)
      assert.match((await page.locator('.oc-side[data-kind="proposal"]').textContent()) ?? '', /fra høsten 2026/)
      assert.equal(await decided.locator('ins').textContent(), 'våren 2027.')
      await pressUntil(/^linje 6–7$/)
      await pressUntil(/^linje 6–7$/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/kilder\//)
      const marked = await page.locator('.oc-marked').allTextContents()
      assert.deepEqual(marked, documentLines[minutesDocument]?.slice(5, 7))
      await page.goBack()
      await pressUntil(/^Abonner på saksgangen/)
      const feed = await page.evaluate('document.activeElement.href')
      const answer = await context.request.get(String(feed))
      assert.match(answer.headers()['content-type'] ?? '', /application\/atom\+xml/)
      assert.match(await answer.text(), /Vedtak: Porteføljerådet anbefaler at prøvesvar vises/)
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'A6: a case number alone is answered with the cases of all councils, and the page says so',
  withBrowser(async ({ page }) => {
    await page.goto(`${system.origin}/saker`)
    await page.getByRole('searchbox').fill('22/24')
    await page.getByRole('button', { name: 'Søk' }).click()
    assert.match((await page.getByRole('status').textContent()) ?? '', /Flere råd har en sak 22\/24/)
    assert.equal(await page.locator('.oc-card').count(), 2)
  }),
)
