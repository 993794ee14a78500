import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, picture, withBrowser } from '../browser.ts'
import { documentLines, minutesDocument } from '../fixtures/council-records.ts'
import { fillCouncils } from '../fixtures/open-councils.ts'
import { scrollsSideways } from './browser.ts'
import { type Running, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
  system.clock.now = new Date('2026-11-22T10:00:00Z')
  await fillCouncils(system.stores.council)
  await system.stores.imports.putPapers(
    Object.entries(documentLines).map(([sha256, lines], i) => ({
      sha256,
      name: ['innkalling-april-2026.txt', 'referat-april-2026.txt'][i] ?? '',
      lines,
      bytes: Buffer.from(lines.join('\n')),
      visibility: 'public' as const,
      by: 'import',
      byName: 'Import',
      receivedAt: system.clock.now,
    })),
  )
})
after(() => system.stop())

/** One of each public page. */
const pages = {
  saker: '/saker',
  treff: '/saker?q=prøvesvar',
  nummer: '/saker?q=22/24',
  ingen: '/saker?q=ingenting+slikt',
  sak: '/saker/nuit/2026/12',
  foreslatt: '/saker/strategiradet/2026/3',
  gjengitt: '/saker/nuit/2025/7',
  vedtak: '/vedtak/nuit/2026/12/1',
  moter: '/moter',
  mote: '/moter/nuit/2026-04-23',
  kommende: '/moter/strategiradet/2026-12-02',
  varsel: '/moter/nuit/2026-04-23/varsel',
  raad: '/rad',
  nuit: '/rad/nuit',
  saksgang: '/saksganger/provesvar-parorende',
  oppfolging: '/oppfolging',
  kilde: `/kilder/${minutesDocument}?fra=6&til=7`,
  data: '/saker/apne-data',
  folg: '/saker/folg?sak=nuit/2026/12',
} as const

for (const [size, viewport, languages] of [
  ['a desktop', { width: 1366, height: 768 }, ['nb']],
  ['a phone', { width: 390, height: 844 }, ['nn']],
  ['400 % (320 px)', { width: 320, height: 568 }, ['en']],
] as const) {
  test(
    `WCAG 2.2 AA on every public page, on ${size}`,
    withBrowser(
      async ({ page, pageErrors, foreignRequests }) => {
        for (const [name, path] of Object.entries(pages)) {
          for (const language of languages) {
            await page.goto(`${system.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
            await picture(page, `open-${name}-${viewport.width}`)
            assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], `${name} ${language}`)
            assert.equal(await scrollsSideways(page), false, `${name} scrolls sideways (1.4.10)`)
          }
        }
        assert.deepEqual([...pageErrors], [])
        assert.deepEqual([...foreignRequests], [])
      },
      { viewport },
    ),
  )
}
