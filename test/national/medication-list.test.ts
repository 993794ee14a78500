import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { parseNationalNumber } from '../../src/standards/norway/national-number.ts'
import { call, doctor, now, openBox, stories, storyWith } from './box.ts'
import {
  amendmentOf,
  asDoctor,
  consents,
  fetched,
  fetchList,
  headsIn,
  idOf,
  ofType,
  patientOf,
  prescribe,
  type Resource,
  sectionOf,
  sendList,
  stop,
  turned,
} from './medicine-documents.ts'
import { medicationList as service } from '../../src/features/national-services/index.ts'
import { medicationListOf } from '../../src/features/national-services/medication-list/records.ts'

const settings = ({ privacySettings }: Story) => privacySettings.filter(({ about }) => about === 'medication-list')
const current = ({ medicines }: Story) => medicines.filter(({ until }) => until === undefined)
const visited = ({ person, contacts }: Story) =>
  person.nursingHome !== undefined || contacts.some(({ kind }) => kind === 'home-nursing')
const alive = (story: Story) => story.person.died === undefined && settings(story).length === 0

const many = storyWith(
  (story) =>
    alive(story) &&
    !visited(story) &&
    current(story).length > 2 &&
    current(story).some(({ before, since }) => before.length > 0 && since > '2024' && since < '2026'),
)
const multidose = storyWith(
  (story) => alive(story) && visited(story) && current(story).filter(({ form }) => form.endsWith('tablett')).length > 1,
)
const withheld = storyWith((story) => settings(story)[0]?.extent?.type === 'SP' && current(story).length > 0)
const nothing = storyWith((story) => alive(story) && story.medicines.length === 0)
const merged = storyWith((story) => alive(story) && !visited(story) && story.person.formerNumbers.length > 0)
const dead = storyWith((story) => story.person.died !== undefined && settings(story).length === 0)

const nurse = {
  'helseid://claims/hpr/hpr_details': { approvals: [{ profession: 'SP' }] },
  authorization_details: undefined,
}
const other = { 'helseid://claims/hpr/hpr_number': '990000999', authorization_details: undefined }

test('SFM Basis, $getMedication: a document with the composition first, five sections, and every reference in it', async () => {
  const { status, bundle } = await fetchList(await openBox([many]), many)
  assert.equal(status, 200)
  assert.deepEqual([bundle.type, bundle.entry[0]!.resource.resourceType], ['document', 'Composition'])
  const codes = bundle.entry[0]!.resource.section!.map(({ code }) => code.coding[0]!.code)
  assert.deepEqual(
    codes,
    ['Medication', 'PLLinfo', 'Allergies', 'Dispense', 'OtherPrescriptions'].map((each) => `section${each}`),
  )
  const urls = bundle.entry.map(({ fullUrl }) => fullUrl)
  assert.equal(new Set(urls).size, urls.length)
  const references = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(([, reference]) => reference!)
  assert.deepEqual(
    references.filter((each) => !urls.includes(each)),
    [],
  )
})

test('SFM Basis: what is taken now is on the list once each, with a line, a prescription, a dose and who prescribed it', async () => {
  const { bundle } = await fetchList(await openBox([many]), many)
  const heads = headsIn(bundle)
  assert.deepEqual(
    heads.map(({ medicationReference }) => medicationReference!.display).toSorted(),
    current(many)
      .map(({ product }) => product)
      .toSorted(),
  )
  for (const each of heads) {
    assert.ok(idOf(each, 'PLL') && idOf(each, 'ReseptId'))
    assert.ok(each.extension!.some(({ url }) => url.endsWith('sfm-regInfo')))
    const medicine = current(many).find(({ product }) => product === each.medicationReference!.display)!
    assert.equal(each.dosage![0]!.text, medicine.dose)
  }
})

