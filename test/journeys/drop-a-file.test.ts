import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { axe, picture, withBrowser } from '../browser.ts'
import { own } from '../vectors.ts'
import { type Running, startSystem } from './running-system.ts'
import { fixture, sendFile, textIn, toChoice } from './summary-page.ts'

let system: Running
before(async () => {
  system = await startSystem()
})
after(() => system.stop())

const sample = Buffer.from(own('samples').find(({ name }) => name === 'pt-ps-l3.xml')!.bytes)
const text = sample.toString()
const eps = readFileSync(join(import.meta.dirname, '../../samples/fhir/eps-full.json'))

const refused: readonly (readonly [string, Buffer, RegExp, RegExp | undefined])[] = [
  ['nothing', Buffer.alloc(0), /tom/, undefined],
  ['not XML', Buffer.from('Kjære kollega'), /ikke XML/, undefined],
  [
    'JSON that is no summary',
    Buffer.from('\ufeff{"resourceType": "Bundle"}'),
    /ikke en pasientoppsummering/,
    undefined,
  ],
  ['half a summary as JSON', Buffer.from('{"resourceType": "Bundle",'), /ikke gyldig JSON/, undefined],
  ['the wrong root', Buffer.from('<?xml version="1.0"?><html/>'), /ikke et klinisk dokument/, /linje 1/],
  ['a document cut off', sample.subarray(0, 40_000), /avkortet/, /linje \d+/],
  ['a document type', Buffer.from('<!DOCTYPE x><ClinicalDocument/>'), /DOCTYPE/, /linje 1/],
  ['deep nesting', Buffer.from('<a>'.repeat(5_000)), /nivåer/, undefined],
  [
    'invalid UTF-8',
    Buffer.concat([Buffer.from('<a>'), Buffer.from([0xff, 0xfe, 0xfd]), Buffer.from('</a>')]),
    /tegn/,
    undefined,
  ],
  ['a dispensation', Buffer.from(text.replaceAll('60591-5', '60593-1')), /utleveringsmelding/, /linje/],
  ['no patient', Buffer.from(text.replace(/<recordTarget[\s\S]*<\/recordTarget>/, '')), /hvem pasienten er/, undefined],
  [
    'two patients',
    Buffer.from(
      text.replace(
        /(<recordTarget[\s\S]*<\/recordTarget>)/,
        (one) => one + one.replace('PT-EX-470322', 'X-2').replace('19470322', '19800101'),
      ),
    ),
    /to pasienter/,
    /patientRole/,
  ],
]

test(
  'issue 2, bad input: each refusal says what and where, takes the focus, keeps nothing and names nobody',
  withBrowser(async ({ page, pageErrors }) => {
    await toChoice(page, system)
    for (const [what, bytes, says, where] of refused) {
      await sendFile(page, system, 'fil.xml', bytes)
      const told = await textIn(page, '.ps-refusal')
      assert.match(told, says, what)
      if (where) assert.match(told, where, what)
      assert.doesNotMatch(told, /Benedita|Sintética|PT-EX|19470322/, what)
      assert.equal(await page.evaluate('document.activeElement.id'), 'feil', `${what}: focus`)
      assert.equal(await page.getByText('Åpnet i dette besøket').count(), 0, `${what}: something was kept`)
    }
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
    await picture(page, 'refused-file')
    // A refusal is answered with its own status; browsers note that in the console.
    assert.deepEqual(
      pageErrors.filter((error) => !/status of 4\d\d/.test(error)),
      [],
    )
  }),
)

test(
  'issue 2, bad input: 20 MB and one byte are refused, and the server lives',
  withBrowser(async ({ page, context }) => {
    await toChoice(page, system)
    const answer = await context.request.post(`${system.origin}/utenlandsk-pasient`, {
      headers: { 'sec-fetch-site': 'same-origin' },
      multipart: {
        behandler: 'ja',
        fil: { name: 'stor.xml', mimeType: 'text/xml', buffer: Buffer.alloc(20 * 1024 * 1024 + 1, 32) },
      },
    })
    assert.equal(answer.status(), 413)
    assert.match(await answer.text(), /20 MB/)
    await sendFile(page, system, 'pt.xml', sample)
    assert.match(await textIn(page, 'h1'), /Benedita/)
  }),
)

test(
  'issue 4: an EPS in FHIR opens in the same reader, is judged by the validator, and axe finds nothing',
  withBrowser(async ({ page, pageErrors }) => {
    await toChoice(page, system)
    await sendFile(page, system, 'eps.json', eps)
    assert.match(await textIn(page, 'main'), /Metformin/)
    assert.match(await textIn(page, 'main'), /kom som FHIR/)
    await picture(page, 'summary-eps')
    assert.deepEqual(await axe(page), [])
    await page.goto(`${page.url().replace(/[?#].*$/, '')}/kontroll`)
    assert.match(await textIn(page, 'main'), /bundle-eu-eps/)
    assert.deepEqual(pageErrors, [])
  }),
)

test(
  'a form sent without a file or a treatment relation says both at once, each beside its field',
  withBrowser(async ({ page }) => {
    await toChoice(page, system)
    await page.getByRole('button', { name: 'Åpne filen' }).click()
    assert.equal(await page.locator('.ps-refusal li').count(), 2)
    for (const field of ['#fil', '#behandler'])
      assert.equal(await page.locator(field).getAttribute('aria-invalid'), 'true')
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
  }),
)

test(
  'issue 2, item 15: a file can be dropped on the page',
  withBrowser(async ({ page }) => {
    await toChoice(page, system)
    const transfer = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], 'droppet.xml', { type: 'text/xml' })); return data })()`,
    )
    await page.dispatchEvent('.ps-drop', 'dragover', { dataTransfer: transfer })
    await page.dispatchEvent('.ps-drop', 'drop', { dataTransfer: transfer })
    assert.equal(await page.evaluate("document.querySelector('#fil').files[0]?.name"), 'droppet.xml')
    await page.check('#behandler')
    await page.getByRole('button', { name: 'Åpne filen' }).click()
    await page.waitForURL(/[0-9a-f-]{36}$/)
    assert.match(await textIn(page, 'h1'), /Benedita/)
  }),
)

test(
  'Regulation (EU) 2016/679, Art. 5: the log of all this names neither patient nor file',
  withBrowser(async ({ page }) => {
    await toChoice(page, system)
    await sendFile(page, system, 'Benedita.xml', sample)
    await sendFile(page, system, 'allergi.xml', fixture('allergy-agent-oth-text'))
    const log = system.lines.join('\n')
    assert.ok(log.length > 0)
    assert.doesNotMatch(log, /Benedita|Sintética|PT-EX-470322|19470322|1947-03-22|Testcase|\.xml"/)
  }),
)
