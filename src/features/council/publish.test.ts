import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { byKind, type KeptRecords, recordKinds } from './by-kind.ts'
import { publish } from './publish.ts'
import type { CouncilCase, Input, Meeting, MeetingState, Source } from './records.ts'

const canary = 'KANARI skal aldri ut'
const at = '2026-03-04T05:06:07.890Z'
const paper = (from: number, to = from): Source => ({ document: 'ab'.repeat(32), lines: [from, to] })

const anInput = (id: string, text: string, internal: boolean, sources: readonly Source[] = []): Input => ({
  id,
  text,
  from: text,
  points: [text],
  internal,
  sources,
})

/** A meeting with `text` wherever text may stand; what is public of a plan (place, number) is `open`. */
const meetingWith = (id: string, state: MeetingState, text: string, changes: Partial<Meeting> = {}): Meeting => ({
  id,
  council: 'nuit',
  date: '2026-02-12',
  place: 'Åpent sted',
  form: 'hybrid',
  extraordinary: false,
  state,
  agenda: [{ id: '1', kind: 'open', title: text, presenter: text, inputs: [anInput('1', text, false)] }],
  members: [{ person: text, organisation: text }],
  absent: [{ person: text }],
  substitutes: [{ person: text, instead: text }],
  others: [{ person: text }],
  corrections: [{ field: 'place', before: text, after: text, reason: text, by: text, at }],
  sources: [],
  ...changes,
})

/** A case with `text` wherever text may stand. */
const caseWith = (
  id: string,
  meeting: string | undefined,
  text: string,
  changes: Partial<CouncilCase> = {},
): CouncilCase => ({
  id,
  council: 'nuit',
  year: 2026,
  number: Number(id.split('/')[2]),
  title: text,
  otherTitles: [{ title: text, source: paper(1) }],
  owner: text,
  handler: text,
  ...(meeting !== undefined && { meeting }),
  state: 'on-agenda',
  sections: [{ kind: 'bakgrunn', heading: text, text, sources: [paper(2)] }],
  questions: [text],
  attachments: [text],
  proposals: [{ id: '1', kind: 'forslag', text, sources: [] }],
  decisions: [{ id: '1', kind: 'vedtak', text, sources: [] }],
  quoted: [],
  inputs: [anInput('1', text, false)],
  earlier: [{ year: 2025, number: 1, title: text, decision: text, sources: [] }],
  corrections: [{ field: 'title', before: text, after: text, reason: text, by: text, at }],
  needHere: text,
  withdrawn: text,
  sources: [],
  ...changes,
})

/** The lists of all parts, one after the other. */
const merged = (parts: readonly Partial<KeptRecords>[]): KeptRecords =>
  byKind(
    parts.flatMap((part) => recordKinds.flatMap((kind) => (part[kind] ?? []).map((content) => ({ kind, content })))),
  )

const hiddenInput = anInput('9', canary, true, [paper(40, 44)])
const open = 'åpen tekst'

