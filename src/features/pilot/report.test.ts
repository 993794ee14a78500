import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CountedLookup, toggled, weekOf } from './counted-lookup.ts'
import { reportOf } from './report.ts'

const site = { orgNumber: '000000105', name: 'Bodø legevakt' }
const week = '2026-11-16'

/** So many lookups, all alike. */
function lookups(count: number, changes: Partial<CountedLookup> = {}): readonly CountedLookup[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ id: String(at), site, week, country: 'FI', outcome: 'summary', feedback: [] },
    ...changes,
  }))
}

test('issue 5, item 12: use by week, those without use among them, and lookups per clinician-week', () => {
  const counted = [...lookups(6, { week: '2026-11-02' }), ...lookups(9)]
  const clinicians = [
    { week: '2026-11-02', clinicians: 2 },
    { week, clinicians: 4 },
  ]
  const report = reportOf(site, counted, clinicians, '2026-11-23')
  assert.deepEqual(
    report.weeks.map(({ week: of, lookups: many }) => [of, many.kind === 'count' ? many.count : 'few']),
    [
      ['2026-11-02', 6],
      ['2026-11-09', 0],
      [week, 9],
      ['2026-11-23', 0],
    ],
  )
  assert.equal(report.weeksWithoutUse, 2)
  assert.equal(report.perClinicianWeek, 2.5)
})

test('issue 5, item 12: a site with four lookups tells that they are few, and nothing else of them', () => {
  const counted = lookups(4, { milliseconds: 9000, missing: 1, untranslated: 1, feedback: ['useful'] })
  const { site: _site, weeks, ...report } = reportOf(site, counted, [{ week, clinicians: 1 }], week)
  assert.deepEqual(weeks, [{ week, lookups: { kind: 'few' } }])
  assert.deepEqual(report, {
    total: { kind: 'few' },
    weeksWithoutUse: 0,
    clinicianWeeks: { kind: 'few' },
    feedback: [
      { feedback: 'useful', times: { kind: 'few' } },
      { feedback: 'missing', times: { kind: 'count', count: 0 } },
      { feedback: 'untranslated', times: { kind: 'count', count: 0 } },
      { feedback: 'consent-difficult', times: { kind: 'count', count: 0 } },
    ],
    answered: { kind: 'few' },
  })
})

test('issue 5, item 12: median and 90th percentile of the time, of ten; why others came to nothing', () => {
  const shown = Array.from({ length: 10 }, (_, at) => lookups(1, { milliseconds: (at + 1) * 1000, missing: 2 })[0]!)
  const report = reportOf(site, [...shown, ...lookups(5, { outcome: 'no-match' })], [], week)
  assert.deepEqual(report.times, { count: 10, median: 5000, p90: 9000 })
  assert.deepEqual(report.outcomes, [
    { key: 'summary', count: 10 },
    { key: 'no-match', count: 5 },
  ])
  assert.deepEqual(report.missing, { parts: [{ key: 'some', count: 10 }], median: 2 })
})

test('the week is that of Norway, from Monday', () => {
  assert.equal(weekOf(new Date('2026-11-22T22:59:59Z')), '2026-11-16')
  assert.equal(weekOf(new Date('2026-11-22T23:00:00Z')), '2026-11-23')
})

test('a second press takes an answer back', () => {
  assert.deepEqual(toggled([], 'missing'), ['missing'])
  assert.deepEqual(toggled(['missing'], 'useful'), ['useful', 'missing'])
  assert.deepEqual(toggled(['useful', 'missing'], 'useful'), ['missing'])
})
