import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../browser.ts'
import { bodies, type OriginalOf, originalDocument } from '../treatment/originals.ts'
import { entry, scripted, sends, stops } from '../treatment/partners.ts'
import { doctor, type Handed, sample, startTreatment } from '../treatment/system.ts'
import { accessibilityFaults, scrollsSideways } from './browser.ts'

let browser: Browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

const laboratory: OriginalOf = { code: '11502-2', title: 'Verikokeet', body: bodies.narrative }
const discharge: OriginalOf = { code: '34105-7', title: 'Loppulausunto', body: bodies.pdf }
const image: OriginalOf = { code: 'x-clinical-image', title: 'Rintakehä', body: bodies.png }

const listed = (document: OriginalOf) =>
  entry({
    classCode: { code: document.code, scheme: '2.16.840.1.113883.6.1' },
    title: document.title,
    languageCode: 'fi-FI',
  })

/** Finland with a summary and these documents beside it. */
function finland(...originals: readonly OriginalOf[]): Handed['partners'] {
  const byId = new Map(originals.map((document) => [listed(document), document]))
  const list: Handed['partners']['list'] = async (_asking, _patient, service) => ({
    kind: 'answered',
    value: service === 'orcd' ? [...byId.keys()] : [entry()],
    event: 'event',
  })
  const retrieve: Handed['partners']['retrieve'] = (asking, patient, wanted, unfit) => {
    const document = [...byId].find(([{ documentUniqueId }]) => documentUniqueId === wanted.documentUniqueId)?.[1]
    return sends(document ? originalDocument(document) : sample('fi-ps-l3.xml'))(asking, patient, wanted, unfit)
  }
  return scripted({ list, retrieve })
}

/** The summary of the Finnish patient, open in a page without script. */
async function reading(t: { after: (done: () => Promise<void>) => void }, handed: Handed) {
  const system = await startTreatment(handed)
  const context = await browser.newContext({ locale: 'nb-NO', javaScriptEnabled: false })
  t.after(async () => {
    await context.close()
    await system.stop()
  })
  const page = await context.newPage()
  await page.goto(`${system.origin}/utenlandsk-pasient/land/FI`)
  await page.getByLabel(/Nasjonalt personnummer/).fill('FI-EX-840611')
  await button(page, 'Spør Finland').click()
  await button(page, /Pasienten samtykker/).click()
  return { system, page }
}

