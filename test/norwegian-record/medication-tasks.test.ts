import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { withBrowser } from '../browser.ts'
import { type Running, startSystem } from '../journeys/running-system.ts'
import { memoryAccessLog } from '../../src/features/access-log/index.ts'
import { fakeSources } from './fake-sources.ts'
import { patient } from './held.ts'
import { type Act, clicksOf, medicationTasks, secondsOf } from './medication-tasks.ts'

const fake = fakeSources(() => new Date())
let system: Running
before(async () => {
  system = await startSystem(memoryAccessLog(), {}, 60, { nationalSources: fake.sources })
})
after(() => system.stop())

/** Does things as a reader would, and notes them. */
function handsOn(page: Page) {
  const acts: Act[] = []
  return {
    acts,
    async click(what: Locator) {
      acts.push({ kind: 'click', what: String(what) })
      await what.click()
    },
    async keys(text: string, ...more: readonly string[]) {
      acts.push({ kind: 'keys', what: text, count: text.length + more.length })
      await page.keyboard.type(text)
      for (const key of more) await page.keyboard.press(key)
    },
    /** What is not on the screen is scrolled to, which counts as a key. */
    async see(what: Locator) {
      const first = what.first()
      await first.waitFor({ state: 'visible' })
      const box = await first.boundingBox()
      if (box && box.y >= 0 && box.y + box.height <= 768) return
      acts.push({ kind: 'keys', what: 'PageDown', count: 1 })
      await first.scrollIntoViewIfNeeded()
    },
  }
}

type Hands = ReturnType<typeof handsOn>

/** Our way through each task: what is done once the record is open, and what must be seen. */
const ours: Readonly<Record<string, (hands: Hands, page: Page) => Promise<void>>> = {
  async 'in-use'({ see }, page) {
    for (const words of [
      'Tynnblod tablett 5 mg',
      '1 tablett 2 ganger daglig',
      'Atrieflimmer',
      'Smertemild tablett 1 g',
    ]) {
      await see(page.getByRole('table', { name: /I bruk/ }).getByText(words, { exact: true }))
    }
  },
  async 'who-and-what-changed'({ see, click }, page) {
    const row = page.getByRole('row', { name: /^Rolighjerte/ })
    await see(row.getByText('Kari Furu, Furutoppen legesenter'))
    await click(row.getByText('Historikk (2)'))
    await see(row.getByText(/Dose endret: 50 mg.* → 100 mg/).last())
    await see(row.getByText('Nils Granbar, Granskogen sykehus'))
  },
  async 'changed-lately'({ see }, page) {
    const news = page.getByRole('region', { name: 'Nytt siden sist' })
    for (const words of [/Dose endret: 50 mg/, /Stoppet: Bivirkning/, /Startet: 1 tablett inntil/])
      await see(news.getByText(words))
  },
  async dispensed({ see }, page) {
    await see(page.getByRole('row', { name: /^Tynnblod/ }).getByText('Kråkefot apotek · 1 pk.'))
    await see(page.getByText('Ansvarlig lege for multidose'))
    await see(page.getByText('Pakkes av'))
  },
  async handover({ see, click, keys }, page) {
    await click(page.getByRole('link', { name: 'Skriv ut overføring' }))
    await see(page.getByText('Skrevet ut av Solveig Nordlys'))
    await see(page.getByText('Tynnblod tablett 5 mg'))
    // Control and P open the dialogue of the browser, Enter prints: the first is not tried, since it stops a browser.
    await keys('', 'Enter', 'Tab', 'Tab')
  },
}

const document = readFileSync(new URL('../../docs/medication-list-tasks.md', import.meta.url), 'utf8')

for (const { id, question, baseline } of medicationTasks) {
  test(
    `issue 6, item 6: at most half of today’s presses and seconds: ${question}`,
    withBrowser(async ({ page }, t) => {
      await page.goto(`${system.origin}/logg-inn?til=/norsk-pasient`)
      await page.locator('button[value="demo-doctor"]').click()
      await page.waitForURL(/norsk-pasient$/)
      const hands = handsOn(page)
      await hands.keys(patient.number, 'Enter')
      await page.waitForURL(/norsk-pasient\/[\w-]+$/)
      await ours[id]!(hands, page)
      const figures = [clicksOf(baseline), clicksOf(hands.acts), secondsOf(baseline), secondsOf(hands.acts)] as const
      const [clicks, ourClicks, seconds, ourSeconds] = figures
      t.diagnostic(`${id}: ${ourClicks} of ${clicks} presses, ${ourSeconds.toFixed(1)} of ${seconds.toFixed(1)} s`)
      assert.ok(ourClicks <= clicks / 2, `${ourClicks} presses, and today ${clicks}`)
      assert.ok(ourSeconds <= seconds / 2, `${ourSeconds} s, and today ${seconds} s`)
      const row = `| ${question} | ${clicks} | ${seconds.toFixed(1)} | ${ourClicks} | ${ourSeconds.toFixed(1)} |`
      assert.ok(document.includes(row), `docs/medication-list-tasks.md lacks: ${row}`)
    }),
  )
}

test('the document of the tasks names every step of today’s way, and which of them are guessed', () => {
  for (const { what, rests } of medicationTasks.flatMap(({ baseline }) => baseline)) {
    assert.ok(
      document.includes(`| ${what} | ${rests} |`),
      `docs/medication-list-tasks.md lacks: | ${what} | ${rests} |`,
    )
  }
})
