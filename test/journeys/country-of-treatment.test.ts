import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { personKey } from '../../src/features/access-log/index.ts'
import { emergenciesToReview, memoryConsents } from '../../src/features/country-of-treatment/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { type Language, text } from '../../src/protocols/web/language.ts'
import { startBrowser } from '../browser.ts'
import { aino, entry, pdf, scripted, sends, silent, stops, waitedFor } from '../treatment/partners.ts'
import { doctor, type Handed, operator, sample, startTreatment } from '../treatment/system.ts'
import { accessibilityFaults, scrollsSideways } from './browser.ts'

type System = Awaited<ReturnType<typeof startTreatment>>

let browser: Browser
before(async () => {
  browser = await startBrowser()
})
after(() => browser.close())

/** A system with these partners, and a page in it without script; gone when the test is. */
async function opened(t: { after: (done: () => Promise<void>) => void }, handed: Partial<Handed> = {}) {
  const system = await startTreatment({ partners: scripted(), ...handed })
  const context = await browser.newContext({
    locale: 'nb-NO',
    viewport: { width: 1366, height: 900 },
    javaScriptEnabled: false,
  })
  t.after(async () => {
    await context.close()
    await system.stop()
  })
  return { system, page: await context.newPage() }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function findAino(page: Page, { origin }: System): Promise<void> {
  await page.goto(`${origin}/utenlandsk-pasient/land/FI`)
  await page.getByLabel(/Nasjonalt personnummer/).fill('FI-EX-840611')
  await button(page, 'Spør Finland').click()
}

const heading = async (page: Page) => (await page.locator('main h1').first().textContent()) ?? ''

test('issue 5, item 10: from the countries to the summary in three presses, without script', async (t) => {
  const { system, page } = await opened(t)
  await page.goto(`${system.origin}/utenlandsk-pasient/land`)
  assert.deepEqual(await page.locator('.ct-countries a').allTextContents(), [
    'Finland',
    'Kypros',
    'Polen',
    'Portugal',
    'Tsjekkia',
  ])
  await page.getByRole('link', { name: 'Finland' }).click()
  await page.getByLabel(/Nasjonalt personnummer/).fill('FI-EX-840611')
  await button(page, 'Spør Finland').click()
  assert.equal(await heading(page), 'Er dette pasienten?')
  const traits = (await page.locator('.ct-traits').textContent()) ?? ''
  for (const told of ['Aino Esimerkki Keksitty', '11.06.1984', 'Kvinne', 'FI-EX-840611', 'Turku'])
    assert.ok(traits.includes(told), told)
  assert.equal(await page.locator('.ct-notice').getAttribute('lang'), 'fi')
  await button(page, /Pasienten samtykker/).click()
  assert.match(await page.locator('.ps-banner h1').textContent().then(String), /Aino Esimerkki Keksitty/)
  assert.deepEqual(system.failures, [])
})

test('issue 5, item 5: the consent says who asked, when, in which language, and for what', async (t) => {
  const consents = []
  for (const language of ['finsk', 'svensk']) {
    const { system, page } = await opened(t)
    await findAino(page, system)
    if (language !== 'finsk') await page.getByRole('link', { name: language }).click()
    await button(page, /Pasienten samtykker/).click()
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    const lookup = system.records.findLast(({ route }) => route === 'treatment-patient')?.document
    const kept = await system.lookups.find(doctor.visit, lookup!, system.clock.now)
    const consent = await system.consents.find(kept?.lookup.consent ?? '')
    assert.equal(kept?.lookup.step.kind === 'fetched' && kept.lookup.step.document, id)
    assert.ok(consent?.kind === 'spoken')
    assert.deepEqual(
      [consent.askedBy, consent.country, consent.scope, consent.at],
      ['demo-doctor', 'FI', 'PS+OrCD', system.clock.now],
    )
    consents.push(consent)
  }
  assert.deepEqual(
    consents.map((consent) => consent.notice.language),
    ['fi', 'sv'],
  )
})

test('issue 5, items 5 and 10: the same patient is not asked twice in a visit; a new patient takes a new consent', async (t) => {
  const script = { who: aino }
  const identify: Handed['partners']['identify'] = async () => ({ kind: 'answered', value: script.who, event: 'e' })
  const { system, page } = await opened(t, { partners: scripted({ identify }) })
  const consentNow = async () => {
    const [lookup] = await system.lookups.list(doctor.visit, system.clock.now)
    return lookup?.consent
  }
  await findAino(page, system)
  await button(page, /Pasienten samtykker/).click()
  const first = await consentNow()
  const open = page.url()
  await findAino(page, system)
  assert.equal(
    await page.getByText('Pasienten samtykket muntlig kl. 03:10. Det gjelder til kl. 15:10', { exact: false }).count(),
    1,
  )
  assert.equal(await button(page, /Pasienten samtykker/).count(), 0)
  assert.deepEqual(await faultsOf(page), [])
  await button(page, /Ja, dette er pasienten/).click()
  assert.equal(await consentNow(), first)
  script.who = { ...aino, identifiers: [{ root: '2.999.246.1.1', extension: 'FI-EX-000002' }] }
  await findAino(page, system)
  assert.equal(await button(page, /Pasienten samtykker/).count(), 1)
  script.who = aino
  await page.goto(open)
  await page.getByRole('link', { name: 'Samtykke' }).click()
  const both = (await system.lookups.list(doctor.visit, system.clock.now)).filter(({ consent }) => consent === first)
  await button(page, 'Pasienten trekker samtykket').click()
  assert.equal(both.length, 2)
  for (const { step } of both)
    assert.notEqual(
      (await fetch(`${system.origin}/utenlandsk-pasient/${step.kind === 'fetched' ? step.document : ''}`)).status,
      200,
    )
  await findAino(page, system)
  assert.equal(await button(page, /Pasienten samtykker/).count(), 1)
})

test('issue 5, item 5: a no is recorded with who asked and which notice, closes the lookup, and is told the next time that day', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  await button(page, 'Pasienten sier nei').click()
  assert.equal(await heading(page), 'Pasienten sa nei')
  assert.deepEqual(await faultsOf(page), [])
  const chain = personKey(new Uint8Array(32), aino.identifiers[0]!)
  const [refusal] = await system.consents.refusals(chain, new Date(0))
  assert.deepEqual(
    [refusal?.askedBy, refusal?.country, refusal?.notice.language, refusal?.at, refusal?.answeredBy],
    ['demo-doctor', 'FI', 'fi', system.clock.now, undefined],
  )
  await page.goBack()
  await page.reload()
  assert.equal(await heading(page), 'Pasienten sa nei')
  system.signed.in = { ...doctor, visit: 'a colleague', subject: 'colleague', name: 'Ola Vakt' }
  await findAino(page, system)
  assert.equal(await page.getByText('Pasienten sa nei kl. 03:10 i dag, til Solveig Nordlys.').count(), 1)
  assert.deepEqual(await faultsOf(page), [])
  await button(page, /Pasienten samtykker/).click()
  assert.equal(await page.locator('.ps-banner').count(), 1)
  system.signed.in = {
    ...doctor,
    visit: 'elsewhere',
    subject: 'elsewhere',
    organisation: { orgNumber: '000000102', name: 'X' },
  }
  await findAino(page, system)
  assert.equal(await page.getByText(/sa nei kl/).count(), 0)
})

