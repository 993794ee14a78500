import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { startBrowser } from '../browser.ts'
import { challenge, vendor } from '../tokens/vendor.ts'
import { accessibilityFaults, scrollsSideways } from './browser.ts'
import { type Running, startSystem } from './running-system.ts'

let browser: Browser
let system: Running

before(async () => {
  browser = await startBrowser()
  // Those who call have the clock of the machine.
  system = await startSystem(undefined, {}, 60, { now: () => new Date() })
})
after(async () => {
  await browser.close()
  await system.stop()
})

/** Where a vendor's client sends a citizen to sign in. */
async function signInAddress(): Promise<string> {
  const { client, ask } = await vendor({ uses: ['citizen'] })
  const pages = `${system.origin}/norge-i-boks/klienter`
  const [scope = ''] = /name="omfang" value="([^"]+)"/.exec(await (await fetch(pages)).text())?.slice(1) ?? []
  const [redirect_uri = ''] = client.redirectUris
  const registration = {
    ...{ navn: client.name, orgnr: client.orgNumber, bruk: 'citizen', omfang: scope, retur: redirect_uri },
    nokler: JSON.stringify({ keys: client.keys }),
  }
  const headers = { origin: system.origin }
  const registered = await fetch(pages, { method: 'POST', headers, body: new URLSearchParams(registration) })
  const [, id = ''] = /<code>([0-9a-f-]{36})<\/code>/.exec(await registered.text()) ?? []
  // The client has the id that the page gave it.
  Object.assign(client, { id })
  const issuer = `${system.origin}/idporten`
  const { body } = await ask(
    `${issuer}/request`,
    {
      ...{ response_type: 'code', scope: `openid ${scope}`, redirect_uri, state: 's' },
      ...{ code_challenge: challenge().challenge, code_challenge_method: 'S256' },
    },
    { proof: undefined },
  )
  return `${issuer}/auth?${new URLSearchParams({ client_id: id, request_uri: String(body.request_uri) })}`
}

for (const locale of ['nb', 'nn', 'se', 'en']) {
  test(`WCAG 2.2 AA: a citizen’s sign-in in ${locale}, by axe, also when the number is refused`, async () => {
    const context = await browser.newContext({ locale, viewport: { width: 1366, height: 768 } })
    const page = await context.newPage()
    await page.goto(await signInAddress())
    assert.deepEqual(await accessibilityFaults(page), [])
    await page.locator('#pid').fill('01010150589')
    await page.locator('main button[type=submit]').click()
    await page.locator('#pid-feil').waitFor()
    assert.deepEqual(await accessibilityFaults(page), [])
    assert.equal(await page.locator('#pid').inputValue(), '')
  })
}

test('WCAG 2.2, 1.4.10: a citizen’s sign-in at 400 % needs no sideways scrolling', async () => {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 256 } })).newPage()
  await page.goto(await signInAddress())
  assert.equal(await scrollsSideways(page), false)
})
