import assert from 'node:assert/strict'
import { test } from 'node:test'
import { long, someOf } from '../seed.ts'
import { noVectors, own, vectors } from '../vectors.ts'
import { type Held, heldIn, leaked } from './held.ts'
import { startWholeProgram } from './whole-program.ts'

const documents = [
  ...own('samples'),
  ...someOf([...own('test/fixtures/cda', 'test/fixtures/bad'), ...vectors('cda/ps', 'cda/ps-l1')]),
]

/** Every document is written as PDF and as one HTML file in the long suite, and these in the ordinary one. */
const everyNth = long ? 1 : 30

test('what a document holds is found in it: names, numbers, dates, addresses and words', () => {
  const [sample] = own('samples').filter(({ name }) => name === 'pt-ps-l3.xml')
  const held = heldIn(sample!.bytes)
  const kinds = new Set(held.map(({ what }) => what))
  for (const what of [
    'identifier',
    'part of a name',
    'birth date',
    'address line',
    'telecom',
    'display name',
    'narrative',
  ])
    assert.ok(kinds.has(what), what)
  for (const said of ['Benedita Sintética', 'født 22.03.1947', 'b. 22 March 1947', 'tel 351000000010', 'BENEDITA'])
    assert.equal(leaked(`{"a":"${said}"}`, held).length > 0, true, said)
  assert.deepEqual(leaked('{"level":30,"route":"patient-summary","status":200,"code":"not-found"}', held), [])
})

test('item 6: no document leaves anything of itself in logs, standard error, messages, reports or metrics', async (t) => {
  if (noVectors) t.diagnostic(noVectors)
  const program = await startWholeProgram()
  const everything: Held[] = []
  const leaks: string[] = []
  let opened = 0
  try {
    for (const [at, { name, bytes }] of documents.entries()) {
      const held = heldIn(bytes)
      everything.push(...held.filter(({ what }) => what === 'identifier' || what === 'part of a name'))
      const somebody = held.find(({ what }) => what === 'identifier')?.value ?? 'nobody'
      const passed = await program.pass(`${somebody}.xml`, bytes, somebody, { asFiles: at % everyNth === 0 })
      if (passed.opened) {
        opened += 1
        assert.ok(held.length > 20, `${name}: it holds something`)
      }
      assert.ok(passed.said.length > 500, `${name}: the log was heard`)
      leaks.push(...passed.statuses.filter((status) => status >= 500).map((status) => `${name}: answered ${status}`))
      leaks.push(...leaked(passed.said, held).map((what) => `${name}: ${what}`))
    }
    const distinct = [...new Map(everything.map((held) => [held.value, held])).values()]
    leaks.push(...leaked(await program.kept(), distinct).map((what) => `metrics and access log: ${what}`))
  } finally {
    await program.stop()
  }
  t.diagnostic(`${documents.length} documents, ${opened} opened, ${everything.length} names and identifiers looked for`)
  assert.deepEqual(leaks, [])
})
