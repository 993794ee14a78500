import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, withBrowser } from '../browser.ts'
import { doctor } from '../tokens/signed-in.ts'
import { openTokens } from '../tokens/token-server.ts'
import { challenge, vendor } from '../tokens/vendor.ts'
import { startSystem } from './running-system.ts'

/** A vendor's own server: notes what browsers bring back, and answers with a page of its own. */
async function ownServer(t: TestContext) {
  const brought: URL[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://vendor.example')
    if (url.pathname === '/svar') brought.push(url)
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>EPJ</title><h1>Tilbake</h1>')
  }).listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  // A TCP server's address is of this kind.
  const { port } = server.address() as AddressInfo
  return { brought, address: `http://127.0.0.1:${port}/svar` }
}

/** A vendor's sign-in as far as the browser comes into it. */
async function begun(t: TestContext, use: 'professional' | 'citizen') {
  const { brought, address: redirect_uri } = await ownServer(t)
  const client = await vendor({ uses: [use], redirectUris: ['https://other.example/svar', redirect_uri] })
  const { tokens } = await openTokens(t, client.client)
  const issuer = use === 'professional' ? tokens.issuer : tokens.idPorten
  const { verifier, challenge: code_challenge } = challenge()
  const asked = { response_type: 'code', scope: 'openid nhn:one/read', state: 's', code_challenge_method: 'S256' }
  const form = { ...asked, redirect_uri, code_challenge }
  const { body } = await client.ask(`${issuer}/request`, form, { proof: undefined })
  const query = new URLSearchParams({ client_id: client.client.id, request_uri: String(body.request_uri) })
  const redeem = async () => {
    const code = brought[0]?.searchParams.get('code') ?? assert.fail('No code was brought')
    const exchange = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier }
    return (await client.ask(`${issuer}/token`, exchange)).body
  }
  return { start: `${issuer}/auth?${query}`, redirect_uri, brought, redeem }
}

/** Chooses somebody by the page, as a person does. */
const choices = {
  professional: (page: Page) => page.getByRole('button', { name: `${doctor.given} ${doctor.family}` }).click(),
  citizen: async (page: Page) => {
    // Refused first: that page leads back to the vendor as the first one does.
    await page.locator('#pid').fill('01010150589')
    await page.locator('main button[type=submit]').click()
    await page.locator('#pid-feil').waitFor()
    await page.locator('#pid').fill('24868600035')
    await page.locator('main button[type=submit]').click()
  },
} as const

for (const use of ['professional', 'citizen'] as const) {
  test(
    `RFC 6749, 4.1.2: a browser brings a ${use}’s code to a vendor on another origin, who redeems it`,
    withBrowser(async ({ page }, t) => {
      const { start, redirect_uri, brought, redeem } = await begun(t, use)
      await page.goto(start)
      await choices[use](page)
      await page.getByRole('heading', { name: 'Tilbake' }).waitFor({ timeout: 5_000 })
      assert.ok(page.url().startsWith(redirect_uri))
      assert.equal(brought[0]?.searchParams.get('state'), 's')
      assert.equal(typeof (await redeem()).access_token, 'string')
    }),
  )

  test(
    `CSP3, 6.4.1: the ${use}’s page lets its form end at the address of this sign-in, at no other, and is strict still`,
    withBrowser(async ({ page }, t) => {
      const { start, redirect_uri } = await begun(t, use)
      const answer = await page.goto(start)
      const directives = (answer?.headers()['content-security-policy'] ?? '').split('; ')
      assert.deepEqual(directives, [
        "default-src 'none'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        `form-action 'self' ${new URL(redirect_uri).origin}`,
        "frame-ancestors 'none'",
      ])
    }),
  )
}

test(
  'WCAG 2.2 AA and 1.4.10: a client’s page with both programs and the attest, on a phone',
  withBrowser(
    async ({ page }, t) => {
      const { client } = await vendor({
        scopes: ['nhn:critical-information/api'],
        redirectUris: ['http://127.0.0.1:3000/svar'],
      })
      const { origin, stores, stop } = await startSystem()
      t.after(stop)
      await stores.boxClients.add(client)
      await page.goto(`${origin}/norge-i-boks/klienter/${client.id}`)
      assert.equal(await page.locator('pre').count(), 5)
      assert(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'))
      assert.deepEqual(await axe(page), [])
    },
    { viewport: { width: 320, height: 640 } },
  ),
)
