import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Act, type CouncilCase, draftCase, type Meeting } from '../../src/features/council/index.ts'
import { setUpCouncil } from './council-work.ts'
import { browserAt, type Running, signIn, startSystem } from './running-system.ts'

const council = 'proveradet'
const act: Act = { by: 'test', byName: 'Prøve', at: new Date('2026-01-01T08:00:00Z'), why: 'Satt opp for prøven' }

let system: Running
let clerk: ReturnType<typeof browserAt>
before(async () => {
  system = await startSystem()
  system.clock.now = new Date('2026-09-10T08:00:00Z')
  await setUpCouncil(system)
  clerk = browserAt(system.origin)
  await signIn(clerk, 'demo-council-secretary')
})
after(() => system.stop())

async function keepMeeting(date: string, told: Partial<Meeting>): Promise<string> {
  const id = `${council}/${date}`
  const meeting: Meeting = {
    id,
    council,
    date,
    from: '10:00',
    place: 'Storgata 1, Oslo',
    form: 'physical',
    extraordinary: false,
    state: 'planned',
    agenda: [],
    members: [],
    absent: [],
    substitutes: [],
    others: [],
    sources: [],
    ...told,
  }
  await system.stores.council.commit(act, [{ kind: 'meeting', council, id, seen: 0, content: meeting }])
  return id
}

async function keepCase(number: number, meeting: string, told: Partial<CouncilCase>): Promise<string> {
  const id = `${council}/2025/${number}`
  const draft = draftCase(council, 2025, 'x', { title: `Sak ${number}`, type: 'drofting', owner: 'Kommunene' })
  const content = { ...draft, id, number, meeting, state: 'on-agenda' as const, ...told }
  await system.stores.council.commit(act, [{ kind: 'case', council, id, seen: 0, content }])
  return id
}

const itemOf = (id: string, title: string) => [{ id: '1', kind: 'case', title, case: id }] as const

const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? ''

test('a correction is of the place its text was loaded for, and of no other', async () => {
  const id = `${council}/2025/21`
  const agenda = itemOf(id, 'Rettes')
  const meeting = await keepMeeting('2026-03-05', { state: 'minutes-approved', agenda })
  const decisions = [{ id: '1', kind: 'vedtak' as const, text: 'Rådet anbefaler innsyn.', sources: [] }]
  await keepCase(21, meeting, { title: 'Rettes', state: 'treated', decisions })
  const path = `/radsarbeid/saker/${id}/rett`
  const form = (await clerk.go(`${path}?felt=decisions/1/text`)).body
  assert.ok(!form.includes('<select'))
  const loaded = { sett: hidden(form, 'sett'), was: hidden(form, 'was'), value: 'Rådet fraråder.', reason: 'Feil ord.' }
  const refused = await clerk.go(path, { ...loaded, field: 'title' })
  assert.equal(refused.status, 409)
  assert.match(refused.body, /Teksten var hentet for noe annet/)
  assert.match(refused.body, /Rådet fraråder\./)
  assert.equal((await clerk.go(path, { ...loaded, field: hidden(form, 'field') })).status, 303)
  const kept = (await system.stores.council.find('case', council, id))?.content
  assert.deepEqual([kept?.title, kept?.decisions[0]?.text], ['Rettes', 'Rådet fraråder.'])
})

