import assert from 'node:assert/strict'
import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { languages } from '../../../protocols/web/language.ts'
import { troubleCodes } from '../../country-of-treatment/index.ts'
import { wordsOfCode } from './code-texts.ts'

const answering = join(import.meta.dirname, '../../country-of-affiliation')

test('issue 5, item 13: every code that stops a lookup, and every one we answer with, is told to operators in words', () => {
  const files = globSync('*.ts', { cwd: answering }).filter((name) => !name.includes('.test.'))
  const answered = files.flatMap(
    (name) => readFileSync(join(answering, name), 'utf8').match(/\b(ERROR|WARNING)_[A-Z0-9_]+\b/g) ?? [],
  )
  assert.ok(answered.length > 10)
  for (const code of new Set([...troubleCodes, ...answered])) {
    for (const language of languages) assert.ok(wordsOfCode(code, language)?.plain, `${code} ${language}`)
  }
})

test('a code that nobody has put into words has none', () => {
  assert.equal(wordsOfCode('something-new', 'nb'), undefined)
  assert.equal(wordsOfCode('toString', 'nb'), undefined)
})
