import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, picture, withBrowser } from '../browser.ts'
import { own } from '../vectors.ts'
import { scrollsSideways } from './browser.ts'
import { type Running, startSystem } from './running-system.ts'
import { fixture, openSample, sendFile, textIn, toChoice } from './summary-page.ts'

let system: Running
before(async () => {
  system = await startSystem()
})
after(() => system.stop())

const samples = own('samples').map(({ name }) => name.replace('.xml', ''))

/** All a narrative of others may be made of on our page, attributes included. */
const harmless = new Set(
  'div span b i em strong u sub sup br ul ol li table caption thead tbody tfoot tr th td lang colspan rowspan'.split(
    ' ',
  ),
)

/** Until there is none of these: what a key does comes after the key. */
const whenNo = (page: Page, selector: string) => page.locator(selector).first().waitFor({ state: 'detached' })

/** Whether an element lies wholly inside the window, nothing scrolled. */
async function inFirstScreenful(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).first().boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= 768
}

test(
  'people.md 8.2, K4: the first screenful at 1366×768 holds allergy, blood thinner, medicines, problems and the date',
  withBrowser(async ({ page, pageErrors, foreignRequests }) => {
    await toChoice(page, system)
    await openSample(page, system, 'pt-ps-l3')
    for (const selector of [
      '#allergies-tittel',
      '#medications-tittel',
      '#problems-tittel',
      '#medications-1',
      '#problems-1',
    ]) {
      assert.ok(await inFirstScreenful(page, selector), `${selector} is below the first screenful`)
    }
    const top = await textIn(page, '.ps-top')
    for (const wanted of [
      'Benedita Exemplo Sintética',
      '22. mars 1947',
      'Portugal',
      '14. oktober 2026',
      'penicilliner',
      'warfarin',
    ]) {
      assert.ok(top.includes(wanted), `${wanted} is missing above the page`)
    }
    await page.evaluate('window.scrollTo(0, 3000)')
    assert.ok(await inFirstScreenful(page, '.ps-dangers'), 'the danger strip scrolled away')
    assert.deepEqual([...pageErrors], [])
    assert.deepEqual([...foreignRequests], [])
  }),
)

for (const [size, viewport, which] of [
  ['1366×768', { width: 1366, height: 768 }, samples],
  ['200 %', { width: 683, height: 384 }, ['pt-ps-l3', 'pt-ps-l1']],
  ['400 % (320 px)', { width: 320, height: 256 }, ['lu-ps-l3', 'pt-ps-l1']],
] as const) {
  test(
    `WCAG 2.2 AA at ${size}: ${which.length} samples, unfolded`,
    withBrowser(
      async ({ page, pageErrors }) => {
        await toChoice(page, system)
        for (const name of which) {
          await openSample(page, system, name)
          await picture(page, `${name}-${viewport.width}`)
          await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
          assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], name)
          assert.equal(await scrollsSideways(page), false, `${name} scrolls sideways (1.4.10)`)
        }
        assert.deepEqual([...pageErrors], [])
      },
      { viewport },
    ),
  )
}