/** Things that the public does not see, each with the canary wherever text may stand in it, and with what hangs on it. */
const internals: readonly Partial<KeptRecords>[] = [
  ...(['planned', 'cancelled'] as const).map((state, n) => unseen(`nuit/2026-04-0${n + 1}`, state, 40 + n)),
  unseen('nuit/utkast-1', 'held', 50, { date: undefined }),
  { case: [caseWith('nuit/2026/60', undefined, canary)] },
  {
    meeting: [meetingWith('nuit/2026-05-01', 'notice-sent', open, { agenda: [] })],
    case: [caseWith('nuit/2026/61', 'nuit/2026-05-01', canary, { state: 'draft' })],
  },
  {
    meeting: [
      meetingWith('nuit/2026-05-02', 'held', canary, {
        agenda: [{ id: '1', kind: 'open', title: open, inputs: [anInput('1', canary, false)] }],
        corrections: [],
      }),
    ],
    case: [
      caseWith('nuit/2026/62', 'nuit/2026-05-02', open, {
        decisions: [{ id: '1', kind: 'vedtak', text: canary, sources: [] }],
        inputs: [anInput('1', canary, false)],
      }),
    ],
    commitment: [commitmentIn('nuit/2026/62', 'a')],
  },
  {
    meeting: [
      meetingWith('nuit/2026-05-03', 'minutes-approved', open, {
        agenda: [{ id: '7', kind: 'open', title: open, inputs: [hiddenInput] }],
        corrections: [
          { field: 'agenda/7/inputs/9/text', before: canary, after: canary, reason: canary, by: canary, at },
        ],
      }),
    ],
    case: [
      caseWith('nuit/2026/63', 'nuit/2026-05-03', open, {
        inputs: [hiddenInput, anInput('2', open, false)],
        sections: [
          { kind: 'annet', heading: 'Referat', text: canary, sources: [paper(30, 41)] },
          { kind: 'annet', heading: 'Avskrift', text: `Det ble sagt: ${canary}`, sources: [] },
        ],
        corrections: [
          { field: 'inputs/9/text', before: canary, after: canary, reason: canary, by: canary, at },
          { field: 'inputs/8/text', before: canary, after: canary, reason: canary, by: canary, at, internal: true },
          { field: 'title', before: canary, after: canary, reason: open, by: open, at, withheld: true },
        ],
        wheel: canary,
      }),
    ],
    commitment: [commitmentIn('nuit/2026/63', 'b', { fromInput: '9', sources: [paper(90)] })],
    difference: [
      { id: 'x', kind: 'number', where: 'table 3', message: canary, sources: [paper(44, 50)] },
      { id: 'y', kind: 'number', where: 'nuit/2026/63', message: open, repair: canary, sources: [] },
      {
        id: 'z',
        kind: 'number',
        where: 'nuit/2026/63',
        message: open,
        sources: [],
        settled: { by: canary, at, how: canary },
      },
    ],
  },
  ...unreleased(),
  {
    membership: [
      { id: 'm', council: 'nuit', seat: 's', person: open, subject: canary, organisation: open, substitute: false },
    ],
    wheel: [{ id: 'w', council: 'nuit', title: canary, type: 'orientering', month: 3, owner: canary }],
  },
]

/** What papers say that nobody has released, also of things that are public otherwise. */
function unreleased(): readonly Partial<KeptRecords>[] {
  const secret: readonly Source[] = [{ document: 'cd'.repeat(32), lines: [1, 9] }]
  const id = 'nuit/2026/70'
  const partly = caseWith(id, 'nuit/2026-06-01', open, {
    title: canary,
    owner: canary,
    fieldSources: { title: secret, owner: secret },
    otherTitles: [{ title: canary, source: secret[0]! }],
    sections: [{ kind: 'annet', heading: canary, text: canary, sources: secret }],
    proposals: [{ id: '1', kind: 'forslag', text: canary, sources: secret }],
    decisions: [{ id: '1', kind: 'vedtak', text: canary, sources: secret }],
    inputs: [anInput('1', canary, false, secret)],
    earlier: [{ year: 2025, number: 1, title: canary, decision: canary, sources: secret }],
  })
  const meeting = meetingWith('nuit/2026-06-01', 'minutes-sent', open, {
    absent: [{ person: canary }],
    fieldSources: { absent: secret },
  })
  const cited = caseWith('nuit/2019/70', undefined, canary, {
    state: 'cited',
    quoted: [{ text: canary, citedIn: id, sources: secret }],
  })
  return [
    { meeting: [meeting], case: [partly, cited] },
    { meeting: [meetingWith('nuit/2026-06-02', 'minutes-sent', canary, { place: canary, sources: secret })] },
    { case: [caseWith('nuit/2026/71', 'nuit/2026-06-02', canary)] },
    { meeting: [meeting], case: [caseWith('nuit/2026/72', 'nuit/2026-06-01', canary, { sources: secret })] },
    { commitment: [commitmentIn(id, 'u', { sources: secret })], meeting: [meeting], case: [partly] },
    { difference: [{ id: 'u', kind: 'number', where: 'table 1', message: canary, sources: secret }] },
    { grant: [{ id: 'u', title: canary, sources: secret }], figure: [{ id: 'u', label: canary, sources: secret }] },
    { timeline: [{ id: 'u', timeline: canary, label: canary, sources: secret }] },
    {
      council: [{ id: 'u', level: 'annet', names: [{ name: canary, short: canary }], aliases: [], state: 'active' }],
      seat: [{ id: 'u', council: 'u', label: canary }],
      membership: [{ id: 'u', council: 'u', seat: 'u', person: canary, organisation: canary, substitute: false }],
      mandate: [{ id: 'u', council: 'u', version: 1, purpose: canary, tasks: [], sources: [] }],
    },
  ]
}

