import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { loadTerminology, shippedTerminology } from '../terminology-service/index.ts'
import { machineTranslated } from './machine-translated.ts'
import { openSummary } from './open.ts'
import { renderHtml } from './pages/self-contained.ts'
import type { SummaryView } from './view/summary-view.ts'
import { viewOf } from './view/view-of.ts'

const now = new Date('2026-11-22T12:00:00Z')
const bytes = readFileSync(join(import.meta.dirname, '../../../samples/gr-ps-l3.xml'))
const { index } = await loadTerminology([shippedTerminology], { elapsed: () => 0 })
const { summary, findings } = openSummary(bytes, now)
const view = viewOf(summary, findings, index, 'nb', now)
const marking = { translate: async (texts: readonly string[]) => texts.map((text) => `<<${text.length}>>`) }

/** The view without what a machine said. */
function withoutMachine(made: SummaryView): unknown {
  return JSON.parse(JSON.stringify(made, (key, value) => (key === 'machine' || key === 'parent' ? undefined : value)))
}

test('a machine translation stands beside the original, marked, in a language of its own (issue 2, item 12)', async () => {
  const page = renderHtml(await machineTranslated(view, 'nb', marking), 'nb')
  const plain = renderHtml(view, 'nb')
  assert.match(page, /Maskinoversatt, ikke kontrollert:/)
  assert.doesNotMatch(plain, /Maskinoversatt/)
  for (const [words] of plain.matchAll(/lang="el">[^<]+</g)) assert.ok(page.includes(words), words)
})

test('a machine translation changes nothing else: no warning, no danger, no count', async () => {
  assert.deepEqual(withoutMachine(await machineTranslated(view, 'nb', marking)), withoutMachine(view))
})

test('only free text in another language is sent, each text once', async () => {
  const sent: (readonly string[])[] = []
  await machineTranslated(view, 'nb', {
    translate: async (texts, from) => {
      sent.push(texts)
      assert.equal(from.split('-')[0], 'el')
      return texts.map(() => undefined)
    },
  })
  assert.equal(sent.length, 1)
  assert.equal(new Set(sent[0]).size, sent[0]?.length)
})
