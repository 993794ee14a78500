import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { services } from '../../src/features/national-services/index.ts'
import { wrongWays } from '../../src/features/vendor-portal/wrong-credentials.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { browserAt, type Running, startSystem } from './running-system.ts'

let system: Running
before(async () => {
  system = await startSystem()
  await system.begin()
})
after(() => system.stop())

const box = '/norge-i-boks'
const tryPath = (service: string, operation: string) => `${box}/tjenester/${service}/${operation}`

/** The first number that the page gives for a situation, and the professional it is about. */
async function triedFor(situation: string): Promise<{ readonly person: string; readonly hpr: string }> {
  const { body } = await browserAt(system.origin).go(box)
  const [, person = '', hpr = ''] =
    new RegExp(`${situation}</th><td><ul[^>]*><li><code>(\\d{11})</code>(?: \\(gjelder HPR (\\d+)\\))?`).exec(body) ??
    []
  assert.notEqual(person, '', `the page has nobody for ${situation}`)
  return { person, hpr }
}

/** What the fields of a page hold. */
function filledIn(form: string): Readonly<Record<string, string>> {
  const given = [...form.matchAll(/<input class="ds-input" id="([^"]+)" name="[^"]+" value="([^"]*)"/g)]
  const content = /<textarea[^>]*>\n([^<]*)</.exec(form)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return {
    ...Object.fromEntries(
      given.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]),
    ),
    ...(content ? { kropp: content } : {}),
  }
}

/** Runs an operation from its page; the fields are as the page had them, but for those that are given. */
async function tried(service: string, operation: string, fields: Readonly<Record<string, string>>) {
  const { go } = browserAt(system.origin)
  const path = tryPath(service, operation)
  const { body: form } = await go(path)
  const { status, body } = await go(path, { ...filledIn(form), ...fields })
  assert.equal(status, 200, path)
  return { status: Number(/<span class="ds-tag"[^>]*>(\d+)/.exec(body)?.[1]), body }
}

test('issue 6, item 1: a thousand people are laid, and the page has somebody for every situation', async () => {
  const { status, body } = await browserAt(system.origin).go(box)
  assert.equal(status, 200)
  assert.match(body, /Boksen er klar: 1[\s\u00a0]?0\d\d personer/)
  assert.equal(body.match(/<tr><th scope="row">/g)?.length, 22)
})

test(
  'issue 6, proof: a vendor comes from the front page to a first authorised call with an attest by four clicks',
  withBrowser(async ({ page, pageErrors, foreignRequests }) => {
    await page.goto(system.origin)
    await page.getByRole('link', { name: /Norge i boks/ }).click()
    assert.deepEqual(await axe(page), [])
    await picture(page, 'norway-box')
    await page.getByRole('link', { name: /Kritisk informasjon/ }).click()
    assert.deepEqual(await axe(page), [])
    await picture(page, 'norway-box-service')
    await page.getByRole('link', { name: /Prøv.*allergies/ }).click()
    assert.deepEqual(await axe(page), [])
    await page.getByRole('button', { name: 'Kjør kallet' }).click()
    assert.deepEqual(await axe(page), [])
    await picture(page, 'norway-box-call')
    const answer = (await page.getByRole('group', { name: 'Svaret' }).textContent()) ?? ''
    assert.match(answer, /"resourceType": "AllergyIntolerance"/)
    await page.getByText('Hva tokenet sier').click()
    assert.match(
      (await page.getByRole('group', { name: 'Hva tokenet sier' }).textContent()) ?? '',
      /nhn:tillitsrammeverk:parameters/,
    )
    await page.goto(`${system.origin}${box}/kall`)
    assert.equal(await page.getByRole('cell', { name: 'GET allergies' }).count(), 1)
    assert.deepEqual(await axe(page), [])
    await picture(page, 'norway-box-calls')
    assert.deepEqual([pageErrors, foreignRequests], [[], []])
  }),
)

test('issue 6, item 5: every operation of every service runs from its page: no token is refused, nothing breaks', async () => {
  // Some of them write: what they set must not stand in the way of the other tests.
  const { person } = await triedFor('Fem legemidler eller flere')
  for (const { service } of services) {
    for (const { id } of service.operations) {
      const { status, body } = await tried(service.id, id, { person })
      const refused = /&quot;(?:token|dpop|attest)-[\w-]+&quot;/.exec(body)?.[0]
      assert.deepEqual([status < 500, refused], [true, undefined], `${service.id} ${id} answers ${status}`)
    }
  }
})

