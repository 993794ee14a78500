import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type AccessLogStore, memoryAccessLog } from '../../src/features/access-log/index.ts'
import type { AccessEntry } from '../../src/features/access-log/record.ts'
import type { SourceId } from '../../src/features/national-sources/index.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { scrollsSideways } from '../journeys/browser.ts'
import { browserAt, type Running, signIn, startSystem } from '../journeys/running-system.ts'
import { fakeSources, nothing, type Script } from './fake-sources.ts'
import { patient } from './held.ts'

const accessLog: AccessLogStore = memoryAccessLog()
const start = new Date('2026-11-22T10:00:00Z')
const fake = fakeSources(() => start)
let system: Running
let whole: typeof fake.world
before(async () => {
  system = await startSystem(accessLog, {}, 60, { nationalSources: fake.sources, patience: 1 })
  whole = { ...fake.world }
})
beforeEach(() => {
  Object.assign(fake.world, whole)
  fake.asked.length = 0
  system.clock.now = start
})
after(() => system.stop())

const find = '/norsk-pasient'
const failed = (because: 'slow' | 'down' | 'refused' | 'unreadable' | 'sign-in') =>
  ({ kind: 'failed', because, at: start }) as const

/** Opens the record as a browser without script would; gives its path. */
async function opened(subject = 'demo-doctor', fields: Readonly<Record<string, string>> = {}) {
  const browser = browserAt(system.origin)
  await signIn(browser, subject)
  const answer = await browser.go(find, { nummer: patient.number, grunnlag: 'UNNTAK', ...fields })
  return { ...browser, answer, path: answer.to }
}

async function openIn(page: Page, subject = 'demo-doctor'): Promise<void> {
  await page.goto(`${system.origin}/logg-inn?til=${find}`)
  await page.locator(`button[value="${subject}"]`).click()
  await page.getByLabel('Fødselsnummer eller D-nummer').fill(patient.number)
  await page.getByRole('button', { name: 'Åpne journalen' }).click()
  await page.waitForURL(/norsk-pasient\/[\w-]+$/)
}

const everywhere = { alsoBestPractice: true }

test(
  'issue 6, item 6: from the number to the whole record by one press, without script and without a trace in the address',
  withBrowser(
    async ({ page, pageErrors, foreignRequests }) => {
      await openIn(page)
      assert.doesNotMatch(page.url(), /\d{11}/)
      await picture(page, 'norwegian-record')
      for (const words of [
        'Anafylaksi',
        'Tynnblod tablett 5 mg',
        'apiksaban',
        'Hovne ankler',
        'Hemoglobin',
        'Ekkokardiografi',
      ]) {
        assert.ok((await page.getByText(words).count()) > 0, words)
      }
      assert.deepEqual([pageErrors, foreignRequests], [[], []])
    },
    { javaScriptEnabled: false },
  ),
)

test(
  'people.md 8.2, K4: the first screenful holds who it is, every source, what is critical and the first medicines',
  withBrowser(async ({ page }) => {
    await openIn(page)
    for (const words of [
      'Myrull Stillegang',
      'Alle 9 kilder svarte',
      'fenoksymetylpenicillin',
      'Tynnblod tablett 5 mg',
      'Nytt siden sist',
    ]) {
      const box = await page.getByText(words).first().boundingBox()
      assert.ok(box && box.y + box.height <= 768, words)
    }
  }),
)

test(
  'WCAG 2.2: by keyboard alone, from the form to a medicine’s history',
  withBrowser(async ({ page }) => {
    await page.goto(`${system.origin}/logg-inn?til=${find}`)
    await page.locator('button[value="demo-doctor"]').press('Enter')
    await page.waitForURL(`${system.origin}${find}`)
    await page.keyboard.type(patient.number)
    await page.keyboard.press('Enter')
    await page.waitForURL(/norsk-pasient\/[\w-]+$/)
    await page.locator('summary', { hasText: 'Historikk' }).first().press('Enter')
    await page.getByText('Fornyet').first().waitFor()
  }),
)

