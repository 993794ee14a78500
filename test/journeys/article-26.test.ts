import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe, picture, withBrowser } from '../browser.ts'
import { type Running, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
})
after(() => system.stop())

test(
  'issue 4, item 7: a maker is led by the keyboard to whether and from when Article 26 applies; axe finds nothing',
  withBrowser(async ({ page, pageErrors, foreignRequests }) => {
    await page.goto(`${system.origin}/journalsystem`)
    await picture(page, 'article-26-first')
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Neste' }).click()
    assert.equal(await page.getByRole('alert').count(), 1)
    assert.deepEqual(await axe(page), [])
    await page.getByLabel('Pasientoppsummering').check()
    await page.getByLabel('Bildediagnostikk').check()
    await page.getByRole('button', { name: 'Neste' }).press('Enter')
    for (const answer of ['Helsepersonell som yter', 'Det selges', 'Fra 26. mars 2029', 'Ja', 'Nei']) {
      assert.deepEqual(await axe(page), [])
      await page.getByLabel(answer, { exact: answer.length < 4 }).check()
      await page.getByRole('button', { name: 'Neste' }).press('Enter')
    }
    await picture(page, 'article-26-conclusion')
    assert.deepEqual(await axe(page), [])
    assert.match((await page.locator('.eh-verdict').textContent()) ?? '', /Ja, fra 26\. mars 2029/)
    assert.equal(await page.locator('.eh-line').count(), 2)
    await page.getByRole('link', { name: 'Endre svaret på «Hvordan kommer' }).click()
    assert.match(page.url(), /kategori=pasientoppsummering&kategori=bildediagnostikk&formal=helsehjelp/)
    assert.ok(await page.getByLabel('Det selges').isChecked())
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Neste' }).press('Enter')
    assert.match((await page.locator('.eh-verdict').textContent()) ?? '', /Ja, fra 26\. mars 2029/)
    await page
      .getByRole('link', { name: /^Endre svaret på/ })
      .first()
      .click()
    await page.getByLabel('Ingen av disse').check()
    await page.getByRole('button', { name: 'Neste' }).press('Enter')
    assert.match((await page.getByRole('alert').textContent()) ?? '', /passer ikke sammen/)
    assert.deepEqual(await axe(page), [])
    assert.deepEqual([pageErrors, foreignRequests], [[], []])
  }),
)

test(
  'WCAG 2.2, 1.4.10: the guide fits a phone without scrolling sideways, in every language',
  withBrowser(
    async ({ page }) => {
      for (const lang of ['nb', 'nn', 'en', 'se']) {
        for (const query of ['', 'kategori=resept&kategori=vet-ikke&formal=helsehjelp&tilbys=egen&tilbys=vet-ikke']) {
          await page.goto(`${system.origin}/journalsystem?${query}&lang=${lang}`)
          assert(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'))
          assert.deepEqual(await axe(page), [])
        }
      }
      await picture(page, 'article-26-phone')
    },
    { viewport: { width: 360, height: 740 } },
  ),
)