test('SFM Basis, chains: tails are completed and part of the head, and come from kjernejournal alone', async () => {
  const box = await openBox([many])
  const without = await fetchList(box, many)
  assert.deepEqual(ofType(without.bundle, 'MedicationStatement').length, headsIn(without.bundle).length)
  assert.equal(without.of('KJHentetTidspunkt'), undefined)
  const { bundle, of } = await fetchList(box, many, [consents.kjernejournal])
  assert.equal(of('KJHentetTidspunkt')?.valueDateTime, now.toISOString())
  const statements = ofType(bundle, 'MedicationStatement')
  const tails = statements.filter(({ partOf }) => partOf)
  assert.ok(tails.length > 0)
  for (const { partOf, status } of tails) {
    const head = bundle.entry.find(({ fullUrl }) => fullUrl === partOf![0]!.reference)!.resource
    assert.deepEqual([status, head.partOf], ['completed', undefined])
  }
})

test('SFM Basis, historyTimestamp: history before it is left out, and what is taken now is not', async () => {
  const box = await openBox([many])
  const all = await fetchList(box, many, [consents.kjernejournal])
  const recent = await fetchList(box, many, [
    consents.kjernejournal,
    { name: 'historyTimestamp', valueDateTime: now.toISOString() },
  ])
  assert.equal(headsIn(recent.bundle).length, headsIn(all.bundle).length)
  assert.ok(ofType(recent.bundle, 'MedicationStatement').length < ofType(all.bundle, 'MedicationStatement').length)
})

test('SFM Basis: what was handed over names the prescription it was for, and an M10id', async () => {
  const { bundle } = await fetchList(await openBox([many]), many, [consents.kjernejournal])
  const dispenses = ofType(bundle, 'MedicationDispense')
  assert.ok(dispenses.length > 0)
  for (const each of dispenses) assert.ok(idOf(each, 'M10id') && each.authorizingPrescription!.length === 1)
})

test('SFM Basis: a nurse sees what kjernejournal has, and nothing of Reseptformidleren', async () => {
  const box = await openBox([many])
  const without = await fetchList(box, many, [], { claims: nurse })
  assert.deepEqual([headsIn(without.bundle).length, without.of('RFHentetTidspunkt')], [0, undefined])
  assert.equal(sectionOf(without.bundle, 'sectionMedication').emptyReason!.coding[0]!.code, 'unavailable')
  const consented = await fetchList(box, many, [consents.kjernejournal], { claims: nurse })
  assert.equal(headsIn(consented.bundle).length, current(many).length)
  assert.equal(consented.of('RFHentetTidspunkt'), undefined)
})

test('PVK: what is withheld is told as withheld, and opened by the patient’s consent', async () => {
  const box = await openBox([withheld])
  const closed = await fetchList(box, withheld, [consents.kjernejournal])
  assert.equal(ofType(closed.bundle, 'MedicationStatement').length, 0)
  assert.equal(closed.of('KJHarLegemidler')?.valueBoolean, true)
  assert.equal(sectionOf(closed.bundle, 'sectionMedication').emptyReason!.coding[0]!.code, 'withheld')
  const opened = await fetchList(box, withheld, [consents.kjernejournal, consents.withheld])
  assert.equal(headsIn(opened.bundle).length, current(withheld).length)
  const sent = turned(opened.bundle)
  prescribe(sent)
  assert.equal((await sendList(box, withheld, sent)).status, 200)
  const blind = turned(closed.bundle)
  prescribe(blind)
  assert.deepEqual((await sendList(box, withheld, blind)).codes, ['list-changed'])
})

test('SFM Basis, multidose: the list names one responsible doctor and one pharmacy (Volven 7490)', async () => {
  const { bundle } = await fetchList(await openBox([multidose]), multidose)
  const roles = ofType(bundle, 'PractitionerRole').flatMap((each) =>
    (each as unknown as { code: { coding?: { code: string }[] }[] }).code.flatMap(({ coding = [] }) =>
      coding.map(({ code }) => code),
    ),
  )
  assert.deepEqual(roles, ['M', 'A'])
  const told = ofType(bundle, 'Basic').map(
    (each) => (each as unknown as { code: { coding: { code: string }[] } }).code.coding[0]!.code,
  )
  assert.deepEqual(told, ['M25.1', 'M25.3'])
})

