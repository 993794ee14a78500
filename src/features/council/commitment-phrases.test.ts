import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commitmentsIn, nextMeetingDay, nextMeetingSaid } from './commitment-phrases.ts'
import type { CouncilCase } from './records.ts'
import { aCase } from './store.contract.ts'

const saying = (changes: Partial<CouncilCase>): CouncilCase => ({ ...aCase('nuit', 2025, 35), ...changes })
const input = (text: string) => ({ id: '1', text, points: [], internal: false, sources: [] })

for (const [title, said, owner, text] of [
  [
    'A14: somebody confirms that they take it on',
    saying({ inputs: [input('Sykepleierne har mer arbeid. Etaten bekreftet at de tar ansvar for en sak om listen.')] }),
    'Etaten',
    'Etaten bekreftet at de tar ansvar for en sak om listen.',
  ],
  [
    'A14: somebody comes back to it',
    saying({
      decisions: [
        {
          id: '1',
          kind: 'vedtak',
          text: 'Rådet drøftet saken. Etaten tar med seg innspill og kommer tilbake til rådet med saker.',
          sources: [],
        },
      ],
    }),
    'Etaten',
    'Etaten tar med seg innspill og kommer tilbake til rådet med saker.',
  ],
  [
    'A14: somebody brings it to the next meeting',
    saying({ inputs: [input('Etaten tar med seg innspillene, og legger fram tall i neste møte.')] }),
    'Etaten',
    'Etaten tar med seg innspillene, og legger fram tall i neste møte.',
  ],
] as const) {
  test(title, () => {
    const [found, ...more] = commitmentsIn(said)
    assert.deepEqual([found?.text, more.length], [text, 0])
    assert.equal(found?.owner, owner)
  })
}

test('A14: what the council asks for in the next meeting is due then, and only proposed as long as it is a proposal', () => {
  const text = 'Rådet tar saken til orientering. Rådet ber Region Sør presentere prosjektet i neste møte.'
  const proposed = saying({ proposals: [{ id: '1', kind: 'forslag', text, sources: [] }] })
  const [found] = commitmentsIn(proposed, 'strategiradet/2025-12-11')
  assert.deepEqual([found?.owner, found?.due, found?.basis], ['Region Sør', 'strategiradet/2025-12-11', 'forslag'])
  const decided = { ...proposed, decisions: [{ id: '1', kind: 'vedtak' as const, text, sources: [] }] }
  assert.deepEqual(
    commitmentsIn(decided).map(({ basis, due }) => [basis, due]),
    [['vedtak', undefined]],
  )
})

test('issue 3, item 5: an input is named, so that what is made of an internal one is internal', () => {
  assert.equal(commitmentsIn(saying({ inputs: [input('Etaten tar ansvar for dette.')] }))[0]?.fromInput, '1')
})

test('issue 3, item 5: taking note and giving input are no commitments', () => {
  const plain = [
    'Rådet tar saken til orientering.',
    'Rådet ber aktørene ta med seg innspill gitt i møtet.',
    'KS mener dette er viktig.',
  ]
  assert.deepEqual(commitmentsIn(saying({ inputs: plain.map(input) })), [])
})

for (const [text, after, day] of [
  ['Neste møte i rådet er 11. desember i lokalene på Storo.', '2025-10-16', '2025-12-11'],
  ['Neste møte er 21. januar', '2025-10-16', '2026-01-21'],
  ['neste møte er torsdag 24. september 2026', '2026-05-13', '2026-09-24'],
  ['Neste møte er ikke bestemt.', '2026-05-13', undefined],
  ['Møtet var 11. desember', '2025-10-16', undefined],
] as const) {
  test(`issue 3, item 5: «${text}» is ${day ?? 'no day'}`, () => assert.equal(nextMeetingSaid(text, after), day))
}

test('issue 3, item 5: the next meeting is the first one after, and none when more than a year goes by', () => {
  assert.equal(nextMeetingDay(['2026-04-23', undefined, '2025-11-20', '2026-02-12'], '2025-11-20'), '2026-02-12')
  assert.equal(nextMeetingDay(['2026-11-20'], '2025-11-20'), '2026-11-20')
  assert.equal(nextMeetingDay(['2024-02-12'], '2019-11-20'), undefined)
})