/** Every way that sources can be, in one page each. */
const states: readonly (readonly [name: string, script: () => Script])[] = [
  ['whole', () => ({})],
  ['down', () => ({ 'test-results': failed('down'), 'critical-information': failed('slow'), 'medication-list': failed('unreadable') })],
  ['half', () => ({ 'test-results': { kind: 'answered', at: start, held: fake.world.held['test-results'], incomplete: 'slow' } })],
  ['apart', () => ({ documents: { kind: 'not-connected' }, vaccinations: failed('refused'), measurements: failed('sign-in') })],
] // biome-ignore format: a row each

for (const [lang, viewport] of [
  ['nb', { width: 1366, height: 768 }],
  ['nn', { width: 320, height: 640 }],
  ['se', { width: 1366, height: 768 }],
  ['en', { width: 683, height: 384 }],
] as const) {
  test(
    `WCAG 2.2 AA: every page in every state, ${lang}, ${viewport.width} px`,
    withBrowser(
      async ({ page }) => {
        await openIn(page)
        const record = page.url()
        const held = fake.world.held
        for (const [name, script] of [...states, ['empty', () => ({})] as const]) {
          Object.assign(fake.world, { script: script(), held: name === 'empty' ? nothing : held })
          for (const path of [record, `${record}/utskrift`]) {
            await page.goto(`${path}?lang=${lang}`)
            await picture(page, `norwegian-${name}-${lang}${path === record ? '' : '-paper'}`)
            await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            assert.deepEqual(await axe(page, everywhere), [], `${path} ${name}`)
            assert.equal(await scrollsSideways(page), false, `${path} ${name}`)
          }
        }
        await page.goto(`${system.origin}${find}?lang=${lang}`)
        assert.deepEqual(await axe(page, everywhere), [])
        await page.locator('#nummer').fill('12345678901')
        await page.locator('form.nr-find button.ds-button').click()
        await picture(page, `norwegian-fault-${lang}`)
        assert.deepEqual(await axe(page, everywhere), [])
        assert.equal(await scrollsSideways(page), false)
      },
      { viewport },
    ),
  )
}

test('issue 6, item 4: a source that failed is never an empty list, and the others are there', async () => {
  for (const because of ['slow', 'down', 'refused', 'unreadable'] as const) {
    fake.world.script = { 'test-results': failed(because) }
    const { go, path } = await opened()
    const { body } = await go(path)
    assert.match(body, /Prøvesvar kunne ikke hentes/)
    assert.match(body, /Det betyr ikke at det ikke finnes noe/)
    assert.match(body, /8 av 9 kilder svarte helt/)
    assert.match(body, /Tynnblod tablett 5 mg/)
  }
})

test('issue 6, item 4: nobody waits for a source that never answers', async () => {
  fake.world.script = { 'test-results': new Promise(() => {}) }
  const { go, path } = await opened()
  const { body } = await go(path)
  assert.match(body, /Prøvesvar kunne ikke hentes\.<\/strong> Kilden svarte ikke i tide/)
})

test('a document that is not in half a list is one that could not be fetched, not one that there is not', async () => {
  const { go, path } = await opened()
  assert.equal((await go(`${path}/dokument/another`)).status, 404)
  fake.world.script = { documents: { kind: 'answered', at: start, held: [], incomplete: 'slow' } }
  assert.equal((await go(`${path}/dokument/another`)).status, 503)
})

test('nothing held is never an assertion: the same words for whatever lies behind it', async () => {
  fake.world.held = nothing
  const { go, path } = await opened()
  const { body } = await go(path)
  assert.match(body, /Kilden ga ingen opplysninger/)
  assert.doesNotMatch(body.replace(offer, ''), /[Ii]ngen kjente|bruker ingen|[Ii]ngen endring|sperr|reserver|skjult/)
})

/** What is said of emergencies, which is the same whoever the patient is. */
const offer = /<div class="nr-emergency">.*?<\/div><\/section>/s

test('Art. 9(2)(c): every category that a page shows stands in the patient’s log, before it is shown', async () => {
  const { go, path } = await opened()
  const before = (await everything()).length
  await go(path)
  const records = (await everything()).slice(before)
  assert.deepEqual(records.map(({ what }) => what.category).toSorted(), [
    ...['discharge-report', 'electronic-dispensation', 'electronic-prescription', 'laboratory-results'],
    ...['national-register', 'patient-summary'],
  ])
  assert.deepEqual([...new Set(records.map(({ what }) => what.route))], ['norwegian-record'])
})

