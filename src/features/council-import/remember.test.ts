import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPapers } from '../../../test/fixtures/council-papers.ts'
import { readPaperFile, readPapers } from '../council-papers/index.ts'
import { rememberingReader } from './remember.ts'

const papers = await Promise.all(ownPapers.map((file) => readPaperFile(file)))

test('a reader that remembers says what one that does not says, of any set in any order', () => {
  const { read } = rememberingReader(3, 2)
  for (const some of [papers, papers.slice(1), papers.toReversed(), [...papers, ...papers], papers.slice(0, 1), []]) {
    assert.deepEqual(read(some), readPapers(some))
  }
})

test('the same set is put together once', () => {
  const { read } = rememberingReader()
  assert.equal(read(papers), read(papers.toReversed()))
})

test('a long paper is read apart beforehand, and says the same', async () => {
  const [first] = papers
  const long = { ...first!, lines: [...first!.lines, ...Array.from({ length: 7_000 }, () => '')] }
  const { read, prepare } = rememberingReader()
  await prepare(long)
  assert.deepEqual(read([long]), readPapers([long]))
})
