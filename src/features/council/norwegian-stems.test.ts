import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speaksOf, stemsIn } from './norwegian-stems.ts'

for (const [text, keyword, found] of [
  ['Endringer i driftskostnadene', 'driftskostnader', true],
  ['Digital helseberedskap i kommunene', 'beredskap', true],
  ['Arbeid med gevinstrealisering', 'gevinster', true],
  ['Drift- og forvaltningskostnader', 'drift forvaltningskostnad', true],
  ['Forvaltningskostnader', 'drift forvaltningskostnad', false],
  ['Statsbudsjettet', 'lov', false],
  ['Lovsang', 'lov', false],
  ['Ny lov om deling', 'lov', true],
] as const) {
  test(`issue 3, item 7: «${text}» ${found ? 'speaks' : 'does not speak'} of «${keyword}»`, () => {
    assert.equal(speaksOf(stemsIn(text), keyword), found)
  })
}