async function everything() {
  const chains = await accessLog.heads('', 1000)
  return (await Promise.all(chains.map(({ person }) => accessLog.records(person, 0, 1000)))).flat().map(
    // As `record.ts` writes it.
    ({ content }) => JSON.parse(content) as AccessEntry,
  )
}

test('Art. 11(3): a pharmacist sees the medicine list, and no other source is asked', async () => {
  const { go, path } = await opened('demo-pharmacist')
  const { status, body } = await go(path)
  assert.equal(status, 200)
  assert.match(body, /Tynnblod tablett 5 mg/)
  assert.doesNotMatch(body.replace(notForRole, ''), /Hemoglobin|Kritisk informasjon|Epikrise|Ekkokardiografi/)
  assert.deepEqual(fake.asked.at(-1)?.sources, ['medication-list'])
})

const notForRole = /<p class="nr-role">.*?<\/p>/s

test('Art. 11(3): what a pharmacist is not shown is said, in the same words whoever the patient is; a doctor is told nothing', async () => {
  const saidTo = async (subject: string) => {
    const { go, path } = await opened(subject)
    return notForRole.exec((await go(path)).body)?.[0]
  }
  const said = await saidTo('demo-pharmacist')
  assert.match(said ?? '', /Kritisk informasjon, Prøvesvar, .*Vaksiner/)
  fake.world.held = nothing
  assert.equal(await saidTo('demo-pharmacist'), said)
  assert.equal(await saidTo('demo-doctor'), undefined)
})

test('issue 6, item 4: where a part of the list was not looked up, nothing new is never said of it', async () => {
  const looked = { inForce: false, history: true }
  fake.world.held = { ...nothing, 'medication-list': { lines: [], looked } }
  const { go, path } = await opened('demo-pharmacist')
  const { body } = await go(path)
  assert.match(body, /Her er ikke alt slått opp, så vi vet ikke om noe er nytt: Legemidler\./)
  assert.doesNotMatch(body, /Kildene ga ingen opplysninger de fikk etter dette/)
})

test('trial, finding 7: a number that the register knows nobody by opens nothing, and no source is asked', async () => {
  fake.world.register = { kind: 'answered', at: start, held: undefined }
  const { answer } = await opened()
  assert.equal(answer.status, 422)
  assert.match(answer.body, /Folkeregisteret kjenner ingen med dette nummeret\. Kontroller sifrene/)
  assert.equal(fake.asked.length, 0)
})

test('issue 6, item 4: where the register is silent the record opens, and says that nobody has confirmed who it is', async () => {
  for (const because of ['slow', 'down', 'refused', 'unreadable', 'sign-in'] as const) {
    fake.world.register = failed(because)
    const { go, path } = await opened()
    assert.match((await go(path)).body, /Identitet ikke bekreftet[\s\S]*Tynnblod tablett 5 mg/)
  }
})

for (const subject of ['demo-citizen', 'demo-secretary', 'demo-operator']) {
  test(`Art. 11(3): ${subject} opens nobody’s record`, async () => {
    const { answer } = await opened(subject)
    assert.equal(answer.status, 403)
    assert.equal(fake.asked.length, 0)
  })
}

test('a record is of its visit alone: to another it is as one that never was', async () => {
  const { path } = await opened()
  const other = await opened('demo-nurse')
  const unknown = await other.go(`${find}/11111111-1111-4111-8111-111111111111`)
  const closed = await other.go(path)
  const bare = (text: string) => text.replaceAll(/[\w-]{36}/g, '')
  assert.deepEqual([closed.status, bare(closed.body)], [404, bare(unknown.body)])
})

test('issue 6, item 6: what is new is counted from the last reading, and a second look in one shift counts the same', async () => {
  const first = await opened('demo-nurse')
  assert.match((await first.go(first.path)).body, /De siste 30 dagene/)
  system.clock.now = new Date(start.getTime() + 26 * 3_600_000)
  const next = await opened('demo-nurse')
  for (const path of [next.path, next.path, `${next.path}/utskrift`]) {
    assert.match((await next.go(path)).body, /Siden du sist leste, 22\. nov\. 2026/)
  }
  const again = await opened('demo-nurse')
  assert.match((await again.go(again.path)).body, /Siden du sist leste, 22\. nov\. 2026/)
})