test('issue 5, item 5: a no that cannot be recorded leaves the lookup open, and it can be said again', async (t) => {
  const consents = memoryConsents()
  const out = { of: 1 }
  const refuse: typeof consents.refuse = async (refusal) => {
    if (out.of-- > 0) throw new Problem('unavailable', 'database', 'down')
    await consents.refuse(refusal)
  }
  const { system, page } = await opened(t, { consents: { ...consents, refuse } })
  await findAino(page, system)
  await button(page, 'Pasienten sier nei').click()
  assert.equal(await page.locator('.ct-trouble').count(), 0)
  const [lookup] = await system.lookups.list(doctor.visit, system.clock.now)
  await page.goto(`${system.origin}/utenlandsk-pasient/oppslag/${lookup?.id}`)
  await button(page, 'Pasienten sier nei').click()
  assert.equal(await heading(page), 'Pasienten sa nei')
})

test('MyHealth@EU next of kin: a parent answers for a child by name, and the consent says so; a no needs no name', async (t) => {
  const child = { ...aino, birthDate: '2017-04-05' }
  const identify: Handed['partners']['identify'] = async () => ({ kind: 'answered', value: child, event: 'e' })
  const { system, page } = await opened(t, {
    partners: scripted({ identify, retrieve: sends(sample('fi-ps-l3.xml')) }),
  })
  await findAino(page, system)
  assert.equal(await page.getByLabel('Forelder').isChecked(), true)
  const lookup = new URL(page.url()).pathname.replace(/pasient$/, 'samtykke')
  const sent = await fetch(system.origin + lookup, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `sprak=fi&versjon=${await page.locator('input[name=versjon]').getAttribute('value')}&svarer=parent&fodt=igår`,
  })
  assert.equal(sent.status, 422)
  await page.goto(sent.url)
  assert.equal(await page.locator('.ct-field-error').count(), 3)
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('Fornavn').fill('Aada')
  await page.getByLabel('Etternavn').fill('Keksitty')
  await button(page, /Foresatt samtykker/).click()
  const [kept] = await system.lookups.list(doctor.visit, system.clock.now)
  const consent = await system.consents.find(kept?.consent ?? '')
  assert.deepEqual(consent?.kind === 'spoken' && consent.answeredBy, {
    capacity: 'parent',
    person: { identifiers: [], given: ['Aada'], family: 'Keksitty' },
  })
  const refused = await opened(t, { partners: scripted({ identify }) })
  await findAino(refused.page, refused.system)
  await button(refused.page, 'Foresatt sier nei').click()
  assert.equal(await heading(refused.page), 'Pasienten sa nei')
})

