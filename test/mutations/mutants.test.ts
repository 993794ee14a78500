import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { makeTrial } from './mutant-trial.ts'
import { mutantsOf } from './mutants.ts'

const trial = makeTrial()
after(() => trial.end())

const walked = 'src/validation/fhir/walk-slices.ts'
const runs = [['src/validation/fhir/walk-slices.test.ts']]

test('a mutant is one change, at code and not at words', () => {
  const source = [
    "import { a } from 'b'",
    '// a === b',
    'function f(a, b) {',
    "  if (a === '===') return true",
    '  g(a)',
    '  return a > 0',
    '}',
    '',
  ].join('\n')
  assert.deepEqual(
    mutantsOf(source).map(({ line, was, becomes }) => `${line}: ${was} -> ${becomes}`),
    [
      "4: a === '===' -> true",
      "4: a === '===' -> false",
      '4: === -> !==',
      '4: return true -> return false',
      '5: g(a) -> ',
      '6: > -> >=',
    ],
  )
  assert.ok(mutantsOf(source).every((each) => each.source !== source))
})

test('issue 4: the rule compiler can be tried with mutants, and a trial notices one that matters', async () => {
  const source = readFileSync(join(import.meta.dirname, '../..', walked), 'utf8')
  assert.equal(await trial.kills(walked, source, runs), false, 'the program itself passes')
  assert.equal(await trial.kills(walked, source.replaceAll("'slice-min'", "'slice-max'"), runs), true)
})
