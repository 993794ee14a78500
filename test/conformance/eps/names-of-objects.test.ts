import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'

const sample = readFileSync(new URL('../../../samples/gr-ps-l3.xml', import.meta.url), 'utf8')

/** Paths of what no JSON can hold. */
function functionsIn(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'function') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => functionsIn(each, `${path}/${name}`))
}

for (const [what, places] of [
  ['null flavour', /(?<=\bnullFlavor=")[^"]*/g],
  ['code of a value', /(?<=<value [^>]*\bcode=")[^"]*/g],
  ['use of a name, an address or a number', /(?<=\buse=")[^"]*/g],
  ['type of a value', /(?<=xsi:type=")[^"]*/g],
  ['code of a section', /(?<=code=")48765-2/g],
  ['status', /(?<=<statusCode code=")[^"]*/g],
  ['class of an ingredient', /(?<=ingredient classCode=")[^"]*/g],
] as const)
  test(`a ${what} named as what every object has is no row of a code table (issue 2, bad input)`, () => {
    const changed = sample.replace(places, 'constructor')
    assert.notEqual(changed, sample)
    const { bundle } = toEps(readPatientSummary(parseXml(Buffer.from(changed))), eps, new Date('2026-01-01T12:00:00Z'))
    assert.deepEqual(functionsIn(bundle), [])
  })
