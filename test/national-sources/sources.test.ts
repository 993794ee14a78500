import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answers, settled, type SourceId } from '../../src/features/national-sources/index.ts'
import { everySource } from '../../src/features/national-sources/sources.ts'
import { uuidOf } from '../../src/kernel/uuid-of.ts'
import { storyWith } from '../national/box.ts'
import { openWorld } from './world.ts'

/** Somebody who lives, has decided nothing, and has medicines that were changed. */
const patient = storyWith(
  ({ person, medicines, results, allergies, privacySettings }) =>
    person.died === undefined &&
    privacySettings.length === 0 &&
    allergies.length > 0 &&
    results.length > 0 &&
    medicines.some(({ until, before, dispensed }) => until === undefined && before.length > 0 && dispensed.length > 0),
)

type World = Awaited<ReturnType<typeof openWorld>>

async function answersOf(world: World, number: string, only?: readonly SourceId[]): Promise<Answers> {
  return settled(world.sources.ask(world.asking(number), only))
}

/** What a source has answered with, or the test is over. */
function heldOf<Id extends SourceId>(answers: Answers, id: Id) {
  const answer = answers[id]
  assert.equal(answer.kind, 'answered', `${id}: ${JSON.stringify(answer)}`)
  return answer.held as Extract<Answers[Id], { kind: 'answered' }>['held']
}

test('issue 6, item 4: who somebody is, and what is critical, come through real tokens', async (t) => {
  const world = await openWorld(t, [patient])
  const { person, allergies, conditions, implants } = patient
  const found = await world.sources.findPerson(world.asking(person.number))
  assert.ok(found.kind === 'answered')
  const { given, middle, family } = person.name
  assert.deepEqual(
    [found.held?.number, found.held?.name, found.held?.born],
    [person.number, { given, ...(middle ? { middle } : {}), family }, person.born],
  )
  const critical = heldOf(await answersOf(world, person.number), 'critical-information')
  const told = [...allergies, ...conditions.filter((each) => each.critical), ...implants].map(({ id }) => id)
  assert.deepEqual(critical.map(({ id }) => id).toSorted(), told.toSorted())
  const [allergy] = allergies
  const read = critical.find(({ id }) => id === allergy?.id)
  assert.deepEqual(
    [read?.what.codes[0]?.code, read?.reactions[0]?.text, read?.by.hpr, read?.by.organisation],
    [allergy?.substance.code, allergy?.reaction, allergy?.by, allergy?.place],
  )
  assert.deepEqual(world.failures, [])
})

test('kjernejournal: allergies, conditions, infections, anaesthesia and implants are told apart', async (t) => {
  const given = { place: '237101901', by: '990000391' }
  const condition = {
    ...given,
    codes: [{ system: 'ICD-10', code: 'X', label: 'x' }],
    text: 'x',
    since: '2024-01-02',
  } as const
  const kinds = ['condition', 'infection', 'intubation', 'anaesthesia', 'transplant'] as const
  const device = { system: 'SNOMED-CT', code: '14106009', label: 'Pacemaker' } as const
  const story = {
    ...patient,
    conditions: kinds.map((critical) => ({ ...condition, id: uuidOf(critical), critical })),
    implants: [{ ...given, id: uuidOf('implant'), device, on: '2024-01-02', model: 'M' }],
  }
  const world = await openWorld(t, [story])
  const critical = heldOf(await answersOf(world, patient.person.number), 'critical-information')
  const kindOf = (name: string) => critical.find(({ id }) => id === uuidOf(name))?.kind
  assert.deepEqual([...kinds, 'implant'].map(kindOf), [
    'condition',
    'infection',
    'intubation',
    'anaesthesia',
    'transplant-or-implant',
    'transplant-or-implant',
  ])
})

test('SFM Basis, chains: a chain is one line, with who prescribed, what changed and what was handed over', async (t) => {
  const world = await openWorld(t, [patient])
  const { lines, looked } = heldOf(await answersOf(world, patient.person.number), 'medication-list')
  const current = patient.medicines.filter(({ until }) => until === undefined)
  assert.deepEqual(
    lines
      .filter((line) => line.current)
      .map(({ name }) => name)
      .toSorted(),
    current.map(({ product }) => product).toSorted(),
  )
  assert.deepEqual(looked, { inForce: true, history: true })
  for (const medicine of current) {
    const line = lines.find((each) => each.current && each.name === medicine.product)
    assert.deepEqual([line?.dose, line?.reason, line?.by.hpr], [medicine.dose, medicine.reason, medicine.by])
    assert.equal(line?.dispensed[0]?.at, medicine.dispensed.at(-1)?.on)
    assert.equal(line?.dispensed[0]?.by.organisation, medicine.dispensed.at(-1)?.pharmacy)
  }
})

