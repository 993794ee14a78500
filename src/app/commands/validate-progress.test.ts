import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Terminal } from '../command.ts'
import { barOf, progressOn } from './validate-progress.ts'

function terminal(watched: boolean) {
  const drawn: string[] = []
  const shown: Terminal = {
    write: () => {},
    say: () => {},
    draw: (line) => void drawn.push(line),
    watched,
    routes: [],
    stopped: new AbortController().signal,
  }
  return { shown, drawn }
}

test('issue 4, item 5: the bar grows with what is done', () => {
  assert.equal(barOf(0, 24), `${'░'.repeat(30)} 0/24`)
  assert.equal(barOf(12, 24), `${'█'.repeat(15)}${'░'.repeat(15)} 12/24`)
  assert.equal(barOf(24, 24), `${'█'.repeat(30)} 24/24`)
})

test('issue 4, item 5: a bar is drawn for a person who watches many documents, and taken away in the end', () => {
  const { shown, drawn } = terminal(true)
  const progress = progressOn(shown, 6)
  progress.done()
  progress.end()
  assert.deepEqual(drawn, [barOf(0, 6), barOf(1, 6), ''])
})

test('issue 4, item 5: nothing is drawn when nobody watches, or for a few documents', () => {
  for (const [watched, total] of [
    [false, 100],
    [true, 2],
  ] as const) {
    const { shown, drawn } = terminal(watched)
    const progress = progressOn(shown, total)
    progress.done()
    progress.end()
    assert.deepEqual(drawn, [])
  }
})
