import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { axe, picture, withBrowser } from '../browser.ts'
import { type Running, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
})
after(() => system.stop())

/** Documents of invented people. */
const samples = join(import.meta.dirname, '../../samples/fhir')

const patient = { resourceType: 'Patient', id: 'one', birthDate: '1980-02-30', gender: 'unsaid', unknown: 1 }

const send = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(new URL(path, system.origin), {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/fhir+json', ...headers },
  })

type Outcome = {
  readonly resourceType: string
  readonly language: string
  readonly issue: readonly {
    readonly severity: string
    readonly expression?: readonly string[]
    readonly details: { readonly coding: readonly { readonly code: string }[]; readonly text: string }
  }[]
}

async function outcomeOf(response: Response): Promise<Outcome> {
  assert.equal(response.headers.get('content-type'), 'application/fhir+json; charset=utf-8')
  // What $validate answers is checked by the assertions that follow.
  return (await response.json()) as Outcome
}

test('FHIR R4, operation validate: 200 with every error and its place, in the language asked for', async () => {
  const response = await send('/fhir/$validate', JSON.stringify(patient), { 'accept-language': 'nb' })
  assert.equal(response.status, 200)
  assert.match(response.headers.get('cache-control') ?? '', /no-store/)
  const { resourceType, issue, language } = await outcomeOf(response)
  assert.deepEqual([resourceType, language], ['OperationOutcome', 'nb'])
  const places = issue.filter(({ severity }) => severity === 'error').flatMap(({ expression }) => expression)
  for (const place of ['Patient.birthDate', 'Patient.gender', 'Patient']) assert(places.includes(place), place)
})

test('FHIR R4, operation validate: Parameters, and a type in the address that the resource is not of', async () => {
  const parameters = {
    resourceType: 'Parameters',
    parameter: [{ name: 'resource', resource: { resourceType: 'Patient' } }],
  }
  const right = await outcomeOf(await send('/fhir/Patient/$validate', JSON.stringify(parameters)))
  const wrong = await outcomeOf(await send('/fhir/Observation/$validate', JSON.stringify(parameters)))
  assert.deepEqual(
    [right, wrong].map(({ issue }) => issue.some(({ severity }) => severity === 'error')),
    [false, true],
  )
  const unknown = await outcomeOf(await send('/fhir/$validate?profile=http://a.example/x', JSON.stringify(parameters)))
  assert.equal(unknown.issue[0]?.severity, 'error')
})

for (const [title, body, status, code] of [
  ['what is not JSON is a bad request', 'Patient', 400, 'json-syntax'],
  ['half a document is a bad request', '{"resourceType":', 400, 'json-truncated'],
  ['FHIR as XML is refused in plain words', '<Patient xmlns="http://hl7.org/fhir"/>', 415, 'fhir-xml'],
  ['ten thousand levels are refused', '['.repeat(10_000), 400, 'json-too-deep'],
  ['what is larger than is taken in is refused', ' '.repeat(20 * 1024 * 1024 + 1), 413, 'too-large'],
] as const) {
  test(`FHIR R4, operation validate: ${title}, as an OperationOutcome`, async () => {
    const response = await send('/fhir/$validate', body)
    const { issue } = await outcomeOf(response)
    assert.deepEqual([response.status, issue[0]?.details.coding[0]?.code], [status, code])
  })
}

test('FHIR R4, operation validate: what it answers is itself valid, findings and refusals alike', async () => {
  for (const body of [JSON.stringify(patient), '{"resourceType":', await readFile(join(samples, 'eps-small.json'))]) {
    const outcome = await outcomeOf(await send('/fhir/$validate', body))
    const { issue } = await outcomeOf(await send('/fhir/OperationOutcome/$validate', JSON.stringify(outcome)))
    assert.deepEqual(
      issue.filter(({ severity }) => severity === 'error'),
      [],
    )
  }
})

test('FHIR R4, http.html: what the server can do is told, and the statement is itself valid', async () => {
  const response = await fetch(new URL('/fhir/metadata', system.origin))
  assert.equal(response.status, 200)
  const statement = await response.text()
  assert.match(statement, /"CapabilityStatement".*Resource-validate/)
  const { issue } = await outcomeOf(await send('/fhir/CapabilityStatement/$validate', statement))
  assert.deepEqual(
    issue.filter(({ severity }) => severity === 'error'),
    [],
  )
})

test('FHIR R4, http.html: an instance that is not kept and a form that is not answered in are refused as outcomes', async () => {
  const body = JSON.stringify(patient)
  const instance = await send('/fhir/Patient/1/$validate', body)
  const xml = await send('/fhir/$validate', body, { accept: 'application/fhir+xml' })
  const codes = [await outcomeOf(instance), await outcomeOf(xml)].map(({ issue }) => issue[0]?.details.coding[0]?.code)
  assert.deepEqual([instance.status, xml.status, codes], [404, 406, ['validate-instance', 'not-acceptable']])
})

test('RFC 9110, 8.5: the language of the answer is told; one that we lack is answered in English', async () => {
  for (const [asked, language] of [
    ['fr', 'en'],
    ['nn', 'nn'],
    ['de, nb;q=0.5', 'nb'],
  ] as const) {
    const response = await send('/fhir/$validate', JSON.stringify(patient), { 'accept-language': asked })
    assert.deepEqual(
      [response.headers.get('content-language'), (await outcomeOf(response)).language],
      [language, language],
    )
  }
})

test('issue 4, item 5: nothing of what was sent is logged', async () => {
  await send('/fhir/$validate?profile=http://secret.example/x', JSON.stringify({ ...patient, id: 'SECRETID' }))
  assert(system.lines.some((line) => line.includes('fhir-validate')))
  assert(!system.lines.some((line) => /SECRETID|secret\.example|1980-02-30/.test(line)))
})

