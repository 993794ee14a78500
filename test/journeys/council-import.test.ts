import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { refusalCodes } from '../../src/features/council-import/pages/refusal-texts.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { ownPapers } from '../fixtures/council-papers.ts'
import { pdfOfLines } from '../fixtures/made-pdf.ts'
import { browserAt, type Running, signIn, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
})
after(() => system.stop())

const files = ownPapers.map(({ name, bytes }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) }))
const minutesFile = ownPapers.find(({ name }) => name.includes('portefoljeradet-referat'))!
const minutes = Buffer.from(minutesFile.bytes).toString()
const year = minutesFile.name.slice(0, 4)
/** A case with a decision and inputs. */
const aCase = `nuit/${year}/12`
/** The same minutes without their head: they say neither which council nor which day they are of. */
const headless = {
  name: 'uten-hode.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(minutes.slice(minutes.indexOf('Sak Tittel på sak')).replaceAll(`/${year.slice(2)}`, '/31')),
}

/** Signs the browser in as the councils' secretary. */
async function asSecretary(context: BrowserContext, subject = 'demo-council-secretary'): Promise<void> {
  const browser = browserAt(system.origin)
  await signIn(browser, subject)
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: system.origin })))
}

async function importThem(page: Page, some: typeof files): Promise<void> {
  await page.goto(`${system.origin}/radsarbeid/import`)
  await page.setInputFiles('#filer', some)
  await page.getByRole('button', { name: 'Importer' }).click()
  await page.waitForSelector('#resultat')
}

/** The words of an element. */
const textIn = async (found: Locator): Promise<string> => (await found.textContent()) ?? ''

const clean = async (page: Page, what: string) =>
  assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], what)

const titleOf = async (id: string) => (await system.stores.council.find('case', 'nuit', id))?.content.title

test('issue 3, item 9: only who works with the councils may import and review', async () => {
  for (const path of ['/radsarbeid/import', '/radsarbeid/gjennomgang', '/radsarbeid/gjennomgang/post?post=case:x']) {
    const stranger = browserAt(system.origin)
    const answer = await stranger.go(path)
    assert.equal(answer.status, 303)
    assert.match(answer.to, /^\/logg-inn\?til=/)
    for (const subject of ['demo-citizen', 'demo-council-member', 'demo-doctor']) {
      const browser = browserAt(system.origin)
      await signIn(browser, subject)
      assert.equal((await browser.go(path)).status, 403, `${path} ${subject}`)
    }
  }
})

test(
  'issue 3, item 1: the secretariat brings papers, sees what was found, and twice changes nothing',
  withBrowser(async ({ page, context, pageErrors }) => {
    await asSecretary(context)
    await page.goto(`${system.origin}/radsarbeid/import`)
    await clean(page, 'empty')
    await importThem(page, files)
    await page
      .locator('.ci-files > li')
      .nth(files.length - 1)
      .waitFor()
    assert.equal(await page.locator('.ci-file[data-outcome=new]').count(), files.length)
    assert.equal(await page.evaluate('document.activeElement.id'), 'resultat')
    await clean(page, 'result')
    await picture(page, 'import-result')
    assert((await system.stores.council.list('case')).length > 20)
    await importThem(page, files.slice(0, 1))
    assert.match(await textIn(page.locator('.ci-counts')), /Ingenting er endret/)
    for (const language of ['nn', 'en', 'se']) {
      await page.goto(`${system.origin}/radsarbeid/import?lang=${language}`)
      await clean(page, language)
    }
    assert.deepEqual(pageErrors, [])
  }),
)