test('MyHealth@EU next of kin: a guardian answers for somebody who cannot, and the consent’s page names them', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  await page.getByText('En annen svarer for pasienten').click()
  assert.deepEqual(await faultsOf(page), [])
  await page.getByLabel('Verge').check()
  await page.getByLabel('Fornavn').fill('Eero')
  await page.getByLabel('Etternavn').fill('Verge')
  await button(page, /Samtykker for pasienten/).click()
  await page.getByRole('link', { name: 'Samtykke' }).click()
  assert.equal(await page.getByText('Eero Verge (verge) samtykket muntlig for pasienten kl. 03:10.').count(), 1)
})

test('issue 5, item 5: a withdrawn consent closes what was fetched, saved or not, and is said in words', async (t) => {
  for (const saved of [false, true]) {
    const { system, page } = await opened(t)
    await findAino(page, system)
    await button(page, /Pasienten samtykker/).click()
    const address = page.url()
    if (saved) await button(page, /Ta vare på/).click()
    // The visit may be another by then: the consent is the person's who recorded it.
    if (saved) {
      system.signed.in = { ...doctor, visit: 'the next visit' }
      await page.goto(address)
      await page.goto(`${address}/behandling`)
      await button(page, 'Ja, åpne oppsummeringen').click()
    }
    await page.getByRole('link', { name: 'Samtykke' }).click()
    await button(page, 'Pasienten trekker samtykket').click()
    assert.equal(await page.getByText(/Pasienten har trukket samtykket/).count(), 1)
    for (const path of ['', '/utskrift', '/pdf', '/eps.json']) {
      const answer = await fetch(address + path, { redirect: 'manual' })
      assert.equal(answer.status, 403, path)
      assert.match(await answer.text(), /Dette er lukket|consent-withdrawn/, path)
    }
    assert.equal(system.records.at(-1)?.because, 'consent-withdrawn')
    assert.deepEqual(await faultsOf(page), [])
    await page.goto(`${system.origin}/utenlandsk-pasient`)
    assert.equal(await page.getByText('lukket, pasienten har trukket samtykket').count(), saved ? 1 : 0)
    assert.equal(await page.locator('#mine-tittel ~ ul a').count(), 0)
    system.signed.in = { ...doctor, visit: 'another', subject: 'another doctor' }
    const none = await fetch(`${system.origin}/utenlandsk-pasient/00000000-0000-4000-8000-000000000000`)
    const closed = await fetch(address)
    assert.deepEqual([closed.status, await closed.text()], [404, await none.text()])
  }
})

