import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fhirTexts } from './texts.ts'

const languages = ['en', 'nb', 'nn'] as const

/** The validator's own files; what coverage counts is told in its own words. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/(?:^coverage|test\.ts$|texts\.ts$)/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))

function codes(form: RegExp): ReadonlySet<string> {
  return new Set(sources.flatMap((source) => [...source.matchAll(form)].map(([, code]) => code ?? '')))
}

/** Every word between quotes that has the form of a code. */
const written = codes(/'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g)

/** Those handed to what makes a fault or finding. */
const found = codes(
  /(?:\bcode: |\bfault\(|\boneFault\('\w+', |\badd\(|\bonMiswritten\(\w+, )'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g,
)

test('issue 4, item 4: every code that is found has its texts', () => {
  assert.ok(found.size > 50)
  assert.deepEqual(
    [...found].filter((code) => !Object.hasOwn(fhirTexts, code)),
    [],
  )
})

test('issue 4, item 4: every text is of a code that is found', () => {
  assert.deepEqual(
    Object.keys(fhirTexts).filter((code) => !written.has(code)),
    [],
  )
})

test('issue 4, item 4: every text stands in all languages, with the same parameters', () => {
  for (const [code, texts] of Object.entries(fhirTexts)) {
    const parameters = languages.map((language) => {
      const { message, hint } = texts[language]
      assert.ok(message !== '' && hint !== '', code)
      return [...new Set(`${message} ${hint}`.match(/\{\w+\}/g))].sort().join(' ')
    })
    assert.deepEqual(new Set(parameters).size, 1, `${code}: ${parameters.join(' | ')}`)
  }
})
