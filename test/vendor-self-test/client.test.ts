import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testResults as service } from '../../src/features/national-services/index.ts'
import type { Report } from '../../src/features/vendor-self-test/report.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { browserAt, type Running, startSystem } from '../journeys/running-system.ts'
import { vendorAt } from './vendor.ts'

/** Of a person: the digits of a hash stand among letters. */
const aNumber = /(?<![\da-z])\d{11}(?![\da-z])/

let system: Running
let person: string
before(async () => {
  system = await startSystem()
  await system.begin()
  const { body } = await browserAt(system.origin).go('/norge-i-boks')
  person = /Mange prøvesvar<\/th><td><ul[^>]*><li><code>(\d{11})/.exec(body)![1]!
})
after(() => system.stop())

const product = { leverandor: 'Eksempel AS', produkt: 'Eksempel EPJ', versjon: '1.0' }
const scope = service.operations[0]!.scopes.at(-1)!

/** A run as its page has it. */
async function openRun(client: string, of = service.id) {
  const { go } = browserAt(system.origin)
  const { to } = await go('/norge-i-boks/selvtest', { ...product, klient: client, tjeneste: of })
  return {
    to,
    prompt: (rule: string) => go(`${to}/vanske`, { regel: rule }),
    declare: (rule: string, answer: string) => go(`${to}/skjerm`, { regel: rule, svar: answer }),
    finish: () => go(`${to}/avslutt`, {}),
    page: async () => (await go(to)).body,
    async report(): Promise<Report> {
      return JSON.parse((await go(`${to}/rapport.json`)).body)
    },
    markdown: async () => (await go(`${to}/rapport.md`)).body,
    async verdicts(...rules: readonly string[]) {
      const { findings } = await this.report()
      return rules.map((rule) => findings.find((each) => each.rule === rule)?.verdict)
    },
  }
}

/** A vendor's client that asks for results; `careful` keeps the rules. */
async function clientOf(careful: boolean) {
  const vendor = await vendorAt(system)
  const headers = { 'person-id': person, 'access-basis': 'SAMTYKKE' }
  let token = await vendor.token(service, scope, person)
  let proof: string | undefined
  const search = (form: Record<string, string> = {}) =>
    vendor.call(service, 'search-observations', { token, headers, form, ...(proof ? { proof } : {}) })
  return {
    id: vendor.id,
    search,
    async retry(form: Record<string, string> = {}) {
      const answer = await search(form)
      if (answer.status === 401 && careful) token = await vendor.token(service, scope, person)
      const wait = Number(answer.headers.get('retry-after') ?? 0)
      if (careful) system.clock.now = new Date(system.clock.now.getTime() + wait * 1000)
      return answer.status < 400 ? answer : search(form)
    },
  }
}

test('issue 6, item 5: a client that keeps the rules is seen to keep them, and its report can be attached', async () => {
  const client = await clientOf(true)
  const run = await openRun(client.id)
  await client.search({ _count: '2' })
  await client.search({ _count: '2', _skip: '2' })
  for (const rule of ['expired-token', 'refused-proof', 'unavailable', 'half', 'reservation']) {
    await run.prompt(rule)
    await client.retry()
  }
  await run.declare('half', 'kept')
  await run.declare('reservation', 'kept')
  await run.finish()
  const rules = ['token-and-proof', 'proof-once', 'scope', 'form', 'attest', 'number-in-address', 'next-page']
  const asked = ['expired-token', 'refused-proof', 'unavailable', 'half', 'reservation']
  assert.deepEqual(await run.verdicts(...rules, ...asked), Array(12).fill('kept'))
  assert.deepEqual(await run.verdicts('blocked', 'slow', 'too-many'), Array(3).fill('not-tried'))
  const report = await run.report()
  const of = (name: string) =>
    report.findings.find(({ rule, about }) => rule === 'operation' && about === name)?.verdict
  assert.deepEqual([of('search-observations'), of('search-reports')], ['kept', 'not-tried'])
  assert.deepEqual([report.product.name, report.contract.service, report.of], ['Eksempel EPJ', service.id, 'client'])
  assert.ok(report.until)
  assert.doesNotMatch(JSON.stringify(report) + (await run.markdown()), aNumber)
})

