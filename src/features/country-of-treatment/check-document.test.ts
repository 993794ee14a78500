import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PatientSummary } from '../../standards/cda/patient-summary/document.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { isAbout } from './check-document.ts'

const cy = '2.16.840.1.113883.3.9143.1.1'
type Ids = readonly (readonly [root: string | undefined, extension: string | undefined])[]

// The part of a summary that is looked at.
const about = (ids: Ids, birth?: string) =>
  ({
    header: {
      patient: {
        ids: ids.map(([root, extension]) => ({ root, extension })),
        birthTime: birth === undefined ? undefined : { value: birth },
      },
    },
  }) as unknown as PatientSummary
const person = (ids: readonly (readonly [string, string])[], birthDate?: string): PatientTraits => ({
  identifiers: ids.map(([root, extension]) => ({ root, extension })),
  ...(birthDate === undefined ? {} : { birthDate }),
})

const german = '1.2.276.0.76.3.1.580.147'
const rows: readonly (readonly [string, PatientSummary, PatientTraits, boolean])[] = [
  ['the same number', about([[cy, '7']]), person([[cy, '7']]), true],
  [
    'any of its numbers is any of theirs',
    about([
      ['1.2', 'x'],
      [cy, '7'],
    ]),
    person([
      [cy, '7'],
      ['1.3', 'y'],
    ]),
    true,
  ],
  ['another number', about([[cy, '8']]), person([[cy, '7']]), false],
  ['the same number of another authority', about([['1.2.3', '7']]), person([[cy, '7']]), false],
  ['a number in other letters', about([['1.2', 'ab']]), person([['1.2', 'AB']]), false],
  ['no number', about([[cy, undefined]]), person([[cy, '7']]), false],
  ['nobody was identified by number', about([[cy, '7']]), person([]), false],
  ['the same birth date', about([[cy, '7']], '19700229'), person([[cy, '7']], '1970-02-29'), true],
  ['to the precision of both', about([[cy, '7']], '1970'), person([[cy, '7']], '1970-02-28'), true],
  ['born on another day', about([[cy, '7']], '19700228'), person([[cy, '7']], '1970-02-27'), false],
  ['born at an hour', about([[cy, '7']], '197002281130+0200'), person([[cy, '7']], '1970-02-28'), true],
  ['Germany: the code is no part of the number', about([[german, 'A1']]), person([[german, 'A1|99']]), true],
  ['elsewhere it is', about([[cy, 'A1']]), person([[cy, 'A1|99']]), false],
  [
    'Denmark: with and without hyphen',
    about([['1.2.208.176.1.2', '0101019999']]),
    person([['1.2.208.176.1.2', '010101-9999']]),
    true,
  ],
]

for (const [title, document, patient, same] of rows) {
  test(`issue 5, item 2: the document’s patient is the one identified: ${title}`, () =>
    assert.equal(isAbout(document, patient), same))
}