test('issue 6, item 6: a source that failed the last time is not read since then', async () => {
  fake.world.script = { documents: failed('down') }
  const first = await opened('demo-doctor-bodo')
  await first.go(first.path)
  fake.world.script = {}
  system.clock.now = new Date(start.getTime() + 30 * 3_600_000)
  const next = await opened('demo-doctor-bodo')
  const { body } = await next.go(next.path)
  assert.match(body, /Siden du sist leste/)
  assert.match(body, /Dokumenter<\/a><\/h3><p class="nr-sub">De siste 30 dagene/)
})

test('issue 6, bad input: a wrong number, one of real shape, and no ground are each told, and nobody is asked', async () => {
  for (const [fields, words] of [
    [{ nummer: '12345678901' }, /Kontroller sifrene/],
    [{ nummer: '' }, /Kontroller sifrene/],
    [{ nummer: '01010112377' }, /Kontroller sifrene|virkelig menneskes/],
    [{ grunnlag: 'BTG' }, /Velg grunnlaget/],
  ] as const) {
    const { answer } = await opened('demo-doctor', fields)
    assert.equal(answer.status, 422)
    assert.match(answer.body, words)
  }
  assert.equal(fake.asked.length, 0)
})

test('a document opens by a press, and one that is closed since is not there', async () => {
  const { go, path } = await opened()
  const link = /href="([^"]+\/dokument\/[\w-]+)"/.exec((await go(path)).body)?.[1] ?? ''
  const answer = await go(link)
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/pdf'])
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  fake.world.held = { ...fake.world.held, documents: [] }
  assert.equal((await go(link)).status, 404)
})

test('every setting shows every source, what is critical and the medicines first', async () => {
  const { go, path } = await opened()
  for (const setting of ['emergency', 'hospital', 'general-practice', 'nursing-home']) {
    const { body } = await go(`${path}?sted=${setting}`)
    const order = [...body.matchAll(/<section [^>]*id="([\w-]+)"/g)].map(([, id]) => id as SourceId)
    assert.deepEqual(order.slice(0, 2), ['critical-information', 'medication-list'], setting)
    assert.equal(order.length, 10, setting)
  }
  assert.match((await go(path)).body, /<strong aria-current="true">Sykehjem<\/strong>/)
})

const formerNumber = '20883100043'

test('Art. 9: by a former number the record stands in the chain of the number of now, and so does what is new', async () => {
  const grown = async (act: () => Promise<unknown>) => {
    const before = new Map(
      (await accessLog.heads('', 1000)).map(({ person, ...head }) => [person, JSON.stringify(head)]),
    )
    await act()
    const after = await accessLog.heads('', 1000)
    return after
      .filter(({ person, ...head }) => before.get(person) !== JSON.stringify(head))
      .map(({ person }) => person)
  }
  const chain = await grown(async () => {
    const { go, path } = await opened('demo-doctor')
    await go(path)
  })
  system.clock.now = new Date(start.getTime() + 26 * 3_600_000)
  fake.world.register = { kind: 'answered', at: start, held: { ...patient, formerNumbers: [formerNumber] } }
  const byFormer = await grown(async () => {
    const { go, path } = await opened('demo-doctor', { nummer: formerNumber })
    const { body } = await go(path)
    assert.match(body, /Siden du sist leste/)
    assert.match(body, /Tidligere nummer<\/dt><dd>208831 00043/)
  })
  assert.equal(chain.length, 1)
  assert.deepEqual(byFormer, chain)
})

test('Art. 9: a register that was silent on opening and then tells another number: shown under the number of now alone', async () => {
  fake.world.register = failed('down')
  const { go, path } = await opened('demo-doctor', { nummer: formerNumber })
  fake.world.register = undefined
  const { status, to } = await go(path)
  assert.equal(status, 303)
  assert.notEqual(to, path)
  assert.match((await go(to)).body, /Myrull Stillegang/)
})
