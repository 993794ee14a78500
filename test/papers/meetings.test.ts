import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPaper } from '../../src/features/council-papers/reading/read-papers.ts'
import { noPapers, realPapers } from './golden.ts'
import { ownPapers } from './own.ts'
import { documentsOf } from './reader.ts'

/** How many of each a part of a paper names: what stands at the head of a notice, of minutes and of slides. */
type Heads = Readonly<
  Partial<
    Record<'members' | 'absent' | 'substitutes' | 'others' | 'memberChanges' | 'cases' | 'open' | 'breaks', number>
  >
>

const counted: readonly (readonly [start: string, date: string, Heads])[] = [
  ['000', '2026-02-12', { members: 19, cases: 11, open: 1, breaks: 3 }],
  ['000', '2025-11-20', { members: 14, absent: 5, substitutes: 1, others: 4, cases: 11, open: 1 }],
  ['001', '2025-10-16', { memberChanges: 2, substitutes: 3, cases: 9, open: 1, breaks: 3 }],
  ['003', '2026-05-13', { memberChanges: 1, substitutes: 1, cases: 10, open: 1, breaks: 3 }],
  ['004', '2025-09-11', { memberChanges: 1, substitutes: 1, cases: 9, open: 0, breaks: 2 }],
  ['2019-03', '2019-03-10', { members: 10, cases: 6, open: 1, breaks: 1 }],
  ['2019-03', '2018-12-02', { members: 6, absent: 2, substitutes: 1, others: 2, cases: 5, open: 1 }],
  ['2019-06', '2019-06-16', { members: 9, absent: 2, substitutes: 1, others: 2, cases: 8, open: 1 }],
  ['2019-10', '2019-10-14', { memberChanges: 1, substitutes: 1, cases: 7, open: 1, breaks: 2 }],
  ['2020-02', '2020-02-23', { memberChanges: 1, substitutes: 1, cases: 7, open: 1, breaks: 2 }],
  ['2020-04', '2020-04-12', { members: 7, cases: 5, open: 0, breaks: 1 }],
  ['2020-04', '2019-10-14', { members: 4, absent: 1, substitutes: 1, others: 0, cases: 7 }],
]

for (const [start, date, wanted] of counted) {
  const real = /^00/.test(start)
  test(`issue 3, item 1: members, substitutes, absences and agenda of ${start} on ${date}`, {
    skip: real && noPapers,
  }, () => {
    const paper = [...realPapers(), ...ownPapers()].find(({ name }) => name.startsWith(start))!
    const { parts } = readPaper(documentsOf([paper])[0]!)
    const of = parts.filter((part) => part.date?.value === date)
    const agenda = of.find((part) => part.agenda.length > 0)?.agenda ?? []
    const people = (list: 'members' | 'absent' | 'substitutes' | 'others' | 'memberChanges'): number =>
      Math.max(0, ...of.map((part) => part[list].length))
    const kinds = (kind: string): number => agenda.filter((line) => line.kind === kind && line.title !== 'Slutt').length
    const found = {
      members: people('members'),
      absent: people('absent'),
      substitutes: people('substitutes'),
      others: people('others'),
      memberChanges: people('memberChanges'),
      cases: kinds('case'),
      open: kinds('open'),
      breaks: kinds('break'),
    }
    assert.deepEqual({ ...found, ...wanted }, found)
  })
}

test('issue 3, item 1: a substitute is named with whom they stand in for, a member with their organisation', () => {
  const paper = ownPapers().find(({ name }) => name.startsWith('2019-06'))!
  const part = readPaper(documentsOf([paper])[0]!).parts.find(({ members }) => members.length > 0)!
  assert.deepEqual(
    part.substitutes.map(({ person, organisation, instead }) => ({ person, organisation, instead })),
    [{ person: 'Even Haukaas', organisation: 'Sundvær kommune', instead: 'Gro Tangvald' }],
  )
  assert.deepEqual(
    part.members.slice(-2).map(({ person, organisation }) => ({ person, organisation })),
    [
      { person: 'Torhild Ness Amundsen', organisation: 'Apotekringen' },
      { person: 'Petra Grønnevik', organisation: 'Norsk samhandlingsnett' },
    ],
  )
  assert.deepEqual({ from: part.from, to: part.to }, { from: '10:00', to: '15:45' })
})
