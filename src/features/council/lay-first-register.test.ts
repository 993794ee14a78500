import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstMandates } from './first-register.ts'
import { layFirstRegister } from './lay-first-register.ts'
import { checkMandates, mandateOn } from './mandate.ts'
import type { Council } from './records.ts'
import { aCase, anAct } from './store.contract.ts'
import { memoryCouncilStore } from './store.memory.ts'

const levels = (['nufa', 'nuit', 'strategiradet'] as const).map(
  (id): Council => ({ id, level: 'annet', names: [{ name: id, short: id }], aliases: [], state: 'active' }),
)

test('issue 3, item 4: the register begins with three levels and a preparedness body at rest, laid once', async () => {
  const store = memoryCouncilStore()
  assert((await layFirstRegister(store, levels, anAct())) > 10)
  assert.equal(await layFirstRegister(store, levels, anAct()), 0)
  const sodh = (await store.find('council', 'sodh', 'sodh'))?.content
  assert.deepEqual([sodh?.state, sodh?.tasksWith], ['resting', 'nuit'])
  assert.equal((await store.list('council')).length, 4)
})

test('issue 3, item 4: what a person has taken away does not come back', async () => {
  const store = memoryCouncilStore()
  await layFirstRegister(store, levels, anAct())
  const [item] = await store.list('wheel', 'nuit')
  assert(item)
  await store.commit(anAct(), [{ ...item, seen: item.version, content: undefined }])
  assert.equal(await layFirstRegister(store, levels, anAct()), 0)
})

test('issue 3, item 7: the portfolio council treats the strategy council’s cases first until 2025, not since', () => {
  assert.deepEqual(mandateOn(firstMandates, 'nuit', '2025-11-20')?.treatsFirstFor, ['strategiradet'])
  assert.equal(mandateOn(firstMandates, 'nuit', '2026-02-12')?.treatsFirstFor, undefined)
})

for (const [title, own, others] of [
  ['Samlet oversikt over utvikling i drift- og forvaltningskostnader', true, ['strategiradet']],
  ['Veikart for Helsenorge', true, []],
  ['Digital helseberedskap', true, []],
  ['Overgang til nytt kodeverk', false, ['nufa']],
  ['Forslag til statsbudsjett', false, ['strategiradet']],
  ['Eventuelt', false, []],
] as const) {
  test(`issue 3, item 7: «${title}» in the portfolio council in 2026 is ${own ? 'in' : 'not in'} its mandate`, () => {
    const check = checkMandates({ ...aCase('nuit', 2026, 1), title }, firstMandates, '2026-02-12')
    assert.equal(check.own.length > 0, own)
    assert.deepEqual(
      check.others.map(({ council }) => council),
      others,
    )
  })
}
