import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesOfRow, inTimeOrder, linkCase, splitMatter, suggestLinks, unlinkCase } from './matter.ts'
import type { CouncilCase, Matter } from './records.ts'
import { aCase } from './store.contract.ts'

const meetings = new Map([
  ['nufa/2026-01-21', { date: '2026-01-21' }],
  ['nuit/2026-02-12', { date: '2026-02-12' }],
])
const titled = (council: string, year: number, number: number, title: string, changes: Partial<CouncilCase> = {}) => ({
  ...aCase(council, year, number),
  title,
  state: 'treated' as const,
  ...changes,
})
const inNufa = titled('nufa', 2026, 6, 'Innsyn i prøvesvar', { meeting: 'nufa/2026-01-21' })
const inNuit = titled('nuit', 2026, 3, 'Innsyn i  prøvesvar.', { meeting: 'nuit/2026-02-12' })
const before = titled('nuit', 2021, 24, 'Prøvesvar')
const cases = [inNuit, inNufa, before]
const matter: Matter = { id: 'provesvar', title: 'Prøvesvar', cases: [inNuit.id] }

test('issue 3, item 5: one matter is one chain across councils, in the order the treatments were had', () => {
  assert.deepEqual(
    inTimeOrder(cases, meetings).map(({ id }) => id),
    [before.id, inNufa.id, inNuit.id],
  )
  const linked = linkCase(linkCase(matter, before.id, [], cases, meetings), inNufa.id, [], cases, meetings)
  assert.deepEqual(linked.cases, [before.id, inNufa.id, inNuit.id])
  assert.deepEqual(linkCase(linked, inNufa.id, [linked], cases, meetings), linked)
})

test('issue 3, item 5: a case is of one matter only', () => {
  const other = { id: 'annen', title: 'Annen', cases: [inNufa.id] }
  assert.throws(() => linkCase(matter, inNufa.id, [matter, other], cases, meetings), {
    code: 'case-in-other-matter',
    place: { at: 'annen' },
  })
})

test('issue 3, item 5: a matter is split in two, neither of them empty; without its last case it is none', () => {
  const chain = { ...matter, cases: [before.id, inNufa.id, inNuit.id] }
  const [left, apart] = splitMatter(chain, { id: 'ny', title: 'Ny', cases: [before.id, 'nufa/1999/1'] })
  assert.deepEqual([left.cases, apart], [[inNufa.id, inNuit.id], { id: 'ny', title: 'Ny', cases: [before.id] }])
  for (const wrong of [[], chain.cases]) {
    assert.throws(() => splitMatter(chain, { id: 'ny', title: 'Ny', cases: wrong }), { code: 'nothing-split' })
  }
  assert.equal(unlinkCase(matter, inNuit.id), undefined)
  assert.deepEqual(unlinkCase(chain, before.id)?.cases, [inNufa.id, inNuit.id])
})

test('issue 3, item 5: cases with the same title, and those that a table cites, are suggested, earlier first', () => {
  const citing = {
    ...inNuit,
    earlier: [{ council: 'nuit', year: 2021, number: 24, title: 'x', decision: 'y', sources: [] }],
  }
  const all = [citing, inNufa, before]
  assert.deepEqual(suggestLinks(all, [], meetings), [
    { cases: [before.id, inNuit.id], because: 'cited-as-earlier' },
    { cases: [inNufa.id, inNuit.id], because: 'same-title' },
  ])
  const linked = [{ ...matter, cases: all.map(({ id }) => id) }]
  assert.deepEqual(suggestLinks(all, linked, meetings), [])
})

test('issue 3, item 5: what stands on every agenda is never suggested', () => {
  const routine = ['Eventuelt', 'Godkjenning av innkalling og dagsorden', 'Orientering fra Helsedirektoratet']
  const all = routine.flatMap((title) => [titled('nuit', 2026, 1, title), titled('nufa', 2026, 1, title)])
  assert.deepEqual(suggestLinks(all, [], meetings), [])
})

for (const [number, expected] of [
  [24, ['nuit/2024/24']],
  ['47-48', ['nuit/2024/47', 'nuit/2024/48']],
  ['48-47', []],
  ['ukjent', []],
] as const) {
  test(`issue 3, item 5: a row printed as ${number} is of ${expected.length} cases`, () => {
    assert.deepEqual(casesOfRow({ council: 'nuit', year: 2024, number }), expected)
  })
}