test('issue 5, item 5: withdrawn while the country is asked, the question is broken off and its answer dropped', async (t) => {
  let aborted = false
  const list: Handed['partners']['list'] = ({ signal }) =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        aborted = true
        resolve({ kind: 'answered', value: [entry()], event: 'late' })
      })
    })
  const { system, page } = await opened(t, { partners: scripted({ list }), ...waitedFor() })
  await findAino(page, system)
  await button(page, /Pasienten samtykker/).click()
  assert.equal(await heading(page), 'Henter fra Finland …')
  await page.getByRole('link', { name: 'Pasientens samtykke' }).click()
  await button(page, 'Pasienten trekker samtykket').click()
  assert.equal(aborted, true)
  assert.equal(await heading(page), 'Samtykket er trukket')
})

/** The emergency form, sent as a browser does that checks nothing. */
const unchecked = (page: Page) =>
  page.locator('.ct-emergency form').evaluate((form) => form.setAttribute('novalidate', ''))

test('issue 5, item 5: an emergency needs its reason, sets off an alarm, lasts 60 minutes and is reviewed by another', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  await page.getByText('Pasienten kan ikke samtykke, og det haster').click()
  await button(page, 'Åpne uten samtykke').click()
  assert.equal((await page.locator('.ct-emergency :invalid').count()) > 0, true, 'the browser keeps what is written')
  await unchecked(page)
  await button(page, 'Åpne uten samtykke').click()
  assert.equal(await page.getByText('Velg hvorfor pasienten ikke kan samtykke.').count(), 1)
  await page.getByLabel('Bevisstløs eller kraftig påvirket').check()
  await page.getByLabel(/Begrunnelse/).fill('kom i ambulanse')
  await button(page, 'Åpne uten samtykke').click()
  assert.equal(system.alarms.length, 1)
  const address = page.url()
  assert.equal((await fetch(address)).status, 200)
  system.clock.now = new Date(system.clock.now.getTime() + 59 * 60_000)
  assert.equal((await fetch(address)).status, 200)
  system.clock.now = new Date(system.clock.now.getTime() + 60_000)
  assert.equal((await fetch(address)).status, 404)
  assert.equal((await fetch(`${system.origin}/utenlandsk-pasient/nodapninger`)).status, 403)
  system.signed.in = operator
  await page.goto(`${system.origin}/utenlandsk-pasient/nodapninger`)
  assert.match((await page.locator('tbody').textContent()) ?? '', /Solveig Nordlys.*Finland.*kom i ambulanse/s)
  assert.equal(await emergenciesToReview({ consents: system.consents, now: () => system.clock.now }), 1)
  assert.deepEqual(await faultsOf(page), [])
  await button(page, 'Riktig åpnet').click()
  assert.equal(await emergenciesToReview({ consents: system.consents, now: () => system.clock.now }), 0)
  assert.equal(await page.getByRole('link', { name: 'Til driften' }).getAttribute('href'), '/drift')
  const norwegian = page.getByRole('link', { name: 'Nødåpninger, norske pasienter' })
  assert.equal(await norwegian.getAttribute('href'), '/norsk-pasient/nodapninger')
  assert.equal(await page.locator('tbody button').count(), 0)
})

