import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Act, CouncilCase, Meeting, Write } from '../../src/features/council/index.ts'
import { withBrowser } from '../browser.ts'
import { follow, look, setUpCouncil, signInAs, write } from './council-work.ts'
import { browserAt, type Running, signIn, startSystem } from './running-system.ts'
import { textIn } from './summary-page.ts'

const canary = 'KANARIFUGL skal aldri ut'
const council = 'proveradet'
const act: Act = { by: 'test', byName: 'Prøve', at: new Date('2026-01-01T08:00:00Z'), why: 'Satt opp for prøven' }

let system: Running
before(async () => {
  system = await startSystem()
  system.clock.now = new Date('2026-09-10T08:00:00Z')
  await setUpCouncil(system)
  await system.stores.council.commit(act, calledMeeting())
})
after(() => system.stop())

const aCase = (number: number, told: Partial<CouncilCase>): CouncilCase => ({
  id: `${council}/2026/${number}`,
  council,
  year: 2026,
  number,
  title: `Sak ${number}`,
  otherTitles: [],
  state: 'on-agenda',
  meeting: `${council}/2026-09-24`,
  sections: [],
  questions: [],
  attachments: [],
  proposals: [],
  decisions: [],
  quoted: [],
  inputs: [],
  earlier: [],
  corrections: [],
  sources: [],
  ...told,
})

/** A meeting that is called, with two cases; the second has an internal input. */
function calledMeeting(): readonly Write[] {
  const first = aCase(1, {
    title: 'Innsyn i prøvesvar for pårørende',
    type: 'drofting',
    owner: 'Storfjell kommune',
    sections: [
      {
        kind: 'hensikt',
        heading: 'Hensikt',
        text: 'Gi pårørende trygg tilgang til svar.\n\nDette er andre avsnitt.',
        sources: [],
      },
    ],
    questions: ['Hvem er pårørende?', 'Når skal svar vises?'],
    proposals: [{ id: '1', kind: 'forslag', text: 'Rådet anbefaler innsyn fra høsten 2026.', sources: [] }],
    attachments: ['Vedlegg 1: Utredning av tilgang for pårørende'],
  })
  const second = aCase(2, {
    title: 'Status for porteføljen',
    type: 'orientering',
    inputs: [{ id: '1', text: canary, points: [], internal: true, sources: [] }],
  })
  const meeting: Meeting = {
    id: `${council}/2026-09-24`,
    council,
    date: '2026-09-24',
    number: '3/2026',
    from: '10:00',
    to: '14:00',
    place: 'Storgata 1, Oslo',
    form: 'hybrid',
    extraordinary: false,
    state: 'notice-sent',
    noticeSent: '2026-09-03',
    agenda: [
      { id: '1', kind: 'case', title: first.title, case: first.id, clock: '10:00', minutes: 45 },
      { id: '2', kind: 'break', title: 'Pause', clock: '10:45', minutes: 15 },
      { id: '3', kind: 'case', title: second.title, case: second.id, clock: '11:00', minutes: 20 },
    ],
    members: [],
    absent: [],
    substitutes: [],
    others: [],
    sources: [],
  }
  return [
    { kind: 'meeting', council, id: meeting.id, seen: 0, content: meeting },
    { kind: 'case', council, id: first.id, seen: 0, content: first },
    { kind: 'case', council, id: second.id, seen: 0, content: second },
    {
      kind: 'commitment',
      council,
      id: 'oppfolging-1',
      seen: 0,
      content: {
        id: 'oppfolging-1',
        council,
        text: 'Storfjell kommune legger fram erfaringer med opplæring.',
        owner: 'Storfjell kommune',
        due: '2026-06-01',
        madeIn: first.id,
        basis: 'annet',
        sources: [],
      },
    },
  ]
}

test(
  'issue 3: a member reads the papers on a phone and gives input',
  withBrowser(
    async ({ page }) => {
      await signInAs(page, system, 'Marit Heggelia', '/radsarbeid/mine')
      assert.match(await textIn(page, 'main'), /Neste møte: 24. september 2026/)
      assert.match(await textIn(page, 'main'), /Over tiden.*erfaringer med opplæring/s)
      await look(page, 'mine')
      await follow(page, page.getByRole('link', { name: 'Les papirene' }))
      await page.getByRole('link', { name: '1/26 Innsyn i prøvesvar' }).click()
      await look(page, 'papers')
      const place = page.locator('.cw-case').first()
      await place.locator('summary').click()
      await follow(page, place.getByRole('button', { name: 'Send innspillet' }))
      assert.match(await textIn(page, '[role=alert]'), /Fyll ut: innspillet ditt/)
      await look(page, 'papers-error')
      await write(page, 'Innspillet ditt', 'Opplæring tar tid.')
      await follow(page, page.locator('.cw-case').first().getByRole('button', { name: 'Send innspillet' }))
      assert.match(await textIn(page, '.cw-case'), /Marit Heggelia, Storfjell kommune.*Opplæring tar tid/s)
    },
    { viewport: { width: 390, height: 844 } },
  ),
)

