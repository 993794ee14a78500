import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSources } from './check-sources.ts'

const terminal = {
  write: () => {},
  say: () => {},
  draw: () => {},
  watched: false,
  routes: [],
  stopped: new AbortController().signal,
}

for (const [title, words, code] of [
  ['words that it does not know', ['--everything'], 'usage'],
  ['a number of real shape', ['--person', '01010750160'], 'number-of-real-shape'],
  ['a number that cannot be', ['--person', '12345678901'], /^national-number-/],
  ['a box without TLS on another machine', ['--box', 'http://box.example'], 'usage'],
  ['a service of tokens without TLS', ['--box', 'https://box.example', '--tokens', 'http://tokens.example'], 'usage'],
] as const) {
  test(`check-sources: ${title} is refused before anything is asked`, async () => {
    await assert.rejects(checkSources.run(words, terminal), { name: 'Problem', code })
  })
}

test('check-sources: a box that is not there is not reached, and the exit code says it', async () => {
  const lines: string[] = []
  const exit = await checkSources.run(['--box', 'http://127.0.0.1:9'], {
    ...terminal,
    write: (line) => void lines.push(String(line)),
  })
  assert.equal(exit, 1)
  assert.ok(lines.length > 0 && lines.every((line) => line.endsWith('not reached\n')))
})