test('an agenda that somebody changed meanwhile says so, with the agenda below', async () => {
  const id = await keepMeeting('2026-11-03', {})
  const approved = await keepMeeting('2026-03-12', { state: 'minutes-sent' })
  const path = `/radsarbeid/moter/${id}/saksliste`
  const made = await clerk.go('/radsarbeid/saker/ny', {
    council,
    year: '2026',
    title: 'Settes to ganger',
    type: 'apen',
  })
  const draft = /saker\/([^?]*)/.exec(made.to)![1]!
  for (const form of [
    { gjor: 'sett', sak: draft },
    { gjor: 'godkjenning', mote: approved },
  ]) {
    const seen = { ...form, sett: hidden((await clerk.go(path)).body, 'sett') }
    assert.equal((await clerk.go(path, seen)).status, 303)
    const late = await clerk.go(path, seen)
    assert.equal(late.status, 409)
    assert.match(late.body, /Noen andre har endret dette/)
    assert.match(late.body, /Settes to ganger/)
  }
  const gone = await clerk.go(`${path}/99`, { sett: '1', title: 'Pause', minutes: '15' })
  assert.equal(gone.status, 409)
  assert.match(gone.body, /Noen andre har endret dette/)
})

test('issue 3, item 2: minutes of a meeting that is not held neither wait for approval nor say what was decided', async () => {
  const id = `${council}/2025/22`
  const meeting = await keepMeeting('2026-09-29', { state: 'notice-sent', agenda: itemOf(id, 'Kommer') })
  await keepCase(22, meeting, { title: 'Kommer' })
  const { body } = await clerk.go(`/radsarbeid/moter/${meeting}/referat`)
  assert.match(body, /Møtet er ikke holdt ennå/)
  assert.ok(!body.includes('venter på godkjenning') && !body.includes('Det ble ikke fattet vedtak'))
})

test('the notice before it is sent is the notice that is sent: number, day, and that the meeting is extraordinary', async () => {
  const id = `${council}/2025/23`
  const meeting = await keepMeeting('2026-09-22', { extraordinary: true, agenda: itemOf(id, 'Haster') })
  await keepMeeting('2026-01-15', { state: 'minutes-sent', number: '6/2026' })
  await keepCase(23, meeting, { title: 'Haster' })
  const path = `/radsarbeid/moter/${meeting}/innkalling`
  const before = (await clerk.go(path)).body
  assert.match(before, /7\/2026 \(ekstraordinært\)/)
  assert.match(before, /Ikke sendt/)
  const mail = (await clerk.go(`${path}.eml`)).body
  const subject = [...mail.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, said = '']) => Buffer.from(said, 'base64'))
  assert.equal(
    Buffer.concat(subject).toString(),
    'Innkalling til møte i Prøverådet for digital helse tirsdag 22. september 2026',
  )
  assert.equal((await clerk.go(`${path}/send`, { sett: hidden(before, 'sett') })).status, 303)
  const paperIn = (body: string) => /<article class="cw-paper".*?<\/article>/s.exec(body)?.[0]
  const after = (await clerk.go(path)).body
  assert.equal(paperIn(after), paperIn(before))
  assert.ok(!after.includes('Ikke sendt'))
})