test(
  'A3: minutes that say neither council nor day ask for both, and are a meeting once answered; without script',
  withBrowser(
    async ({ page, context }) => {
      await asSecretary(context)
      await importThem(page, [headless])
      const form = page.locator('.ci-draft')
      assert.match(await textIn(form), /uten-hode\.txt[\s\S]*9\/31/)
      await picture(page, 'import-draft')
      await form.getByRole('button').click()
      assert.match(await textIn(page.getByRole('alert')), /råd og møtedato/)
      await page.locator('.ci-draft select').selectOption('nuit')
      await page.locator('.ci-draft input[type=date]').fill('2031-06-16')
      await page.locator('.ci-draft').getByRole('button').click()
      assert.equal(await page.locator('.ci-draft').count(), 0)
      assert(await system.stores.council.find('case', 'nuit', 'nuit/2031/9'))
      await page.getByRole('link', { name: 'Fjern uten-hode.txt' }).click()
      assert.match(await textIn(page.locator('main')), /[1-9]\d* poster blir borte/)
      assert(await system.stores.council.find('case', 'nuit', 'nuit/2031/9'), 'asking removes nothing')
      await page.getByRole('button', { name: 'Fjern uten-hode.txt' }).click()
      assert.match(await textIn(page.getByRole('status')), /Papiret er fjernet. Poster som ble borte: [1-9]/)
      assert.equal(await system.stores.council.find('case', 'nuit', 'nuit/2031/9'), undefined)
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'issue 3, item 8: a hidden paper is told of, can be read by who works with the councils, and is nowhere for others',
  withBrowser(
    async ({ page, context }) => {
      await asSecretary(context)
      const { name } = minutesFile
      await page.goto(`${system.origin}/radsarbeid/import`)
      await page.getByRole('button', { name: `Skjul for andre ${name}` }).click()
      assert.match(await textIn(page.getByRole('status')), new RegExp(`${name} er skjult`))
      await page.getByRole('link', { name, exact: true }).click()
      assert.match(page.url(), /radsarbeid.papirer/)
      assert.match(await textIn(page.locator('.ci-lines')), /Sak/)
      const sha256 = page.url().split('/').at(-1)
      const anybody = browserAt(system.origin)
      assert.equal((await anybody.go(`/kilder/${sha256}`)).status, 404)
      assert.notEqual((await anybody.go(`/radsarbeid/papirer/${sha256}`)).status, 200)
      await page.goto(`${system.origin}/radsarbeid/import`)
      await page.getByRole('button', { name: `Vis for alle ${name}` }).click()
      assert.match(await textIn(page.getByRole('status')), /vises nå for alle/)
      assert.equal((await anybody.go(`/kilder/${sha256}`)).status, 200)
    },
    { javaScriptEnabled: false },
  ),
)

const bad = [
  ['skann.pdf', await pdfOfLines([[], []]), /bilder uten tekst/],
  ['last.pdf', await pdfOfLines([['x']], { userPassword: 'x' }), /låst med passord/],
  ['bombe.pdf', Buffer.from('PK\u0003\u0004'), /arkiv eller et Word-dokument/],
  ['tom.txt', Buffer.from(' \n'), /tom/],
  ['faktura.txt', Buffer.from('Faktura 12\nForfallsdato 1.1.2026\nKID 00012'), /faktura/],
  [
    'english.txt',
    Buffer.from('The case was taken to the board and it is for the council to say this. '.repeat(9)),
    /ikke på norsk/,
  ],
  [
    'referat.txt',
    Buffer.from('Referat\nVi snakket om planen.\nVedtak: Planen er god.\n'),
    /ligner et referat, men mangler råd og dag/,
  ],
  ['liste.txt', Buffer.from('Melk\nBrød\n'), /ikke kjent igjen/],
] as const

test(
  'issue 3, bad input: each file is told of with what could be read and what to do, and nothing of it is kept',
  withBrowser(async ({ page, context }) => {
    await asSecretary(context)
    const before = (await system.stores.imports.listPapers()).length
    for (const [name, bytes, says] of bad) {
      await importThem(page, [{ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) }])
      assert.match(await textIn(page.locator('.ci-file[data-outcome=refused]')), says, name)
      assert.match(await textIn(page.locator('.ci-counts')), /Papiret ble ikke importert/)
    }
    await clean(page, 'refused')
    const two = bad.slice(-2).map(([name, bytes]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) }))
    await importThem(page, two)
    assert.match(await textIn(page.locator('.ci-counts')), /2 av 2 papirer ble ikke importert/)
    assert.equal(await page.locator('.ci-file[data-outcome=refused]').count(), 2)
    assert.equal((await system.stores.imports.listPapers()).length, before)
    await page.goto(`${system.origin}/radsarbeid/import`)
    await page.getByRole('button', { name: 'Importer' }).click()
    assert.match(await textIn(page.getByRole('alert')), /minst én fil/)
  }),
)

test('bad input: every refusal has words of its own', () => {
  for (const code of ['paper-empty', 'paper-too-large', 'pdf-broken', 'pdf-too-slow', 'pdf-unpacks-too-large']) {
    assert(refusalCodes.includes(code), code)
  }
})