test('issue 5, item 5: what an emergency opened says so, and until when; its page speaks of no consent', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  await page.getByText('Pasienten kan ikke samtykke, og det haster').click()
  await page.getByLabel('Bevisstløs eller kraftig påvirket').check()
  await page.getByLabel(/Begrunnelse/).fill('x')
  await unchecked(page)
  await button(page, 'Åpne uten samtykke').click()
  assert.equal(await page.getByText('Skriv en begrunnelse: minst to ord, til sammen ti tegn.').count(), 1)
  await page.getByText('Bevisstløs eller kraftig påvirket').check()
  await page.getByLabel(/Begrunnelse/).fill('kom i ambulanse')
  await button(page, 'Åpne uten samtykke').click()
  assert.equal(await page.getByText('Åpnet uten samtykke, lukkes kl. 04:10').count(), 1)
  const address = page.url()
  assert.match(await (await fetch(`${address}/utskrift`)).text(), /Åpnet uten samtykke, lukkes kl. 22.11.2026, 04:10/)
  await page.getByRole('link', { name: 'Nødåpningen', exact: true }).click()
  assert.equal(await heading(page), 'Nødåpning uten samtykke')
  assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /Ombestemmer/)
})

test('issue 5, item 5: a patient who says no closes the lookup, and nothing opens it again', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  const address = page.url()
  await button(page, 'Pasienten sier nei').click()
  assert.equal(await heading(page), 'Pasienten sa nei')
  await page.goto(address)
  assert.equal(await heading(page), 'Pasienten sa nei')
  assert.equal(await button(page, /samtykker|Prøv igjen/).count(), 0)
})

test('pasient- og brukerrettighetsloven § 4-3: of a child the guardian is asked', async (t) => {
  const child = { ...aino, birthDate: '2017-04-05' }
  const identify: Handed['partners']['identify'] = async () => ({ kind: 'answered', value: child, event: 'e' })
  const { system, page } = await opened(t, { partners: scripted({ identify }) })
  await findAino(page, system)
  assert.equal(await button(page, /Foresatt samtykker for barnet/).count(), 1)
  assert.equal(await button(page, /Pasienten/).count(), 0)
})

test('a country that took too long is asked again with the same details, with one press', async (t) => {
  const answers = [stops('slow'), async () => ({ kind: 'answered', value: aino, event: 'e' }) as const]
  const identify: Handed['partners']['identify'] = () => answers.shift()!()
  const { system, page } = await opened(t, { partners: scripted({ identify }) })
  await findAino(page, system)
  assert.equal(await heading(page), 'Landet brukte for lang tid')
  await button(page, 'Prøv igjen').click()
  assert.equal(await heading(page), 'Er dette pasienten?')
})

test('the countries list who is open now, until the summary is closed; small letters are as good as capitals', async (t) => {
  const { system, page } = await opened(t)
  await page.goto(`${system.origin}/utenlandsk-pasient/land/FI`)
  await page.getByLabel(/Nasjonalt personnummer/).fill('fi-ex-840611')
  await button(page, 'Spør Finland').click()
  const mine = page.getByRole('list', { name: 'Oppslag du har åpne nå' })
  await button(page, /Pasienten samtykker/).click()
  const summary = page.url()
  await page.getByRole('link', { name: 'Ny pasient' }).click()
  await mine.getByRole('link', { name: 'Finland: Aino Esimerkki Keksitty' }).click()
  assert.equal(page.url(), summary)
  await button(page, 'Lukk').click()
  assert.equal(new URL(page.url()).pathname, '/utenlandsk-pasient/land')
  assert.equal(await mine.count(), 0)
})

test('issue 5, item 5: pressed twice, an emergency is opened once and sets off one alarm', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  const address = page.url().replace(/pasient$/, 'nod')
  const body = 'hvorfor=unconscious&begrunnelse=kom+i+ambulanse'
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const press = () => fetch(address, { method: 'POST', body, headers, redirect: 'manual' })
  const answers = await Promise.all([press(), press(), press()])
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
  assert.equal(system.alarms.length, 1)
  assert.equal((await system.consents.emergencies(new Date(0))).length, 1)
})