test('issue 3, item 9: a member sees own councils only, and only what is called', async () => {
  const other: Write[] = [
    {
      kind: 'council',
      council: 'annet-rad',
      id: 'annet-rad',
      seen: 0,
      content: {
        id: 'annet-rad',
        level: 'annet',
        names: [{ name: 'Et annet råd', short: 'Annet råd' }],
        aliases: [],
        state: 'active',
      },
    },
    {
      kind: 'meeting',
      council: 'annet-rad',
      id: 'annet-rad/2026-09-24',
      seen: 0,
      content: {
        ...(await system.stores.council.find('meeting', council, `${council}/2026-09-24`))!.content,
        id: 'annet-rad/2026-09-24',
        council: 'annet-rad',
        agenda: [],
      },
    },
  ]
  await system.stores.council.commit(act, other)
  const member = browserAt(system.origin)
  await signIn(member, 'demo-council-member')
  assert.equal((await member.go(`/radsarbeid/mine/${council}/2026-09-24`)).status, 200)
  for (const path of ['annet-rad/2026-09-24', `${council}/2027-01-01`, 'finnes-ikke/2026-09-24']) {
    assert.equal((await member.go(`/radsarbeid/mine/${path}`)).status, 404, path)
  }
  for (const path of ['moter', 'saker', 'rad', 'arshjul', 'oppfolging', `endringer/${council}`, 'rad/nytt']) {
    assert.equal((await member.go(`/radsarbeid/${path}`)).status, 403, path)
  }
  assert.equal((await member.go('/radsarbeid')).to, '/radsarbeid/mine')
  const secretary = browserAt(system.origin)
  await signIn(secretary, 'demo-council-secretary')
  assert.equal((await secretary.go('/radsarbeid/rad/nytt')).status, 403)
  assert.equal((await secretary.go(`/radsarbeid/rad/${council}/mandat`, { purpose: 'x' })).status, 403)
})

