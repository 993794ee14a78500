import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { PatientTraits } from '../../src/standards/myhealth-eu/patient-traits.ts'
import { axe, withBrowser } from '../browser.ts'
import { aino, scripted } from '../treatment/partners.ts'
import { doctor, startTreatment } from '../treatment/system.ts'

const inPortugal: PatientTraits = { ...aino, identifiers: [{ root: '2.999.620.1.1', extension: 'PT-EX-470322' }] }
const secretary = { by: 'demo-secretary', byName: 'Nina Blåbærlia', why: 'Begge passene' }

/** Finland and Portugal each have Aino, by a number of their own. */
const partners = scripted({
  identify: async ({ country }) => ({
    kind: 'answered',
    value: country === 'PT' ? inPortugal : aino,
    event: 'event-11',
  }),
})

async function lookUp(page: Page, origin: string, country: string, number: string): Promise<string> {
  await page.goto(`${origin}/utenlandsk-pasient/land/${country}`)
  await page.locator('main form input:not([type=hidden])').first().fill(number)
  await page.getByRole('button', { name: /^Spør / }).click()
  await page.getByRole('heading', { name: 'Er dette pasienten?' }).waitFor()
  return String(await page.locator('.pi-known').textContent())
}

test(
  'issue 5, item 11: what was kept of a patient is found by any of their numbers, after a merge and after they are taken apart',
  withBrowser(async ({ page }) => {
    const system = await startTreatment({ partners })
    page.setDefaultTimeout(20_000)
    try {
      const { origin, patients, clock, signed } = system
      const finland = () => lookUp(page, origin, 'FI', 'FI-EX-840611')
      const portugal = () => lookUp(page, origin, 'PT', 'PT-EX-470322')
      assert.match(await finland(), /Ikke møtt her før/)
      await page.getByRole('button', { name: /Pasienten samtykker/ }).click()
      await page.getByRole('button', { name: /Ta vare på/ }).click()
      const kept = new URL(page.url()).pathname
      // The next day, in another visit.
      clock.now = new Date(clock.now.getTime() + 86_400_000)
      signed.in = { ...doctor, visit: 'the-next-visit' }
      assert.match(await finland(), /Tidligere møtt her: første gang 22\. nov\. 2026/)
      assert.equal(await page.locator('.pi-known a').getAttribute('href'), kept)
      const doubtful = await portugal()
      assert.match(doubtful, /Ikke møtt her før.*Kan være samme person/s)
      assert.equal(await page.locator('.pi-known a').count(), 0, 'what may be another’s is not shown')
      const [fi, pt] = await Promise.all(
        [aino, inPortugal].map(({ identifiers }, at) =>
          patients.of(patients.chainOf({ ...identifiers[0]!, country: ['FI', 'PT'][at]! })),
        ),
      )
      await patients.merge(fi!.id, pt!.id, secretary)
      assert.match(await portugal(), /Tidligere møtt her.*Også kjent med nummer fra: Finland/s)
      assert.equal(await page.locator('.pi-known a').getAttribute('href'), kept)
      assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
      signed.in = { ...doctor, subject: 'another-doctor', visit: 'of-another' }
      await portugal()
      assert.equal(await page.locator('.pi-known a').count(), 0, 'decision 0014: what others saved is theirs')
      signed.in = { ...doctor, visit: 'the-next-visit' }
      await patients.unmerge(fi!.id, pt!.id, { ...secretary, why: 'To likevel' })
      assert.doesNotMatch(await portugal(), /Kan være samme person|Finland/)
      assert.equal(await page.locator('.pi-known a').count(), 0)
      await page.goto(`${origin}${kept}`)
      await page.getByRole('button', { name: 'Ja, åpne oppsummeringen' }).click()
      await page.getByRole('heading', { name: /Aino/ }).waitFor()
      const read = system.records.findLast(({ route, effect }) => route === 'patient-summary' && effect === 'permit')
      assert.equal(read?.patient, fi?.chains[0], 'the record stands in the chain of the number that was asked by')
      assert.deepEqual(system.failures, [])
    } finally {
      await system.stop()
    }
  }),
)
