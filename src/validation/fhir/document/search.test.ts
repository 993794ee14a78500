import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../definitions.ts'
import { checkSearchSet } from './search.ts'
import { documentTexts } from './texts.ts'

const link = [{ relation: 'self', url: 'https://node.example/fhir/Patient?name=x' }]
const entry = (resource: JsonObject | undefined, mode?: string) => ({
  ...(resource && { resource }),
  ...(mode && { search: { mode } }),
})
const patient = { resourceType: 'Patient', id: 'p' }
const flag = { resourceType: 'Flag', id: 'f' }
const outcome = { resourceType: 'OperationOutcome' }

for (const [title, bundle, expected] of [
  [
    'matches, what they include, and an outcome',
    { link, entry: [entry(patient, 'match'), entry(flag, 'include'), entry(outcome, 'outcome')] },
    [],
  ],
  ['no self link', { entry: [entry(patient, 'match')] }, ['warning search-without-self-link ']],
  [
    'an entry without a resource',
    { link, entry: [entry(undefined, 'match')] },
    ['error search-entry-without-resource entry.0'],
  ],
  [
    'a match without id',
    { link, entry: [entry({ resourceType: 'Patient' }, 'match')] },
    ['error search-entry-without-id entry.0.resource'],
  ],
  [
    'a match of another type',
    { link, entry: [entry(flag, 'match')] },
    ['error search-match-of-other-type entry.0.resource'],
  ],
  [
    'an outcome that is none',
    { link, entry: [entry(flag, 'outcome')] },
    ['error search-outcome-of-other-type entry.0.resource'],
  ],
  [
    'no mode: advice',
    { link, entry: [entry(flag), entry(outcome)] },
    ['warning search-entry-without-mode entry.0', 'warning search-match-of-other-type entry.0.resource'],
  ],
  [
    '_type says what is asked for',
    {
      link: [{ relation: 'self', url: 'https://node.example/fhir?_type=Flag,List' }],
      entry: [entry(patient, 'match'), entry(flag, 'match')],
    },
    ['error search-match-of-other-type entry.0.resource'],
  ],
] as const) {
  test(`http.html#search: ${title}`, () => {
    const found = checkSearchSet(bundle).map(({ severity, code, at = [] }) => `${severity} ${code} ${at.join('.')}`)
    assert.deepEqual(found, expected)
    for (const line of found) assert.ok(documentTexts[line.split(' ')[1] ?? ''], line)
  })
}
