import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { noVectors, own, type Sample, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { languages } from '../../protocols/web/language.ts'
import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { loadTerminology, shippedTerminology } from '../terminology-service/index.ts'
import { type OpenedSummary, openSummary } from './open.ts'
import { renderHtml } from './pages/self-contained.ts'
import { renderPdf } from './pdf/render.ts'
import { viewOf } from './view/view-of.ts'

const now = new Date('2026-11-22T10:00:00Z')
let terminology: ConceptIndex
before(async () => {
  terminology = (await loadTerminology([shippedTerminology], { elapsed: () => 0 })).index
})

/** Our own page without what the sender wrote as narrative: there empty cells are the sender's. */
const ours = (page: string) => page.replace(/<div class="ps-scroll ps-foreign"[\s\S]*?<\/div>\n<\/details>/g, '')

function opened({ bytes }: Sample): OpenedSummary | undefined {
  try {
    return openSummary(bytes, now)
  } catch (error) {
    assert.ok(error instanceof Problem)
    return undefined
  }
}

function rendersEverywhere({ name, bytes }: Sample): void {
  const document = opened({ name, bytes })
  if (!document) return
  for (const language of languages) {
    const page = renderHtml(viewOf(document.summary, document.findings, terminology, language, now), language)
    const shown = ours(page)
    const blank = /<(dd|dt|td|th|strong|li|h1|h2|h3|summary)\b[^>]*>\s*<\/\1>/.exec(shown)
    assert.equal(blank, null, `${name}, ${language}: a blank ${blank?.[0]}`)
    assert.doesNotMatch(shown, /undefined|\[object|NaN/, `${name}, ${language}`)
    assert.doesNotMatch(shown.replace(/<[^>]*>/g, ' '), /\b[012](\.\d+){6,}/, `EHEALTH-9937: an OID in ${name}`)
    assert.doesNotMatch(page, /<script|@import|<[a-z][^>]*\son\w+=|="\s*(javascript|data):/i, `${name}, ${language}`)
  }
}

for (const [which, samples, skip] of [
  ['our samples', own('samples'), false],
  ['our fixtures', own('test/fixtures/cda'), false],
  ['the documents beside the checkout', vectors('cda/ps', 'cda/ps-l1'), noVectors],
] as const) {
  test(`issue 2, proof: ${which} show in four languages without a blank cell or an OID`, { skip }, (t) => {
    for (const sample of samples) rendersEverywhere(sample)
    t.diagnostic(`${samples.length} documents`)
  })
}

test('issue 2, item 11: every sample becomes a tagged PDF that names its language', async () => {
  for (const sample of own('samples')) {
    const { summary, findings } = opened(sample)!
    const pdf = Buffer.from(await renderPdf(viewOf(summary, findings, terminology, 'nb', now), 'nb', now)).toString(
      'latin1',
    )
    assert.match(pdf, /^%PDF-1\.7/)
    assert.match(pdf, /\/MarkInfo/)
    assert.match(pdf, /\/Lang \(nb\)/)
    assert.match(pdf, /%%EOF\s*$/)
  }
})
