import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notices, noticesFor } from './notices.ts'

test('issue 5, item 5: a patient is offered the notice in a language of the country first, and in English always', () => {
  assert.deepEqual(
    ['FI', 'CY', 'XX'].map((country) => noticesFor(country).map(({ language }) => language)),
    [
      ['fi', 'sv', 'en', 'nb'],
      ['el', 'en', 'nb'],
      ['en', 'nb'],
    ],
  )
})

test('GDPR Art. 13: the notice says the same in every language, and names the service', () => {
  for (const { language, paragraphs } of notices) {
    assert.equal(paragraphs.length, 5, language)
    assert.match(paragraphs[1]!, /MyHealth@EU/, language)
  }
  assert.equal(new Set(notices.map(({ language }) => language)).size, notices.length)
})