test('SFM Basis, $sendMedication: a new prescription goes out, and is on the list at the next fetch', async () => {
  const box = await openBox([many])
  const before = await fetchList(box, many)
  const sent = turned(before.bundle)
  const id = prescribe(sent)
  const { status, counts, text } = await sendList(box, many, sent)
  assert.deepEqual([status, counts], [200, [1, 0]], text)
  assert.match(text, /"PllmessageID"/)
  const after = await fetchList(box, many)
  assert.equal(headsIn(after.bundle).length, headsIn(before.bundle).length + 1)
  const made = headsIn(after.bundle).find((each) => idOf(each, 'ReseptId') === id)!
  assert.ok(idOf(made, 'PLL'))
})

test('SFM Basis: what is sent back as it came changes no prescription', async () => {
  const box = await openBox([many])
  const { bundle } = await fetchList(box, many, [consents.kjernejournal])
  const { status, counts, text } = await sendList(box, many, turned(bundle))
  assert.deepEqual([status, counts], [200, [0, 0]], text)
  const again = await fetchList(box, many, [consents.kjernejournal])
  const lines = (of: typeof bundle) =>
    ofType(of, 'MedicationStatement').map((each) => JSON.stringify({ ...each, subject: '' }))
  assert.deepEqual(lines(again.bundle), lines(bundle))
})

test('SFM Basis, chains: a renewal takes the line over, and the one before becomes a tail with all of its own', async () => {
  const box = await openBox([many])
  const { bundle } = await fetchList(box, many, [consents.kjernejournal])
  const sent = turned(bundle)
  const tails = ofType(sent, 'MedicationStatement').filter(({ partOf }) => partOf)
  const old = headsIn(sent).find(({ id }) => tails.some(({ partOf }) => partOf![0]!.reference.endsWith(id)))!
  const id = prescribe(sent, { instead: old })
  const { status, counts, text } = await sendList(box, many, sent)
  assert.deepEqual([status, counts], [200, [1, 1]], text)
  const after = (await fetchList(box, many, [consents.kjernejournal])).bundle
  const head = headsIn(after).find((each) => idOf(each, 'ReseptId') === id)!
  assert.equal(idOf(head, 'PLL'), idOf(old, 'PLL'))
  const own = tails.filter(({ partOf }) => partOf![0]!.reference.endsWith(old.id)).length
  const joined = ofType(after, 'MedicationStatement').filter(
    ({ partOf }) => partOf?.[0]?.reference === `urn:uuid:${id}`,
  )
  assert.equal(joined.length, own + 1)
  for (const each of joined) assert.deepEqual([each.status, idOf(each, 'PLL')], ['completed', undefined])
})