for (const [service, operation, situation] of [
  ['maternity-record', 'read-record', 'Gravid'],
  ['maternity-record', 'update-currentPregnancy', 'Gravid'],
  ['documents', 'retrieve-document', 'Fem legemidler eller flere'],
  ['medication-list', 'send-medication', 'Fem legemidler eller flere'],
  ['vaccinations', 'correct-vaccination', 'Mange vaksiner'],
] as const) {
  test(`issue 6, item 5: the page of ${service} ${operation} fills in what an earlier answer gives, and it runs`, async () => {
    const { person } = await triedFor(situation)
    const { go } = browserAt(system.origin)
    const path = tryPath(service, operation)
    const fields = { person, ...filledIn((await go(path)).body) }
    const ready = await go(path, { ...fields, person, hent: 'ja' })
    const { body } = await go(path, { ...fields, ...filledIn(ready.body), person })
    assert.equal(
      /<span class="ds-tag"[^>]*>(\d+)/.exec(body)?.[1],
      '200',
      body.slice(body.indexOf('id="svaret"')).slice(0, 900),
    )
  })
}

for (const [fault, expected] of [
  ['status=503', /"asked-fault"/],
  ['status=429', /retry-after: 5/],
  ['token=expired', /"token-refused"/],
  ['privacy=reservation', /"Reservation"/],
  ['privacy=restricted', /"General"/],
  ['privacy=blocked', /"Specific"/],
  ['data=half', /content-type: text\/plain/],
] as const) {
  test(`issue 6, item 5: asked for ${fault}, the service answers so`, async () => {
    const { person } = await triedFor('Mange prøvesvar')
    const { body } = await tried('test-results', 'search-observations', { person, feil: fault })
    assert.match(body.replaceAll('&quot;', '"'), expected)
  })
}

test('issue 6, item 5: contradictory data count one more than they have, and have the first twice', async () => {
  const { person } = await triedFor('Mange prøvesvar')
  const asked = { person, 'felt-_count': '2', 'felt-date': '' }
  const { body } = await tried('test-results', 'search-observations', { ...asked, feil: 'data=contradictory' })
  const text = body.replaceAll('&quot;', '"')
  const matches = text.match(/"mode": "match"/g)?.length ?? 0
  assert.deepEqual([matches, /"total": (\d+)/.exec(text)?.[1]], [3, '4'])
})

/** What a page shows of an answer. */
function answerIn(body: string): string {
  const [, shown = ''] = /id="svaret".*?<pre[^>]*>(.*?)<\/pre>/s.exec(body) ?? []
  return shown.replaceAll('&quot;', '"')
}

for (const [service, operation, situation, contradiction, fields, expected] of [
  [
    'test-results',
    'search-observations',
    'Mange prøvesvar',
    'result-before-specimen',
    { 'felt-date': '' },
    (text: string) => {
      const dates = [...text.matchAll(/"effectiveDateTime": "([^"]+)",\s*"issued": "([^"]+)"/g)]
      return dates.length > 0 && dates.every(([, taken = '', issued = '']) => issued < taken)
    },
  ],
  [
    'medication-list',
    'get-medication',
    'Fem legemidler eller flere',
    'dispensed-before-prescribed',
    {},
    (text: string) => /"whenHandedOver": "200\d-/.test(text) && !/"whenHandedOver": "202/.test(text),
  ],
  [
    'diagnoses-and-procedures',
    'search-encounters',
    'Operert',
    'ended-before-begun',
    {},
    (text: string) => {
      const periods = [...text.matchAll(/"start": "([^"]+)",\s*"end": "([^"]+)"/g)]
      return periods.length > 0 && periods.every(([, start = '', end = '']) => end < start)
    },
  ],
  [
    'person-register',
    'person-by-nin-full',
    'Gravid',
    'two-births',
    { 'felt-informationParts': 'Birth' },
    (text: string) => text.match(/"birthDate"/g)?.length === 2,
  ],
] as const) {
  test(`issue 6, item 5: ${service} contradicts itself when asked for data=${contradiction}`, async () => {
    const { person } = await triedFor(situation)
    const { status, body } = await tried(service, operation, { person, feil: `data=${contradiction}`, ...fields })
    assert.deepEqual([status, expected(answerIn(body))], [200, true])
  })
}

test('issue 6, item 5: a fault that is misspelt is told, and never looks like a service that works', async () => {
  const { person } = await triedFor('Mange prøvesvar')
  const { status, body } = await tried('test-results', 'search-observations', { person, feil: 'statu=503' })
  assert.equal(status, 400)
  assert.match(body, /fault-unknown/)
})

for (const { id: wrong, code } of wrongWays.filter(({ code }) => code !== undefined)) {
  test(`issue 6, bad input: a call of the page with ${wrong} is answered ${code} by the service itself`, async () => {
    const { person } = await triedFor('Livstruende allergi')
    const { status, body } = await tried('critical-information', 'allergies', { person, galt: wrong })
    const chosen = /<option value="([^"]+)" selected>[^<]*(?:attest|token|Bearer|bevis)/i.exec(body)?.[1]
    const told = /&quot;((?:attest|token|dpop)[\w-]+)&quot;/.exec(body.slice(body.indexOf('id="svaret"')))?.[1]
    assert.deepEqual([chosen, told, status === 401 || status === 403], [wrong, code, true])
  })
}

