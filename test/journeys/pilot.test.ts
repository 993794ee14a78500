import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { CountedLookup } from '../../src/features/pilot/counted-lookup.ts'
import { picture, startBrowser } from '../browser.ts'
import { scripted, stops } from '../treatment/partners.ts'
import { doctor, type Handed, operator, startTreatment } from '../treatment/system.ts'
import { accessibilityFaults, scrollsSideways } from './browser.ts'

let browser: Browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** A system, and a page in it without script; gone when the test is. */
async function opened(t: { after: (done: () => Promise<void>) => void }, handed: Partial<Handed> = {}) {
  const system = await startTreatment({ partners: scripted(), ...handed })
  const context = await browser.newContext({
    locale: 'nb-NO',
    viewport: { width: 1366, height: 900 },
    javaScriptEnabled: false,
  })
  t.after(async () => {
    await context.close()
    await system.stop()
  })
  return { system, page: await context.newPage() }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function findAino(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/utenlandsk-pasient/land/FI`)
  await page.getByLabel(/Nasjonalt personnummer/).fill('FI-EX-840611')
  await button(page, 'Spør Finland').click()
}

const counted = (system: Awaited<ReturnType<typeof startTreatment>>) => system.pilot.since('000000101', '2026-01-01')

/** No fault for those who do not see, and nothing to scroll sideways for; in a page with script, which axe needs. */
async function checked(page: Page, name: string): Promise<void> {
  const beside = await browser.newPage({ locale: 'nb-NO', viewport: page.viewportSize() })
  await beside.goto(page.url())
  assert.deepEqual(await accessibilityFaults(beside), [])
  assert.equal(await scrollsSideways(beside), false)
  await picture(beside, name)
  await beside.close()
}

test('issue 5, item 12: one press below the summary, several may be pressed, each can be taken back', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system.origin)
  system.clock.now = new Date(system.clock.now.getTime() + 42_000)
  await button(page, /Pasienten samtykker/).click()
  const feedback = page.locator('.pi-feedback')
  assert.deepEqual(await feedback.getByRole('button').allTextContents(), [
    'Nyttig',
    'Noe mangler',
    'Ikke oversatt',
    'Samtykket var vanskelig',
  ])
  await checked(page, 'pilot/feedback-asked')
  const address = page.url()
  await button(page, 'Nyttig').click()
  assert.equal(page.url(), `${address}#tilbakemelding`)
  await button(page, 'Noe mangler').click()
  assert.match((await feedback.textContent()) ?? '', /Takk, svaret er notert/)
  await checked(page, 'pilot/feedback-given')
  await button(page, /Nyttig/).click()
  assert.deepEqual(
    (await counted(system)).map(({ feedback: given }) => given),
    [['missing']],
  )
  assert.deepEqual(system.failures, [])
})

test('issue 5, item 12: kept are country, site, outcome, time and counts, and nobody who asked or was asked for', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system.origin)
  system.clock.now = new Date(system.clock.now.getTime() + 42_000)
  await button(page, /Pasienten samtykker/).click()
  const [only, ...others] = await counted(system)
  const { id, missing = 0, untranslated, ...rest } = only!
  assert.equal(others.length, 0)
  assert.deepEqual(rest, {
    ...{ site: { orgNumber: '000000101', name: 'Storfjell legevakt' }, week: '2026-11-16', country: 'FI' },
    ...{ outcome: 'summary', milliseconds: 42_000, feedback: [] },
  })
  assert.ok(missing > 0 && untranslated !== undefined && /^[0-9a-f-]{36}$/.test(id))
  const consent = await system.consents.find(page.url().split('/').at(-1)!)
  assert.equal(consent, undefined)
  assert.deepEqual(await system.pilot.cliniciansSince('000000101', '2026-01-01'), [
    { week: '2026-11-16', clinicians: 1 },
  ])
})

test('issue 5, item 12: below what stopped it is asked too, and the reason is counted', async (t) => {
  const { system, page } = await opened(t, { partners: scripted({ identify: stops('no-match') }) })
  await findAino(page, system.origin)
  assert.deepEqual(await page.locator('.pi-feedback button').allTextContents(), ['Noe mangler'], 'nobody was asked yet')
  await checked(page, 'pilot/feedback-stopped')
  await button(page, 'Noe mangler').click()
  // The page that thanks has the same address: it is there when the button is pressed on it.
  await page.locator('.pi-feedback button[aria-pressed=true]').waitFor()
  assert.equal(await page.locator('.pi-feedback button[aria-pressed=true]').count(), 1)
  const [only] = await counted(system)
  assert.deepEqual([only?.outcome, only?.feedback, only?.milliseconds], ['no-match', ['missing'], undefined])
})

test('issue 5, item 12: whoever asked a patient who said no may say that the consent was difficult', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system.origin)
  await button(page, 'Pasienten sier nei').click()
  assert.deepEqual(await page.locator('.pi-feedback button').allTextContents(), [
    'Noe mangler',
    'Samtykket var vanskelig',
  ])
})