test(
  'issue 4, item 5: a maker drops a document, sees the findings in place, and takes the answer along; axe finds nothing',
  withBrowser(async ({ page, pageErrors, foreignRequests }) => {
    await page.goto(`${system.origin}/`)
    await page.getByRole('link', { name: /Valider et dokument/ }).click()
    await picture(page, 'validation-ask')
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Kontroller' }).click()
    assert.equal(await page.getByRole('alert').count(), 1)
    assert.deepEqual(await axe(page), [])
    const file = { name: 'pasient.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(patient)) }
    await page.getByLabel('Velg filer').setInputFiles(file)
    await page.getByRole('button', { name: 'Kontroller' }).press('Enter')
    assert.match((await page.locator('h1').textContent()) ?? '', /Dokumentet har \d+ feil/)
    await picture(page, 'validation-answer')
    assert.deepEqual(await axe(page), [])
    await page.getByRole('link', { name: 'Vis i dokumentet' }).first().click()
    await page.waitForURL(/#sted-0$/)
    for (const form of ['JSON', 'SARIF 2.1.0', 'OperationOutcome (FHIR)', 'HTML som kan lagres']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Last ned som ${form}`, exact: true }).click(),
      ])
      assert.match(download.suggestedFilename(), /^pasient\./)
    }
    assert.deepEqual([pageErrors.filter((error) => !/422/.test(error)), foreignRequests], [[], []])
  }),
)

test(
  'issue 4, item 5: several documents, one of them broken, and a sample; on a phone nothing scrolls sideways',
  withBrowser(
    async ({ page }) => {
      const fits = () => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')
      await page.goto(`${system.origin}/validering`)
      assert(await fits())
      await page.getByLabel('Velg filer').setInputFiles([
        { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(patient)) },
        { name: 'b.json', mimeType: 'application/json', buffer: Buffer.from('{') },
        { name: 'c.json', mimeType: 'application/json', buffer: Buffer.from('{"resourceType":"Patient"}') },
      ])
      await page.getByRole('button', { name: 'Kontroller' }).click()
      assert.match((await page.locator('h1').textContent()) ?? '', /i 1 av 3/)
      await picture(page, 'validation-several')
      assert(await fits())
      assert.deepEqual(await axe(page), [])
      for (const sample of ['eps-small.json', 'pt-ps-l3.xml']) {
        await page.goto(`${system.origin}/validering`)
        await page.getByRole('link', { name: sample }).click()
        await picture(page, `validation-sample-${sample.split('.')[1]}`)
        assert(await fits())
        assert.deepEqual(await axe(page), [])
      }
      for (const lang of ['nb', 'nn', 'en', 'se']) {
        await page.goto(`${system.origin}/validering/pakker?lang=${lang}`)
        assert(await fits())
        assert.deepEqual(await axe(page), [])
      }
      await picture(page, 'validation-packages')
    },
    { viewport: { width: 360, height: 740 } },
  ),
)

test(
  'issue 4, item 7: a maker gets a conformance report of several documents, on a page and as JSON; axe finds nothing',
  withBrowser(async ({ page, pageErrors }) => {
    await page.goto(`${system.origin}/validering/samsvar`)
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Lag rapport' }).click()
    assert.equal(await page.getByRole('alert').getByRole('link').count(), 3)
    assert.deepEqual(await axe(page), [])
    await page.getByLabel('Produktets navn').fill('Journal <b>')
    await page.getByLabel('Produktets versjon').fill('7.1')
    const documents = [JSON.stringify(patient), '{', await readFile(join(samples, 'eps-small.json'))]
    const files = documents.map((text, at) => ({
      name: `${at}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    }))
    await page.getByLabel('Dokumenter som systemet').setInputFiles(files)
    await page.getByRole('button', { name: 'Lag rapport' }).click()
    assert.match(
      (await page.locator('main').textContent()) ?? '',
      /3 dokumenter: 0 gyldige, 1 uten feil i det som kunne kontrolleres, 1 med feil, 1 kunne ikke/,
    )
    assert.match((await page.locator('main').textContent()) ?? '', /elementer er alltid fylt/)
    await picture(page, 'conformance-report')
    assert.deepEqual(await axe(page), [])
    await page.goto(`${system.origin}/validering/samsvar`)
    await page.getByLabel('Produktets navn').fill('Journal')
    await page.getByLabel('Produktets versjon').fill('7.1')
    await page.getByLabel('Dokumenter som systemet').setInputFiles(files)
    await page.getByLabel('Vis svaret som').selectOption('json')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Lag rapport' }).click(),
    ])
    assert.equal(download.suggestedFilename(), 'samsvarsrapport.json')
    assert.deepEqual(
      pageErrors.filter((error) => !/422/.test(error)),
      [],
    )
  }),
)

test(
  'issue 4, item 5: a document is pasted and checked against a chosen profile without script',
  withBrowser(
    async ({ page }) => {
      await page.goto(`${system.origin}/validering`)
      await page.getByLabel('Eller lim inn').fill(JSON.stringify({ resourceType: 'Bundle' }))
      await page.getByLabel('Kontroller mot').selectOption('eps')
      await page.getByRole('button', { name: 'Kontroller' }).click()
      assert.match((await page.locator('h1').textContent()) ?? '', /Dokumentet har \d+ feil/)
      assert.match((await page.locator('.dv-against').first().textContent()) ?? '', /bundle-eu-eps/)
      await page.goto(`${system.origin}/journalsystem`)
      await page.getByLabel('Ingen av disse').check()
      await page.getByRole('button', { name: 'Neste' }).click()
      assert.match((await page.locator('.eh-verdict').textContent()) ?? '', /^Nei/)
    },
    { javaScriptEnabled: false },
  ),
)
