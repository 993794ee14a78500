import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { reasons } from './reasons.ts'

const council = join(import.meta.dirname, '../../council')
const sources = globSync('*.ts', { cwd: council })
  .filter((name) => !/\.(test|contract)\.ts$/.test(name))
  .map((name) => readFileSync(join(council, name), 'utf8'))

/** Codes of a rule, written out where it throws, or as one of a union of faults. */
const codes = new Set(
  sources.flatMap((text) => [
    ...[...text.matchAll(/new Problem\(\s*'[a-z-]+',\s*'([a-z-]+)'/g)].map(([, code]) => code ?? ''),
    ...[...text.matchAll(/^ {2,4}\| '([a-z]+(?:-[a-z]+)+)'$/gm)].map(([, code]) => code ?? ''),
  ]),
)
/** Kinds of sections are a union as well. */
const noFaults = new Set(['videre-saksprosess', 'forslag-til-vedtak', 'tidligere-vedtak'])

test('every rule of the councils that can say no has words for it, in all three languages', () => {
  assert(codes.size > 30)
  const without = [...codes].filter((code) => !noFaults.has(code) && code !== 'not-found' && !(code in reasons))
  assert.deepEqual(without, [])
  for (const words of Object.values(reasons)) assert(words.every((each) => /^\p{Lu}.*[.]$/u.test(each)))
})
