import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { AccessEntry } from '../../src/features/access-log/record.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from '../journeys/browser.ts'
import { browserAt, signIn } from '../journeys/running-system.ts'
import { patient } from './held.ts'
import { find, runningReader } from './reader.ts'

const { fake, start, system, later, opened, everything } = runningReader()

const reason = { hvorfor: 'unconscious', begrunnelse: 'kom i ambulanse' }
async function inEmergency(subject?: string) {
  const browser = await opened(subject)
  const { status, to } = await browser.go(`${browser.path}/nod`, reason)
  assert.deepEqual([status, to], [303, browser.path])
  return browser
}

const warned = (event: string) => system().lines.filter((line) => line.includes(`"${event}"`)).length

test('Art. 11(5): an emergency is recorded as one before any source is asked, and each source is told that it is', async () => {
  const { go, path } = await inEmergency()
  assert.equal(fake.asked.length, 0, 'nothing is asked where it is opened')
  const before = (await everything()).length
  let recorded: readonly AccessEntry[] = []
  fake.world.asking = async () => {
    recorded = (await everything()).slice(before)
  }
  const { body } = await go(path)
  assert.match(body, /Nødåpning uten samtykke til kl\. 12:00/)
  assert.equal(recorded.length, 6)
  assert.deepEqual([...new Set(recorded.map(({ purpose }) => purpose))], ['EMERGENCY'])
  const because = new Set(
    recorded.filter(({ what }) => what.category !== 'national-register').map((each) => each.decision.because),
  )
  assert.deepEqual([...because], ['emergency-open'])
  const [{ asking } = assert.fail('nothing was asked')] = fake.asked
  const [emergency] = await system().stores.emergencies.since(start)
  assert.deepEqual([asking.basis, asking.emergency], ['AKUTT', { decision: emergency?.id }])
})

test('decision 0038: without a reason nothing is opened, asked or recorded, and what was written is kept', async () => {
  const { go, path } = await opened()
  const [before, alarms] = [(await everything()).length, warned('emergency-access')]
  for (const [fields, words] of [
    [{}, /Velg hvorfor.*Skriv en begrunnelse/s],
    [{ hvorfor: 'unconscious', begrunnelse: 'hjertestans' }, /Skriv en begrunnelse/],
    [{ begrunnelse: 'kom i ambulanse' }, /Velg hvorfor/],
  ] as const) {
    const { status, body } = await go(`${path}/nod`, fields)
    assert.equal(status, 422)
    assert.match(body, words)
    assert.match(body, /Ingenting er åpnet ennå/)
    assert.match(body, /class="nr-patient".*248686 00035/)
    assert.match(body, /til sammen ti tegn, for eksempel/)
    assert.match(body, / novalidate>/)
    assert.match(body, /Skriv ikke navn eller nummer/)
    if ('begrunnelse' in fields) assert.ok(body.includes(fields.begrunnelse))
  }
  assert.deepEqual([(await everything()).length, fake.asked.length], [before, 0])
  assert.equal(warned('emergency-access'), alarms)
  assert.doesNotMatch((await go(path)).body, /Nødåpning uten samtykke/)
})

test('decision 0038: it ends after an hour, and by a press; the record is an ordinary one again', async () => {
  const ended = await inEmergency()
  system().clock.now = later(60)
  const byItself = await ended.go(ended.path)
  assert.doesNotMatch(byItself.body, /Nødåpning uten samtykke/)
  system().clock.now = start
  const closed = await inEmergency()
  const { to } = await closed.go(`${closed.path}/nod/lukk`, {})
  assert.equal(to, `${closed.path}?lukket`)
  const before = (await everything()).length
  const { body } = await closed.go(to)
  assert.match(body, /role="status">Nødåpningen er lukket\./)
  assert.doesNotMatch(body, /Nødåpning uten samtykke/)
  assert.equal(fake.asked.at(-1)?.asking.emergency, undefined)
  const purposes = (await everything()).slice(before).map(({ purpose }) => purpose)
  assert.deepEqual([...new Set(purposes)], ['TREATMENT'])
})

test('decision 0038: one that is closed while the sources are asked shows nothing of what they answer', async () => {
  const { go, path } = await inEmergency()
  for (const each of [path, `${path}/utskrift`]) {
    await go(`${path}/nod`, reason)
    fake.world.asking = async () => void (await go(`${path}/nod/lukk`, {}))
    const { status, to } = await go(each)
    assert.deepEqual([status, to], [303, path])
    fake.world.asking = undefined
  }
})