test('SFM Basis: a changed dose is told with what it was and what it became, by whom', async (t) => {
  const medicine = patient.medicines.find(({ until }) => until === undefined)!
  const before = { dose: '1 tablett om kvelden', product: medicine.product, since: '2024-02-01', by: '990000001' }
  const changed = { ...medicine, since: '2025-06-02', before: [before], dispensed: [] }
  const world = await openWorld(t, [{ ...patient, medicines: [changed] }])
  const { lines } = heldOf(await answersOf(world, patient.person.number), 'medication-list')
  assert.equal(lines.length, 1)
  assert.deepEqual(
    lines[0]?.changes.map((change) => [change.kind, change.at.slice(0, 10), change.by.hpr]),
    [
      ['started', '2024-02-01', medicine.by],
      ['dose', '2025-06-02', medicine.by],
    ],
  )
  const change = lines[0]?.changes[1]
  assert.ok(change?.kind === 'dose')
  assert.deepEqual([change.from, change.to], [before.dose, medicine.dose])
})

test('SFM Basis, M25.1: whom multidose is packed for has one doctor who answers for it, and a pharmacy', async (t) => {
  const packed = storyWith(
    ({ person, medicines, privacySettings }) =>
      person.died === undefined &&
      person.nursingHome !== undefined &&
      privacySettings.length === 0 &&
      medicines.some(({ until, use, dispensed }) => until === undefined && use === 'fixed' && dispensed.length > 0),
  )
  const world = await openWorld(t, [packed])
  const list = heldOf(await answersOf(world, packed.person.number), 'medication-list')
  assert.ok(list.lines.some(({ current, multidose }) => current && multidose))
  assert.ok(list.responsible?.hpr && list.pharmacy?.organisation && list.made?.at)
})

test('NILAR: results of one analysis are one series in time, with unit, limits and who answered', async (t) => {
  const world = await openWorld(t, [patient])
  const series = heldOf(await answersOf(world, patient.person.number), 'test-results')
  assert.equal(series.flatMap(({ values }) => values).length, patient.results.length)
  for (const { values } of series) {
    const times = values.map(({ at }) => at ?? '')
    assert.deepEqual(times, times.toSorted())
  }
  const [result] = patient.results
  const read = series.flatMap(({ values }) => values).find(({ id }) => id === result?.id)
  assert.ok(result && read)
  assert.equal(read.by.organisation, result.place)
  assert.equal(read.report, result.requisition)
  if (result.value.kind === 'quantity') {
    assert.ok(read.value.kind === 'quantity')
    assert.deepEqual([read.value.number, read.value.unit], [result.value.value, result.value.unit])
  }
})

test('a search of more than a hundred is asked for page after page, until one is not full', async (t) => {
  const [result] = patient.results
  const results = Array.from({ length: 230 }, (_, nth) => ({ ...result!, id: uuidOf(`result ${nth}`) }))
  const world = await openWorld(t, [{ ...patient, results }])
  const [series, ...others] = heldOf(await answersOf(world, patient.person.number, ['test-results']), 'test-results')
  assert.deepEqual([series?.values.length, others.length], [230, 0])
  const pages = world.seen.filter(({ operation }) => operation.includes('Observation')).map(({ body }) => body)
  assert.deepEqual(pages, ['_count=100&_skip=0', '_count=100&_skip=100', '_count=100&_skip=200'])
})

test('MHD: documents are listed, and one is opened by what its reference says', async (t) => {
  const written = storyWith(
    ({ person, documents, privacySettings }) =>
      person.died === undefined &&
      privacySettings.length === 0 &&
      documents.some(({ confidentiality }) => confidentiality === 'N'),
  )
  const world = await openWorld(t, [written])
  const held = heldOf(await answersOf(world, written.person.number, ['documents']), 'documents')
  const shown = written.documents.filter(({ confidentiality }) => confidentiality !== 'NORS')
  assert.deepEqual(held.map(({ title }) => title).toSorted(), shown.map(({ title }) => title).toSorted())
  const opened = await world.sources.openDocument(world.asking(written.person.number), held[0]!.handle)
  assert.ok(opened.kind === 'answered' && opened.held)
  assert.match(opened.held.type, /^application\/pdf/)
  assert.equal(Buffer.from(opened.held.bytes.subarray(0, 5)).toString(), '%PDF-')
  const other = await world.sources.openDocument(world.asking(written.person.number), {
    ...held[0]!.handle,
    documentUniqueId: '2.25.1',
  })
  assert.deepEqual([other.kind, other.kind === 'answered' && other.held], ['answered', undefined])
})

