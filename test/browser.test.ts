import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
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
  await withServer(server, use)
}

async function withServer(server: Server, use: (address: string) => Promise<void>): Promise<void> {
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
      await Promise.all([page.waitForEvent('console'), page.goto(address)])
      assert.ok(pageErrors.some((line) => line.includes('Content Security Policy')))
    })
  }),
)

test(
  'a click is over when the page that it leads to is whole, however slowly it comes',
  withBrowser(async ({ page }) => {
    const [begun, rest] = ['<!doctype html><title>Prøve</title><ol><li>en', '<li>to</ol>']
    const server = createServer(async ({ url }, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      if (url !== '/next') return void response.end('<!doctype html><title>Prøve</title><a href="/next">Neste</a>')
      response.write(begun.padEnd(4096))
      await new Promise((later) => setTimeout(later, 300))
      response.end(rest)
    })
    await withServer(server, async (address) => {
      for (const act of ['click', 'press'] as const) {
        await page.goto(address)
        const link = page.getByRole('link')
        await (act === 'click' ? link.click() : link.press('Enter'))
        assert.equal(await page.locator('li').count(), 2, act)
      }
    })
  }),
)