test('issue 6, item 3: with attest the page tells the AuditEvent of the call, without it there is none to tell', async () => {
  const { person } = await triedFor('Livstruende allergi')
  const said = async (galt: string) => {
    const { status, body } = await tried('critical-information', 'allergies', { person, galt })
    return [status, body.includes('nhn:tillitsrammeverk:parameters')]
  }
  assert.deepEqual(
    [await said(''), await said('attest-missing')],
    [
      [200, true],
      [200, false],
    ],
  )
})

test('an HPR number that nobody has gets no token, and the form says so beside the field', async () => {
  const { body } = await browserAt(system.origin).go(tryPath('test-results', 'search-observations'), {
    hpr: '999999999',
  })
  assert.match(body, /aria-invalid="true" aria-describedby="hpr-feil"/)
  assert.doesNotMatch(body, /id="svaret"/)
})

test('PVK: a professional who is blocked is told so, another is not', async () => {
  const { person, hpr } = await triedFor('Har sperret prøvesvar for én behandler')
  const services = ['test-results', 'critical-information'] as const
  const statusOf = async (by: string) =>
    (
      await Promise.all(
        services.map(async (service) => {
          const operation = service === 'test-results' ? 'search-reports' : 'status'
          return (await tried(service, operation, { person, hpr: by })).body
        }),
      )
    ).some((body) => /Specific|isBlocked&quot;: true/.test(body))
  assert.deepEqual([await statusOf(hpr), await statusOf('')], [true, false])
})

test('issue 6, item 5: faults that a page sets stand for that client alone, and end after fifteen minutes', async () => {
  const { person } = await triedFor('Mange prøvesvar')
  const { go } = browserAt(system.origin)
  const statusNow = async () => (await tried('test-results', 'search-reports', { person })).status
  await go(`${box}/feil`, { klient: 'knutepunkt-side', status: '502' })
  assert.equal(await statusNow(), 502)
  await go(`${box}/feil`, { klient: 'another', status: '504' })
  assert.equal(await statusNow(), 502)
  const before = system.clock.now
  system.clock.now = new Date(before.getTime() + 16 * 60_000)
  assert.equal(await statusNow(), 200)
  // Another day would have other people: late in the evening a quarter of an hour is enough.
  system.clock.now = before
})

test('GDPR Art. 5(1)(c): the log of calls holds nothing of whom a call was about', async () => {
  const { person } = await triedFor('Livstruende allergi')
  await tried('critical-information', 'allergies', { person })
  const { body } = await browserAt(system.origin).go(`${box}/kall?klient=knutepunkt-side`)
  assert.match(body, /allergies/)
  assert.doesNotMatch(body, /\d{11}/)
})

test('issue 6, item 5: OpenAPI and capability statement of every service are at the addresses its page gives', async () => {
  const { go } = browserAt(system.origin)
  for (const { service } of services) {
    const { body } = await go(`${box}/tjenester/${service.id}`)
    const links = [...body.matchAll(/href="([^"]+(?:openapi\.json|metadata))"/g)].map(([, to = '']) => to)
    assert.equal(links.length, service.format === 'json' ? 1 : 2)
    for (const link of links) {
      const answer = await go(link)
      assert.equal(answer.status, 200, link)
      assert.doesNotMatch(answer.body, /24868600035|30879200004/, 'examples are about somebody of the box')
      const { openapi, resourceType } = JSON.parse(answer.body)
      assert.equal(openapi ?? resourceType, link.endsWith('json') ? '3.1.0' : 'CapabilityStatement')
    }
  }
})

test(
  'WCAG 2.2, 1.4.10: the box fits a phone without scrolling sideways, in every language',
  withBrowser(
    async ({ page }) => {
      const pages = [box, `${box}/tjenester/test-results`, tryPath('test-results', 'search-reports'), `${box}/kall`]
      for (const lang of ['nb', 'nn', 'en', 'se']) {
        for (const path of pages) {
          await page.goto(`${system.origin}${path}?lang=${lang}`)
          assert(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), `${path} ${lang}`)
          assert.deepEqual(await axe(page), [])
        }
        await page.goto(`${system.origin}${tryPath('test-results', 'search-reports')}?lang=${lang}`)
        await page.locator('#hpr').fill('999999999')
        await page.locator('form.vp-form button[type=submit]').first().click()
        await page.locator('#hpr-feil').waitFor()
        assert.deepEqual(await axe(page), [])
      }
    },
    { viewport: { width: 320, height: 640 } },
  ),
)

test('issue 6, item 5: set back, what was written is gone and the same people are there', async () => {
  const { person } = await triedFor('Mange prøvesvar')
  const { nationalRecords } = system.stores
  const before = await nationalRecords.of(person, 'test-results')
  const written = { person, service: 'test-results', id: 'written', kind: 'Observation', at: system.clock.now }
  await nationalRecords.write([{ ...written, seen: 0, content: { resourceType: 'Observation' } }])
  await browserAt(system.origin).go(`${box}/nullstill`, {})
  while (!/Boksen er klar/.test((await browserAt(system.origin).go(box)).body)) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.deepEqual(await nationalRecords.of(person, 'test-results'), before)
})
