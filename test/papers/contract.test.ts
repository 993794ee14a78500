import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flagKinds } from '../../src/features/council-papers/reading/flags.ts'
import { noPapers, realPapers } from './golden.ts'
import { ownPapers } from './own.ts'
import { read } from './reader.ts'

const caseKeys = 'council decisions earlier inputs number owner proposals source title type year'
const earlierKeys = 'council date decision number title year'
const grantKeys = 'applicant applied carriedOver category fresh granted paid title'
const types = [null, 'godkjenning', 'orientering', 'drofting', 'apen', 'eventuelt']
const day = /^\d{4}-\d\d-\d\d$/
const dayOrMonth = /^\d{4}-\d\d(-\d\d)?$/

for (const [whose, papers, skip] of [
  ['our own', ownPapers(), false],
  ['the real', realPapers(), noPapers],
] as const) {
  test(`issue 3, item 1: the JSON of ${whose} papers has the keys and values it is promised to have`, { skip }, () => {
    const { meetings, cases, grants, flags, ...rest } = read(papers)
    assert.deepEqual(rest, {})
    for (const meeting of meetings) {
      assert.equal(keys(meeting), 'council date number')
      assert.match(meeting.date ?? '2000-01-01', day)
    }
    for (const each of cases) {
      assert.equal(keys(each), caseKeys)
      assert.equal(keys(each.source), 'file lines')
      assert.ok(Number.isInteger(each.year) && types.includes(each.type))
      assert.ok(each.number === null ? each.type === 'apen' : Number.isInteger(each.number))
      for (const decision of each.decisions) assert.match(decision.kind, /^vedtak(-oppdatert)?$/)
      for (const text of [...each.proposals, ...each.inputs]) assert.match(text, /^\S(.*\S)?$/)
      for (const row of each.earlier) {
        assert.equal(keys(row), earlierKeys)
        assert.match(row.date ?? '2000-01', dayOrMonth)
      }
    }
    for (const grant of grants) {
      assert.equal(keys(grant), grantKeys)
      for (const value of Object.values(grant)) assert.ok(typeof value !== 'number' || Number.isSafeInteger(value))
    }
    for (const flag of flags) {
      assert.equal(keys(flag), 'kind message repair where')
      assert.ok(Object.keys(flagKinds).includes(flag.kind), flag.kind)
    }
  })

  test(`issue 3, honesty: ${whose} papers have no case twice, and no flag twice`, { skip }, () => {
    const { cases, flags } = read(papers)
    const ids = cases
      .filter(({ number }) => number !== null)
      .map(({ council, year, number }) => `${council}/${year}/${number}`)
    assert.deepEqual(ids, [...new Set(ids)])
    const said = flags.map((flag) => JSON.stringify(flag))
    assert.deepEqual(said, [...new Set(said)])
  })
}

function keys(item: object): string {
  return Object.keys(item).sort().join(' ')
}
