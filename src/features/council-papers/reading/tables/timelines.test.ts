import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paperOf } from '../slides/sample-decks.ts'
import { shiftFaults } from './shift-rule.ts'
import { readTimelines } from './timelines.ts'

const table = [
  '# Bølger av innføring',
  '',
  '\t2030\t\t2031\t\t2032\t',
  '\tJan - Sept\tOkt - Dec\tJan - Sept\tOkt - Dec\tJan - Sept\tOkt - Dec',
  'Bølge 1\tTEST\tDRIFT\tDRIFT\t\t\t',
  'Bølge 2\tPLAN\tPLAN\tTEST\tDRIFT\tDRIFT\t',
  'Bølge 3\t\t\tPLAN\tPLAN\tTEST\tDRIFT',
  'Bølge 4\t\t\t\t\tPLAN\tPLAN',
  '',
]

test('issue 3: a timeline gives each phase of each row its first and last month', () => {
  const { timelines, flags } = readTimelines(paperOf(table.join('\n')))
  assert.deepEqual(
    timelines.slice(0, 4).map(({ timeline, label, from, to, source }) => [timeline, label, from, to, source.lines[0]]),
    [
      ['Bølger av innføring', 'Bølge 1 TEST', '2030-01', '2030-09', 5],
      ['Bølger av innføring', 'Bølge 1 DRIFT', '2030-10', '2031-09', 5],
      ['Bølger av innføring', 'Bølge 2 PLAN', '2030-01', '2030-12', 6],
      ['Bølger av innføring', 'Bølge 2 TEST', '2031-01', '2031-09', 6],
    ],
  )
  assert.deepEqual(flags, [])
})

test('A18: waves that move two columns a row pass, and one altered cell is reported', () => {
  const altered = table.map((line) => line.replace('Bølge 3\t\t\tPLAN\tPLAN\tTEST', 'Bølge 3\t\t\tPLAN\tTEST\tTEST'))
  const { flags } = readTimelines(paperOf(altered.join('\n')))
  assert.deepEqual(
    flags.map(({ kind, where, repair }) => [kind, where, repair]),
    [['timeline-rule', 'tidslinje: Bølge 3', '2031-10: PLAN']],
  )
})

test('A18: a cell that should be empty is reported, and a table that follows no rule is not', () => {
  const labels = ['Bølge 1', 'Bølge 2', 'Bølge 3', 'Bølge 4', 'Bølge 5']
  const rule = [
    ['A', 'B', '', '', ''],
    ['', 'A', 'B', '', ''],
    ['', '', 'A', 'B', 'B'],
    ['', '', '', 'A', 'B'],
    ['', '', '', '', 'A'],
  ]
  assert.deepEqual(shiftFaults(labels, rule), [{ row: 2, wanted: ['', '', 'A', 'B', ''] }])
  const none = [['A'], ['B'], ['A'], ['C'], ['D']]
  assert.deepEqual(shiftFaults(labels, none), [])
})

test('issue 3: years alone are kept as years, quarters as months', () => {
  const years = readTimelines(paperOf('Plan\n\n\t2030\t2031\t2032\nKoding\tX\tX\t\n'))
  assert.deepEqual(
    years.timelines.map(({ from, to }) => [from, to]),
    [['2030', '2031']],
  )
  const quarters = readTimelines(paperOf('\t2030\t\t2031\t\t2032\t\n\tQ1\tQ2\tQ1\tQ2\tQ1\tQ2\nKoding\t\tX\t\t\t\t\n'))
  assert.deepEqual(
    quarters.timelines.map(({ from, to }) => [from, to]),
    [['2030-04', '2030-06']],
  )
})

test('issue 3, honesty rules: a timeline that was a picture is kept as missing, without days', () => {
  const { timelines } = readTimelines(paperOf('\n\nRevidert tidsplan:\n\n\nBakgrunn\n'))
  assert.deepEqual(
    timelines.map(({ label, from }) => [label, from]),
    [['Revidert tidsplan', undefined]],
  )
})