test('decision 0038: it is of its record, its visit and its professional alone', async () => {
  const { go, path } = await inEmergency()
  const { to: another } = await go(find, { nummer: patient.number, grunnlag: 'UNNTAK' })
  assert.doesNotMatch((await go(another)).body, /Nødåpning uten samtykke/)
  const [nurse, again] = [await opened('demo-nurse'), await opened()]
  for (const other of [nurse, again]) {
    assert.equal((await other.go(path)).status, 404)
    assert.equal((await other.go(`${path}/nod`, reason)).status, 404)
    assert.equal((await other.go(`${path}/nod/lukk`, {})).status, 404)
    assert.doesNotMatch((await other.go(other.path)).body, /Nødåpning uten samtykke/)
  }
  assert.match((await go(path)).body, /Nødåpning uten samtykke/)
})

test('decision 0038: pressed twice it is one, and each is told to whoever runs the node, more than five in an hour as often', async () => {
  system().clock.now = later(24 * 60)
  const [alarms, often] = [warned('emergency-access'), warned('emergency-access-often')]
  const { go, path } = await opened('demo-doctor-bodo')
  await Promise.all([go(`${path}/nod`, reason), go(`${path}/nod`, reason)])
  assert.equal(warned('emergency-access'), alarms + 1)
  for (let nth = 0; nth < 5; nth++) await inEmergency('demo-doctor-bodo')
  assert.deepEqual([warned('emergency-access'), warned('emergency-access-often')], [alarms + 5, often + 1])
})

for (const [subject, offered] of [
  ['demo-doctor', true],
  ['demo-nurse', true],
  ['demo-midwife', true],
  ['demo-pharmacist', false],
  ['demo-care-worker', false],
  ['demo-social-educator', false],
] as const) {
  test(`Art. 11(3) and (5): ${subject} is ${offered ? '' : 'not '}offered an emergency, and a press ${offered ? 'opens' : 'is refused'}`, async () => {
    const { go, path } = await opened(subject)
    for (const each of [find, path]) assert.equal(/Rollen din kan ikke nødåpne/.test((await go(each)).body), !offered)
    assert.equal(/Pasienten kan ikke samtykke, og det haster/.test((await go(path)).body), offered)
    const { status } = await go(`${path}/nod`, reason)
    assert.equal(status, offered ? 303 : 403)
    assert.equal(/Nødåpning uten samtykke/.test((await go(path)).body), offered)
  })
}

for (const subject of ['demo-secretary', 'demo-operator', 'demo-citizen']) {
  test(`Art. 11(3): ${subject} opens no emergency`, async () => {
    const { path } = await opened()
    const browser = browserAt(system().origin)
    await signIn(browser, subject)
    assert.equal((await browser.go(`${path}/nod`, reason)).status, 403)
  })
}

test('trial, finding 3: those that stand open are told apart by the number of their record', async () => {
  const { go } = await inEmergency()
  const other = '20883100043'
  fake.world.register = { kind: 'answered', at: start, held: { ...patient, number: other } }
  const { to } = await go(find, { nummer: other, grunnlag: 'UNNTAK' })
  await go(`${to}/nod`, reason)
  const listed = /<ul class="nr-emergency-open nr-standing">.*?<\/ul>/s.exec((await go(find)).body)?.[0] ?? ''
  assert.equal(listed.split('<li>').length - 1, 2)
  for (const number of ['208831 00043', '248686 00035']) assert.ok(listed.includes(number))
})

test('trial, finding 7: the banner of an open emergency names the patient', async () => {
  const { go, path } = await inEmergency()
  assert.match((await go(path)).body, /nr-emergency-bar.*Myrull Stillegang.*Nødåpning uten samtykke til/s)
})

test('trial, finding 11: on the ground that it is urgent the form stands unfolded, and the ground says that it opens nothing', async () => {
  const { go, path } = await opened('demo-doctor', { grunnlag: 'AKUTT' })
  assert.match((await go(path)).body, /<details class="ct-emergency" open>/)
  assert.match((await go(find)).body, /for="AKUTT">[^<]*Åpner ikke noe som er sperret/)
})

test('Art. 8, decision 0034: what is read in an emergency moves no moment of «new since last», one’s own or others’', async () => {
  const first = await opened()
  await first.go(first.path)
  system().clock.now = later(26 * 60)
  const { go, path } = await inEmergency()
  await go(path)
  system().clock.now = later(52 * 60)
  for (const subject of ['demo-doctor', 'demo-nurse']) {
    const next = await opened(subject)
    assert.match((await next.go(next.path)).body, /22\. nov\. 2026/)
  }
})