test('A20: an internal input reaches members and secretariat, and nothing that is sent or public', async () => {
  const secretary = browserAt(system.origin)
  await signIn(secretary, 'demo-council-secretary')
  assert.ok((await secretary.go(`/radsarbeid/saker/${council}/2026/2`)).body.includes(canary))
  const sent = ['innkalling', 'referat', 'innkalling.eml', 'referat.eml']
  const open = [
    `/saker/${council}/2026/2`,
    `/moter/${council}/2026-09-24`,
    `/saker?q=kanarifugl`,
    '/saker.atom',
    '/oppfolging',
  ]
  const anyone = browserAt(system.origin)
  for (const answer of [
    ...(await Promise.all(sent.map((path) => secretary.go(`/radsarbeid/moter/${council}/2026-09-24/${path}`)))),
    ...(await Promise.all(open.map((path) => anyone.go(path)))),
  ]) {
    const text = answer.body + Buffer.from(answer.body.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8')
    assert.ok(!text.includes('KANARIFUGL'))
  }
})

test('when somebody saved meanwhile, both texts are shown and what was typed is kept', async () => {
  const [one, two] = [browserAt(system.origin), browserAt(system.origin)]
  await signIn(one, 'demo-council-secretary')
  await signIn(two, 'demo-council-administrator')
  const path = `/radsarbeid/saker/${council}/2026/1/endre`
  const seen = /name="sett" value="(\d+)"/.exec((await one.go(path)).body)![1]!
  const typed = (title: string) => ({ title, type: 'drofting', owner: 'Storfjell kommune', sett: seen })
  assert.equal((await two.go(path, typed('Tittel fra Berit'))).status, 303)
  const back = await one.go(path, typed('Tittel fra Aslak'))
  assert.equal(back.status, 409)
  assert.match(back.body, /Berit Solhaugen lagret/)
  assert.match(back.body, /value="Tittel fra Aslak"/)
  assert.match(back.body, /Nå står det:.*Tittel fra Berit/s)
  const next = /name="sett" value="(\d+)"/.exec(back.body)![1]!
  assert.equal((await one.go(path, { ...typed('Tittel fra Aslak'), sett: next })).status, 303)
  const log = (await one.go(`/radsarbeid/endringer/${council}?slag=case&id=${council}%2F2026%2F1`)).body
  assert.match(log, /Berit Solhaugen/)
  assert.match(log, /<del>.*Berit.*<\/del><ins>.*Aslak/)
})

test('a promise under «Dagsaktuelt» is kept with its meeting, and inputs have ids of their own there', async () => {
  const kept = (await system.stores.council.find('meeting', council, `${council}/2026-09-24`)) ?? assert.fail()
  const day = '2026-09-09'
  const held: Meeting = {
    ...kept.content,
    id: `${council}/${day}`,
    date: day,
    number: '2/2026',
    state: 'held',
    agenda: ['Dagsaktuelt', 'Eventuelt'].map((title, n) => ({ id: String(n + 1), kind: 'open', title })),
  }
  await system.stores.council.commit(act, [{ kind: 'meeting', council, id: held.id, seen: 0, content: held }])
  const clerk = browserAt(system.origin)
  await signIn(clerk, 'demo-council-secretary')
  const meeting = `/radsarbeid/moter/${council}/${day}`
  for (const item of ['1', '2']) {
    const text = `Direktoratet tar ansvar for en sak om punkt ${item}.`
    assert.equal((await clerk.go(`${meeting}/behandle/${item}/innspill/nytt`, { text, from: 'KS' })).status, 303)
  }
  const { agenda } = (await system.stores.council.find('meeting', council, held.id))!.content
  assert.deepEqual(
    agenda.map(({ inputs }) => inputs?.map(({ id }) => id)),
    [['1'], ['2']],
  )
  const page = await clerk.go(`${meeting}/oppfolging?forslag=2`)
  assert.match(page.body, /Funnet i saken/)
  assert.match(page.body, /value="innspill:2" selected/)
  const made = await clerk.go(`${meeting}/oppfolging`, {
    text: 'En sak om punkt 2',
    basis: 'innspill:2',
    meeting: `${council}/2026-09-24`,
  })
  assert.match((await clerk.go(made.to)).body, /24\. september 2026/)
})

test('A10: two clerks at once get two numbers after one another, whatever they press', async () => {
  const [one, two] = [browserAt(system.origin), browserAt(system.origin)]
  await signIn(one, 'demo-council-secretary')
  await signIn(two, 'demo-council-administrator')
  const planned = async (clerk: typeof one, date: string) => {
    await clerk.go('/radsarbeid/moter/nytt', { council, date, from: '10:00', place: 'Oslo', form: 'physical' })
    const made = await clerk.go('/radsarbeid/saker/ny', {
      council,
      year: '2026',
      title: `Til ${date}`,
      type: 'orientering',
    })
    const page = (await clerk.go(`/radsarbeid/moter/${council}/${date}/saksliste`)).body
    const seen = /name="sett" value="(\d+)"/.exec(page)![1]!
    const draft = decodeURIComponent(/saker\/(.*?)\?/.exec(made.to)![1]!)
    return () => clerk.go(`/radsarbeid/moter/${council}/${date}/saksliste`, { gjor: 'sett', sak: draft, sett: seen })
  }
  const presses = [await planned(one, '2026-12-01'), await planned(two, '2026-12-02')]
  for (const { status } of await Promise.all(presses.map((press) => press()))) assert.equal(status, 303)
  const numbers = (await system.stores.council.list('case', council)).map(({ content }) => content.number)
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    [1, 2, 3, 4],
  )
})

test(
  'a late notice goes out once that is ticked, and the log says that it was late',
  withBrowser(async ({ page }) => {
    const kept = (await system.stores.council.find('meeting', council, `${council}/2026-09-24`)) ?? assert.fail()
    const late = `${council}/2026-09-15`
    const one = aCase(5, { title: 'Hastesak', meeting: late, type: 'apen' })
    const { noticeSent: _, number: __, ...plan } = kept.content
    const agenda = [{ id: '1', kind: 'case', title: one.title, case: one.id }] as const
    const meeting: Meeting = { ...plan, id: late, date: '2026-09-15', state: 'planned', agenda }
    await system.stores.council.commit(act, [
      { kind: 'meeting', council, id: late, seen: 0, content: meeting },
      { kind: 'case', council, id: one.id, seen: 0, content: one },
    ])
    const clerk = browserAt(system.origin)
    await signIn(clerk, 'demo-council-secretary')
    const refused = await clerk.go(`/radsarbeid/moter/${late}/innkalling/send`, { sett: '1' })
    assert.match((await clerk.go(refused.to)).body, /Innkallingen går ut sent\./)
    await signInAs(page, system, 'Aslak Tindeland', `/radsarbeid/moter/${late}/innkalling`)
    await look(page, 'notice-late')
    await page.getByLabel('Innkallingen går ut senere enn 8. september 2026; send likevel').check()
    await follow(page, page.getByRole('button', { name: 'Send innkallingen' }))
    const [change] = await system.stores.council.changes(council, { kind: 'meeting', id: late }, { limit: 1 })
    assert.equal(change?.why, 'Sendte innkallingen, senere enn 2026-09-08')
  }),
)

