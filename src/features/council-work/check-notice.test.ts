import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CouncilCase, draftCase, type Meeting } from '../council/index.ts'
import { type AroundNotice, checkNotice } from './check-notice.ts'

const nothing: AroundNotice = { outsideMandate: () => false, treatedElsewhere: () => undefined, openMinutes: false }

const good: CouncilCase = {
  ...draftCase('r', 2026, 'x', { title: 'Sak', type: 'drofting', owner: 'Eier' }),
  number: 1,
  sections: [{ kind: 'hensikt', heading: 'Hensikt', text: 'Hensikten', sources: [] }],
  proposals: [{ id: '1', kind: 'forslag', text: 'Forslaget', sources: [] }],
}

const meeting: Meeting = {
  id: 'r/2026-09-24',
  council: 'r',
  date: '2026-09-24',
  from: '10:00',
  to: '12:00',
  place: 'Oslo',
  form: 'physical',
  extraordinary: false,
  state: 'planned',
  agenda: [{ id: '1', kind: 'case', title: 'Sak', case: good.id, minutes: 60 }],
  members: [],
  absent: [],
  substitutes: [],
  others: [],
  sources: [],
}

function kinds(
  told: Partial<CouncilCase>,
  around: Partial<AroundNotice> = {},
  planned: Partial<Meeting> = {},
  today = '2026-09-01',
) {
  const cases = new Map([[good.id, { ...good, ...told }]])
  const found = checkNotice({ ...meeting, ...planned }, cases, today, { ...nothing, ...around })
  return found.map(({ kind, stops }) => `${kind}${stops ? '!' : ''}`)
}

for (const [title, found, expected] of [
  ['a meeting with all it needs has nothing to mend', kinds({}), []],
  [
    'no day, place or cases stops the notice',
    kinds({}, {}, { date: undefined as never, place: '', agenda: [] }),
    ['no-day!', 'no-place!', 'no-cases!'],
  ],
  [
    'a case without paper, proposal and owner is asked about',
    kinds({ sections: [], proposals: [], owner: undefined as never }),
    ['no-paper', 'no-proposal', 'no-owner'],
  ],
  [
    'an open case has no paper, and information no proposal',
    [...kinds({ type: 'apen', sections: [], proposals: [] }), ...kinds({ type: 'orientering', proposals: [] })],
    [],
  ],
  [
    'issue 3, item 7: outside the mandate, and treated elsewhere without a need',
    kinds({}, { outsideMandate: () => true, treatedElsewhere: () => 'nufa/2026/3' }),
    ['outside-mandate', 'treated-elsewhere'],
  ],
  [
    'minutes that wait are asked about, and an agenda longer than the meeting',
    kinds({}, { openMinutes: true }, { to: '10:30' }),
    ['too-long', 'open-minutes'],
  ],
  ['A10: a case without a number stops the notice', kinds({ number: 0 }), ['case-without-number!']],
  ['a late notice is asked about and stops nothing', kinds({}, {}, {}, '2026-09-18'), ['notice-late']],
  [
    'a case that approves minutes needs no paper, owner or mandate',
    kinds(
      { approvesMinutesOf: 'r/2026-06-01', sections: [], proposals: [], owner: undefined as never },
      { outsideMandate: () => true },
    ),
    [],
  ],
] as const) {
  test(title, () => assert.deepEqual(found, expected))
}
