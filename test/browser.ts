import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { after, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'
import { waitForWholePages } from './whole-pages.ts'

/** What a browser test is given. Everything is closed when it returns. */
export type Visit = {
  readonly browser: Browser
  readonly context: BrowserContext
  readonly page: Page
  /** Addresses asked for on any host but this machine, in order. A page that keeps to itself leaves it empty. */
  readonly foreignRequests: readonly string[]
  /** What the page wrote to the console as an error, and scripts that failed: a refused style or script shows here. */
  readonly pageErrors: readonly string[]
}

/** A rule of axe-core that a page breaks, and the elements that break it, as CSS selectors. */
export type Violation = { readonly rule: string; readonly help: string; readonly elements: readonly string[] }

const launchOptions = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
]

/** WCAG 2.0, 2.1 and 2.2 at levels A and AA, as axe-core tags its rules. */
const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const noBrowserMessage = 'NO BROWSER: no Chromium on this machine, and the one in @sparticuz/chromium does not start'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const running: { browser?: Promise<Browser | undefined> } = {}
after(async () => (await running.browser)?.close())

/**
 * The body of a test that needs a browser: `test('title', withBrowser(async ({ page }) => …))`.
 *
 * One browser serves a test file; every test has a context of its own. Without any Chromium the test is skipped and
 * says so; where CI=true it fails.
 */
export function withBrowser(
  body: (visit: Visit, t: TestContext) => Promise<void>,
  options: BrowserContextOptions = {},
): (t: TestContext) => Promise<void> {
  return async (t) => {
    running.browser ??= launch()
    const browser = await running.browser
    if (!browser) return noBrowser(t)
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'nb-NO', ...options })
    try {
      await body(await watch(browser, context), t)
    } finally {
      await context.close()
    }
  }
}

/**
 * Starts the Chromium of the tests, for a file that closes it itself.
 *
 * @throws Error when there is none
 */
export async function startBrowser(): Promise<Browser> {
  const browser = await launch()
  if (!browser) throw new Error(noBrowserMessage)
  return browser
}

async function launch(): Promise<Browser | undefined> {
  const found = await findChromium()
  if (!found) return undefined
  const browser = await chromium.launch({
    executablePath: found.executable,
    env: { ...process.env, ...found.environment },
    headless: true,
    args: launchOptions,
  })
  waitForWholePages(browser)
  return browser
}

function noBrowser(t: TestContext): void {
  if (process.env.CI === 'true') throw new Error(noBrowserMessage)
  t.diagnostic(noBrowserMessage)
  t.skip(noBrowserMessage)
}

async function watch(browser: Browser, context: BrowserContext): Promise<Visit> {
  const foreignRequests: string[] = []
  const pageErrors: string[] = []
  context.on('request', (request) => {
    if (isForeign(request.url())) foreignRequests.push(request.url())
  })
  context.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text())
  })
  context.on('weberror', (error) => pageErrors.push(error.error().message))
  return { browser, context, page: await context.newPage(), foreignRequests, pageErrors }
}

function isForeign(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return /^(https?|wss?):$/.test(protocol) && !['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

/**
 * Runs axe-core on the page as it stands, frames left out.
 *
 * The rules are those of WCAG 2.2 AA; `alsoBestPractice` adds what axe-core advises beyond it. The script comes in over
 * the debugging protocol, so a page with a strict Content-Security-Policy is checked with that policy in force.
 */
export async function axe(page: Page, { alsoBestPractice = false } = {}): Promise<readonly Violation[]> {
  const tags = alsoBestPractice ? [...wcag22AA, 'best-practice'] : wcag22AA
  const session = await page.context().newCDPSession(page)
  const run = `${axeSource};axe.run(document, { runOnly: ${JSON.stringify(tags)}, iframes: false }).then(({ violations }) =>
    violations.map(({ id, help, nodes }) => ({ rule: id, help, elements: nodes.map(({ target }) => target.join(' ')) })))`
  try {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: run,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(`axe-core failed: ${result.description ?? exceptionDetails.text}`)
    return result.value
  } finally {
    await session.detach()
  }
}

/** Where KNUTEPUNKT_SCREENSHOTS names a folder, keeps a picture of the whole page there for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.KNUTEPUNKT_SCREENSHOTS
  if (!folder) return
  const file = resolve(fileURLToPath(new URL('..', import.meta.url)), folder, `${name}.png`)
  await mkdir(dirname(file), { recursive: true })
  await page.screenshot({ path: file, fullPage: true })
}
