import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPaper } from '../../src/features/council-papers/reading/read-papers.ts'
import type { Source } from '../../src/features/council/index.ts'
import { joined, type Paper } from './expected.ts'
import { noPapers, realPapers } from './golden.ts'
import { ownPapers } from './own.ts'
import { documentsOf, read } from './reader.ts'
import type { PapersJson } from './score.ts'

for (const [whose, papers, skip] of [
  ['our own', ownPapers(), false],
  ['the real', realPapers(), noPapers],
] as const) {
  test(`issue 3, A2: every text of ${whose} papers stands in the lines it names, word by word in order`, {
    skip,
  }, () => {
    const documents = documentsOf(papers)
    const lines = new Map(documents.map(({ sha256, lines }) => [sha256, lines]))
    const texts = documents.map(readPaper).flatMap(({ parts }) => parts.flatMap(({ cases }) => cases.flatMap(textsOf)))
    assert.ok(texts.length > 50)
    assert.deepEqual(
      texts
        .filter(
          ({ text, source }) =>
            !standsIn(text, lines.get(source.document)?.slice(source.lines[0] - 1, source.lines[1])),
        )
        .map(({ text, source }) => `${source.lines}: ${joined(text).slice(0, 80)}`),
      [],
    )
  })

  test(`issue 3, item 1: each case of ${whose} papers names the file and lines it comes from`, { skip }, () => {
    for (const { number, title, source } of read(papers).cases) {
      const paper = papers.find(({ name }) => name === source.file)
      const [from, to] = source.lines
      assert.ok(paper && from >= 1 && to >= from && to <= paper.lines.length, `${number} ${title}`)
      const text = joined(paper.lines.slice(from - 1, to).join('\n'))
      assert.ok(
        number === null || text.includes(String(number)) || text.includes(joined(title ?? '?')),
        `${number} ${title}`,
      )
    }
  })

  test(`issue 3, item 1: a notice of ${whose} papers in two files says the same as in one, in any order`, {
    skip,
  }, () => {
    for (const paper of papers) {
      const at = paper.lines.findIndex((text, line) => line > 50 && /^ Referat fra møte/.test(text))
      if (at < 0) continue
      const halves = [part(paper, 'notice', 0, at), part(paper, 'minutes', at)]
      const whole = known(read([paper]))
      assert.deepEqual(known(read([...halves, paper])), whole, `${paper.name} and its halves`)
      assert.deepEqual(known(read(halves)), whole, `${paper.name} by halves`)
      assert.deepEqual(known(read(halves.toReversed())), whole, `${paper.name} by halves, the last first`)
    }
  })
}

type Text = { readonly text: string; readonly source: Source }
type Case = ReturnType<typeof readPaper>['parts'][number]['cases'][number]

function textsOf({ proposals, decisions, inputs, questions, sections, earlier }: Case): readonly Text[] {
  return [
    ...[...proposals, ...decisions, ...inputs, ...inputs.flatMap(({ points }) => points), ...questions].map(
      ({ value, source }) => ({ text: value, source }),
    ),
    ...sections.map(({ text, source }) => ({ text, source })),
    ...earlier.flatMap(({ title, decision, source }) =>
      [title, decision].map((text) => ({ text: text ?? '', source })),
    ),
  ]
}

/** Lines of others may stand between the words: footers, and the cells of a table beside them. */
function standsIn(text: string, lines: readonly string[] | undefined): boolean {
  if (!lines) return false
  const words = joined(lines.join('\n')).split(/[\s-]+/)
  let at = 0
  for (const word of joined(text).split(/[\s-]+/)) {
    at = words.indexOf(word, at) + 1
    if (at === 0) return false
  }
  return true
}

function part({ name, lines, expected }: Paper, suffix: string, from: number, to?: number): Paper {
  return { name: `${name}.${suffix}`, lines: lines.slice(from, to), expected }
}

/** What does not depend on which file a thing was read in. */
function known({ meetings, cases, grants }: PapersJson) {
  return {
    meetings: meetings.filter(({ date }) => date),
    cases: cases.map(({ source, ...rest }) => rest),
    grants,
  }
}