function commitmentIn(madeIn: string, id: string, changes = {}) {
  return {
    id,
    council: 'nuit',
    text: canary,
    owner: canary,
    madeIn,
    basis: 'innspill' as const,
    sources: [],
    ...changes,
  }
}

/** A meeting that the public has not been called to, with a case, a matter, a promise, a difference and a figure. */
function unseen(meeting: string, state: MeetingState, number: number, changes: object = {}): Partial<KeptRecords> {
  const id = `nuit/2026/${number}`
  return {
    meeting: [meetingWith(meeting, state, canary, { cancelled: canary, ...changes })],
    case: [
      caseWith(id, meeting, canary),
      caseWith(`nuit/2020/${number}`, undefined, canary, {
        state: 'cited',
        quoted: [{ text: canary, citedIn: id, sources: [] }],
      }),
    ],
    matter: [{ id: `m${number}`, title: canary, cases: [id] }],
    commitment: [commitmentIn(id, `c${number}`), commitmentIn(meeting, `d${number}`, { sources: [paper(7)] })],
    difference: [{ id: `e${number}`, kind: 'number', where: `${id}/earlier/1`, message: canary, sources: [] }],
    figure: [{ id: `f${number}`, label: canary, case: id, sources: [] }],
  }
}

const shownCase = caseWith('nuit/2026/1', 'nuit/2026-01-01', open)
const shown: Partial<KeptRecords> = {
  council: [{ id: 'nuit', level: 'portefolje', names: [], aliases: [], state: 'active' }],
  release: [{ id: paper(1).document, on: '2026-01-01' }],
  meeting: [meetingWith('nuit/2026-01-01', 'minutes-sent', open)],
  case: [shownCase],
  matter: [{ id: 'm', title: open, cases: ['nuit/2026/1', 'nuit/2026/40'] }],
}

test('issue 3, item 8: no text of what is internal is in the public view, whatever else is kept', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...internals, shown]), (parts) => {
      const kept = merged(parts)
      const { hiddenTexts, ...view } = publish(kept)
      assert.doesNotMatch(JSON.stringify([view, [...view.hiddenLines]]), /KANARI|cdcdcd/)
    }),
  )
})

test('issue 3, item 8: what is public is not lost with it: a case with its decision, inputs and corrections, and the lines to leave out', () => {
  const view = publish(merged([...internals, shown]))
  assert.deepEqual(
    view.cases.find(({ id }) => id === shownCase.id),
    shownCase,
  )
  assert.deepEqual(view.matters, [{ id: 'm', title: open, cases: ['nuit/2026/1'] }])
  assert.deepEqual(
    [...view.hiddenLines],
    [
      [
        paper(1).document,
        [
          [40, 44],
          [40, 44],
        ],
      ],
    ],
  )
  assert.deepEqual(view.hiddenTexts, [canary])
  const corrected = view.cases.find(({ id }) => id === 'nuit/2026/63')
  assert.deepEqual(
    corrected?.corrections.map(({ before, reason }) => [before, reason]),
    [['', open]],
  )
  assert.equal(corrected?.inputs.length, 1)
  assert.deepEqual(
    view.differences.map(({ id }) => id),
    ['y', 'z'],
  )
})

test('issue 3, item 8: a plan without a notice is public nowhere, nor when it is due; one cancelled after its notice stays', () => {
  const promise = { ...commitmentIn(shownCase.id, 'due'), text: open, owner: open }
  for (const [n, part] of internals.slice(0, 2).entries()) {
    const due = { ...promise, due: `nuit/2026-04-0${n + 1}` }
    const view = publish(merged([shown, part, { commitment: [due] }]))
    assert.doesNotMatch(JSON.stringify(view), /2026-04-0/)
  }
  const cancelled = meetingWith('nuit/2026-04-03', 'cancelled', open, { noticeSent: '2026-03-01' })
  assert.equal(publish(merged([{ meeting: [cancelled] }])).meetings[0]?.state, 'cancelled')
})