test(
  'A12: the register keeps seats, mandates in versions, and the preparedness body',
  withBrowser(async ({ page }) => {
    await signInAs(page, system, 'Berit Solhaugen', `/radsarbeid/rad/${council}/medlem`)
    await page.getByLabel('Plass', { exact: true }).selectOption({ label: 'Sykehusene' })
    await write(page, 'Navn', 'Marit Heggelia')
    await write(page, 'Organisasjon', 'Helse Indre')
    await page.getByLabel('Fra og med').fill('2026-10-01')
    await follow(page, page.getByRole('button', { name: 'Lagre' }))
    assert.match(await textIn(page, '[role=alert]'), /Plassen er|to plasser/)
    await look(page, 'membership-error')
    for (const [from, tasks] of [
      ['2024-01-01', 'Følge porteføljen | portefølje'],
      ['2026-01-01', 'Følge den nasjonale porteføljen | portefølje\nGi råd om prøvesvar | prøvesvar'],
    ] as const) {
      await page.goto(`${system.origin}/radsarbeid/rad/${council}/mandat`)
      await page.getByLabel('Fra og med').fill(from)
      await write(page, 'Formål', 'Rådet gir råd om digital helse.')
      await write(page, 'Oppgaver', tasks)
      await follow(page, page.getByRole('button', { name: 'Lagre' }))
    }
    assert.match(await textIn(page, '.cw-diff ins'), /den nasjonale/)
    await look(page, 'council')
    await follow(page, page.getByRole('link', { name: 'Endre skrivemåtene' }))
    await write(page, 'Andre skrivemåter', 'Prøverådet (PR)\nPrøverådet')
    await look(page, 'council-aliases')
    await follow(page, page.getByRole('button', { name: 'Lagre' }))
    assert.match(await textIn(page, 'main'), /Andre skrivemåter i papirene: Prøverådet \(PR\)/)
    await page.goto(`${system.origin}/radsarbeid/rad/nytt`)
    await write(page, 'Navn', 'Samarbeidsorgan for digital helseberedskap')
    await write(page, 'Kort navn', 'SODB')
    await follow(page, page.getByRole('button', { name: 'Opprett' }))
    await follow(page, page.getByRole('link', { name: 'Sett organet i hvile' }))
    await write(page, 'Begrunnelse', 'Porteføljerådet har oppgavene.')
    await page.getByLabel('Hvem har oppgavene').selectOption({ label: 'Prøverådet' })
    await look(page, 'rest')
    await follow(page, page.getByRole('button', { name: 'Lagre' }))
    await follow(page, page.getByRole('link', { name: 'Vekk organet' }))
    await follow(page, page.getByRole('button', { name: 'Lagre' }))
    assert.match(await textIn(page, '[role=alert]'), /begrunnelse/)
    await write(page, 'Begrunnelse', 'Stort strømbrudd i nord.')
    await follow(page, page.getByRole('button', { name: 'Lagre' }))
    assert.match(await textIn(page, 'section[aria-labelledby=beredskap]'), /Stort strømbrudd/)
    await page.goto(`${system.origin}/radsarbeid/rad`)
    await look(page, 'councils')
  }),
)

