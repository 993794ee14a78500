import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { picture, startBrowser } from '../browser.ts'
import { accessibilityFaults, scrollsSideways } from '../journeys/browser.ts'
import { type ServerProcess, startServerProcess } from '../storage/server-process.ts'

let browser: Browser
let server: ServerProcess
let data: string
let operator: Page
let doctor: Page

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'kp-mischief-'))
  ;[browser, server] = await Promise.all([startBrowser(), startServerProcess({ KNUTEPUNKT_DATA: data })])
  operator = await signedIn('Jonas Kaibryggen')
  doctor = await signedIn('Solveig Nordlys')
  await untilUp('Finland')
})
after(async () => {
  await browser?.close()
  await server?.kill()
  // Its database ends by itself, a moment later.
  await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
})

/** A page without script, of somebody who has signed in as one of the invented people. */
async function signedIn(name: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'nb-NO',
    viewport: { width: 1366, height: 900 },
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${server.origin}/logg-inn`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  return page
}

/** Until the country answers, by the operator's page; a minute at most. */
async function untilUp(country: string): Promise<void> {
  for (const late = performance.now() + 60_000; performance.now() < late; await operator.waitForTimeout(500)) {
    await operator.goto(`${server.origin}/drift/land`)
    if ((await demoForm(country).getByText('oppe', { exact: true }).count()) > 0) return
  }
  assert.fail(`${country} did not come up`)
}

function demoForm(country: string) {
  return operator.locator('.po-demo', { hasText: `hva skal ${country} gjøre` })
}

async function make(country: string, what: string): Promise<void> {
  await operator.goto(`${server.origin}/drift/land`)
  await demoForm(country).getByRole('button', { name: what }).click()
  await operator.getByRole('heading', { level: 1, name: 'Land' }).waitFor()
  assert.equal(await demoForm(country).locator('[aria-pressed=true]').textContent(), what)
}

/** Asks for Aino, and for her summary where she is found: the heading of the page where that ends. */
async function ask(): Promise<string> {
  const found = await find()
  if (found !== 'Er dette pasienten?') return found
  // Whoever consented in this visit is not asked again.
  await doctor.getByRole('button', { name: /hent pasientoppsummeringen/ }).click()
  return ended()
}

async function find(): Promise<string> {
  await doctor.goto(`${server.origin}/utenlandsk-pasient/land/FI`)
  await doctor.getByLabel(/Nasjonalt personnummer/).fill('FI-EX-840611')
  await doctor.getByRole('button', { name: 'Spør Finland' }).click()
  return ended()
}

/** Waits behind the page that says that the country is asked; it refreshes by itself. */
async function ended(): Promise<string> {
  const asking = doctor.getByText('Siden går videre av seg selv')
  if ((await asking.count()) > 0) waited.push(doctor.url())
  await asking.waitFor({ state: 'detached' })
  return (await doctor.locator('h1').first().textContent()) ?? ''
}
const waited: string[] = []

const words: readonly (readonly [mischief: string, said: RegExp])[] = [
  ['Bruke 40 sekunder', /^Landet brukte for lang tid$/],
  ['Være nede', /^Landet svarer ikke$/],
  ['Svare med feil', /^Noe gikk galt i landet$/],
  ['Svare tull', /^Svaret kan ikke leses$/],
  ['Gi en annens dokument', /^Dokumentet gjelder en annen$/],
]

for (const [mischief, said] of words) {
  test(`issue 5, items 4 and 9: a country told to “${mischief}” is told to the clinician in words`, async () => {
    await make('Finland', mischief)
    assert.match(await ask(), said)
    assert.ok(((await doctor.locator('.ct-trouble').textContent()) ?? '').length > 80, 'what happened, and what to do')
    await picture(doctor, `mischief-${mischief.toLowerCase().replaceAll(' ', '-')}`)
  })
}

test('issue 5, items 4 and 9: a slow country is waited for, and one that is well again gives the summary', async () => {
  await make('Finland', 'Svare som vanlig')
  await untilUp('Finland')
  assert.match(await ask(), /Aino Esimerkki Keksitty/)
  waited.length = 0
  await make('Finland', 'Bruke 10 sekunder')
  assert.equal(await find(), 'Er dette pasienten?')
  assert.ok(waited.length > 0, 'the page said that Finland was asked')
  await make('Finland', 'Svare som vanlig')
})

test('issue 5, item 13: figures and open trouble tell the operator of it, and nobody of the patient', async () => {
  await operator.goto(`${server.origin}/drift/land`)
  const finland = operator.locator('section', { has: operator.locator('#land-FI') })
  assert.match((await finland.textContent()) ?? '', /Vi spør dem/)
  await operator.goto(`${server.origin}/drift`)
  await operator.getByText('Jonas Kaibryggen: Demo: Finland skal være nede').first().waitFor()
  for (const path of ['/drift', '/drift/land', '/metrics']) {
    const text = await (await operator.request.get(server.origin + path)).text()
    assert.doesNotMatch(text, /840611|Aino|Esimerkki|Solveig|9144|Nordlys/, path)
  }
})

test('WCAG 2.2 AA: the operators’ pages in each language, wide and at 400 %, by axe', async () => {
  for (const viewport of [
    { width: 1366, height: 900 },
    { width: 320, height: 256 },
  ]) {
    const context = await browser.newContext({ viewport, storageState: await operator.context().storageState() })
    const page = await context.newPage()
    for (const language of ['nb', 'nn', 'en', 'se'])
      for (const path of ['/drift', '/drift/land']) {
        await page.goto(`${server.origin}${path}?lang=${language}`)
        assert.deepEqual(await accessibilityFaults(page), [], `${path} ${language}`)
        assert.equal(await scrollsSideways(page), false, `${path} ${viewport.width}`)
        await picture(page, `operation${path.replaceAll('/', '-')}-${language}-${viewport.width}`)
      }
    await context.close()
  }
})
