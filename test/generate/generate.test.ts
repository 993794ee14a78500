import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../src/kernel/problem.ts'
import { parseXml } from '../../src/platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../../src/platform/xml/tree.ts'
import { portugal } from './samples/pt.ts'
import { largeSummary } from './large-summary.ts'
import { mutate } from './mutate.ts'
import { nestedSummary, summaryOfSize } from './oversized.ts'
import { seeded } from './random.ts'

const count = (element: XmlElement, name: string): number =>
  elementsOf(element).reduce((sum, child) => sum + count(child, name), element.name === name ? 1 : 0)

test('issue 2, speed: the large summary has the wished entries and size, and is the same for the same seed', () => {
  const text = largeSummary({ entries: 300, kilobytes: 400, seed: 1 })
  assert.equal(count(parseXml(Buffer.from(text)), 'entry'), 300)
  assert.ok(Math.abs(Buffer.byteLength(text) - 400_000) < 20_000, 'within five per cent of 400 KB')
  assert.equal(largeSummary({ entries: 300, kilobytes: 400, seed: 1 }), text)
  assert.notEqual(largeSummary({ entries: 300, kilobytes: 400, seed: 2 }), text)
})

test('issue 2, bad input: 20 MB is read, one byte more is refused', () => {
  const limit = 20 * 1024 * 1024
  assert.equal(parseXml(summaryOfSize(limit)).name, 'ClinicalDocument')
  assert.throws(() => parseXml(summaryOfSize(limit + 1)), hasCode('xml-too-large'))
})

test('issue 2, bad input: deep nesting is refused', () => {
  assert.equal(parseXml(Buffer.from(nestedSummary(50))).name, 'ClinicalDocument')
  assert.throws(() => parseXml(Buffer.from(nestedSummary(100_000))), hasCode('xml-too-deep'))
})

const hasCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

test('issue 2, bad input: a spoiled document is the same for the same seed, and nearly always spoiled', () => {
  const original = Buffer.from(portugal)
  const seeds = Array.from({ length: 100 }, (_, seed) => seed)
  const [once, again] = [seeds, seeds].map((all) => all.map((seed) => mutate(original, seeded(seed), original)))
  assert.deepEqual(once, again)
  const changed = once?.filter(({ bytes }) => !original.equals(bytes)) ?? []
  assert.ok(changed.length > 90, `${changed.length} of 100 differ from the original`)
})
