import assert from 'node:assert/strict'
import { test } from 'node:test'
import { councilOf, decides, findCouncil } from './councils.ts'

for (const [name, council] of [
  ['NUFA', 'nufa'],
  ['Fagrådet', 'nufa'],
  ['NUIT', 'nuit'],
  ['Nasjonalt porteføljeråd for digitalisering i helse- og omsorgssektoren (Porteføljerådet)', 'nuit'],
  ['Nasjonalt e-helsestyre', 'strategiradet'],
  ['E-helserådet', 'strategiradet'],
  ['Strategirådet', 'strategiradet'],
  ['Nasjonalt råd for øvelser (Øvelsesrådet)', 'ovelsesradet'],
  ['Rådet for ære og åpenhet', 'radet-for-aere-og-apenhet'],
] as const) {
  test(`1.2: «${name}» is ${council} whatever the name of the time`, () => assert.equal(councilOf(name), council))
}

test('1.8 item 10: a misspelled name is known and said to be misspelled', () => {
  assert.deepEqual(
    [findCouncil('i Nasjonalt e-helserård')?.council, findCouncil('i Nasjonalt e-helserård')?.misspelled],
    ['strategiradet', true],
  )
  assert.equal(findCouncil('portefølgerådet')?.council, 'nuit')
  assert.equal(findCouncil('porteføljerådet')?.misspelled, false)
})

test('issue 3, item 1: a name that only starts like a known one, or stands inside a word, is another', () => {
  assert.equal(findCouncil('Nasjonalt fagråd for legemidler'), undefined)
  assert.equal(findCouncil('sakene på Fagrådets bord'), undefined)
  assert.equal(findCouncil('NUITA'), undefined)
})

test('issue 3, item 1: a council decides in sentences of which it is the subject', () => {
  assert.ok(decides('1. Øvelsesrådet tar saken til orientering.'))
  assert.ok(decides('NUIT er orientert om planen'))
  assert.ok(!decides('Øvelsesrådet ønsker å holdes orientert.'))
  assert.ok(!decides('Direktoratet tar med seg innspill.'))
})