/** axe needs script, so the page is opened again in a context that has it. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const context = await browser.newContext({ locale: 'nb-NO', viewport: { width: 1366, height: 900 } })
  try {
    const withScript = await context.newPage()
    await withScript.goto(page.url())
    return await accessibilityFaults(withScript)
  } finally {
    await context.close()
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const originals = (page: Page) => page.getByRole('region', { name: 'Prøvesvar, epikriser og bilder' })

test('issue 5, item 1: from the summary to a laboratory report in two presses, and to others, under one consent', async (t) => {
  const { system, page } = await reading(t, { partners: finland(laboratory, discharge, image) })
  await button(page, 'Prøvesvar, epikriser, bilder').click()
  assert.deepEqual(await originals(page).locator('.kp-people strong').allTextContents(), [
    'Prøvesvar: Verikokeet',
    'Epikrise: Loppulausunto',
    'Bilde: Rintakehä',
  ])
  await button(page, /Verikokeet/).click()
  assert.match(page.url(), /provesvar/)
  assert.match(await page.locator('.ps-banner h1').textContent().then(String), /Aino Esimerkki Keksitty/)
  assert.equal(await page.getByRole('cell', { name: '132 g/l' }).count(), 1)
  assert.equal(await page.locator('[onclick]').count(), 0)
  await page.getByRole('link', { name: 'Pasientens andre dokumenter' }).click()
  await button(page, /Loppulausunto/).click()
  const file = await page.locator('object').getAttribute('data')
  const answer = await fetch(system.origin + file)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.match(answer.headers.get('content-disposition') ?? '', /inline.*epikrise\.pdf/)
  const saved = await fetch(`${system.origin}${file}?last-ned`)
  assert.match(saved.headers.get('content-disposition') ?? '', /attachment/)
  assert.equal((await system.consents.ofVisit(doctor.visit, system.records[0]?.patient ?? '')).length, 1)
  assert.deepEqual(system.failures, [])
})

test('EHDS Art. 9: each original document is recorded with its own category, in the chain of the patient', async (t) => {
  const { system, page } = await reading(t, { partners: finland(laboratory, discharge, image) })
  for (const title of [/Verikokeet/, /Loppulausunto/, /Rintakehä/]) {
    await page.goto(`${system.origin}/utenlandsk-pasient/land`)
    await page.getByRole('link', { name: /Finland: Aino/ }).click()
    if (await button(page, 'Prøvesvar, epikriser, bilder').count())
      await button(page, 'Prøvesvar, epikriser, bilder').click()
    else await page.getByRole('link', { name: 'Pasientens andre dokumenter' }).click()
    await button(page, title).click()
  }
  const opened = system.records.filter(({ route }) => /^original-[a-z-]+(?<!file)$/.test(route))
  assert.deepEqual(
    new Set(opened.map(({ category, effect }) => `${category} ${effect}`)),
    new Set(['laboratory-results permit', 'discharge-report permit', 'medical-imaging permit']),
  )
  assert.equal(new Set(system.records.map(({ patient }) => patient)).size, 1)
})

test('issue 5, item 5: a consent that is taken back closes the originals as well, each way in', async (t) => {
  const { system, page } = await reading(t, { partners: finland(laboratory, discharge) })
  await button(page, 'Prøvesvar, epikriser, bilder').click()
  await button(page, /Verikokeet/).click()
  const first = page.url()
  await page.getByRole('link', { name: 'Pasientens andre dokumenter' }).click()
  await button(page, /Loppulausunto/).click()
  const second = page.url()
  const elsewhere = first.replace('provesvar', 'epikrise')
  assert.equal((await fetch(elsewhere)).status, 404)
  system.signed.in = { ...doctor, visit: 'another visit', subject: 'another doctor' }
  assert.equal((await fetch(first)).status, 404)
  system.signed.in = doctor
  await page.getByRole('link', { name: 'Samtykke', exact: true }).click()
  await button(page, 'Pasienten trekker samtykket').click()
  for (const address of [first, second, `${second}/fil`]) {
    const answer = await fetch(address)
    assert.equal(answer.status, 403, address)
    assert.match(await answer.text(), /samtykket/)
  }
  system.signed.in = { ...doctor, visit: 'another visit', subject: 'another doctor' }
  assert.equal((await fetch(first)).status, 404)
})

test('issue 5, item 2: an original document of another patient, or another kind than listed, is not shown', async (t) => {
  for (const [sent, words] of [
    [{ ...laboratory, patient: 'FI-EX-000001' }, 'Dokumentet gjelder en annen'],
    [{ ...laboratory, code: '34105-7' }, 'Dokumentet kan ikke brukes'],
    [{ ...laboratory, body: bodies.page }, 'Dokumentet kan ikke brukes'],
  ] as const) {
    const partners = finland(laboratory)
    let asked = 0
    const retrieve: Handed['partners']['retrieve'] = (...question) =>
      asked++ === 0 ? partners.retrieve(...question) : sends(originalDocument(sent))(...question)
    const { page } = await reading(t, { partners: { ...partners, retrieve } })
    await button(page, 'Prøvesvar, epikriser, bilder').click()
    await button(page, /Verikokeet/).click()
    assert.equal(await page.locator('main h1').textContent(), words)
    await page.getByRole('link', { name: 'Til dokumentene' }).click()
    assert.equal(await originals(page).count(), 1)
  }
})

test('issue 5, item 4: none beside the summary is said in words, trouble stops nothing that came, and is asked again', async (t) => {
  const partners = finland(laboratory)
  const answers = [stops('nothing-registered'), stops('slow'), partners.list]
  const list: Handed['partners']['list'] = (asking, patient, service) =>
    service === 'orcd' ? answers.shift()!(asking, patient, service) : partners.list(asking, patient, service)
  const { page } = await reading(t, { partners: { ...partners, list } })
  await button(page, 'Prøvesvar, epikriser, bilder').click()
  assert.match((await originals(page).textContent()) ?? '', /Finland har ingen prøvesvar/)
  await button(page, 'Spør på nytt').click()
  assert.equal(await page.locator('main h1').textContent(), 'Landet brukte for lang tid')
  await button(page, 'Prøv igjen').click()
  assert.equal(await button(page, /Verikokeet/).count(), 1)
})

test('issue 5, item 4: what a country remarks beside its answer is said in words, and hides nothing', async (t) => {
  const partners = finland(laboratory)
  const list: Handed['partners']['list'] = async (...question) => ({
    ...(await partners.list(...question)),
    warnings: [{ kind: 'incomplete', code: 'WARNING_PS_MISSING_BASIC_DATA' }],
  })
  const { page } = await reading(t, { partners: { ...partners, list } })
  const remark = page.getByRole('region', { name: 'Finland sier om det som kom' })
  assert.match((await remark.textContent()) ?? '', /mangler.*WARNING_PS_MISSING_BASIC_DATA/)
  assert.equal(await page.locator('.ps-banner').count(), 1)
})

test('WCAG 2.2 AA: the list and the documents have no faults, and fit the narrowest screen', async (t) => {
  const { page } = await reading(t, { partners: finland(laboratory, discharge, image) })
  await button(page, 'Prøvesvar, epikriser, bilder').click()
  const list = page.url()
  const faults: string[] = []
  for (const title of [undefined, /Verikokeet/, /Loppulausunto/, /Rintakehä/]) {
    await page.goto(list)
    if (title) await button(page, title).click()
    await page.setViewportSize({ width: 320, height: 800 })
    assert.equal(await scrollsSideways(page), false, String(title))
    await page.setViewportSize({ width: 1366, height: 900 })
    faults.push(...(await faultsOf(page)))
  }
  assert.deepEqual(faults, [])
})