test('decision 0038: by another number than that of now the record is opened anew, and the emergency is not taken along', async () => {
  const { go, path } = await inEmergency()
  fake.world.register = { kind: 'answered', at: start, held: { ...patient, number: '20883100043' } }
  const { to } = await go(path)
  assert.notEqual(to.split('?')[0], path)
  const { body } = await go(to)
  assert.match(body, /En nødåpning under det gamle nummeret gjelder ikke her/)
  assert.match(body, /<details class="ct-emergency" open>/)
  assert.doesNotMatch(body, /Nødåpning uten samtykke til/)
})

test('decision 0038: it is reviewed by somebody else than who opened it, on a page that names no patient', async () => {
  const { go, path } = await inEmergency()
  await go(`${path}/nod/lukk`, {})
  const operator = browserAt(system().origin)
  await signIn(operator, 'demo-operator')
  const page = await operator.go(`${find}/nodapninger`)
  assert.match(page.body, /Solveig Nordlys/)
  assert.match(page.body, /Bevisstløs eller kraftig påvirket<br><span lang="no">kom i ambulanse/)
  assert.match(page.body, /Lukket 22\. nov\. 2026/)
  assert.ok(page.body.includes(path.split('/').at(-1)!))
  assert.ok(!page.body.includes(patient.number.slice(0, 6)) && !page.body.includes('Stillegang'))
  assert.match(page.body, /href="\/drift".*href="\/utenlandsk-pasient\/nodapninger"/s)
  const review = /action="([^"]+nodapninger[^"]+)"/.exec(page.body)?.[1] ?? ''
  assert.equal((await operator.go(review, { utfall: 'justified' })).status, 303)
  assert.match((await operator.go(`${find}/nodapninger`)).body, /Grunn til å åpne<br>/)
  const doctor = await opened()
  assert.equal((await doctor.go(`${find}/nodapninger`)).status, 403)
  assert.equal((await doctor.go(review, { utfall: 'justified' })).status, 403)
})

async function openIn(page: Page, lang: string): Promise<void> {
  await page.goto(`${system().origin}/logg-inn?til=${find}`)
  await page.locator('button[value="demo-doctor"]').click()
  await page.waitForURL(`${system().origin}${find}`)
  await page.goto(`${system().origin}${find}?lang=${lang}`)
  await page.locator('#nummer').fill(patient.number)
  await page.locator('form.nr-find button.ds-button').click()
  await page.waitForURL(/norsk-pasient\/[\w-]+$/)
}

for (const [lang, viewport] of [
  ['nb', { width: 1366, height: 768 }],
  ['en', { width: 320, height: 640 }],
] as const) {
  test(
    `WCAG 2.2 AA: an emergency from the offer to the paper, ${lang}, ${viewport.width} px`,
    withBrowser(
      async ({ page }) => {
        const seen = async (name: string) => {
          await picture(page, `norwegian-emergency-${name}-${lang}-${viewport.width}`)
          assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], name)
          assert.equal(await scrollsSideways(page), false, name)
        }
        await openIn(page, lang)
        const record = page.url()
        await seen('offer')
        await page.locator('.ct-emergency summary').click()
        await page.locator('.ct-emergency textarea').waitFor({ state: 'visible' })
        await seen('form')
        await page.locator('#hvorfor-unconscious').check()
        await page.locator('#begrunnelse').fill('Hjertestans')
        await page.locator('.ct-emergency button').click()
        await page.waitForURL(`${record}/nod`)
        await seen('fault')
        await page.locator('#begrunnelse').fill('kom i ambulanse')
        await page.locator('.ct-emergency button').click()
        await page.waitForURL(record)
        await page.locator('.nr-emergency-open').waitFor()
        await seen('open')
        await page.evaluate('scrollTo(0, 900)')
        const bar = await page.locator('.nr-emergency-bar').boundingBox()
        assert.ok(bar && bar.y >= 0 && bar.height <= 130, `the banner stays in view, slim: ${JSON.stringify(bar)}`)
        await page.evaluate('scrollTo(0, 0)')
        await page.goto(`${record}/utskrift`)
        await page.locator('.nr-emergency-open').waitFor()
        await seen('paper')
        await page.goto(`${system().origin}${find}`)
        await seen('find')
        await page.goto(record)
        await page.locator('.nr-emergency-open button').click()
        await page.waitForURL(`${record}?lukket`)
        await page.locator('.ct-emergency').waitFor()
        assert.equal(await page.locator('.nr-emergency-open').count(), 0)
      },
      { viewport },
    ),
  )
}

test(
  'WCAG 2.2 AA: the page of emergencies to review',
  withBrowser(async ({ page }) => {
    await inEmergency()
    await page.goto(`${system().origin}/logg-inn?til=${find}/nodapninger`)
    await page.locator('button[value="demo-operator"]').click()
    await page.locator('table').waitFor()
    await picture(page, 'norwegian-emergencies')
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
    assert.equal(await scrollsSideways(page), false)
  }),
)