test('issue 5, item 4: a slow country is waited for without script, and can be cancelled', async (t) => {
  const { system, page } = await opened(t, { partners: scripted({ identify: silent }), ...waitedFor() })
  await findAino(page, system)
  assert.equal(await heading(page), 'Spør Finland …')
  const response = await fetch(page.url())
  assert.match(response.headers.get('refresh') ?? '', /^1; url=\/utenlandsk-pasient\/oppslag\//)
  await button(page, 'Avbryt').click()
  assert.equal(await heading(page), 'Du avbrøt')
  await page.getByRole('link', { name: 'Søk på nytt' }).click()
  assert.equal(await page.getByLabel(/Nasjonalt personnummer/).inputValue(), 'FI-EX-840611')
})

test('issue 5, item 4: what the mask refuses is said beside the field, and nothing is sent', async (t) => {
  let sent = 0
  const identify: Handed['partners']['identify'] = async () => {
    sent++
    return { kind: 'answered', value: aino, event: '' }
  }
  const { system, page } = await opened(t, { partners: scripted({ identify }) })
  await page.goto(`${system.origin}/utenlandsk-pasient/land/FI`)
  await button(page, 'Spør Finland').click()
  assert.equal(await page.locator('.ct-field-error').textContent(), 'Nasjonalt personnummer må fylles ut.')
  await page.getByLabel(/Nasjonalt personnummer/).fill('010190-999X')
  await button(page, 'Spør Finland').click()
  assert.match((await page.locator('.ct-field-error').textContent()) ?? '', /ikke skrevet slik landet bruker/)
  assert.equal(sent, 0)
})

test('issue 5, item 4: of several summaries the professional chooses; the PDF that says the same is left out', async (t) => {
  const documents = [entry({ title: 'Older', creationTime: '20250101' }), entry({ title: 'Newer' }), pdf]
  const list: Handed['partners']['list'] = async () => ({ kind: 'answered', value: documents, event: 'e' })
  const { system, page } = await opened(t, { partners: scripted({ list }) })
  await findAino(page, system)
  await button(page, /Pasienten samtykker/).click()
  assert.equal(await heading(page), 'Dokumenter fra Finland')
  assert.deepEqual(await page.locator('.kp-people strong').allTextContents(), ['Newer', 'Older'])
  await button(page, /Newer/).click()
  assert.equal(await page.locator('.ps-banner').count(), 1)
  const summary = system.records.find(({ route }) => route === 'treatment-documents')
  assert.equal(summary?.category, 'patient-summary')
  assert.equal(summary?.effect, 'permit')
})

test('EHDS Art. 9: who was found, and what was read, stand in one chain, that of the patient', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  await button(page, /Pasienten samtykker/).click()
  const [found, read] = system.records
  assert.deepEqual([found?.route, found?.category], ['treatment-patient', 'identity'])
  assert.deepEqual([read?.route, read?.category, read?.country], ['patient-summary', 'patient-summary', 'FI'])
  assert.equal(found?.patient, read?.patient)
})

