import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { test } from 'node:test'
import { whyUnfitApart } from './why-unfit-apart.ts'

const summary = await readFile(join(import.meta.dirname, '../../../samples/fi-ps-l3.xml'), 'utf8')
const patient = { identifiers: [{ root: '2.999.246.1.1', extension: 'FI-EX-840611' }] }

/** Elements that no reader looks at, at the end of the document. */
const padded = (text: string, elements: number) =>
  text.replace(/<\/ClinicalDocument>\s*$/, `${'<x/>'.repeat(elements)}</ClinicalDocument>`)
test('issue 5, bad input: a document of half a million elements is unusable, and holds the thread that serves for no second', async () => {
  const hostile = {
    bytes: Buffer.from(padded(summary, 490_000)),
    classCode: '60591-5',
    patient,
    now: new Date('2026-11-22T12:00:00Z'),
  }
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const codes = await Promise.all([whyUnfitApart(hostile), whyUnfitApart(hostile), whyUnfitApart(hostile)])
  delay.disable()
  assert.deepEqual(codes, ['document-unusable', 'document-unusable', 'document-unusable'])
  assert(delay.max / 1e6 < 1_000, `the thread was held for ${Math.round(delay.max / 1e6)} ms`)
})
