import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { axe, withBrowser } from './browser.ts'

const policy = "default-src 'none'; require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'"

/** Serves one page under the strictest policy a page of ours could have. */
async function withPage(body: string, use: (address: string) => Promise<void>): Promise<void> {
  const html = `<!doctype html><html lang="nb"><head><title>Prøve</title><link rel="icon" href="data:,"></head>${body}</html>`
  const server = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(html),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  try {
    await use(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`)
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

test(
  'WCAG 2.2 AA: axe finds a picture without text on a page with a strict Content-Security-Policy',
  withBrowser(async ({ page }) => {
    await withPage('<main><h1>Prøve</h1><img src="bilde.png"></main>', async (address) => {
      await page.goto(address)
      assert.deepEqual(
        (await axe(page)).map(({ rule, elements }) => [rule, elements]),
        [['image-alt', ['img']]],
      )
    })
  }),
)

test(
  'WCAG 2.2 AA: axe has nothing to say about a plain page, best practice included',
  withBrowser(async ({ page, foreignRequests }) => {
    await withPage('<main><h1>Prøve</h1><p>En side.</p></main>', async (address) => {
      await page.goto(address)
      assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
      assert.deepEqual(foreignRequests, [])
    })
  }),
)

test(
  'a request to another host and a refused script are seen',
  withBrowser(async ({ page, foreignRequests, pageErrors }) => {
    await page.route('https://example.org/**', (route) => route.abort())
    await page.setContent('<img alt="" src="https://example.org/a.png">')
    await page.waitForLoadState('load')
    assert.deepEqual(foreignRequests, ['https://example.org/a.png'])
    await withPage('<main><h1>Prøve</h1></main><script>1</script>', async (address) => {
      await page.goto(address)
      assert.ok(pageErrors.some((line) => line.includes('Content Security Policy')))
    })
  }),
)