test('DHG: a pregnancy is told with its appointments by her who has consented', async (t) => {
  const pregnant = storyWith(
    ({ person, pregnancies, privacySettings }) =>
      person.died === undefined &&
      person.confidentiality === 'ugradert' &&
      pregnancies.some(({ appointments }) => appointments.length > 1) &&
      privacySettings.some(({ kind, about }) => kind === 'samtykke' && about === 'maternity-record'),
  )
  const world = await openWorld(t, [pregnant])
  const held = heldOf(await answersOf(world, pregnant.person.number, ['maternity-record']), 'maternity-record')
  const told = pregnant.pregnancies.filter(({ appointments }) => appointments.length > 0)
  assert.deepEqual(held.map(({ due }) => due).toSorted(), told.map(({ due }) => due).toSorted())
  const [pregnancy] = told
  const read = held.find(({ due }) => due === pregnancy?.due)
  assert.deepEqual(
    read?.appointments.map(({ at, bloodPressure }) => [at, bloodPressure]),
    pregnancy?.appointments.map(({ on, bloodPressure }) => [on, bloodPressure.join('/')]),
  )
})

test('measurements, requisitions and vaccinations are told as they were made', async (t) => {
  const many = storyWith(
    ({ person, measurements, vaccinations, privacySettings }) =>
      person.died === undefined && privacySettings.length === 0 && measurements.length > 0 && vaccinations.length > 0,
  )
  const asked = storyWith(
    ({ person, requisitions, privacySettings }) =>
      person.died === undefined && privacySettings.length === 0 && requisitions.length > 0,
  )
  const world = await openWorld(t, [many, asked])
  const answers = await answersOf(world, many.person.number)
  const measured = heldOf(answers, 'measurements').flatMap(({ values }) => values)
  assert.deepEqual(measured.map(({ id }) => id).toSorted(), many.measurements.map(({ id }) => id).toSorted())
  const [first] = many.measurements
  const read = measured.find(({ id }) => id === first?.id)
  assert.deepEqual(
    read?.parts.map(({ number }) => number),
    first?.values,
  )
  const vaccinated = heldOf(answers, 'vaccinations')
  assert.deepEqual(
    vaccinated.map(({ vaccine, at, dose }) => [vaccine.codes[0]?.code, at, dose]).toSorted(),
    many.vaccinations.map(({ vaccine, on, dose }) => [vaccine.code, on, dose]).toSorted(),
  )
  const wanted = heldOf(await answersOf(world, asked.person.number), 'requisitions')
  assert.deepEqual(wanted.map(({ id }) => id).toSorted(), asked.requisitions.map(({ id }) => id).toSorted())
  assert.equal(wanted[0]?.what.codes[0]?.code, asked.requisitions.find(({ id }) => id === wanted[0]?.id)?.code.code)
})

test('NPR and KPR: diagnoses and procedures are told with the place that reported them', async (t) => {
  const treated = storyWith(
    ({ person, procedures, contacts, privacySettings }) =>
      person.died === undefined &&
      privacySettings.length === 0 &&
      procedures.length > 0 &&
      contacts.some(({ kind, about }) => kind === 'admission' && about !== undefined),
  )
  const world = await openWorld(t, [treated])
  const held = heldOf(await answersOf(world, treated.person.number), 'diagnoses-and-procedures')
  const done = held.filter(({ kind }) => kind === 'procedure')
  assert.deepEqual(
    done.map(({ what, at }) => [what.codes[0]?.code, at]).toSorted(),
    treated.procedures.map(({ code, on }) => [code.code, on]).toSorted(),
  )
  const contact = treated.contacts.find(({ kind, about }) => kind === 'admission' && about !== undefined)
  const condition = treated.conditions.find(({ id }) => id === contact?.about)
  const diagnosis = held.find(({ kind, what }) => kind === 'diagnosis' && what.text === condition?.text)
  assert.ok(diagnosis?.by.organisation)
})

test('norway.md 1: no number stands in any address, and every call has a token with a proof of its own', async (t) => {
  const world = await openWorld(t, [patient])
  await world.sources.findPerson(world.asking(patient.person.number))
  await answersOf(world, patient.person.number)
  assert.equal(new Set(world.seen.map(({ service }) => service)).size, everySource.length)
  for (const { url, headers } of world.seen) {
    assert.doesNotMatch(url, /\d{11}/)
    assert.match(headers.authorization ?? '', /^DPoP /)
  }
  assert.equal(new Set(world.seen.map(({ headers }) => headers.dpop)).size, world.seen.length)
  const tokens = new Set(world.seen.map(({ headers }) => headers.authorization))
  assert.equal(tokens.size, everySource.length, 'one token for each audience')
})