test('Art. 8: feedback to a lookup of another is answered as to none', async (t) => {
  const { system, page } = await opened(t, { partners: scripted({ identify: stops('no-match') }) })
  await findAino(page, system.origin)
  const own = new URL(page.url()).pathname
  system.signed.in = { ...doctor, visit: 'another visit' }
  const press = async (lookup: string) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(`${system.origin}${lookup}/tilbakemelding`, {
      ...{ method: 'POST', headers, body: 'svar=useful', redirect: 'manual' },
    })
    return [answer.status, await answer.text()]
  }
  const none = '/utenlandsk-pasient/oppslag/00000000-0000-4000-8000-000000000000'
  const answer = await press(own)
  assert.equal(answer[0], 404)
  assert.deepEqual(answer, await press(none))
})

test('a count that fails stops nobody: the summary is shown without the question', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system.origin)
  Object.assign(system.pilot, { shown: () => Promise.reject(new Error('the store is away')) })
  await button(page, /Pasienten samtykker/).click()
  assert.equal(await page.locator('.ps-banner').count(), 1)
  assert.equal(await page.locator('.pi-feedback').count(), 0)
  assert.equal(system.failures.length, 1)
})

const bodo = { orgNumber: '000000105', name: 'Bodø legevakt' }

/** A quarter of a year at a site: used unevenly, not for some weeks. */
function quarter(): readonly CountedLookup[] {
  const weeks = ['2026-09-07', '2026-09-14', '2026-09-28', '2026-10-05', '2026-10-12', '2026-11-02', '2026-11-16']
  return weeks.flatMap((week, at) =>
    Array.from({ length: [6, 9, 2, 12, 7, 14, 8][at]! }, (_, each): CountedLookup => {
      const reached = each % 4 !== 3
      return {
        ...{ id: `${week} ${each}`, site: bodo, week, country: ['FI', 'FI', 'PL', 'CZ', 'PT'][each % 5]! },
        outcome: reached ? 'summary' : ['no-match', 'identified', 'unreachable'][at % 3]!,
        ...(reached ? { milliseconds: 30_000 + each * 4_000, missing: each % 3, untranslated: each % 2 } : {}),
        feedback: each % 3 === 0 ? ['useful'] : each % 7 === 1 ? ['missing', 'untranslated'] : [],
      }
    }),
  )
}

test('issue 5, item 12: the report of a site, with pictures and their tables, in every language', async (t) => {
  const { system, page } = await opened(t)
  for (const lookup of quarter()) {
    await system.pilot.begin(lookup)
    await system.pilot.used(bodo.orgNumber, lookup.week, String(Number(lookup.id.at(-1)) % 3))
  }
  system.signed.in = operator
  await page.goto(`${system.origin}/pilot`)
  await checked(page, 'pilot/sites')
  await page.getByRole('link', { name: 'Bodø legevakt' }).click()
  const weeks = page.getByRole('region', { name: 'Bruk per uke' })
  assert.match((await weeks.locator('tr', { hasText: '5. okt. 2026' }).textContent()) ?? '', /12$/)
  assert.match((await weeks.locator('tr', { hasText: '28. sep. 2026' }).textContent()) ?? '', /færre enn fem$/)
  assert.match((await weeks.locator('tr', { hasText: '26. okt. 2026' }).textContent()) ?? '', /0$/)
  assert.match((await page.locator('.pi-key').textContent()) ?? '', /Uker uten bruk4 av 11/)
  assert.match((await page.locator('main').textContent()) ?? '', /Landet fant ingen/)
  await checked(page, 'pilot/report')
  for (const language of ['nn', 'en', 'se']) {
    await page.goto(`${system.origin}/pilot/${bodo.orgNumber}?lang=${language}`)
    await checked(page, `pilot/report-${language}`)
  }
  await page.setViewportSize({ width: 390, height: 800 })
  await checked(page, 'pilot/report-narrow')
  const csv = await fetch(`${system.origin}/pilot/${bodo.orgNumber}/tall.csv`)
  assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(await csv.text(), /^Sted,,Hva,Antall\r\nBodø legevakt,Pilotrapport,Oppslag i alt,58\r\n/)
})

test('issue 5, item 12: the report is for operator and council secretary, and knows of no site that asked nothing', async (t) => {
  const { system } = await opened(t)
  for (const [role, status] of [
    ['operator', 200],
    ['council-secretary', 200],
    ['doctor', 403],
    ['council-member', 403],
  ] as const) {
    system.signed.in = { ...operator, role }
    assert.equal((await fetch(`${system.origin}/pilot`)).status, status, role)
  }
  system.signed.in = operator
  assert.equal((await fetch(`${system.origin}/pilot/000000000`)).status, 404)
})
