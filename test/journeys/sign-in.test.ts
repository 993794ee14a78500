import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../browser.ts'
import { accessibilityFaults, hostsAsked, scrollsSideways } from './browser.ts'
import { type Running, startSystem } from './running-system.ts'

let browser: Browser
let system: Running

before(async () => {
  browser = await startBrowser()
  system = await startSystem()
})
after(async () => {
  await browser.close()
  await system.stop()
})

async function newPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'nb-NO', viewport: { width: 1366, height: 768 }, ...options })
  return context.newPage()
}

test('a doctor signs in with one click, by keyboard alone, and out again', async () => {
  const page = await newPage({ javaScriptEnabled: false })
  await page.goto(`${system.origin}/logg-inn`)
  await page.keyboard.press('Tab')
  assert.equal(await page.locator(':focus').textContent(), 'Hopp til innholdet')
  await page.locator(':focus').press('Enter')
  await page.keyboard.press('Tab')
  assert.match((await page.locator(':focus').textContent()) ?? '', /^lege\s+Solveig Nordlys/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${system.origin}/`)
  assert.match((await page.locator('header').textContent()) ?? '', /Solveig Nordlys, lege/)
  await page.getByRole('button', { name: 'Logg ut' }).press('Enter')
  await page.getByRole('link', { name: 'Logg inn' }).waitFor()
})

test('the doors lead through sign-in to where one was going', async () => {
  const page = await newPage()
  await page.goto(system.origin)
  await page.getByRole('link', { name: /Utenlandsk pasient/ }).click()
  await page.getByRole('button', { name: /Amir Fjordby/ }).click()
  await page.waitForURL(`${system.origin}/utenlandsk-pasient`)
})

const states = {
  front: async (page: Page) => void (await page.goto(system.origin)),
  'sign-in': async (page: Page) => void (await page.goto(`${system.origin}/logg-inn`)),
  'interrupted sign-in': async (page: Page) => void (await page.goto(`${system.origin}/logg-inn/avbrutt`)),
  'clients of the box': async (page: Page) => void (await page.goto(`${system.origin}/norge-i-boks/klienter`)),
  'a client refused': async (page: Page) => {
    await page.goto(`${system.origin}/norge-i-boks/klienter`)
    await page.locator('button[type=submit]').last().click()
    await page.locator('.ds-error-summary').waitFor()
  },
  'a client registered': async (page: Page) => {
    await page.goto(`${system.origin}/norge-i-boks/klienter`)
    await page.locator('#navn').fill('Eksempel EPJ')
    await page.locator('button[type=submit]').last().click()
    await page.locator('.ds-alert').waitFor()
  },
  'not found': async (page: Page) => void (await page.goto(`${system.origin}/finnes-ikke`)),
  'front without doors': async (page: Page) => {
    await page.goto(`${system.origin}/logg-inn`)
    await page.getByRole('button').filter({ hasText: 'Olav Stabbursnes' }).click()
    await page.waitForURL(`${system.origin}/`)
  },
}

for (const [name, reach] of Object.entries(states)) {
  for (const locale of ['nb', 'nn', 'se', 'en']) {
    test(`WCAG 2.2 AA: ${name} in ${locale}, by axe`, async () => {
      const page = await newPage({ locale })
      const hosts = hostsAsked(page)
      await reach(page)
      assert.equal(await page.locator('html').getAttribute('lang'), locale)
      assert.deepEqual(await accessibilityFaults(page), [])
      assert.deepEqual([...hosts], [new URL(system.origin).host])
    })
  }
  test(`WCAG 2.2, 1.4.10: ${name} at 400 % needs no sideways scrolling`, async () => {
    const page = await newPage({ viewport: { width: 320, height: 256 } })
    await reach(page)
    assert.equal(await scrollsSideways(page), false)
  })
}
