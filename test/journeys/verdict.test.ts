import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { memoryVisitDocuments, type VisitDocuments } from '../../src/features/patient-summary/index.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from './browser.ts'
import { fileForm } from './file-form.ts'
import { browserAt, type Running, signIn, startSystem } from './running-system.ts'
import { openSample, textIn, toChoice } from './summary-page.ts'

let system: Running
before(async () => {
  system = await startSystem()
})
after(() => system.stop())

test(
  'issue 4, item 8: the verdict on a document that came, and on the EPS that left, stands beside it',
  withBrowser(async ({ page, pageErrors }) => {
    await toChoice(page, system)
    const address = await openSample(page, system, 'pt-ps-l3')
    const came = await textIn(page, 'main > p:last-of-type')
    assert.match(came, /Kontrollert da det kom: .+ ikke kontrollert/)
    assert.doesNotMatch(came, /Som EPS/)
    const eps = await page.context().request.get(`${address}/eps.json`)
    assert.equal(eps.status(), 200)
    await page.goto(address)
    assert.match(await textIn(page, 'main > p:last-of-type'), /Som EPS, sist det ble hentet: .+ ikke kontrollert/)
    await page.getByRole('link', { name: 'Se kontrollen' }).click()
    const told = await textIn(page, 'main')
    assert.match(
      told,
      /Målt mot MyHealth@EUs mal for pasientoppsummeringer [\d-]+ \(1\.3\.6\.1\.4\.1\.12559\.11\.10\.1\.3\.1\.1\.3\)/,
      'the CDA template is named',
    )
    assert.match(told, /Målt mot [^ ]+, .*StructureDefinition\/bundle-eu-eps\|/, 'the profile is named')
    assert.deepEqual(await axe(page), [])
    assert.equal(await scrollsSideways(page), false)
    await picture(page, 'verdict')
    assert.deepEqual([...pageErrors], [])
  }),
)

test(
  'WCAG 2.2: the verdict fits a phone, and a page without one says so',
  withBrowser(async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 720 })
    await toChoice(page, system)
    const address = await openSample(page, system, 'pt-ps-l1')
    await page.goto(`${address}/kontroll`)
    assert.match(await textIn(page, 'main'), /Ingen har hentet dokumentet som EPS/)
    assert.equal(await scrollsSideways(page), false)
    assert.deepEqual(await axe(page), [])
  }),
)

/** A name where a document gives names of its own: of an element, and of the template of a section that breaks rules. */
const hidden = 'Hemmeligheten'

test('issue 4, item 8: a stored verdict holds no name, identifier or birth date, nor a word that the document made up', async () => {
  const documents = memoryVisitDocuments()
  const visits = new Set<string>()
  const put: VisitDocuments['put'] = (document) => {
    visits.add(document.visitId)
    return documents.put(document)
  }
  const own = await startSystem(undefined, { documents: { ...documents, put } })
  try {
    const browser = browserAt(own.origin)
    await signIn(browser, 'demo-doctor', '/utenlandsk-pasient')
    const poisoned = readFileSync(join(import.meta.dirname, '../../samples/pt-ps-l3.xml'), 'utf8')
      .replace(/<realmCode/, `<${hidden}/><realmCode`)
      .replace(/<section[^>]*>\s*<templateId root="[^"]*"/, `<section><${hidden}/><templateId root="${hidden}"`)
    assert.ok(poisoned.split(hidden).length > 2)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { headers, payload } = fileForm('poisoned.xml', Buffer.from(poisoned), {
      'sec-fetch-site': 'same-origin',
      cookie,
    })
    const sent = await fetch(`${own.origin}/utenlandsk-pasient`, {
      method: 'POST',
      headers,
      body: payload,
      redirect: 'manual',
    })
    assert.equal((await browser.go(`${sent.headers.get('location')}/eps.json`)).status, 200)
    const kept = await documents.list([...visits][0] ?? '', own.clock.now)
    assert.ok(kept.length > 0)
    const verdicts = JSON.stringify(kept.map((each) => each.verdicts))
    assert.match(verdicts, /"received".*"sent"/)
    const personal = ['Benedita', 'Sintética', 'Imaginária', 'PT-EX-470322', '19470322', '1947-03-22', hidden]
    for (const word of personal) assert.ok(!verdicts.includes(word), word)
  } finally {
    await own.stop()
  }
})

test('decision 0019: a summary whose check takes too long is shown, saved and downloaded, and says so', async () => {
  const slow = await startSystem(undefined, {}, 0.001)
  try {
    const browser = browserAt(slow.origin)
    await signIn(browser, 'demo-doctor', '/utenlandsk-pasient')
    const { to } = await browser.go('/utenlandsk-pasient/eksempel/pt-ps-l3', {})
    const shown = await browser.go(to)
    assert.equal(shown.status, 200)
    assert.match(shown.body, /Kontrollert da det kom: Ikke kontrollert: tok for lang tid\./)
    assert.equal((await browser.go(`${to}/eps.json`)).status, 200)
    const { body } = await browser.go(`${to}/kontroll`)
    assert.equal(body.match(/Ikke kontrollert: tok for lang tid\./g)?.length, 2)
    assert.doesNotMatch(body, /ingen feil/)
    assert.ok(slow.lines.some((line) => /validation-too-slow/.test(line)))
  } finally {
    await slow.stop()
  }
})