test('Art. 8: a lookup and a consent of another look like none, and nothing is done to them', async (t) => {
  const { system, page } = await opened(t)
  await findAino(page, system)
  const lookup = new URL(page.url()).pathname.replace(/\/pasient$/, '')
  await button(page, /Pasienten samtykker/).click()
  await page.getByRole('link', { name: 'Samtykke' }).click()
  const consent = new URL(page.url()).pathname
  const answers = async (base: string, paths: readonly (readonly ['GET' | 'POST', string])[]) => {
    const told = []
    for (const [method, path] of paths) {
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await fetch(system.origin + base + path, { method, headers, redirect: 'manual' })
      told.push([path, answer.status, await answer.text()])
    }
    return told
  }
  const ofLookup = [
    ...['', '/pasient', '/dokumenter', '/pa-nytt'].map((path) => ['GET', path] as const),
    ...['/samtykke', '/nod', '/igjen', '/avbryt', '/dokument', '/andre'].map((path) => ['POST', path] as const),
  ]
  const ofConsent = [['GET', ''] as const, ['POST', '/trekk'] as const]
  system.signed.in = { ...doctor, visit: 'another visit', subject: 'another doctor' }
  const none = '00000000-0000-4000-8000-000000000000'
  const absentLookup = await answers(`/utenlandsk-pasient/oppslag/${none}`, ofLookup)
  assert.ok(absentLookup.every(([, status]) => status === 404))
  // Whoever comes back to a lookup that is over is told so, in the same words as about one that never was.
  for (const [path, , words] of absentLookup)
    assert.match(String(words), /Oppslaget er avsluttet|lookup-gone/, String(path))
  assert.deepEqual(await answers(lookup, ofLookup), absentLookup)
  assert.deepEqual(await answers(consent, ofConsent), await answers(`/utenlandsk-pasient/samtykke/${none}`, ofConsent))
  const kept = await system.consents.find(consent.split('/').at(-1)!)
  assert.equal(kept?.withdrawnAt, undefined)
})

test('Art. 11(3): a pharmacist has no errand here, and somebody without authorization asks nobody', async (t) => {
  const { system, page } = await opened(t)
  system.signed.in = { ...doctor, role: 'pharmacist' }
  assert.equal((await fetch(`${system.origin}/utenlandsk-pasient/land`)).status, 403)
  const { hprNumber: _none, ...unnumbered } = doctor
  system.signed.in = unnumbered
  await findAino(page, system)
  assert.equal(await heading(page), 'Andre land kjenner ikke autorisasjonen din')
})

test('a demonstration offers the invented people of a country; one press asks for one of them', async (t) => {
  const shows = (language: Language) => text('Har en oppsummering.', language)
  const { system, page } = await opened(t, { demoPeople: () => [{ name: 'Aino Keksitty', traits: aino, shows }] })
  await page.goto(`${system.origin}/utenlandsk-pasient/land/FI`)
  assert.deepEqual(await faultsOf(page), [])
  await button(page, /Aino Keksitty.*Har en oppsummering\./s).click()
  assert.equal(await heading(page), 'Er dette pasienten?')
})

test('issue 5, item 9: each patient takes an attest of its own, and without one nobody is asked', async (t) => {
  const wishes: { decision: string; patient: unknown }[] = []
  const attestFor: Handed['attestFor'] = async (_person, wish) => {
    wishes.push(wish)
    return undefined
  }
  const { system, page } = await opened(t, { attestFor })
  await findAino(page, system)
  await button(page, /Pasienten samtykker/).click()
  assert.equal(wishes.length, 2)
  assert.deepEqual(wishes[1]?.patient, aino.identifiers[0])
  assert.notEqual(wishes[0]?.decision, wishes[1]?.decision)
  let asked = 0
  const refused = await opened(t, {
    attestFor: () => Promise.reject(new Problem('forbidden', 'attest-refused', 'x')),
    partners: scripted({ identify: async () => assert.fail(String(asked++)) }),
  })
  await findAino(refused.page, refused.system)
  assert.equal(await heading(refused.page), 'Attesten din ble ikke godtatt')
  assert.equal(asked, 0)
})

test('issue 5, item 11: who was identified is one person here, and stays one when asked for again', async (t) => {
  const { system, page } = await opened(t)
  const [number = assert.fail('No number')] = aino.identifiers
  const chain = personKey(new Uint8Array(32), number)
  assert.equal(await system.patients.of(chain), undefined)
  await findAino(page, system)
  const first = await system.patients.of(chain)
  assert.deepEqual(first?.numbers, [{ ...number, country: 'FI' }])
  assert.equal(first.identities[0]?.history[0]?.byName, doctor.name)
  await findAino(page, system)
  assert.deepEqual(await system.patients.of(chain), first)
})