test(
  'the annual wheel drafts the year once; matters, promises and the log are at hand',
  withBrowser(async ({ page }) => {
    await signInAs(page, system, 'Aslak Tindeland', `/radsarbeid/arshjul/${council}/ny`)
    await write(page, 'Tittel', 'Vekst i driftskostnader')
    await page.getByLabel('Måned').selectOption('2')
    await look(page, 'wheel-item')
    await follow(page, page.getByRole('button', { name: 'Lagre' }))
    await page.goto(`${system.origin}/radsarbeid/arshjul?ar=2027`)
    await follow(page, page.getByRole('button', { name: 'Lag utkast for 2027' }))
    await look(page, 'wheel')
    const drafts = (await system.stores.council.list('case', council)).filter(({ content }) => content.year === 2027)
    assert.deepEqual(
      drafts.map(({ content }) => [content.title, content.state, content.number]),
      [['Vekst i driftskostnader', 'draft', 0]],
    )
    assert.equal(await page.getByRole('button', { name: 'Lag utkast for 2027' }).count(), 0)

    await page.goto(`${system.origin}/radsarbeid/saker/${council}/2026/1/saksgang`)
    await look(page, 'link-matter')
    await follow(page, page.getByRole('button', { name: 'Knytt saken' }))
    await look(page, 'matter')
    await page.goto(`${system.origin}/radsarbeid/saksganger`)
    await look(page, 'matters')

    const [matter] = await system.stores.council.list('matter', 'felles')
    await page.goto(`${system.origin}/radsarbeid/saker/${council}/2026/2/saksgang`)
    await page.getByLabel('Saksgang', { exact: true }).selectOption(matter!.id)
    await follow(page, page.getByRole('button', { name: 'Knytt saken' }))
    await follow(page, page.getByRole('link', { name: 'Del saksgangen' }))
    await write(page, 'Tittel på den nye saksgangen', 'Portefølje')
    await follow(page, page.getByRole('button', { name: 'Flytt til den nye saksgangen' }))
    assert.match(await textIn(page, '[role=alert]'), /minst én sak/)
    await page.getByLabel(/Status for porteføljen/).check()
    await look(page, 'matter-split')
    await follow(page, page.getByRole('button', { name: 'Flytt til den nye saksgangen' }))
    assert.match(await textIn(page, '.cw-chain'), /Prøverådet 2\/26/)

    await page.goto(`${system.origin}/radsarbeid/saker/${council}/2026/1/oppfolging`)
    await write(page, 'Hva skal gjøres', 'Kommunene lager en plan for opplæring.')
    await write(page, 'Hvem har ansvaret', 'Kommunene')
    await page.getByLabel('Eller en dag').fill('2026-10-01')
    await look(page, 'promise')
    await follow(page, page.getByRole('button', { name: 'Før opp' }))
    await page.getByLabel('Saken som lukker det').selectOption({ label: 'Prøverådet 2/26: Status for porteføljen' })
    await look(page, 'commitment')
    await follow(page, page.getByRole('button', { name: 'Lukk', exact: true }))
    assert.match(await textIn(page, 'main'), /Lukket av: Prøverådet 2\/26/)
    await page.goto(`${system.origin}/radsarbeid/oppfolging`)
    await look(page, 'follow-up')
    await page.goto(`${system.origin}/radsarbeid/endringer/${council}`)
    await page.locator('summary').first().click()
    await look(page, 'log')
    await page.goto(`${system.origin}/radsarbeid`)
    await look(page, 'now')
    await page.goto(`${system.origin}/radsarbeid/saker`)
    await look(page, 'cases')
    await page.goto(`${system.origin}/radsarbeid/moter`)
    await look(page, 'meetings')
  }),
)

test('every page is there in bokmål, nynorsk and English, and under 150 KB', async () => {
  const secretary = browserAt(system.origin)
  await signIn(secretary, 'demo-council-administrator')
  const meeting = `moter/${council}/2026-09-24`
  const paths = [
    ...['', 'moter', 'moter/nytt', 'saker', 'saker/ny', 'saksganger', 'oppfolging', 'arshjul', 'rad', 'rad/nytt'],
    ...[meeting, `${meeting}/innkalling`, `${meeting}/frammote`, `${meeting}/referat`, `${meeting}/avlys`],
    ...[
      `${meeting}/behandle/1`,
      `${meeting}/saksliste`,
      `rad/${council}`,
      `rad/${council}/navn`,
      `rad/${council}/skrivemater`,
      `rad/${council}/mandat`,
    ],
    ...[`rad/${council}/plass`, `rad/${council}/beredskap`, `arshjul/${council}/ny`, `endringer/${council}`, 'mine'],
    ...['', '/endre', '/trekk', '/saksgang', '/oppfolging'].map((page) => `saker/${council}/2026/2${page}`),
  ]
  for (const language of ['nb', 'nn', 'en']) {
    for (const path of paths) {
      const { status, body } = await secretary.go(`/radsarbeid/${path}?lang=${language}`.replace('/?', '?'))
      assert.equal(status, 200, path)
      assert.match(body, new RegExp(`<html lang="${language}"`), path)
      assert.doesNotMatch(body, /undefined|\[object/, path)
      assert.ok(body.length < 150_000, path)
    }
  }
})
