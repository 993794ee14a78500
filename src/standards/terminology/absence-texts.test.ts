import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AbsenceState,
  type AbsenceSubject,
  absenceSubjectOf,
  absenceText,
  type PageLanguage,
} from './absence-texts.ts'

const states: readonly AbsenceState[] = [
  'known-absent',
  'no-information',
  'not-asked',
  'unknown',
  'untranslated',
  'section-empty',
  'section-absent',
  'not-fetched',
]
const languages: readonly PageLanguage[] = ['nb', 'nn', 'se', 'en']

test('no two absence states share their words, in any language (issue 2 item 9)', () => {
  const sections = ['48765-2', '10160-0', '11450-4', '47519-4', '46264-8', '11369-6', '10162-6', 'unheard-of']
  for (const language of languages) {
    for (const subject of sections.map(absenceSubjectOf)) {
      const texts = states.map((state) => absenceText(state, subject, language).text)
      assert.equal(new Set(texts).size, states.length, `${language} ${subject}`)
    }
  }
})

test('only a known absence may begin as one: every other state says what it is not (people.md 4.4)', () => {
  for (const state of states.filter((s) => s !== 'known-absent')) {
    assert.doesNotMatch(absenceText(state, 'allergies', 'nb').text, /^Ingen/)
  }
  assert.equal(absenceText('known-absent', 'allergies', 'nb').text, 'Ingen kjente allergier')
  assert.match(absenceText('no-information', 'allergies', 'nb').text, /ikke det samme som ingen allergier/)
})

test('Northern Sámi is answered in bokmål and says so, until a person vouches for a text', () => {
  assert.deepEqual(absenceText('unknown', 'other', 'se'), { text: 'Ukjent', language: 'nb' })
})

test('each section of the patient summary has its subject; an unknown one has none', () => {
  const compulsory: Readonly<Record<string, AbsenceSubject>> = {
    '10160-0': 'medications',
    '48765-2': 'allergies',
    '47519-4': 'procedures',
    '11450-4': 'problems',
    '46264-8': 'devices',
  }
  for (const [code, subject] of Object.entries(compulsory)) assert.equal(absenceSubjectOf(code), subject)
  assert.equal(absenceSubjectOf('1-1'), 'other')
})