test(
  'issue 3: a paper’s lines, and the question before it is removed, are read by everybody who works with the councils',
  withBrowser(async ({ page, context }) => {
    await asSecretary(context)
    const [paper] = await system.stores.imports.listPapers()
    for (const path of [`/radsarbeid/papirer/${paper!.sha256}`, `/radsarbeid/import/${paper!.sha256}/fjern`]) {
      await page.goto(system.origin + path)
      await clean(page, path)
    }
  }),
)

test(
  'issue 3, item 3: a reviewer accepts, corrects, rejects and undoes with single keys, beside the lines of the paper',
  withBrowser(async ({ page, context, pageErrors }) => {
    await asSecretary(context)
    await page.goto(`${system.origin}/radsarbeid/gjennomgang`)
    await clean(page, 'list')
    await picture(page, 'review-list')
    assert((await page.content()).length < 150_000)
    await page.goto(`${system.origin}/radsarbeid/gjennomgang/post?post=case:${aCase}`)
    await clean(page, 'record')
    assert((await page.content()).length < 150_000)
    const here = page.locator('#her')
    const press = async (key: string) => {
      await page.keyboard.press(key)
      await page.waitForLoadState()
    }
    const printed = await textIn(here.locator('.ci-printed'))
    assert.match((await page.locator('.ci-lines mark').allTextContents()).join(' '), new RegExp(printed.slice(0, 20)))

    await press('r')
    await page.keyboard.type('Prøvesvar fra alle laboratorier')
    await page.getByRole('button', { name: 'Lagre rettelsen' }).first().click()
    assert.match(await textIn(here.locator('.ds-validation-message')), /grunn/, 'a correction has a reason')
    await here.locator('textarea').fill('Prøvesvar fra alle laboratorier')
    await here.locator('input[name=grunn]').fill('Tittelen ble endret i møtet')
    await clean(page, 'correcting')
    await picture(page, 'review-correct')
    await here.getByRole('button', { name: 'Lagre rettelsen' }).click()
    await page.waitForURL(/fakta=/)
    assert.equal(await titleOf(aCase), 'Prøvesvar fra alle laboratorier')
    const corrected = page.locator('.ci-fact[data-state=corrected]')
    assert.match(await textIn(corrected), /Prøvesvar fra alle laboratorier[\s\S]*Tittelen ble endret i møtet/)

    const second = await textIn(here.locator('.ci-field'))
    await press('a')
    await page.locator('.ci-fact[data-state=accepted]').first().waitFor()
    assert.notEqual(await textIn(here.locator('.ci-field')), second, 'on to the next')
    assert.equal(await page.evaluate("document.activeElement === document.querySelector('#her .ci-field a')"), true)
    await page.locator('.ci-status', { hasText: /\d/ }).waitFor({ state: 'attached' })
    await press('x')
    await page.locator('.ci-fact[data-state=rejected]').first().waitFor()
    await clean(page, 'reviewed')
    await page.locator('.ci-fact[data-state=corrected] .ci-field a').click()
    await page.waitForSelector('#her[data-state=corrected]')
    await page.getByLabel('Bruk enkelttaster').uncheck()
    await page.keyboard.press('u')
    await page.reload()
    assert.equal(await here.getAttribute('data-state'), 'corrected', 'keys that are turned off do nothing')
    await page.getByLabel('Bruk enkelttaster').check()
    await press('u')
    await page.waitForSelector('#her[data-state=open]')
    assert.equal(await titleOf(aCase), printed)
    const [change] = await system.stores.council.changes('nuit', { kind: 'case', id: aCase })
    assert.equal(change?.byName, 'Aslak Tindeland', 'and the log says who')
    assert.deepEqual(
      pageErrors.filter((error) => !/status of 422/.test(error)),
      [],
    )
  }),
)

