import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPapers } from '../../src/features/council-papers/reading/read-papers.ts'
import { seed } from '../seed.ts'
import { altered } from './altered.ts'
import { chance } from './altered/draft.ts'
import type { Paper } from './expected.ts'
import { noPapers, realPapers } from './golden.ts'
import { ownPapers } from './own.ts'
import { documentsOf, read } from './reader.ts'

const real = { skip: noPapers }

test('issue 3, A3: minutes without a head are a draft without council and date, until the notice that holds them comes', () => {
  const notice = ours('2019-03-10')
  const start = notice.lines.findIndex((text) => text.startsWith('Sak Tittel på sak'))
  const end = notice.lines.findIndex((text) => text.startsWith(' Prøvesvar fra private'))
  draftUntil({ ...notice, name: 'minutes.txt', lines: notice.lines.slice(start, end) }, notice, 5)
})

test('issue 3, A3: the real minutes without a head are a draft, until the notice that holds them comes', real, () => {
  draftUntil(theirs('002'), theirs('000'), 11)
})

test('issue 3, A3: minutes of other cases stay a draft beside a notice they are no part of', real, () => {
  const [notice, others] = [theirs('000'), altered(theirs('002'), 'numbers', seed)!]
  const both = read([notice, others])
  assert.equal(both.cases.filter(({ council }) => council === null).length, others.expected.cases.length)
  assert.deepEqual(
    both.cases.filter(({ council }) => council !== null).map(({ source, ...rest }) => rest),
    read([notice]).cases.map(({ source, ...rest }) => rest),
  )
})

function draftUntil(minutes: Paper, notice: Paper, cases: number): void {
  const alone = read([minutes])
  assert.deepEqual(
    alone.meetings.filter(({ council, date }) => council !== null || date !== null),
    [],
  )
  assert.equal(alone.cases.filter(({ number }) => number !== null).length, cases)
  assert.ok(alone.cases.every(({ council }) => council === null))
  assert.ok(alone.flags.length > 0, 'nobody is asked whose minutes these are')
  const withNotice = read([minutes, notice])
  assert.equal(withNotice.cases.length, read([notice]).cases.length)
  assert.ok(withNotice.cases.every(({ council }) => council !== null))
}

test('issue 3, A5: a case number that breaks the sequence is repaired with a flag', () => {
  assert.ok(flagged(ours('2020-02-23'), '6/23', '6/20'))
})

test('issue 3, A5: 20/21 is 20/26, with a flag', real, () => assert.ok(flagged(theirs('003'), '20/21', '20/26')))

test('issue 3, A7: a grant row that does not add up is flagged with the amount that both row and sum ask for', () => {
  assert.ok(flagged(ours('2020-02-23'), '3100000'))
})

test(
  'issue 3, A7 and A8: the wrong row, the wrong count of applications and the missing measures are flagged',
  real,
  () => {
    const paper = theirs('003')
    assert.ok(flagged(paper, '5400000'), 'the row that does not add up')
    assert.ok(flagged(paper, '12', '9', 'videref'), '12 new and 9 continued, and a list of 9 and 12')
    assert.ok(flagged(paper, '85', '89'), '85 measures, where the counts give 89')
  },
)

test('issue 3, A7: a table that adds up has no flag about its sums, and a broken one has', () => {
  const paper = ours('2020-02-23')
  const mended = {
    ...paper,
    lines: paper.lines.map((text) => text.replace('2 100 000\t1 600 000', '3 100 000\t1 600 000')),
  }
  assert.ok(read([mended]).flags.length < read([paper]).flags.length)
})

/** Whether one flag says all of these, blanks in figures aside. */
function flagged(paper: Paper, ...words: readonly string[]): boolean {
  return read([paper]).flags.some((flag) => {
    const all = JSON.stringify(flag)
      .replace(/(?<=\d)[\s ](?=\d)/g, '')
      .toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

test('issue 3, A9: no footer, template leftover or caption enters a field', () => {
  nothingOf(ownPapers(), [
    'The image',
    'Norsk mal',
    '#hmars',
    '#hapril',
    '12.10.2019 19',
    'Samhandlingsdirektoratet 24',
    'januar 2021',
  ])
})

test('issue 3, A9: no footer, template leftover or caption of the real papers enters a field', real, () => {
  nothingOf(realPapers(), [
    'spreadsheet',
    'Norsk mal',
    'PPT-mal',
    '#hfebruar',
    'side 4',
    'Helsedirektoratet 73',
    '29.10.2025',
    '24. januar 2024',
  ])
})

function nothingOf(papers: readonly Paper[], canaries: readonly string[]): void {
  const fields = JSON.stringify({ ...readPapers(documentsOf(papers)), flags: [] })
  for (const canary of canaries) {
    const at = fields.indexOf(canary)
    assert.equal(at, -1, `${canary}: ${fields.slice(Math.max(0, at - 80), at + 60)}`)
  }
}

test('issue 3, honesty: no damage to slides makes a decision of a proposal', () => {
  nothingDecided(ownPapers())
})

test('issue 3, honesty: no damage to the real slides makes a decision of a proposal', real, () => {
  nothingDecided(realPapers())
})

/** Lines lost, lines in any order, the beginning lost, the beginning last. */
function nothingDecided(papers: readonly Paper[]): void {
  const decks = papers.filter(({ expected }) => expected.cases.every(({ decisions }) => decisions.length === 0))
  for (const paper of decks) {
    for (let at = 0; at < 8; at += 1) {
      const random = chance(seed + at)
      const cut = random.number(paper.lines.length)
      const damaged = [
        paper.lines.filter(() => random.number(5) > 0),
        random.shuffled(paper.lines),
        paper.lines.slice(cut),
        [...paper.lines.slice(cut), ...paper.lines.slice(0, cut)],
      ][at % 4]!
      for (const { number, decisions } of read([{ ...paper, lines: damaged }]).cases) {
        assert.deepEqual(decisions, [], `${paper.name}, ${seed + at}: ${number}`)
      }
    }
  }
}

function ours(start: string): Paper {
  return ownPapers().find(({ name }) => name.startsWith(start))!
}

function theirs(start: string): Paper {
  return realPapers().find(({ name }) => name.startsWith(start))!
}
