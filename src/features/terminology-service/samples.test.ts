import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { noVectors, own, type Sample, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { codeSystemName } from '../../standards/terminology/code-systems.ts'
import type { ConceptIndex } from '../../standards/terminology/concept-index.ts'
import { loadTerminology, shippedTerminology } from './load.ts'

/** Every code with a code system of our table, and every unit: what a reader can be expected to see in Norwegian. */
function* codesOf(element: XmlElement): Generator<readonly [system: string, code: string]> {
  const { code, codeSystem, unit } = element.attributes
  if (code && codeSystem && codeSystemName(codeSystem)) yield [codeSystem, code]
  if (unit) yield ['http://unitsofmeasure.org', unit]
  for (const child of elementsOf(element)) yield* codesOf(child)
}

function judge(t: TestContext, index: ConceptIndex, samples: readonly Sample[]): number {
  const known = new Set<string>()
  const unknown = new Set<string>()
  for (const { bytes } of samples) {
    const root = parsedOrSkipped(bytes)
    if (!root) continue
    for (const [system, code] of codesOf(root)) {
      const found = index.designation(system, code, ['nb'])
      ;(found ? known : unknown).add(`${codeSystemName(system)} ${code}`)
    }
  }
  const share = known.size / (known.size + unknown.size)
  t.diagnostic(
    `${known.size} of ${known.size + unknown.size} codes in Norwegian; without: ${[...unknown].sort().join(', ')}`,
  )
  return share
}

/** A document that is not XML at all is another test's subject. */
function parsedOrSkipped(bytes: Uint8Array): XmlElement | undefined {
  try {
    return parseXml(bytes)
  } catch (problem) {
    if (problem instanceof Problem) return undefined
    throw problem
  }
}

const { index } = await loadTerminology([shippedTerminology], { elapsed: () => performance.now() })

test('the international codes of our samples have Norwegian texts (issue 2 item 12)', (t) => {
  assert.ok(judge(t, index, own('samples')) >= 0.98)
})

test('most international codes of real summaries have Norwegian texts', { skip: noVectors }, (t) => {
  assert.ok(judge(t, index, vectors('cda/ps', 'cda/ps-l1')) >= 0.85)
})
