import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'
import type { SearchField, SearchMask } from './search-mask.ts'
import { faultByMask } from './traits-against-mask.ts'

const field = (key: string, changes: Partial<SearchField>): SearchField => ({
  key,
  kind: 'identifier',
  label: key,
  mandatory: false,
  scope: 'ALL',
  ...changes,
})
const fields = [
  field('card', { domain: '1.2', format: { kind: 'letters-and-digits', source: 'LLNNN' } }),
  field('born', { kind: 'birth-date' }),
  field('name', { kind: 'family' }),
  field('code', { kind: 'access-code' }),
]
const maskOf = (...enough: readonly (readonly string[])[]): SearchMask => ({
  country: 'NO',
  scope: 'ALL',
  fields,
  enough,
  pictures: [],
  notes: [],
})
const card = (extension: string, root = '1.2') => ({ identifiers: [{ root, extension }] })

const missing = 'ERROR_PI_MISSING_REQUIRED_FIELDS'
const malformed = 'ERROR_PI_INCORRECT_FORMATTING'

for (const [title, mask, traits, expected] of [
  [
    'all of a set that is enough lacks nothing',
    maskOf(['card', 'born']),
    { ...card('AB123'), birthDate: '1970' },
    undefined,
  ],
  ['a part of the only set is missing fields', maskOf(['card', 'born']), card('AB123'), missing],
  ['a part of each of two sets is missing fields', maskOf(['card', 'born'], ['card', 'name']), card('AB123'), missing],
  ['one whole set of two is enough', maskOf(['card'], ['born', 'name']), card('AB123'), undefined],
  ['a number of another authority is not the one asked for', maskOf(['card']), card('AB123', '9.9'), missing],
  ['an empty birth date is none', maskOf(['born']), { ...card('AB123'), birthDate: '' }, missing],
  ['a number of another form is not of the right format', maskOf(['card']), card('AB12X'), malformed],
  ['a number that the mask does not name has any form', maskOf(), card('anything', '9.9'), undefined],
  ['what does not travel in ITI-55 is not looked for', maskOf(['card', 'code']), card('AB123'), undefined],
] as const satisfies readonly (readonly [string, SearchMask, PatientTraits, string | undefined])[]) {
  test(`MyHealth@EU search mask, country A: ${title}`, () => assert.equal(faultByMask(mask, traits), expected))
}
