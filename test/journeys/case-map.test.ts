import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { commands } from '../../src/app/commands.ts'
import { caseMap, services } from '../../src/features/case-map/index.ts'
import { readPaperFile, readPapers } from '../../src/features/council-papers/index.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { noRealPapers, realPapers } from '../fixtures/council-papers.ts'
import { browserAt, type Running, signIn, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
})
after(() => system.stop())

const key = ({
  council,
  year,
  number,
}: {
  readonly council?: string
  readonly year: number
  readonly number: number
}) => `${council} ${number}/${year}`

test('issue 3, item 6: every case of the real papers has its row, and every row a case', {
  skip: noRealPapers,
}, async () => {
  const { cases } = readPapers(await Promise.all(realPapers.map((file) => readPaperFile(file))))
  assert.deepEqual(caseMap.map(key).sort(), cases.map(key).sort())
})

test('issue 3, item 6: every row says what serves it, what is not built, or why it is not software; no row is twice', () => {
  assert.equal(new Set(caseMap.map(key)).size, 50)
  for (const row of caseMap) {
    const { servedBy, notBuilt, notSoftware } = row
    assert(servedBy.length > 0 || notBuilt !== undefined || notSoftware !== undefined, key(row))
    assert(notSoftware === undefined || (servedBy.length === 0 && notBuilt === undefined), key(row))
  }
  const used = new Set(caseMap.flatMap(({ servedBy }) => servedBy))
  assert.deepEqual(Object.keys(services).filter((name) => ![...used].some((each) => each === name)), []) // biome-ignore format: one line
})

test('issue 3, item 6: every link of the map leads to a page, for whoever it is for, and every command is one', async () => {
  const known = new Set(commands.map(({ name }) => name))
  const people = new Map<string, ReturnType<typeof browserAt>>()
  for (const subject of ['nobody', 'demo-council-secretary', 'demo-doctor']) {
    const browser = browserAt(system.origin)
    if (subject !== 'nobody') await signIn(browser, subject)
    people.set(subject, browser)
  }
  for (const service of Object.values(services)) {
    if ('command' in service) assert(known.has(service.command), service.command)
    else {
      const answers = await Promise.all([...people.values()].map(({ go }) => go(service.path)))
      assert(
        answers.some(({ status }) => status === 200),
        service.path,
      )
      assert(
        answers.every(({ status }) => status !== 404),
        service.path,
      )
    }
  }
})

test(
  'issue 3, item 6: the map is open to anybody, in every language',
  withBrowser(async ({ page, pageErrors }) => {
    for (const language of ['nb', 'nn', 'en', 'se']) {
      await page.goto(`${system.origin}/saker/kart?lang=${language}`)
      assert.equal(await page.locator('tbody tr').count(), 50)
      assert.equal(await page.locator('.oc-nav a[href="/saker"]').count(), 1, 'the way back')
      // What is said in another language than the page's is the titles of the papers alone.
      if (language === 'en') assert.equal(await page.locator('.cm-services [lang]').count(), 0)
      assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], language)
    }
    await picture(page, 'case-map')
    await page.setViewportSize({ width: 360, height: 740 })
    const cell = await page.locator('.cm-services').first().boundingBox()
    assert((cell?.width ?? 0) > 0.7 * 360, 'a card, not a narrow column')
    await picture(page, 'case-map-phone')
    assert.deepEqual(pageErrors, [])
  }),
)
