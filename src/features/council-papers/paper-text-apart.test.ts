import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPapers } from '../../../test/fixtures/council-papers.ts'
import { isLong, readPaperApart } from './paper-text-apart.ts'
import { readPaperFile } from './paper-text.ts'
import { readPaper } from './reading/read-papers.ts'

const [first] = ownPapers
const paper = await readPaperFile(first!)

test('a paper that is read apart says the same', async () => {
  assert.deepEqual(await readPaperApart(paper), readPaper(paper))
  assert.equal(isLong(paper), false)
})

test('bad input: a text made to be slow is stopped, and this process goes on meanwhile', async () => {
  const lines = Array.from({ length: 100_000 }, () => '5/26 Samlet oversikt over utvikling i kostnader 12:10 Drøfting')
  const slow = { ...paper, lines }
  assert.equal(isLong(slow), true)
  let ticks = 0
  const ticking = setInterval(() => ticks++, 20)
  await assert.rejects(readPaperApart(slow, 1), { code: 'paper-too-slow' })
  clearInterval(ticking)
  assert(ticks > 5)
})