test('SFM Basis: what is stopped says why (Volven 7494), is taken back, and is history at the next fetch', async () => {
  const box = await openBox([many])
  const sent = turned((await fetchList(box, many)).bundle)
  const [first] = headsIn(sent)
  stop(sent, first!)
  const { status, counts, text } = await sendList(box, many, sent)
  assert.deepEqual([status, counts], [200, [0, 1]], text)
  const after = await fetchList(box, many)
  assert.ok(!headsIn(after.bundle).some(({ id }) => id === first!.id))
  const history = await fetchList(box, many, [consents.kjernejournal])
  const stopped = ofType(history.bundle, 'MedicationStatement').find(({ id }) => id === first!.id)!
  assert.match(JSON.stringify(stopped), /1\.7494","code":"A"/)
  assert.match(JSON.stringify(stopped), /Seponert av/)
})

test('SFM Basis: a dose may change on the list without a new prescription', async () => {
  const box = await openBox([many])
  const sent = turned((await fetchList(box, many)).bundle)
  const [first] = headsIn(sent)
  amendmentOf(first!).find(({ url }) => url === 'dssn')!.valueString = 'Halv tablett'
  assert.deepEqual((await sendList(box, many, sent)).counts, [0, 0])
  const after = headsIn((await fetchList(box, many)).bundle).find(({ id }) => id === first!.id)!
  assert.equal(after.dosage![0]!.text, 'Halv tablett')
})

test('SFM Basis: attributes of a prescription that the service does not read come back as they were sent', async () => {
  const box = await openBox([nothing])
  const sent = turned((await fetchList(box, nothing)).bundle)
  prescribe(sent)
  const [made] = headsIn(sent)
  const shortDose = {
    url: 'http://ehelse.no/fhir/StructureDefinition/sfm-shortdosage',
    valueCodeableConcept: { coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.7478', code: '304' }] },
  }
  const substitution = { url: 'http://ehelse.no/fhir/StructureDefinition/sfm-generic-substitution', valueBoolean: true }
  const note = { url: 'note', valueString: 'Til legen' }
  made!.dosage![0]!.extension.push(shortDose)
  made!.extension!.push(substitution)
  amendmentOf(made!).push(note)
  assert.equal((await sendList(box, nothing, sent)).status, 200)
  const { bundle } = await fetchList(box, nothing)
  const [kept] = headsIn(bundle)
  assert.deepEqual(kept!.dosage![0]!.extension.at(-1), shortDose)
  assert.deepEqual(kept!.extension!.at(-1), substitution)
  assert.deepEqual(amendmentOf(kept!).at(-1), note)
  assert.deepEqual((await sendList(box, nothing, turned(bundle, { createPll: false }))).counts, [0, 0])
})

test('SFM Basis: who sends twice on one fetch is held to their own first send', async () => {
  const box = await openBox([many])
  const sent = turned((await fetchList(box, many)).bundle)
  prescribe(sent)
  assert.equal((await sendList(box, many, sent)).status, 200)
  assert.deepEqual((await sendList(box, many, sent)).codes, ['prescription-known'])
})

test('SFM Basis: a second send on one fetch holds when it has what the first one made', async () => {
  const box = await openBox([many])
  const first = turned((await fetchList(box, many)).bundle)
  const made = prescribe(first)
  assert.equal((await sendList(box, many, first)).status, 200)
  const second: typeof first = JSON.parse(JSON.stringify(first))
  const parts = amendmentOf(headsIn(second).find((each) => idOf(each, 'ReseptId') === made)!)
  parts.splice(
    parts.findIndex(({ url }) => url === 'createeresept'),
    1,
  )
  prescribe(second)
  const { status, counts, text } = await sendList(box, many, second)
  assert.deepEqual([status, counts], [200, [1, 0]], text)
  assert.equal(headsIn((await fetchList(box, many)).bundle).length, current(many).length + 2)
})

test('issue 6, item 2: a send is refused when another has changed the list since the fetch', async () => {
  const box = await openBox([many])
  const mine = turned((await fetchList(box, many)).bundle)
  const theirs = turned((await fetchList(box, many, [], { claims: other })).bundle)
  prescribe(mine)
  prescribe(theirs, { hpr: '990000999' })
  assert.equal((await sendList(box, many, theirs, { claims: other })).status, 200)
  const { status, codes } = await sendList(box, many, mine)
  assert.deepEqual([status, codes], [409, ['list-changed']])
})

test('issue 6, item 2: of two who send at once one is told, and the list has the prescription of the other', async () => {
  const box = await openBox([many])
  const { bundle } = await fetchList(box, many)
  const sends = [turned(bundle), turned(bundle)]
  for (const each of sends) prescribe(each)
  const outcomes = await Promise.all(sends.map((each) => sendList(box, many, each)))
  const statuses = outcomes.map(({ status }) => status).toSorted()
  assert.ok(statuses[0] === 200 && [409, 422].includes(statuses[1]!), outcomes.map(({ text }) => text).join())
  assert.equal(headsIn((await fetchList(box, many)).bundle).length, current(many).length + 1)
})

test('SFM Basis: a fetch may be sent upon for four hours', async () => {
  const box = await openBox([many])
  const sent = turned((await fetchList(box, many)).bundle)
  const later = { ...box, needs: { ...box.needs, now: () => new Date(now.getTime() + 4 * 3_600_000 + 2000) } }
  const seconds = now.getTime() / 1000 + 4 * 3600 + 2
  const said = {
    claims: { iat: seconds, exp: seconds + 60, authorization_details: undefined },
    proof: { iat: seconds },
  }
  const { status, codes } = await sendList(later, many, sent, said)
  assert.deepEqual([status, codes], [409, ['fetch-too-old']])
})

test('SFM Basis: a reference is worth nothing to another than who fetched', async () => {
  const box = await openBox([many])
  const sent = turned((await fetchList(box, many)).bundle)
  assert.deepEqual((await sendList(box, many, sent, { claims: other })).codes, ['list-changed'])
})

test('SFM Basis: who may not prescribe sends nothing', async () => {
  const box = await openBox([many])
  const sent = turned((await fetchList(box, many)).bundle)
  const { status, codes } = await sendList(box, many, sent, { claims: nurse })
  assert.deepEqual([status, codes], [403, ['no-prescribing-right']])
})

test('norway.md 1.1 (proposed): where a doctor is responsible for multidose, another does not make the list', async () => {
  const box = await openBox([multidose])
  const { bundle } = await fetchList(box, multidose)
  const isOwn = bundle.entry.some(
    ({ resource }) =>
      JSON.stringify(resource.identifier ?? '').includes(doctor.hpr) && resource.resourceType === 'PractitionerRole',
  )
  assert.ok(!isOwn)
  assert.deepEqual((await sendList(box, multidose, turned(bundle))).codes, ['not-responsible'])
  const prescribing = turned(bundle, { createPll: false })
  const id = prescribe(prescribing)
  assert.equal((await sendList(box, multidose, prescribing)).status, 200)
  const after = await fetchList(box, multidose)
  assert.equal(idOf(headsIn(after.bundle).find((each) => idOf(each, 'ReseptId') === id)!, 'PLL'), undefined)
  const standIn = turned(after.bundle)
  ofType(standIn, 'Basic')[0]!.extension![0]!.extension!.find(({ url }) => url === 'substitute')!.valueBoolean = true
  assert.equal((await sendList(box, multidose, standIn)).status, 200)
})

test('SFM Basis: a first list is made for somebody who has none', async () => {
  const box = await openBox([nothing])
  const empty = await fetchList(box, nothing)
  assert.equal(sectionOf(empty.bundle, 'sectionMedication').emptyReason!.coding[0]!.code, 'nilknown')
  const sent = turned(empty.bundle)
  prescribe(sent)
  const { status, text } = await sendList(box, nothing, sent)
  assert.equal(status, 200, text)
  assert.equal(headsIn((await fetchList(box, nothing)).bundle).length, 1)
})

test('SFM Basis: a locked prescription is told of, and shown with consent or its reference number', async () => {
  const box = await openBox([nothing])
  const sent = turned((await fetchList(box, nothing)).bundle)
  prescribe(sent, { locked: true })
  const { text } = await sendList(box, nothing, sent)
  const number = /"refnum","valueString":"(\w+)"/.exec(text)?.[1]
  assert.ok(number)
  const closed = await fetchList(box, nothing)
  assert.deepEqual([headsIn(closed.bundle).length, closed.of('RFHarLaste')?.valueBoolean], [0, true])
  const consented = await fetchList(box, nothing, [consents.locked])
  assert.equal(headsIn(consented.bundle).length, 1)
  const named = await fetchList(box, nothing, [{ name: 'Referansenummer', valueString: number }])
  assert.equal(headsIn(named.bundle).length, 1)
})

test('issue 6, bad input: nothing is prescribed for somebody who is dead', async () => {
  const box = await openBox([dead])
  const sent = turned((await fetchList(box, dead)).bundle)
  const { status, codes } = await sendList(box, dead, sent)
  assert.deepEqual([status, codes], [422, ['person-deceased']])
})

test('issue 6, bad input: for somebody in no register nothing is found, and nothing is written', async () => {
  const box = await openBox([])
  const { status, bundle } = await fetchList(box, many)
  assert.deepEqual([status, headsIn(bundle).length], [200, 0])
  const sent = turned(bundle)
  prescribe(sent)
  assert.deepEqual((await sendList(box, many, sent)).codes, ['person-unknown'])
})

// Computed here from a date: no register was asked, so nobody knows whether it is anybody's.
const ofRealShape = [...Array(1000).keys()].map((nth) => `0101700${String(nth).padStart(4, '0')}`).find(isNumber)!
function isNumber(value: string): boolean {
  try {
    return parseNationalNumber(value, now).value === value
  } catch {
    return false
  }
}
const practitioner = (value: string) => ({
  fullUrl: 'urn:uuid:p',
  resource: {
    resourceType: 'Practitioner',
    id: 'p',
    identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value }] as Resource['identifier'] & object,
  },
})

