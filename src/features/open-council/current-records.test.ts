import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canary } from '../../../test/fixtures/council-records.ts'
import { fillCouncils } from '../../../test/fixtures/open-councils.ts'
import { type CouncilCase, type CouncilStore, memoryCouncilStore } from '../council/index.ts'
import { currentRecords } from './current-records.ts'
import { questionOf } from './search/question.ts'
import { memorySearch } from './search/store.memory.ts'

const all = { offset: 0, limit: 20 }
const act = { by: 'x', byName: 'X', at: new Date('2026-07-01T08:00:00Z'), why: 'Prøve' }

async function following() {
  const [store, search] = [memoryCouncilStore(), memorySearch()]
  await fillCouncils(store)
  return { store, search, records: currentRecords(store, search) }
}

async function change(store: CouncilStore, id: string, edit: (one: CouncilCase) => CouncilCase | undefined) {
  const { version, content, council } = (await store.find('case', id.split('/')[0]!, id))!
  await store.commit(act, [{ kind: 'case', council, id, seen: version, content: edit(content) }])
}

test('nothing new, nothing made anew', async () => {
  const { records } = await following()
  assert.equal(await records.current(), await records.current())
})

test('what is changed is seen at the next request, in the records and in the search', async () => {
  const { store, search, records } = await following()
  const before = await records.current()
  await change(store, 'nuit/2026/12', (one) => ({ ...one, title: 'Innsyn i bildesvar' }))
  const now = await records.current()
  assert.notEqual(now.revision, before.revision)
  assert.equal(now.cases.find(({ id }) => id === 'nuit/2026/12')?.title, 'Innsyn i bildesvar')
  assert.deepEqual((await search.find(questionOf('bildesvar'), all)).ids, ['nuit/2026/12'])
})

test('A20: an input that is marked internal is gone from the search at the next request', async () => {
  const { store, search, records } = await following()
  await records.current()
  assert.equal((await search.find(questionOf('legevaktene'), all)).total, 1)
  await change(store, 'nuit/2026/12', (one) => ({
    ...one,
    inputs: one.inputs.map((input) => ({ ...input, internal: true })),
  }))
  const { hiddenTexts } = await records.current()
  assert.equal((await search.find(questionOf('legevaktene'), all)).total, 0)
  assert.ok(hiddenTexts.includes('Legevaktene trenger mer tid.'))
})

test('A20: nothing that is made public holds the canary', async () => {
  const { records } = await following()
  const { hiddenTexts, ...rest } = await records.current()
  assert.ok(hiddenTexts.some((text) => text.includes(canary)))
  assert.ok(!JSON.stringify({ ...rest, stamps: [...rest.stamps] }).includes(canary))
})

test('OParl 1.1, 2.7: what was public and is taken away is known to be gone, and since when', async () => {
  const { store, records } = await following()
  await change(store, 'nuit/2026/11', () => undefined)
  const { gone } = await records.current()
  assert.deepEqual(
    gone.map(({ kind, id, modified }) => [kind, id, modified]),
    [['case', 'nuit/2026/11', act.at]],
  )
})

test('two processes that follow one store come to the same', async () => {
  const { store, records } = await following()
  const other = currentRecords(store, memorySearch())
  await records.current()
  await change(store, 'nuit/2026/12', (one) => ({ ...one, title: 'Ny tittel' }))
  const [ours, theirs] = await Promise.all([records.current(), other.current()])
  assert.equal(ours.revision, theirs.revision)
  assert.deepEqual(ours.cases, theirs.cases)
})

test('an outage in the middle is made good at the next request', async () => {
  const { store, search, records } = await following()
  await records.current()
  const { replace } = search
  await change(store, 'nuit/2026/12', (one) => ({ ...one, title: 'Innsyn i bildesvar' }))
  search.replace = () => Promise.reject(new Error('gone'))
  await assert.rejects(records.current())
  search.replace = replace
  await records.current()
  assert.equal((await search.find(questionOf('bildesvar'), all)).total, 1)
})
