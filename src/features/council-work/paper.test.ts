import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CouncilCase, draftCase, type Input, type Meeting } from '../council/index.ts'
import { minutesPaper, noticePaper, paperText } from './paper.ts'

const input = (id: string, text: string, internal = false): Input => ({
  id,
  text,
  points: ['under'],
  internal,
  sources: [],
})

const one: CouncilCase = {
  ...draftCase('nuit', 2026, 'x', { title: 'Innsyn for pårørende', type: 'drofting', owner: 'Sykehusene' }),
  id: 'nuit/2026/4',
  number: 4,
  state: 'on-agenda',
  proposals: [{ id: '1', kind: 'forslag', text: 'Rådet anbefaler innsyn.', sources: [] }],
  inputs: [input('1', 'Kommunene trenger tid.'), input('2', 'KANARIFUGL', true)],
}

const meeting: Meeting = {
  id: 'nuit/2026-09-24',
  council: 'nuit',
  date: '2026-09-24',
  number: '3/2026',
  from: '10:00',
  form: 'digital',
  extraordinary: true,
  state: 'held',
  agenda: [
    { id: '1', kind: 'case', title: one.title, case: one.id, clock: '10:00' },
    {
      id: '2',
      kind: 'open',
      title: 'Dagsaktuelt',
      inputs: [input('1', 'Nytt fra fylkene'), input('2', 'KANARIFUGL to', true)],
    },
    { id: '3', kind: 'break', title: 'Pause' },
  ],
  members: [{ person: 'Anna Prøve', organisation: 'KS' }],
  absent: [{ person: 'Bo Borte' }],
  substitutes: [{ person: 'Dina Vara', instead: 'Bo Borte' }],
  others: [],
  sources: [],
}

const cases = new Map([[one.id, one]])
const minutes = (told: Partial<CouncilCase>) =>
  paperText(minutesPaper(meeting, 'Rådet', new Map([[one.id, { ...one, ...told }]])))

test('A20: what is internal is in neither notice nor minutes', () => {
  for (const text of [minutes({}), paperText(noticePaper(meeting, 'Rådet', cases, () => []))]) {
    assert.ok(!text.includes('KANARIFUGL'))
  }
  assert.match(minutes({}), /Kommunene trenger tid\.\n {2}– under/)
  assert.match(minutes({}), /Dagsaktuelt.*Nytt fra fylkene/s)
})

test('issue 3, item 2: minutes never tell a proposal as decided', () => {
  assert.match(minutes({}), /Det ble ikke fattet vedtak i saken/)
  assert.ok(!minutes({}).includes('Rådet anbefaler innsyn.'))
  const decided = minutes({ decisions: [{ id: '1', kind: 'vedtak-oppdatert', text: 'Rådet venter.', sources: [] }] })
  assert.match(decided, /Vedtak \(oppdatert\):\nRådet venter\./)
})

test('issue 3, item 2: before the meeting is held, minutes do not say that it decided nothing', () => {
  const early = paperText(minutesPaper({ ...meeting, state: 'notice-sent' }, 'Rådet', cases))
  assert.match(early, /Det er ikke ført noe vedtak ennå/)
  assert.ok(!early.includes('Det ble ikke fattet vedtak'))
})

test('minutes say who was there, who was away, and for whom a substitute sat', () => {
  assert.match(
    minutes({}),
    /Til stede: Anna Prøve \(KS\)\nVaramedlemmer: Dina Vara \(for Bo Borte\)\nIkke til stede: Bo Borte/,
  )
  assert.match(minutes({}), /Møte: 3\/2026 \(ekstraordinært\)\nDato: torsdag 24\. september 2026/)
})

test('a withdrawn case is told as withdrawn, with the reason', () => {
  assert.match(minutes({ state: 'withdrawn', withdrawn: 'Saken er ikke moden.' }), /Trukket:\nSaken er ikke moden\./)
})

test('the notice has the paper, and earlier treatments with months as months', () => {
  const rows = [
    {
      council: 'nufa',
      year: 2021,
      number: '24/21',
      date: '2021-05',
      precision: 'month',
      title: 'Før',
      from: 'neither',
    },
  ] as const
  const text = paperText(noticePaper(meeting, 'Rådet', cases, () => rows))
  assert.match(text, /Forslag til vedtak:\nRådet anbefaler innsyn\./)
  assert.match(text, /- 24\/21 – mai 2021 – Før – Vedtak er ikke registrert\./)
  assert.match(text, /10:00 {2}Sak 4\/26 Innsyn for pårørende \(Drøfting\)\nDagsaktuelt\nPause/)
})