test(
  'issue 3, item 2: a difference is settled by a person, with a reason, and can be opened again; without script',
  withBrowser(
    async ({ page, context }) => {
      await asSecretary(context)
      await page.goto(`${system.origin}/radsarbeid/gjennomgang?flagg=number-repaired`)
      await page.locator('tbody a').first().click()
      const difference = page.locator('.ci-difference', { hasText: 'rekkefølgen' })
      await difference.locator('summary').click()
      await difference.getByRole('button', { name: 'Avklar' }).click()
      assert.match(await textIn(difference), /Skriv en grunn/)
      await difference.locator('textarea').fill('Rekkefølgen er riktig')
      await difference.getByRole('button', { name: 'Avklar' }).click()
      assert.match(await textIn(difference), /Avklart av Aslak Tindeland[\s\S]*Rekkefølgen er riktig/)
      const settled = async () =>
        (await system.stores.council.list('difference')).filter(({ content }) => content.settled).length
      assert.equal(await settled(), 1)
      await difference.getByRole('button', { name: 'Åpne igjen' }).click()
      await difference.locator('summary').waitFor()
      assert.equal(await settled(), 0)
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'A7: a sum that does not agree is of no one record, and is listed as open until somebody settles it',
  withBrowser(async ({ page, context }) => {
    await asSecretary(context)
    await page.goto(`${system.origin}/radsarbeid/gjennomgang?flagg=count-contradicts`)
    const loose = page.locator('section[aria-labelledby=lose] .ci-difference')
    assert((await loose.count()) > 0)
    await clean(page, 'differences about no record')
    const first = loose.first()
    await first.locator('summary').click()
    await first.getByRole('button', { name: 'Avklar' }).click()
    await page.locator('.ds-validation-message').waitFor()
    await first.locator('textarea').fill('Listen er riktig')
    await first.getByRole('button', { name: 'Avklar' }).click()
    await page.getByText('«Listen er riktig»').waitFor()
    const settled = (await system.stores.council.list('difference')).filter(({ content }) => content.settled)
    assert.deepEqual(
      settled.map(({ content }) => [content.kind, content.settled?.how]),
      [['count-contradicts', 'Listen er riktig']],
    )
  }),
)

test(
  'issue 3, item 8: what a reviewer makes internal leaves the public pages and the text of the paper, until shown again',
  withBrowser(async ({ page, context }) => {
    await asSecretary(context)
    const record = await system.stores.council.find('case', 'nuit', aCase)
    const [input] = record!.content.inputs
    const anybody = browserAt(system.origin)
    const seen = async () => {
      const paths = [`/saker/${aCase}`, `/kilder/${input!.sources[0]!.document}/tekst.txt`]
      const bodies = await Promise.all(paths.map(async (path) => (await anybody.go(path)).body))
      return bodies.map((body) => body.includes(input!.text.slice(0, 25)))
    }
    assert.deepEqual(await seen(), [true, true])
    await page.goto(`${system.origin}/radsarbeid/gjennomgang/post?post=case:${aCase}`)
    const card = page.locator('.ci-fact', { hasText: input!.text.slice(0, 40) })
    await card.getByRole('button', { name: /^Gjør internt/ }).click()
    await card.getByText('Internt', { exact: true }).waitFor()
    await clean(page, 'internal')
    assert.deepEqual(await seen(), [false, false])
    await card.getByRole('button', { name: /^Vis for alle/ }).click()
    await card.getByRole('button', { name: /^Gjør internt/ }).waitFor()
    assert.deepEqual(await seen(), [true, true])
  }),
)

test('issue 3, item 1: the file as it came can be had by those who work with the councils', async () => {
  const browser = browserAt(system.origin)
  await signIn(browser, 'demo-council-secretary')
  const [paper] = await system.stores.imports.listPapers()
  const { status, body, headers } = await browser.go(`/radsarbeid/import/${paper!.sha256}/original`)
  assert.deepEqual(
    [status, body],
    [200, Buffer.from(ownPapers.find(({ name }) => name === paper!.name)!.bytes).toString()],
  )
  assert.match(headers.get('content-disposition') ?? '', /^attachment/)
  assert.equal((await browser.go(`/radsarbeid/import/${'0'.repeat(64)}/original`)).status, 404)
})

test(
  'on a phone nothing scrolls sideways',
  withBrowser(
    async ({ page, context }) => {
      await asSecretary(context)
      for (const path of [
        '/radsarbeid/gjennomgang',
        `/radsarbeid/gjennomgang/post?post=case:${aCase}`,
        '/saker/kart',
      ]) {
        await page.goto(system.origin + path)
        const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
        assert.equal(wide, false, path)
      }
      await picture(page, 'review-phone')
    },
    { viewport: { width: 360, height: 740 } },
  ),
)
