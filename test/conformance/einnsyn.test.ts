import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Moetemappe, moetemappeOf, moetesakOf } from '../../src/features/open-council/export/einnsyn.ts'
import type { OpenCouncils } from '../../src/features/open-council/public-records.ts'
import { openFixture } from '../fixtures/open-councils.ts'
import { einnsynSchema, faultsOf, noSchemas } from './schemas.ts'

let open: OpenCouncils
let folder: Moetemappe
before(async () => {
  open = await openFixture()
  folder = moetemappeOf(open.meeting('nuit/2026-04-23')!, open)!
})

test('A19: every meeting follows Moetemappe.MoetemappeCreate', { skip: noSchemas }, () => {
  const validate = einnsynSchema('Moetemappe.MoetemappeCreate')
  assert.ok(open.meetings.length > 3)
  for (const meeting of open.meetings) assert.deepEqual(faultsOf(validate, moetemappeOf(meeting, open)), [], meeting.id)
})

test('A19: every case follows Moetesak.MoetesakCreate', { skip: noSchemas }, () => {
  const validate = einnsynSchema('Moetesak.MoetesakCreate')
  for (const one of open.cases) assert.deepEqual(faultsOf(validate, moetesakOf(one, open)), [], one.id)
})

test('A19: what does not follow eInnsyn’s schema is refused', { skip: noSchemas }, () => {
  const validate = einnsynSchema('Moetemappe.MoetemappeCreate')
  const { moetedato: _, ...undated } = folder
  assert.notDeepEqual(faultsOf(validate, undated), [])
  const wrong = { ...folder, moetesak: [{ ...folder.moetesak[0], moetesakstype: 'drøfting' }] }
  assert.notDeepEqual(faultsOf(validate, wrong), [])
})

test('a discussion is `annet` to eInnsyn, and keeps its own word', () => {
  const one = moetesakOf(open.case('nuit/2026/12')!, open)
  assert.equal(one.moetesakstype, 'annet')
  assert.equal(one.legacyMoetesakstype, 'Drøfting')
})

test('issue 3, item 2: proposal and decision are sent apart', () => {
  const one = moetesakOf(open.case('nuit/2026/12')!, open)
  assert.match(one.innstilling?.tekstInnhold ?? '', /høsten 2026/)
  assert.match(one.vedtak?.vedtakstekst.tekstInnhold ?? '', /våren 2027/)
  assert.equal(one.vedtak?.dato, '2026-04-23')
  assert.equal(moetesakOf(open.case('strategiradet/2026/3')!, open).vedtak, undefined)
})

test('a council is called what it was called on the day of the meeting', () => {
  assert.equal(moetesakOf(open.case('nuit/2024/22')!, open).utvalg, 'Prioriteringsutvalget for e-helse')
  assert.equal(folder.utvalg, 'Porteføljerådet for digitalisering')
})