test('issue 6, bad input: who was merged is sent for under the number of before, and has one list', async () => {
  const box = await openBox([merged])
  const [former] = merged.person.formerNumbers
  const before = { ...merged, person: { ...merged.person, number: former!, numberKind: 'DNR' } } as Story
  const sent = turned((await fetchList(box, before)).bundle)
  const id = prescribe(sent)
  const { status, text } = await sendList(box, before, sent)
  assert.equal(status, 200, text)
  const now = await fetchList(box, merged)
  assert.ok(headsIn(now.bundle).some((each) => idOf(each, 'ReseptId') === id))
})

test('SFM Basis: who answers for a list is told also when everything on it is stopped', async () => {
  const box = await openBox([nothing])
  const first = turned((await fetchList(box, nothing)).bundle)
  prescribe(first)
  await sendList(box, nothing, first)
  const second = turned((await fetchList(box, nothing)).bundle)
  stop(second, headsIn(second)[0]!)
  assert.equal((await sendList(box, nothing, second)).status, 200)
  assert.equal(ofType((await fetchList(box, nothing)).bundle, 'Basic').length, 1)
})

for (const [title, extra, status, code] of [
  ['a professional by a number of real shape', practitioner(ofRealShape), 403, 'number-of-real-shape'],
  ['a professional by a number that is none', practitioner('24868600036'), 400, 'national-number-check'],
  ['a second patient', { fullUrl: 'urn:uuid:q', resource: { resourceType: 'Patient', id: 'q' } }, 400, 'patient-twice'],
] as const) {
  test(`issue 6, bad input: ${title} in what is sent is refused as ${code}`, async () => {
    const box = await openBox([many])
    const sent = turned((await fetchList(box, many)).bundle)
    sent.entry.push(extra)
    const refused = await sendList(box, many, sent)
    assert.deepEqual([refused.status, refused.codes], [status, [code]])
  })
}

