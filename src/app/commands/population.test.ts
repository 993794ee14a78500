import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import type { Terminal } from '../command.ts'
import { population } from './population.ts'

function heard(): Terminal & { readonly out: string[]; readonly said: string[] } {
  const [out, said]: [string[], string[]] = [[], []]
  return {
    out,
    said,
    write: (text) => out.push(String(text)),
    say: (line) => said.push(line),
    draw: () => {},
    watched: false,
    routes: [],
    stopped: new AbortController().signal,
  }
}

test('issue 6, item 1: a population is written as lines of JSON, places before people, the same each time', async () => {
  const [one, other] = [heard(), heard()]
  const words = ['--people', '200', '--seed', 'a', '--today', '2026-11-22']
  assert.equal(await population.run(words, one), 0)
  assert.equal(await population.run(words, other), 0)
  assert.equal(one.out.join(''), other.out.join(''))
  const lines = one.out
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const kinds = lines.map(({ kind }) => kind)
  assert.deepEqual([...new Set(kinds)], ['organisation', 'practitioner', 'person'])
  assert.ok(kinds.filter((kind) => kind === 'person').length >= 200)
  assert.match(one.said.at(-1)!, /^2\d\d people in /)
})

test('issue 6, item 1: --out writes the same to a file', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'population-'))
  t.after(() => rm(folder, { recursive: true }))
  const [terminal, file] = [heard(), join(folder, 'people.ndjson')]
  const words = ['--people', '50', '--today', '2026-11-22']
  await population.run([...words, '--out', file], terminal)
  await population.run(words, terminal)
  assert.equal(await readFile(file, 'utf8'), terminal.out.join(''))
})

for (const [what, words] of [
  ['nobody', ['--people', '0']],
  ['a part of a person', ['--people', '1.5']],
  ['more than can be had', ['--people', '5000001']],
  ['a day that is none', ['--today', '2026-13-40']],
  ['a word too many', ['all']],
] as const) {
  test(`population: ${what} is refused`, async () => {
    await assert.rejects(
      population.run(words, heard()),
      (problem) => problem instanceof Problem && problem.code === 'usage',
    )
  })
}