test('issue 6, item 5: a client that breaks the rules is seen to, and closing the run changes nothing of it', async () => {
  const client = await clientOf(false)
  const run = await openRun(client.id)
  await client.search({ _count: '2' })
  await client.search({ tull: 'x' })
  for (const rule of ['expired-token', 'unavailable']) {
    await run.prompt(rule)
    await client.retry()
  }
  await run.finish()
  assert.deepEqual(await run.verdicts('form', 'next-page', 'expired-token', 'unavailable'), Array(4).fill('broken'))
  const before = await run.report()
  await client.search({ tull: 'x' })
  await run.prompt('half')
  assert.deepEqual(await run.report(), before)
})

test('a call in a client’s name without its key is no evidence, takes no trouble away, and is told', async () => {
  const client = await clientOf(true)
  const run = await openRun(client.id)
  await run.prompt('unavailable')
  const claims = Buffer.from(JSON.stringify({ client_id: client.id })).toString('base64url')
  const url = `${system.origin}/nasjonale/${service.id}${service.base}/Observation/_search`
  await fetch(url, { method: 'POST', headers: { authorization: `DPoP x.${claims}.x` } })
  assert.deepEqual(await run.verdicts('token-and-proof', 'form'), ['not-tried', 'not-tried'])
  assert.match(await run.page(), /Venter på neste kall:.*status=503/)
  assert.equal((await client.search()).status, 503)
})

test('a run that nobody has opened, and one of another client, are not there', async () => {
  const { go } = browserAt(system.origin)
  assert.equal((await go('/norge-i-boks/selvtest/knutepunkt-side/nothing')).status, 404)
  const run = await openRun('knutepunkt-side')
  assert.equal((await go(run.to.replace('knutepunkt-side', 'another'))).status, 404)
})

test('a form that is not filled in is told so, and keeps what was written', async () => {
  const { go } = browserAt(system.origin)
  const { status, body } = await go('/norge-i-boks/selvtest', { ...product, klient: 'not an id', tjeneste: service.id })
  assert.equal(status, 400)
  assert.match(body, /role="alert"/)
  assert.match(body, /value="Eksempel EPJ"/)
})

test('issue 6, item 5: a client’s page leads to its log, its faults and a run, with its id filled in', async () => {
  const { id } = await vendorAt(system)
  const { go } = browserAt(system.origin)
  const { body } = await go(`/norge-i-boks/klienter/${id}`)
  const led = [...body.matchAll(/href="([^"]+[?]klient=[^"]+)"/g)].map(([, href = '']) => href)
  assert.deepEqual(led, [
    `/norge-i-boks/kall?klient=${id}`,
    `/norge-i-boks/kall?klient=${id}#feil`,
    `/norge-i-boks/selvtest?klient=${id}`,
  ])
  for (const href of led) {
    const shown = await go(href.replace('#feil', ''))
    assert.equal(shown.status, 200)
    assert.match(shown.body, new RegExp(`id="klient" name="klient" value="${id}"`))
    assert.doesNotMatch(shown.body, /role="alert"/)
  }
})

test(
  'WCAG 2.2: from the box to a report by the keys of a page, in every language',
  withBrowser(async ({ page, pageErrors, foreignRequests }) => {
    const client = await clientOf(true)
    await page.goto(`${system.origin}/norge-i-boks`)
    await page.getByRole('link', { name: 'Selvtest' }).click()
    assert.deepEqual(await axe(page), [])
    await picture(page, 'self-test')
    await page.getByLabel('Tjeneste').selectOption(service.id)
    await page.getByLabel('Klient (client_id)').fill(client.id)
    await page.getByLabel('Leverandør').fill('Eksempel AS')
    await page.getByLabel('Produkt').fill('Eksempel EPJ')
    await page.getByLabel('Versjon').fill('1.0')
    await page.getByRole('button', { name: 'Start en kjøring' }).click()
    await client.search({ _count: '2' })
    await page.getByRole('button', { name: /^Be om.*data=half$/ }).click()
    await client.search()
    await page.getByRole('link', { name: 'Oppdater' }).click()
    assert.deepEqual(await axe(page), [])
    await picture(page, 'self-test-run')
    await page.getByRole('button', { name: 'Ja, slik var det' }).click()
    for (const lang of ['nn', 'en', 'se', 'nb']) {
      await page.goto(`${page.url().split('?')[0]}?lang=${lang}`)
      assert.deepEqual(await axe(page), [])
    }
    await page.getByRole('button', { name: 'Avslutt og lås rapporten' }).click()
    assert.deepEqual(await axe(page), [])
    await picture(page, 'self-test-report')
    await page.setViewportSize({ width: 320, height: 640 })
    assert(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'))
    assert.deepEqual([pageErrors, foreignRequests], [[], []])
  }),
)
