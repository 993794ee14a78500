import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cdaTexts } from '../cda/cda-texts.ts'
import { fhirTexts } from '../fhir/texts.ts'
import { inOneLine, wordingOf } from './wording.ts'

test('issue 4, item 4: no code says one thing of CDA and another of FHIR', () => {
  assert.deepEqual(
    Object.keys(cdaTexts).filter((code) => Object.hasOwn(fhirTexts, code)),
    [],
  )
})

test('issue 4, item 4: every text is filled from what it is about, and says when a fact is missing', () => {
  const finding = { code: 'value-too-long', parameters: { characters: 3 } }
  assert.equal(wordingOf(finding, 'en').message, 'The text is longer than the 3 characters the profile allows.')
  assert.match(wordingOf({ ...finding, parameters: {} }, 'nb').message, /de \? tegnene/)
})

test('issue 4, item 4: a code of another version is told by itself', () => {
  for (const code of ['constructor', 'gone']) {
    assert.deepEqual(wordingOf({ code, parameters: {} }, 'nn'), { message: code, hint: '' })
  }
})

test('issue 4, item 4: message and hint are two sentences in one line', () => {
  assert.equal(inOneLine({ message: 'A rule', hint: 'Do it.' }), 'A rule. Do it.')
  assert.equal(inOneLine({ message: 'A rule.', hint: 'Do it.' }), 'A rule. Do it.')
  assert.equal(inOneLine({ message: 'A rule', hint: '' }), 'A rule')
})
