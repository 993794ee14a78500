import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInputs } from './inputs.ts'
import { linesOf } from './lines.ts'

const paper = { name: 'referat.txt', sha256: 'a', lines: [] }
const read = (...lines: readonly string[]) => readInputs(paper, linesOf(lines))
const texts = (...lines: readonly string[]) => read(...lines).inputs.map(({ value }) => value)

test('1.8 item 18: a point goes on over empty lines and pages until its sentence ends', () => {
  assert.deepEqual(
    texts('• Øvelsene må planlegges', '', 'i god tid.', ' • Alle må', '', 'https://www.example.no/a', ' øve hvert år.'),
    ['Øvelsene må planlegges i god tid.', 'Alle må øve hvert år.'],
  )
})

test('issue 3, item 1: sub-points are part of the input, and told apart', () => {
  const { inputs } = read('• Direktoratet vurderer:', '', 'o hvem som øver,', '', 'o hvor ofte.', '• Ferdig.')
  assert.deepEqual(
    inputs.map(({ value, points }) => [value, points.map((point) => point.value)]),
    [
      ['Direktoratet vurderer: o hvem som øver, o hvor ofte.', ['hvem som øver,', 'hvor ofte.']],
      ['Ferdig.', []],
    ],
  )
})

test('issue 3, item 1: a paragraph after the last point sums up: it is nobody’s input', () => {
  const { inputs, after } = read('• Vi må øve mer.', '', 'Direktoratet oppsummerte.', 'De takker.')
  assert.deepEqual(
    inputs.map(({ value }) => value),
    ['Vi må øve mer.'],
  )
  assert.deepEqual(
    after.map(({ text }) => text),
    ['Direktoratet oppsummerte.', 'De takker.'],
  )
})

test('issue 3, item 1: the sign of the first point is that of inputs', () => {
  assert.deepEqual(texts('– Først.', '▪ under', '– Så.'), ['Først. ▪ under', 'Så.'])
  assert.deepEqual(texts('1. Først.', '2. Så.'), ['Først.', 'Så.'])
})

test('issue 3, item 1: without points each paragraph is an input, and «ingen innspill» is none', () => {
  assert.deepEqual(texts('Vi må øve', 'mer.', '', 'Vi er enige.'), ['Vi må øve mer.', 'Vi er enige.'])
  assert.deepEqual(texts('Det kom ingen innspill.'), [])
})