const another = sends(sample('cz-ps-l3.xml'))
const broken = sends(Buffer.from('<ClinicalDocument'))
const prescription = sends(
  Buffer.from('<ClinicalDocument xmlns="urn:hl7-org:v3"><code code="57833-6"/></ClinicalDocument>'),
)
const barePdf = sends(Buffer.from('%PDF-1.7'))
const blocked: Partial<Handed> = { brakes: { take: async () => 'blocked' } }

const failures: Readonly<Record<string, readonly [words: string, Partial<Handed>]>> = {
  'no match': ['Landet fant ingen', { partners: scripted({ identify: stops('no-match') }) }],
  'several matches': ['Landet fant flere', { partners: scripted({ identify: stops('several-matches') }) }],
  'dead country': ['Landet svarer ikke', { partners: scripted({ identify: stops('unreachable') }) }],
  'slow country': ['Landet brukte for lang tid', { partners: scripted({ identify: stops('slow') }) }],
  'refused profession': [
    'Landet gir ikke dette til yrket ditt',
    { partners: scripted({ identify: stops('profession-refused', '4703') }) },
  ],
  'too many questions': ['For mange spørsmål på kort tid', blocked],
  'nothing registered': ['Landet har ingenting å gi', { partners: scripted({ list: stops('nothing-registered') }) }],
  'TRC expired': [
    'Landet godtok ikke behandlingsrelasjonen',
    { partners: scripted({ list: stops('grounds-refused') }) },
  ],
  'next of kin refused': [
    'Landet godtar ikke at en annen svarer',
    { partners: scripted({ list: stops('next-of-kin-refused') }) },
  ],
  'broken document': ['Dokumentet kan ikke brukes', { partners: scripted({ retrieve: broken }) }],
  'wrong document': ['Dokumentet er noe annet', { partners: scripted({ retrieve: prescription }) }],
  'PDF that says nobody’s name': ['Dokumentet kan ikke brukes', { partners: scripted({ retrieve: barePdf }) }],
  'document of another patient': ['Dokumentet gjelder en annen', { partners: scripted({ retrieve: another }) }],
}

for (const [name, [words, handed]] of Object.entries(failures)) {
  test(`issue 5, item 4: ${name} is told in words, with what to do, and axe finds no fault`, async (t) => {
    const { system, page } = await opened(t, handed)
    await findAino(page, system)
    if ((await heading(page)) === 'Er dette pasienten?') await button(page, /Pasienten samtykker/).click()
    assert.equal(await heading(page), words)
    assert.ok(((await page.locator('.ct-trouble').textContent()) ?? '').length > 80)
    assert.deepEqual(await faultsOf(page), [])
    assert.doesNotMatch(page.url(), /840611/)
    assert.deepEqual(system.failures, [])
  })
}

/** axe needs script, so the page is opened again in a context that has it. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const context = await browser.newContext({ locale: 'nb-NO', viewport: { width: 1366, height: 900 } })
  try {
    const scripted = await context.newPage()
    await scripted.goto(page.url())
    return await accessibilityFaults(scripted)
  } finally {
    await context.close()
  }
}

for (const locale of ['nb', 'nn', 'se', 'en']) {
  test(`WCAG 2.2 AA: countries, form, patient and consent in ${locale}, by axe, and at 400 %`, async (t) => {
    const { system } = await opened(t)
    const context = await browser.newContext({ locale, viewport: { width: 320, height: 256 } })
    t.after(() => context.close())
    const page = await context.newPage()
    const check = async () => {
      assert.deepEqual(await accessibilityFaults(page), [])
      assert.equal(await scrollsSideways(page), false, page.url())
    }
    await page.goto(`${system.origin}/utenlandsk-pasient/land`)
    await check()
    await page.goto(`${system.origin}/utenlandsk-pasient/land/CY`)
    await check()
    await page.locator('main form button').click()
    await check()
    await page.goto(`${system.origin}/utenlandsk-pasient/land/FI`)
    await page.locator('main input').fill('FI-EX-840611')
    await page.locator('main form button').click()
    await check()
    await page.locator('details.ct-emergency summary').click()
    await check()
  })
}
