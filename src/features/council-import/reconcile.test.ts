import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CouncilCase, Records, Stored } from '../council/index.ts'
import { reconcile } from './reconcile.ts'
import type { Derived } from './store.ts'

const source = { document: 'a'.repeat(64), lines: [3, 4] } as const
const other = { document: 'b'.repeat(64), lines: [9, 9] } as const

const aCase = (changes: Partial<CouncilCase> = {}): Derived<'case'> => ({
  kind: 'case',
  council: 'nuit',
  id: 'nuit/2026/5',
  content: {
    id: 'nuit/2026/5',
    council: 'nuit',
    year: 2026,
    number: 5,
    title: 'Kostnader',
    otherTitles: [],
    state: 'on-agenda',
    sections: [],
    questions: [],
    attachments: [],
    proposals: [{ id: '1', kind: 'forslag', text: 'Rådet drøfter.', sources: [source] }],
    decisions: [],
    quoted: [],
    inputs: [],
    earlier: [],
    corrections: [],
    sources: [source],
    ...changes,
  },
})

const kept = ({ kind, council, id, content }: Derived, version = 1): Stored =>
  ({ kind, council, id, version, content }) as Stored // the content is that of the kind

const written = (now: Derived, before: Derived | undefined, stored: Derived | undefined) => {
  const made = reconcile([now], before ? [before] : [], stored ? [kept(stored)] : [])
  const [write] = made.writes.filter(({ kind }) => kind === now.kind)
  const flagged = made.writes.filter(({ kind }) => kind === 'difference')
  return { content: write?.content as CouncilCase | undefined, flagged: flagged.map(({ id }) => id), made }
}

test('decision 0012: what is new is added, and once it is there nothing changes', () => {
  const first = reconcile([aCase()], [], [])
  assert.deepEqual(first.counts, { added: 1, changed: 0, same: 0, removed: 0 })
  const again = reconcile([aCase()], first.derived, [kept(aCase())])
  assert.deepEqual(again.writes, [])
  assert.deepEqual(again.counts, { added: 0, changed: 0, same: 1, removed: 0 })
})

test('decision 0012: what a better reading says replaces what the last one said', () => {
  const { content, flagged } = written(aCase({ title: 'Kostnader til drift' }), aCase(), aCase())
  assert.equal(content?.title, 'Kostnader til drift')
  assert.deepEqual(flagged, [])
})

test('decision 0012: a field that a person changed stays, and the others follow the papers', () => {
  const now = aCase({ owner: 'Helsedirektoratet' })
  const { content, flagged } = written(now, aCase(), aCase({ title: 'Etter møtet' }))
  assert.equal(content?.title, 'Etter møtet')
  assert.equal(content?.owner, 'Helsedirektoratet')
  assert.deepEqual(flagged, [])
})

test('decision 0012: a third wording is a difference for a person, and the person’s own stays', () => {
  const { content, flagged, made } = written(aCase({ title: 'Tre' }), aCase({ title: 'En' }), aCase({ title: 'To' }))
  assert.equal(content, undefined)
  assert.deepEqual(flagged, ['papir-mot-post/case/nuit/2026/5/title'])
  const settled = made.writes.map((write) => kept(write as Derived))
  const again = reconcile([aCase({ title: 'Tre' })], made.derived, [kept(aCase({ title: 'To' })), ...settled])
  assert.deepEqual(again.writes, [], 'and it is told once')
})

test('decision 0012: a case made by hand is filled in, never overwritten', () => {
  const byHand = aCase({ title: 'Vår tittel', proposals: [], sources: [] })
  const { content, flagged } = written(aCase(), undefined, byHand)
  assert.equal(content?.title, 'Vår tittel')
  assert.equal(content?.proposals.length, 1)
  assert.deepEqual(content?.sources, [source])
  assert.deepEqual(flagged, ['papir-mot-post/case/nuit/2026/5/title'])
})

test('decision 0012: the same words in one more paper get one more source, also where a person wrote them', () => {
  const proposals = [{ id: '1', kind: 'forslag', text: 'Rådet drøfter.', sources: [source, other] }] as const
  const { content, flagged } = written(aCase({ proposals }), aCase(), aCase({ title: 'Vår' }))
  assert.deepEqual(content?.proposals[0]?.sources, [source, other])
  assert.deepEqual(flagged, [])
})

test('a record that a person took away stays away', () => {
  assert.deepEqual(reconcile([aCase()], [aCase()], []).writes, [])
})

test('what no paper says any more goes, unless a person has changed it', () => {
  const gone = reconcile([], [aCase()], [kept(aCase(), 4)])
  assert.deepEqual(gone.writes, [{ kind: 'case', council: 'nuit', id: 'nuit/2026/5', seen: 4, content: undefined }])
  assert.deepEqual(gone.forget, [{ kind: 'case', council: 'nuit', id: 'nuit/2026/5' }])
  assert.deepEqual(reconcile([], [aCase()], [kept(aCase({ title: 'Vår' }))]).writes, [])
})

test('records that no import made are left alone', () => {
  assert.deepEqual(reconcile([], [], [kept(aCase())]).writes, [])
})

test('a settled difference stays settled', () => {
  const open: Records['difference'] = { id: 'x', kind: 'two-titles', where: 'nuit/2026/5', message: 'To.', sources: [] }
  const settled = { ...open, settled: { by: 'S', at: '2026-01-01T00:00:00Z', how: 'Riktig i referatet' } }
  const derived = (content: Records['difference']): Derived => ({
    kind: 'difference',
    council: 'nuit',
    id: 'x',
    content,
  })
  const stored = kept(derived(settled))
  assert.deepEqual(reconcile([derived(open)], [derived(open)], [stored]).writes, [])
})
