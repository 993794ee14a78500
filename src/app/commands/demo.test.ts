import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../config.ts'
import { demoWarnings } from './demo.ts'

for (const [environment, expected] of [
  [{}, []],
  [{ KNUTEPUNKT_HOST: 'localhost' }, []],
  [{ KNUTEPUNKT_HOST: '0.0.0.0' }, [/KNUTEPUNKT_HOST.*anyone/]],
  [{ DATABASE_URL: 'postgres://x' }, [/DATABASE_URL.*serve/]],
  [{ KNUTEPUNKT_HOST: '::', DATABASE_URL: 'postgres://x' }, [/KNUTEPUNKT_HOST/, /DATABASE_URL/]],
] as const) {
  test(`whoever reaches a demo signs in with one click: ${expected.length} warnings with ${Object.keys(environment).join(' and ') || 'nothing set'}`, () => {
    const warnings = demoWarnings(readConfig({}, environment))
    assert.equal(warnings.length, expected.length)
    for (const [at, words] of expected.entries()) assert.match(warnings[at]!, words)
    assert.doesNotMatch(warnings.join(), /postgres:|0\.0\.0\.0/, 'no value is repeated')
  })
}
