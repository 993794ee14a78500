import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from './browser.ts'
import { type Running, startSystem } from './running-system.ts'
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
    assert.ok(told.includes('Målt mot 1.3.6.1.4.1.12559.11.10.1.3.1.1.3'), 'the CDA template is named')
    assert.ok(/Målt mot [^ ]*hl7\.eu\/fhir\/eps\/StructureDefinition\/bundle-eu-eps/.test(told), 'the profile is named')
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

test('no personal data in a stored verdict: not the name, not the identifier, not a date of birth', async () => {
  const { stores } = system
  const kept = JSON.stringify(await stores.documents.list('', system.clock.now))
  assert.doesNotMatch(kept, /Benedita|Sintética/)
})
