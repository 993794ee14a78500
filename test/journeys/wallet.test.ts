import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { startBrowser } from '../browser.ts'
import { startWithWallets } from '../treatment/wallet.ts'
import { accessibilityFaults, scrollsSideways } from './browser.ts'

let browser: Browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

type Stopping = { after: (done: () => Promise<void>) => void }

/** A clinician's browser on the form of Finland; without script, unless something is measured in the page. */
async function opened(t: Stopping, { width = 1366, javaScriptEnabled = false } = {}) {
  const system = await startWithWallets()
  const context = await browser.newContext({ locale: 'nb-NO', viewport: { width, height: 900 }, javaScriptEnabled })
  context.setDefaultTimeout(15_000)
  t.after(async () => {
    await context.close()
    await system.stop()
  })
  const page = await context.newPage()
  await page.goto(`${system.origin}/utenlandsk-pasient/land/FI`)
  return { system, context, page }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const heading = async (page: Page) => (await page.locator('main h1').first().textContent()) ?? ''

/** The patient's side: the wallet opens in a page of its own. */
async function wallet(context: BrowserContext, page: Page): Promise<Page> {
  const opening = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Åpne demolommeboken' }).click()
  const phone = await opening
  await phone.waitForLoadState()
  return phone
}

test('issue 5, item 11: a patient’s wallet fills in the form, the clinician reads it and asks; nothing before', async (t) => {
  const { system, context, page } = await opened(t)
  await button(page, 'Les fra pasientens lommebok').click()
  assert.equal(await heading(page), 'Les fra pasientens lommebok')
  const asked = await page.locator('.hc-ask li').allTextContents()
  assert.deepEqual(asked, ['Personens nummer i landet', 'Landet som har utstedt beviset'])
  const phone = await wallet(context, page)
  assert.match((await phone.locator('main').textContent()) ?? '', /Knutepunkt demo verifier ber om én av disse/)
  await button(phone, 'Del').click()
  assert.equal(await heading(phone), 'Delt')
  await page.waitForURL(/pa-nytt/, { timeout: 10_000 })
  assert.equal(await page.getByLabel(/Nasjonalt personnummer/).inputValue(), 'FI-EX-840611')
  assert.match((await page.getByRole('status').textContent()) ?? '', /fylt ut fra pasientens lommebok/)
  assert.equal(await button(page, 'Les fra pasientens lommebok').count(), 0)
  const [shown] = system.records
  assert.deepEqual([shown?.route, shown?.category, shown?.effect], ['treatment-search-again', 'identity', 'permit'])
  await button(page, 'Spør Finland').click()
  assert.equal(await heading(page), 'Er dette pasienten?')
  assert.deepEqual(system.failures, [])
  assert.deepEqual(system.refused, [])
})

for (const [what, choice, words] of [
  ['one that its country has taken back', 'revoked-pid', /trukket tilbake av landet/],
  ['one that has expired', 'expired-pid', /gjelder ikke i dag/],
] as const) {
  test(`a credential, ${what}, fills in nothing, and the page says why and what to do`, async (t) => {
    const { system, context, page } = await opened(t)
    await button(page, 'Les fra pasientens lommebok').click()
    const phone = await wallet(context, page)
    await phone.getByLabel('Hva viser du?').selectOption(choice)
    await button(phone, 'Del').click()
    assert.equal(await heading(phone), 'Det ble ikke tatt imot')
    await page.getByRole('heading', { name: 'Lommeboken ble ikke lest' }).waitFor({ timeout: 10_000 })
    assert.match((await page.getByRole('alert').textContent()) ?? '', words)
    assert.deepEqual(system.recognised, [])
    await page.getByRole('link', { name: 'Fyll ut selv' }).click()
    assert.equal(await page.getByLabel(/Nasjonalt personnummer/).inputValue(), '')
  })
}

test('a patient who says no in the wallet is a no here, in words', async (t) => {
  const { context, page } = await opened(t)
  await button(page, 'Les fra pasientens lommebok').click()
  const phone = await wallet(context, page)
  await button(phone, 'Si nei').click()
  assert.equal(await heading(phone), 'Du sa nei')
  await page.getByRole('heading', { name: 'Lommeboken ble ikke lest' }).waitFor({ timeout: 10_000 })
  assert.match((await page.getByRole('alert').textContent()) ?? '', /Pasienten sa nei/)
})

test('a code that nobody scanned runs out after five minutes, and says so', async (t) => {
  const { system, page } = await opened(t)
  await button(page, 'Les fra pasientens lommebok').click()
  system.clock.now = new Date(system.clock.now.getTime() + 300_000)
  await page.getByRole('link', { name: 'Se etter svar' }).click()
  assert.match((await page.getByRole('alert').textContent()) ?? '', /Ingen lommebok svarte i tide/)
  await button(page, 'Vis en ny kode').click()
  assert.equal(await heading(page), 'Les fra pasientens lommebok')
})

/** The page as it is, and not as it comes back every three seconds. */
async function standingStill(context: BrowserContext): Promise<void> {
  await context.route('**/lommebok/*', async (route) => {
    const response = await route.fetch()
    const { refresh: _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
}

for (const width of [1366, 360]) {
  test(`WCAG 2.2 AA: the form, the code, the wallet and the refusal, ${width} pixels wide`, async (t) => {
    const { context, page } = await opened(t, { width, javaScriptEnabled: true })
    await standingStill(context)
    const check = async (each: Page, name: string) => {
      assert.deepEqual(await accessibilityFaults(each), [], name)
      assert.equal(await scrollsSideways(each), false, name)
      const folder = process.env.KNUTEPUNKT_SHOTS
      if (folder) await each.screenshot({ path: `${folder}/wallet-${width}-${name}.png`, fullPage: true })
    }
    await check(page, 'form')
    await button(page, 'Les fra pasientens lommebok').click()
    // Where a redirect leads is not routed; the same address is.
    await page.goto(page.url())
    await check(page, 'code')
    const phone = await wallet(context, page)
    await check(phone, 'phone')
    await button(phone, 'Si nei').click()
    await page.getByRole('link', { name: 'Se etter svar' }).click()
    await check(page, 'refusal')
    await button(page, 'Vis en ny kode').click()
    await page.goto(page.url())
    await button(await wallet(context, page), 'Del').click()
    await page.getByRole('link', { name: 'Se etter svar' }).click()
    await check(page, 'filled')
  })
}
