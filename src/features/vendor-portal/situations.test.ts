import assert from 'node:assert/strict'
import { test } from 'node:test'
import { populationOf, storyTeller } from '../synthetic-population/index.ts'
import { eachOnce, findSituations } from './situations.ts'

test('somebody in two situations is listed once, with both, in the order of the situations', () => {
  const tried = {
    pregnant: [{ number: '41810100012' }],
    results: [{ number: '01810100016' }, { number: '41810100012' }],
  }
  assert.deepEqual(
    [...eachOnce(tried)],
    [
      ['01810100016', ['results']],
      ['41810100012', ['results', 'pregnant']],
    ],
  )
})

test('whoever has closed their test results has some, where anybody of them has', () => {
  const today = '2026-11-24'
  const { care, people } = populationOf({ seed: 'knutepunkt', people: 1000, today })
  const stories = [...people].map(storyTeller({ seed: 'knutepunkt', today, care }))
  const { hear, found } = findSituations()
  for (const story of stories) hear(story)
  const withResults = new Set(stories.filter(({ results }) => results.length > 0).map(({ person }) => person.number))
  const restricted = stories.filter(
    ({ person, privacySettings }) =>
      person.died === undefined &&
      privacySettings.some(({ about, extent }) => about === 'test-results' && extent?.type === 'SP'),
  )
  const offered = found().restricted!.map(({ number }) => number)
  const telling = restricted.filter(({ person }) => withResults.has(person.number))
  assert.ok(telling.length > 0)
  assert.equal(offered.filter((number) => withResults.has(number)).length, Math.min(3, telling.length))
  assert.equal(offered.length, Math.min(3, restricted.length), 'and others where they are too few')
})