test('EHDS Art. 8: somebody who is in no register looks like somebody who takes nothing', async () => {
  const box = await openBox([nothing])
  const shown = async (story: Story) =>
    (await fetchList(box, story, [consents.kjernejournal])).text.replaceAll(story.person.number, 'number')
  assert.equal(
    await shown({ ...many, person: { ...many.person, numberKind: nothing.person.numberKind } }),
    await shown(nothing),
  )
})

for (const [title, change, code] of [
  [
    'a prescription of the fetch is left out',
    (sent) => sent.entry.splice(sent.entry.indexOf(entryOf(sent)), 1),
    'statement-missing',
  ],
  ['what is stopped gives no reason', (sent) => stop(sent, headOf(sent), ''), 'discontinuation-reason'],
  [
    'what is taken back as stopped is not stopped',
    (sent) =>
      amendmentOf(headOf(sent)).push({
        url: 'recallinfo',
        extension: [
          {
            url: 'recallcode',
            valueCodeableConcept: { coding: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.7500', code: '2' }] },
          },
        ],
      }),
    'discontinuation-missing',
  ],
  ['what ends is not said to be stopped', (sent) => (headOf(sent).status = 'completed'), 'discontinuation-missing'],
  ['another is said to have stopped it', (sent) => stop(sent, headOf(sent), 'A', '990000999'), 'discontinued-by-other'],
  ['a new prescription is signed by another', (sent) => prescribe(sent, { hpr: '990000999' }), 'prescriber-other'],
  ['a status that is none', (sent) => (headOf(sent).status = 'maybe'), 'status'],
  ['an id that is no GUID', (sent) => (headOf(sent).identifier![0]!.value = '1'), 'identifier-form'],
  ['a statement about another', (sent) => (headOf(sent).subject!.reference = 'urn:uuid:x'), 'patient-other'],
  ['a renewal that is no number', (sent) => (partOf(sent, 'reit').valueString = 'many'), 'reit'],
  ['a date that is none', (sent) => (partOf(sent, 'expirationdate').valueDate = '2026-13-01'), 'date'],
  ['a prescription of tomorrow', (sent) => (partOf(sent, 'reseptdate').valueDate = '2026-11-23'), 'date-future'],
  ['what it is for is left out', (sent) => headOf(sent).dosage![0]!.extension.splice(1, 1), 'area-missing'],
  ['a use that Volven 9101 has not', (sent) => (useOf(sent).code = '9'), 'use'],
  [
    'a statement with the id of another',
    (sent) => sent.entry.push({ ...entryOf(sent), fullUrl: 'urn:uuid:x' }),
    'identifier-twice',
  ],
  [
    'a prescription nobody has made',
    (sent) => (reseptOf(sent).value = '11111111-1111-4111-8111-111111111111'),
    'prescription-unknown',
  ],
] as const satisfies readonly (readonly [string, (sent: ReturnType<typeof turned>) => unknown, string])[]) {
  test(`SFM Basis, bad input: ${title} is refused as ${code}, and nothing is written`, async () => {
    const box = await openBox([many])
    const sent = turned((await fetchList(box, many)).bundle)
    change(sent)
    const { status, codes, text } = await sendList(box, many, sent)
    assert.equal(status, 422)
    assert.ok(codes.includes(code), text)
    assert.equal(headsIn((await fetchList(box, many)).bundle).length, current(many).length)
  })
}

type Sent = ReturnType<typeof turned>
function headOf(sent: Sent) {
  return headsIn(sent)[0]!
}
function entryOf(sent: Sent) {
  return sent.entry.find(({ resource }) => resource === headOf(sent))!
}
function partOf(sent: Sent, wanted: string) {
  return amendmentOf(headOf(sent)).find(({ url }) => url === wanted)!
}
function useOf(sent: Sent) {
  return headOf(sent).dosage![0]!.extension[0]!.valueCodeableConcept!.coding[0]!
}
function reseptOf(sent: Sent) {
  return headOf(sent).identifier!.find(({ type }) => type?.text === 'ReseptId')!
}

for (const [title, parameters, code] of [
  ['an unknown parameter', [{ name: 'Samtykke', valueCode: 'HPAKUTT' }], 'parameter-unknown'],
  [
    'an exception from consent to what is withheld',
    [{ name: 'SamtykkeSperretLegemidler', valueCode: 'HPUNNTAK' }],
    'parameter-value',
  ],
  ['a parameter twice', [consents.kjernejournal, consents.kjernejournal], 'parameter-repeated'],
  ['history from the future', [{ name: 'historyTimestamp', valueDateTime: '2030-01-01' }], 'date-future'],
  ['history from no date', [{ name: 'historyTimestamp', valueDateTime: '2026-13-01' }], 'parameter-value'],
] as const) {
  test(`SFM Basis, $getMedication, bad input: ${title} is refused as ${code}`, async () => {
    const { status, text } = await fetchList(await openBox([many]), many, parameters)
    assert.equal(status, 400)
    assert.match(text, new RegExp(code))
  })
}

test('SFM Basis: a patient without address is refused, and one of real shape as well', async () => {
  const box = await openBox([many])
  const ask = async (patient: object) => {
    const body = { resourceType: 'Parameters', parameter: [{ name: 'patient', resource: patient }] }
    return fetched(
      await call(box, service, 'get-medication', { body, said: { claims: { authorization_details: undefined } } }),
    )
  }
  const { address: _address, ...homeless } = patientOf(many)
  assert.match((await ask(homeless)).text, /patient-incomplete/)
  const real = { ...patientOf(many), identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: ofRealShape }] }
  assert.match((await ask(real)).text, /number-of-real-shape/)
})

test('ATT-6: an attest for another patient opens nothing, also where the number stands in the body', async () => {
  const { status, text } = await fetchList(await openBox([many]), many, [], asDoctor(nothing))
  assert.equal(status, 403)
  assert.match(text, /attest-other-patient/)
})

test('issue 6, item 1: what is inhaled is packed in no multidose bag', () => {
  const inhaled = stories.flatMap((story) =>
    medicationListOf(story).filter(({ content }) => /inhal/.test(JSON.stringify(content))),
  )
  assert.ok(inhaled.length > 10)
  assert.ok(inhaled.every(({ content }) => content.multidose === undefined))
})