test(
  'people.md 8.2, K5: by keyboard alone from sign-in to an allergy and its original, without script',
  withBrowser(
    async ({ page }) => {
      const pressUntil = async (wanted: RegExp) => {
        for (let i = 0; i < 80; i++) {
          await page.keyboard.press('Tab')
          const label: string = await page.evaluate('document.activeElement.textContent.replace(/\\s+/g, " ").trim()')
          if (wanted.test(label)) return
        }
        assert.fail(`Tab never came to ${wanted}`)
      }
      await page.goto(`${system.origin}/logg-inn?til=/utenlandsk-pasient`)
      await pressUntil(/Solveig Nordlys/)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/utenlandsk-pasient')
      await pressUntil(/Benedita Exemplo Sintética Portugal Strukturert/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/[0-9a-f-]{36}$/)
      await pressUntil(/^penicilliner$/)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.hash === '#allergies-1')
      assert.match(await textIn(page, '#allergies-1'), /penicilliner[\s\S]*anafylaksi/)
      await pressUntil(/^Original på portugisisk: Allergier/)
      await page.keyboard.press('Enter')
      const original = page.locator('#allergies .ps-foreign')
      await original.waitFor()
      assert.equal(await original.getAttribute('lang'), 'pt-PT')
      assert.match(await textIn(page, '#allergies .ps-foreign'), /Antibacterianos betalactâmicos/)
      await page.locator(':focus').press('Tab')
      const [ours, theirs] = await Promise.all(
        ['#allergies .ps-ours', '#allergies .ps-narrative'].map((selector) => page.locator(selector).boundingBox()),
      )
      assert.ok(ours && theirs && theirs.x > ours.x + ours.width / 2, 'the original stands beside, not below')
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'issue 2, item 13: every original by one click without script, and by one key with it',
  withBrowser(async ({ page }) => {
    await toChoice(page, system)
    await openSample(page, system, 'cz-ps-l3')
    assert.ok((await page.locator('details.ps-narrative').count()) > 0)
    await page.keyboard.press('F2')
    await whenNo(page, 'details.ps-narrative:not([open])')
    await page.keyboard.press('F2')
    await whenNo(page, 'details.ps-narrative[open]')
    await page.getByRole('link', { name: 'Vis alle originaltekster' }).click()
    await whenNo(page, 'details.ps-narrative:not([open])')
  }),
)

test(
  'issue 2, item 13: print, PDF, EPS, saving and deleting',
  withBrowser(async ({ page, context }) => {
    await toChoice(page, system)
    const address = await openSample(page, system, 'pt-ps-l3')
    await page.goto(`${address}/utskrift`)
    assert.equal(await page.locator('details.ps-narrative:not([open])').count(), 0)
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
    const pdf = await context.request.get(`${address}/pdf`)
    assert.equal(pdf.headers()['content-type'], 'application/pdf')
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
    const eps = await context.request.get(`${address}/eps.json`)
    assert.equal(JSON.parse(await eps.text()).resourceType, 'Bundle')
    await page.goto(address)
    await page.getByRole('button', { name: 'Ta vare på' }).click()
    await page.locator('.ps-actions', { hasText: 'Tatt vare på' }).waitFor()
    await page.getByRole('button', { name: 'Slett' }).click()
    await page.waitForURL('**/utenlandsk-pasient')
    assert.equal((await page.goto(address))?.status(), 404)
  }),
)

test(
  'issue 2, item 9: an L1 summary is its PDF, from our own address alone',
  withBrowser(async ({ page, context }) => {
    await toChoice(page, system)
    const address = await openSample(page, system, 'pt-ps-l1')
    assert.equal(await page.locator('object').getAttribute('data'), `${new URL(address).pathname}/original.pdf`)
    const pdf = await context.request.get(`${address}/original.pdf`)
    assert.equal((await pdf.body()).subarray(0, 4).toString(), '%PDF')
    assert.match(pdf.headers()['content-security-policy'] ?? '', /default-src 'none'/)
  }),
)

test(
  'issue 2, item 15: expired, of another visit and never there are one and the same answer',
  withBrowser(async ({ page, browser }) => {
    await toChoice(page, system)
    const address = await openSample(page, system, 'fi-ps-l3')
    const nowhere = `${system.origin}/utenlandsk-pasient/00000000-0000-4000-8000-000000000000`
    const bytesOf = async (visitor: Page, url: string) => {
      const answer = await visitor.goto(url)
      return [answer?.status(), await answer?.text()]
    }
    const absent = await bytesOf(page, nowhere)
    assert.equal(absent[0], 404)
    const other = await browser.newContext({ locale: 'nb-NO' })
    try {
      const colleague = await other.newPage()
      await toChoice(colleague, system)
      assert.deepEqual(await bytesOf(colleague, address), absent)
      assert.deepEqual(await bytesOf(colleague, `${address}/eps.json`), await bytesOf(colleague, `${nowhere}/eps.json`))
    } finally {
      await other.close()
    }
    // A visit ends unused after half an hour, so the hour is spent reading.
    const began = system.clock.now
    for (const minutes of [20, 40, 59]) {
      system.clock.now = new Date(began.getTime() + minutes * 60_000)
      assert.equal((await page.goto(address))?.status(), 200, `${minutes} minutes`)
    }
    system.clock.now = new Date(began.getTime() + 61 * 60_000)
    assert.deepEqual(await bytesOf(page, address), absent)
    system.clock.now = began
  }),
)

test(
  'Art. 11(1): without a stated treatment relation the page asks for it, and shows nothing',
  withBrowser(async ({ page }) => {
    await toChoice(page, system)
    const address = await openSample(page, system, 'lu-ps-l3')
    const began = system.clock.now
    await system.stores.treatments.forgetEnded(new Date(began.getTime() + 24 * 3_600_000))
    await page.goto(address)
    assert.match(page.url(), /\/behandling$/)
    assert.doesNotMatch(await page.content(), /Mireille|lateks/)
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
    await page.getByRole('button', { name: /Ja, åpne/ }).click()
    assert.match(await textIn(page, 'h1'), /Mireille/)
  }),
)

test(
  'hostile narrative and fields show as text: nothing runs, nothing is fetched',
  withBrowser(async ({ page, pageErrors, foreignRequests }) => {
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await toChoice(page, system)
    for (const name of [
      'narrative-hostile',
      'narrative-hostile-in-fields',
      'narrative-rich',
      'narrative-strange-characters',
    ]) {
      await sendFile(page, system, `${name}.xml`, fixture(name))
      await page.keyboard.press('F2')
      await whenNo(page, 'details.ps-narrative:not([open])')
      const inside: readonly string[] = await page.evaluate(
        `[...document.querySelectorAll('.ps-foreign *')].flatMap((each) => [each.localName, ...each.getAttributeNames()])`,
      )
      assert.ok(inside.length > 0, name)
      for (const word of inside) assert.ok(harmless.has(word), `${name}: ${word}`)
      assert.deepEqual(await axe(page), [], name)
    }
    assert.deepEqual(dialogs, [])
    assert.deepEqual([...pageErrors], [])
    assert.deepEqual([...foreignRequests], [])
  }),
)

test(
  'issue 2, item 13: in every language the page says which language each part is in',
  withBrowser(async ({ page }) => {
    await toChoice(page, system)
    const address = await openSample(page, system, 'gr-ps-l3')
    for (const [language, heading] of [
      ['nb', 'Legemidler i bruk'],
      ['nn', 'Legemiddel i bruk'],
      ['se', 'Legemidler i bruk'],
      ['en', 'Medicines in use'],
    ] as const) {
      await page.goto(`${address}?lang=${language}`)
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      assert.match(await textIn(page, '#medications-tittel'), new RegExp(`^${heading}`))
      const greek: string[] = await page.evaluate(`[...document.querySelectorAll('.ps-top *, main *')]
        .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && /[α-ω]/.test(node.data)))
        .filter((each) => !each.closest('[lang^=el]')).map((each) => each.outerHTML.slice(0, 100))`)
      assert.deepEqual(greek, [], `${language}: Greek without lang`)
      assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], language)
    }
  }),
)
