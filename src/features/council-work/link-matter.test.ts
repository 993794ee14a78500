import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Act, memoryCouncilStore, shared } from '../council/index.ts'
import { makeDraft } from './draft-case.ts'
import { linkCases, linkPair, splitOff, takeOut } from './link-matter.ts'
import { closeBy, recordCommitment, reopen } from './promise.ts'
import { loadRecord } from './workspace.ts'

const act: Act = { by: 'a', byName: 'A', at: new Date('2026-01-01T00:00:00Z'), why: '' }

async function threeCases() {
  const store = memoryCouncilStore()
  const ids: string[] = []
  for (const [n, council] of ['nufa', 'nuit', 'strategiradet'].entries()) {
    ids.push((await makeDraft(store, council, 2024 + n, { title: 'Nøkkelsak: Ål' }, `${n}0000000-0`, act)).id)
  }
  return { store, ids: ids as unknown as readonly [string, string, string] }
}

test('a confirmed pair becomes a matter, and the next pair joins it in time order', async () => {
  const { store, ids } = await threeCases()
  const made = await linkPair(store, [ids[1], ids[2]], 'abcd1234-0', act)
  assert.equal(made.id, 'nokkelsak-al-abcd')
  await linkPair(store, [ids[0], ids[1]], 'ffff0000-0', act)
  const { content } = await loadRecord(store, 'matter', shared, made.id)
  assert.deepEqual(content.cases, ids)
})

test('a case is of one matter only, and a matter goes with its last case', async () => {
  const { store, ids } = await threeCases()
  const made = await linkCases(store, [ids[0]], { title: 'En', id: '11111111-0' }, act)
  const other = await linkCases(store, [ids[1]], { title: 'To', id: '22222222-0' }, act)
  await assert.rejects(linkCases(store, [ids[0]], { matter: other.id }, act), { code: 'case-in-other-matter' })
  assert.equal(await takeOut(store, await loadRecord(store, 'matter', shared, made.id), ids[0], act), false)
  assert.equal(await store.find('matter', shared, made.id), undefined)
})

test('a matter that was two is split in one commit, and each of the two keeps a case', async () => {
  const { store, ids } = await threeCases()
  const made = await linkCases(store, ids, { title: 'En', id: '11111111-0' }, act)
  const kept = await loadRecord(store, 'matter', shared, made.id)
  for (const none of [[], ids]) {
    await assert.rejects(splitOff(store, kept, { title: 'To', id: '22222222-0', cases: none }, act), {
      code: 'nothing-split',
    })
  }
  const apart = await splitOff(store, kept, { title: 'To', id: '22222222-0', cases: [ids[1]] }, act)
  const casesOf = async (id: string) => (await loadRecord(store, 'matter', shared, id)).content.cases
  assert.deepEqual(await casesOf(made.id), [ids[0], ids[2]])
  assert.deepEqual([apart, await casesOf(apart)], ['to-2222', [ids[1]]])
  await assert.rejects(splitOff(store, kept, { title: 'Tre', id: '33333333-0', cases: [ids[0]] }, act), {
    code: 'changed-meanwhile',
  })
})

test('A14: a commitment stays open until another case closes it, and can be opened again', async () => {
  const { store, ids } = await threeCases()
  const made = await recordCommitment(
    store,
    { council: 'nufa', text: 'En sak om PLL', madeIn: ids[0], basis: 'vedtak', due: '2025-12-11' },
    'abcdef01-0',
    act,
  )
  const kept = () => loadRecord(store, 'commitment', 'nufa', made.id)
  await assert.rejects(async () => closeBy(store, await kept(), ids[0], act), { code: 'closes-itself' })
  await closeBy(store, await kept(), ids[1], act)
  await assert.rejects(async () => closeBy(store, await kept(), ids[2], act), { code: 'already-closed' })
  await reopen(store, await kept(), act)
  assert.equal((await kept()).content.closedBy, undefined)
})
