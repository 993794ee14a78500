import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act, memoryCouncilStore } from '../council/index.ts'
import {
  endMembership,
  makeCouncil,
  makeMandate,
  makeMembership,
  makeSeat,
  renameCouncil,
  setAliases,
  turnCouncil,
} from './change-register.ts'
import { loadRecord } from './workspace.ts'

const act: Act = { by: 'a', byName: 'A', at: new Date('2026-01-01T00:00:00Z'), why: '' }
const name = { name: 'Beredskapsorganet', short: 'Beredskap Ø', from: '2024-01-01' }

async function aBody() {
  const store = memoryCouncilStore()
  const id = await makeCouncil(store, { level: 'annet', ...name }, act)
  return { store, id }
}

test('a council of the three levels has the id of its level, another body a slug of its name', async () => {
  const { store, id } = await aBody()
  assert.equal(id, 'beredskap-o')
  assert.equal(await makeCouncil(store, { level: 'portefolje', ...name }, act), 'nuit')
  await assert.rejects(makeCouncil(store, { level: 'portefolje', ...name }, act), { code: 'council-exists' })
})

test('other spellings are kept once each, and never one that is a name of the council', async () => {
  const { store, id } = await aBody()
  const kept = () => loadRecord(store, 'council', id, id)
  const spell = async (...spelled: string[]) => setAliases(store, await kept(), spelled, act)
  await spell('Beredskapsorg.', ' beredskapsORG. ', 'Beredskap ø', '')
  assert.deepEqual((await kept()).content.aliases, ['Beredskapsorg.'])
  await spell()
  assert.deepEqual((await kept()).content.aliases, [])
})

test('A12: a person cannot sit for two seats, nor two for one; a substitute may', async () => {
  const { store, id } = await aBody()
  await makeSeat(store, id, 'Kommunene', '11111111-0', act)
  await makeSeat(store, id, 'Sykehusene', '22222222-0', act)
  let drawn = 1
  const at = (seat: string, person: string, substitute = false) =>
    makeMembership(
      store,
      { council: id, seat, person, organisation: 'O', from: '2026-01-01', substitute },
      `${drawn++}0000000-0`,
      act,
    )
  await at('plass-11111111', 'Anna')
  await assert.rejects(at('plass-22222222', 'Anna'), { code: 'person-in-two-seats' })
  await assert.rejects(at('plass-11111111', 'Berit'), { code: 'seat-taken-twice' })
  await at('plass-22222222', 'Anna', true)
  const [anna] = (await store.list('membership', id)).filter(({ content }) => !content.substitute)
  await assert.rejects(endMembership(store, anna!, '2025-12-31', act), { code: 'ends-before-it-begins' })
  await endMembership(store, anna!, '2026-06-30', act)
  await makeMembership(
    store,
    { council: id, seat: 'plass-11111111', person: 'Berit', organisation: 'O', from: '2026-07-01', substitute: false },
    'cccccccc-0',
    act,
  )
})

test('a new mandate ends the one before it the day before, and cannot be older', async () => {
  const { store, id } = await aBody()
  const version = (from: string) => makeMandate(store, { council: id, from, purpose: `Fra ${from}`, tasks: [] }, act)
  await version('2024-01-01')
  await version('2026-01-01')
  const kept = (await store.list('mandate', id)).map(({ content }) => [content.version, content.from, content.to])
  assert.deepEqual(kept, [
    [1, '2024-01-01', '2025-12-31'],
    [2, '2026-01-01', undefined],
  ])
  await assert.rejects(version('2025-01-01'), { code: 'mandate-not-later' })
})

test('the preparedness body rests with its tasks elsewhere, and is woken with a reason', async () => {
  const { store, id } = await aBody()
  const council = () => loadRecord(store, 'council', id, id)
  await turnCouncil(store, await council(), { to: 'resting', from: '2025-09-01', reason: 'Ro', tasksWith: 'nuit' }, act)
  assert.equal((await council()).content.tasksWith, 'nuit')
  await assert.rejects(
    async () => turnCouncil(store, await council(), { to: 'active', from: '2026-02-01', reason: ' ' }, act),
    {
      code: 'no-reason',
    },
  )
  await turnCouncil(store, await council(), { to: 'active', from: '2026-02-01', reason: 'Krise' }, act)
  const { content } = await council()
  assert.equal(content.tasksWith, undefined)
  assert.deepEqual(
    content.turns?.map(({ state, reason }) => [state, reason]),
    [
      ['resting', 'Ro'],
      ['active', 'Krise'],
    ],
  )
})

test('a new name ends the old one the day before; a clerk who had not seen it is told', async () => {
  const { store, id } = await aBody()
  const seen = await loadRecord(store, 'council', id, id)
  await renameCouncil(store, seen, { name: 'Nytt navn', short: 'Nytt', from: '2026-01-01' }, act)
  const { content } = await loadRecord(store, 'council', id, id)
  assert.deepEqual(
    content.names.map(({ to }) => to),
    ['2025-12-31', undefined],
  )
  await assert.rejects(renameCouncil(store, seen, { name: 'Annet', short: 'Annet', from: '2027-01-01' }, act), {
    code: 'changed-meanwhile',
  })
})