test('attendance starts from what is known: whom a substitute sat for was away, and nobody sits twice', async () => {
  const substitutes = [{ person: 'Liv Nordbø', instead: 'Trygve Skarnes' }]
  const members = [{ person: 'Marit Heggelia' }]
  const id = await keepMeeting('2026-04-09', { state: 'minutes-sent', members, substitutes })
  const path = `/radsarbeid/moter/${id}/frammote`
  const { body } = await clerk.go(path)
  const asShown = Object.fromEntries([
    ...[...body.matchAll(/name="(til-\d)" value="ja" checked/g)].map(([, name = '']) => [name, 'ja']),
    ...[...body.matchAll(/name="(vara-\d)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    ['sett', hidden(body, 'sett')],
  ])
  const [seat = ''] = Object.keys(asShown).filter((name) => asShown[name] === '')
  const twice = await clerk.go(path, { ...asShown, unregistered: 'Liv Nordbø' })
  assert.equal(twice.status, 422)
  assert.match(twice.body, /id="unregistered-feil">Liv Nordbø står på to plasser/)
  assert.ok(seat.startsWith('vara-'))
  assert.equal((await clerk.go(path, asShown)).status, 303)
  const kept = (await system.stores.council.find('meeting', council, id))?.content
  assert.deepEqual(
    kept?.substitutes.map(({ person, instead }) => [person, instead]),
    [['Liv Nordbø', 'Trygve Skarnes']],
  )
  assert.ok(kept?.absent.some(({ person }) => person === 'Trygve Skarnes'))
})

test('approved minutes open no attendance form: the page leads to the correction', async () => {
  const { body } = await clerk.go(`/radsarbeid/moter/${council}/2026-03-05/frammote`)
  assert.match(body, /Referatet er godkjent og låst.*2026-03-05\/rett"/s)
  assert.ok(!body.includes('name="til-0"'))
})

test('what must be mended before the minutes leads to where it is mended', async () => {
  const id = `${council}/2025/24`
  const meeting = await keepMeeting('2026-09-08', { state: 'held', agenda: itemOf(id, 'Godkjenning') })
  await keepCase(24, meeting, { title: 'Godkjenning', type: 'godkjenning', approvesMinutesOf: `${council}/2026-03-12` })
  const { body } = await clerk.go(`/radsarbeid/moter/${meeting}/referat`)
  assert.match(body, /href="[^"]*2026-09-08\/behandle\/1">Sak 24\/25/)
  assert.match(body, /href="[^"]*2026-09-08\/frammote">Ingen er ført/)
})

test('planning a meeting chooses no council, and a case made from an agenda is put on it, once', async () => {
  assert.ok(!/<option value="proveradet" selected/.test((await clerk.go('/radsarbeid/moter/nytt')).body))
  const none = await clerk.go('/radsarbeid/moter/nytt', { form: 'physical' })
  assert.equal(none.status, 422)
  const meeting = await keepMeeting('2026-11-10', {})
  const agenda = `/radsarbeid/moter/${meeting}/saksliste`
  const way = /href="([^"]*saker\/ny[^"]*mote=[^"]*)"/.exec((await clerk.go(agenda)).body)![1]!
  const form = (await clerk.go(way.replaceAll('&amp;', '&'))).body
  const typed = { council, year: '2026', title: 'Rett på listen', type: 'apen', mote: hidden(form, 'mote') }
  const made = await clerk.go('/radsarbeid/saker/ny', typed)
  assert.equal(made.to, `${agenda}?gjort=lagt-til`)
  assert.match((await clerk.go(agenda)).body, /Rett på listen/)
  const again = await clerk.go('/radsarbeid/saker/ny', typed)
  assert.equal(again.status, 422)
  assert.match(again.body, /Du laget nettopp en sak med denne tittelen/)
  assert.equal((await clerk.go('/radsarbeid/saker/ny', { ...typed, again: 'ja' })).status, 303)
})

test('a case that approves minutes comes with its proposal', async () => {
  const meeting = (await system.stores.council.find('meeting', council, `${council}/2026-11-03`))?.content
  const cases = await Promise.all(
    (meeting?.agenda ?? []).map((item) => system.stores.council.find('case', council, item.case ?? '')),
  )
  const approval = cases.find((each) => each?.content.approvesMinutesOf !== undefined)?.content
  assert.deepEqual(
    approval?.proposals.map(({ text }) => text),
    ['Referatet fra 12. mars 2026 godkjennes.'],
  )
})

test('a clock past midnight is told how far hours go', async () => {
  const { body } = await clerk.go('/radsarbeid/moter/nytt', { council, from: '25:00', form: 'physical' })
  assert.match(body, /fra 00:00 til 23:59/)
})

test('issue 3, item 9: a member on a page of the secretariat reads about the councils', async () => {
  const member = browserAt(system.origin)
  await signIn(member, 'demo-council-member')
  const { status, body } = await member.go('/radsarbeid/import')
  assert.equal(status, 403)
  assert.match(body, /andre i rådsarbeidet/)
  assert.ok(!body.includes('Pasientoppsummeringer'))
})