test('issue 3, item 8: a meeting that a released paper plans has day and place', () => {
  const planned = meetingWith('nuit/2026-04-04', 'planned', canary, { sources: [paper(1)], corrections: [] })
  const [told] = publish(merged([{ release: shown.release ?? [], meeting: [planned] }])).meetings
  assert.deepEqual([told?.date, told?.place, told?.agenda], ['2026-02-12', 'Åpent sted', []])
})

test('issue 3, item 8: the way into a digital meeting is not public, nor where its place was corrected', () => {
  const link = 'https://video.example/KANARI'
  const correction = { field: 'place', before: link, after: 'Oslo', reason: open, by: open, at }
  const meeting = meetingWith('nuit/2026-04-05', 'notice-sent', open, { place: link, corrections: [correction] })
  const view = publish(merged([{ meeting: [meeting] }]))
  assert.equal(view.meetings[0]?.place, 'Digitalt møte')
  assert.doesNotMatch(JSON.stringify(view), /KANARI/)
})

test('issue 3, item 8: a paper that says what was decided makes it public at once', () => {
  const decided = caseWith('nuit/2026/2', 'nuit/2026-01-02', open, {
    decisions: [{ id: '1', kind: 'vedtak', text: open, sources: [paper(5)] }],
  })
  const view = publish(
    merged([
      { release: shown.release ?? [], meeting: [meetingWith('nuit/2026-01-02', 'held', open)], case: [decided] },
    ]),
  )
  assert.equal(view.cases[0]?.decisions.length, 1)
  assert.equal(view.cases[0]?.inputs.length, 0)
})

test('issue 3, item 8: a case known only from a table of earlier decisions is public when a public case cites it', () => {
  const cited = caseWith('nuit/2021/24', undefined, open, {
    state: 'cited',
    quoted: [{ text: open, citedIn: shownCase.id, sources: [paper(3)] }],
  })
  assert.equal(publish(merged([shown, { case: [cited] }])).cases.length, 2)
})

test('issue 3, item 8: a case that was in a notice keeps its address while it waits for another meeting, and is a draft again', () => {
  const called = meetingWith('nuit/2026-01-03', 'cancelled', open, {
    noticeSent: '2026-01-01',
    agenda: [{ id: '1', kind: 'case', title: 'Som i innkallingen', case: 'nuit/2026/3' }],
  })
  const waiting = caseWith('nuit/2026/3', undefined, canary, { state: 'draft', calledTo: [called.id] })
  const view = publish(merged([{ meeting: [called], case: [waiting] }]))
  assert.deepEqual(
    view.cases.map(({ title, state, number }) => [title, state, number]),
    [['Som i innkallingen', 'draft', 3]],
  )
  assert.doesNotMatch(JSON.stringify(view), /KANARI/)
  const planned = meetingWith('nuit/2026-02-03', 'planned', open)
  const placed = { ...waiting, meeting: planned.id, state: 'on-agenda' as const }
  assert.doesNotMatch(JSON.stringify(publish(merged([{ meeting: [called, planned], case: [placed] }]))), /KANARI/)
})

test('issue 3, item 8: what is public refers to nothing that is not', () => {
  const meeting = meetingWith('nuit/2026-01-04', 'minutes-approved', open, { minutesApprovedIn: 'nuit/2026-04-01' })
  const one = caseWith('nuit/2026/4', meeting.id, open, { approvesMinutesOf: 'nuit/utkast-1' })
  const mandate = {
    id: 'm',
    council: 'nuit',
    version: 1,
    purpose: open,
    tasks: [],
    decidedIn: 'nuit/2026/40',
    sources: [],
  }
  const view = publish(
    merged([shown, internals[0]!, internals[2]!, { meeting: [meeting], case: [one], mandate: [mandate] }]),
  )
  assert.equal(view.mandates[0]?.decidedIn, undefined)
  assert.equal(view.cases.find(({ id }) => id === one.id)?.approvesMinutesOf, undefined)
  assert.equal(view.meetings.find(({ id }) => id === meeting.id)?.minutesApprovedIn, undefined)
})

test('issue 3, item 8: a commitment that an unpublished case closes is still open to the public', () => {
  const made = { ...commitmentIn(shownCase.id, 'p'), text: open, owner: open, closedBy: 'nuit/2026/40' }
  const view = publish(merged([shown, internals[0]!, { commitment: [made] }]))
  assert.deepEqual(
    view.commitments.map(({ closedBy }) => closedBy),
    [undefined],
  )
})
