import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bundles, noVectors } from '../../../test/vectors.ts'
import { conceptIndexBuilder } from '../../standards/terminology/concept-index.ts'
import { openSummary } from './open.ts'
import { renderHtml } from './pages/self-contained.ts'
import { viewOf } from './view/view-of.ts'

const now = new Date('2026-11-22')
const samples = join(import.meta.dirname, '../../../samples/fhir')
const full = readFileSync(join(samples, 'eps-full.json'), 'utf8')
const index = conceptIndexBuilder([]).build()

test('issue 4: an EPS is shown on the pages of any summary, with what it says of the patient', () => {
  const { summary, findings, recognition, form } = openSummary(Buffer.from(`\ufeff${full}`), now)
  assert.deepEqual([form, recognition.level], ['fhir', 'L3'])
  const view = viewOf(summary, findings, index, 'nb', now)
  const page = renderHtml(view, 'nb')
  for (const said of ['Penicillin', 'Metformin', 'Type 2 diabetes mellitus', 'Insulin pump', 'Appendectomy', '74.5'])
    assert.ok(page.includes(said), said)
})

test('issue 4: of an EPS no line of the CDA made of it is told, and nothing that CDA alone asks', () => {
  const { root, findings } = openSummary(Buffer.from(full), now)
  assert.equal(root.line, 0)
  assert.ok(findings.every(({ line, severity }) => line === 0 && severity === 'safety'))
})

for (const [title, change, code] of [
  ['JSON that is cut off', (text: string) => text.slice(0, 5000), 'json-truncated'],
  ['another document in FHIR', (text: string) => text.replaceAll('60591-5', '11502-2'), 'eps-not-a-summary'],
  [
    'a name that stands twice',
    (text: string) => text.replace('"type"', '"type": "collection", "type"'),
    'eps-repeated',
  ],
  ['a prototype for a Bundle', () => '{"__proto__": {"entry": []}}', 'eps-not-a-summary'],
  ['a hundred thousand levels', () => `{"entry":${'['.repeat(100_000)}`, 'json-too-deep'],
  ['an entry that no words tell', withoutWords, 'eps-untold'],
] as const) {
  test(`issue 4, bad input: ${title} is refused as an EPS, and nothing of it is told`, () => {
    assert.throws(() => openSummary(Buffer.from(change(full)), now), { name: 'Problem', code })
  })
}

/** Without the narrative of the section whose entry has no statement in CDA. */
function withoutWords(text: string): string {
  const bundle = JSON.parse(text)
  const { section } = bundle.entry[0].resource
  delete section.find(({ title }: { readonly title: string }) => title === 'Advance directives').text
  return JSON.stringify(bundle)
}

test('issue 4: every EPS of the vectors is opened', { skip: noVectors }, (t) => {
  const documents = bundles('fhir/eps')
  for (const { bytes } of documents) openSummary(bytes, now)
  t.diagnostic(`${documents.length} documents`)
  assert.ok(documents.length > 30)
})
