import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type PersonKey, personKey } from '../access-log/index.ts'
import { asPair } from './identity.ts'
import { makePatients } from './patients.ts'
import { memoryPatientIdentities } from './store.memory.ts'

const secret = new Uint8Array(32).fill(3)
const at = new Date('2026-11-22T10:00:00Z')
const finnish = { country: 'FI', root: '2.999.246.1.1', extension: 'FI-EX-840611' }
const czech = { country: 'CZ', root: '2.999.203.1.1', extension: 'CZ-EX-1' }
const dNumber = { country: 'NO', root: '2.16.578.1.12.4.1.4.2', extension: '45909000118' }
const secretary = { by: 'demo-secretary', byName: 'Nina Blåbærlia', why: 'Samme pass' }
const key = (number: typeof finnish): PersonKey => personKey(secret, number)

const patientsOf = () =>
  makePatients({ store: memoryPatientIdentities(), personKeySecret: secret, now: () => at, newId: randomUUID })

test('issue 5, item 11: a patient is one identity from the first time, by the number at home', async () => {
  const patients = patientsOf()
  const first = await patients.recognise(finnish, secretary)
  assert.deepEqual(first.numbers, [finnish])
  assert.deepEqual(first.chains, [key(finnish)])
  assert.equal((await patients.recognise(finnish, secretary)).id, first.id)
  assert.equal((await patients.of(key(finnish)))?.id, first.id)
  assert.equal(await patients.of(key(czech)), undefined)
})

test('GDPR Art. 5(1)(d): a number shown alone, as by a wallet, takes back nothing that the country said before', async () => {
  const patients = patientsOf()
  const aino = { family: 'Keksitty', given: ['Aino'], birthDate: '1984-06-11' }
  await patients.recognise(finnish, secretary, aino)
  await patients.recognise(finnish, secretary)
  const { descriptions } = await patients.recognise(finnish, secretary, { family: 'Uusinimi' })
  assert.deepEqual(
    descriptions.map(({ description }) => description),
    [{ ...aino, family: 'Uusinimi' }],
  )
})

test('two who meet a patient at the same time make one identity', async () => {
  const patients = patientsOf()
  const met = await Promise.all([patients.recognise(finnish, secretary), patients.recognise(finnish, secretary)])
  assert.equal(met[0].id, met[1].id)
})

test('issue 5, item 11: the D-nummer comes later, and the person is found by it too', async () => {
  const patients = patientsOf()
  const { id } = await patients.recognise(finnish, secretary)
  await patients.noteNoMatch(id, 'NO', { ...secretary, why: 'Ikke i Folkeregisteret' })
  await patients.addNumber(id, dNumber, { ...secretary, why: 'D-nummer tildelt' })
  const found = await patients.of(key(dNumber))
  assert.equal(found?.id, id)
  assert.deepEqual(found.chains, [key(finnish), key(dNumber)])
  const history = found.identities[0]?.history.map(({ kind, byName, why }) => [kind, byName, why])
  assert.deepEqual(history, [
    ['registered', 'Nina Blåbærlia', 'Samme pass'],
    ['no-match', 'Nina Blåbærlia', 'Ikke i Folkeregisteret'],
    ['number-added', 'Nina Blåbærlia', 'D-nummer tildelt'],
  ])
})

test('issue 5, item 11: merged, both numbers lead to one person with both chains; taken apart, each has its own again', async () => {
  const patients = patientsOf()
  const { id: stays } = await patients.recognise(finnish, secretary)
  const { id: goes } = await patients.recognise(czech, secretary)
  await patients.merge(stays, goes, secretary)
  for (const number of [finnish, czech]) {
    const found = await patients.of(key(number))
    assert.equal(found?.id, stays)
    assert.deepEqual(found.chains, [key(finnish), key(czech)])
  }
  await patients.unmerge(stays, goes, { ...secretary, why: 'To ulike personer likevel' })
  assert.deepEqual((await patients.of(key(finnish)))?.chains, [key(finnish)])
  const apart = await patients.of(key(czech))
  assert.equal(apart?.id, goes)
  assert.deepEqual(apart.chains, [key(czech)])
  const history = apart.identities[0]?.history.map(({ kind, at: when }) => [kind, when])
  assert.deepEqual(history, [
    ['registered', at],
    ['merged-into', at],
    ['taken-out-of', at],
  ])
  await patients.merge(stays, goes, secretary)
  assert.equal((await patients.of(key(czech)))?.id, stays)
})

test('what may not be merged, is not: itself, one merged before, one with others in it, two numbers of one register', async () => {
  const patients = patientsOf()
  const numbers = [
    finnish,
    czech,
    { ...finnish, extension: 'FI-EX-other' },
    { ...finnish, country: 'PT', root: '2.999.620' },
  ]
  const met = await Promise.all(numbers.map((number) => patients.recognise(number, secretary)))
  const [fi = '', cz = '', otherFi = '', pt = ''] = met.map(({ id }) => id)
  await assert.rejects(patients.merge(fi, fi, secretary), { code: 'identity-itself' })
  await assert.rejects(patients.merge(fi, otherFi, secretary), { code: 'identity-two-numbers-of-one-register' })
  await assert.rejects(patients.unmerge(fi, cz, secretary), { code: 'identity-not-merged' })
  await patients.merge(cz, fi, secretary)
  await assert.rejects(patients.merge(pt, fi, secretary), { code: 'identity-merged-already' })
  await assert.rejects(patients.merge(pt, cz, secretary), { code: 'identity-has-merged' })
  // By way of the one that was merged in before.
  await assert.rejects(patients.merge(cz, otherFi, secretary), { code: 'identity-two-numbers-of-one-register' })
})

test('a number that contradicts one of somebody merged in is refused', async () => {
  const patients = patientsOf()
  const { id: stays } = await patients.recognise(finnish, secretary)
  const { id: goes } = await patients.recognise(czech, secretary)
  await patients.merge(stays, goes, secretary)
  const other = { ...czech, extension: 'CZ-EX-2' }
  await assert.rejects(patients.addNumber(stays, other, secretary), { code: 'identity-two-numbers-of-one-register' })
})

test('nothing is done without a reason, and nothing to somebody unknown', async () => {
  const patients = patientsOf()
  await assert.rejects(patients.recognise(finnish, { ...secretary, why: ' ' }), { code: 'identity-reason-missing' })
  await assert.rejects(patients.merge('x', 'y', secretary), { code: 'not-found' })
})

test('a number of one person is not given to another', async () => {
  const patients = patientsOf()
  const { id } = await patients.recognise(finnish, secretary)
  await patients.recognise(czech, secretary)
  await assert.rejects(patients.addNumber(id, czech, secretary), { code: 'identity-changed' })
  await assert.rejects(patients.addNumber(id, finnish, secretary), { code: 'identity-number-known' })
})

const aino = { family: 'Esimerkki', given: ['Aino'], birthDate: '1984-06-11', gender: 'F' } as const

test('issue 5, item 11: what countries say is kept with who and when; the same again is no news', async () => {
  const patients = patientsOf()
  await patients.recognise(finnish, secretary, aino)
  const again = await patients.recognise(finnish, secretary, { ...aino })
  assert.deepEqual(again.descriptions, [{ country: 'FI', at, description: aino }])
  assert.equal(again.identities[0]?.history.length, 2)
  const married = await patients.recognise(finnish, secretary, { ...aino, family: 'Keksitty' })
  assert.deepEqual(
    married.descriptions.map(({ description }) => description.family),
    ['Keksitty'],
  )
  assert.equal(married.identities[0]?.history.length, 3)
})

test('issue 5, item 11: who may be one person waits for a human being, and is never merged by machine', async () => {
  const patients = patientsOf()
  const one = await patients.recognise(finnish, secretary, aino)
  const other = await patients.recognise(czech, secretary, { ...aino, given: ['AINO'] })
  await patients.recognise({ ...czech, extension: 'CZ-EX-2' }, secretary, { ...aino, birthDate: '1984-06-12' })
  const waiting = await patients.waiting()
  assert.deepEqual(
    waiting.map((each) => [each.one.id, each.other.id].toSorted()),
    [[one.id, other.id].toSorted()],
  )
  assert.notEqual((await patients.of(key(finnish)))?.id, (await patients.of(key(czech)))?.id)
})

test('issue 5, item 11: two of one register are two people, and are not proposed', async () => {
  const patients = patientsOf()
  await patients.recognise(finnish, secretary, aino)
  await patients.recognise({ ...finnish, extension: 'FI-EX-twin' }, secretary, aino)
  assert.deepEqual(await patients.waiting(), [])
})

test('issue 5, item 11: found to be two, they stand in both histories and are not proposed again; they may still be merged', async () => {
  const patients = patientsOf()
  const { id: one } = await patients.recognise(finnish, secretary, aino)
  const { id: other } = await patients.recognise(czech, secretary, aino)
  await patients.findDifferent(one, other, { ...secretary, why: 'Ulike bilder' })
  assert.deepEqual(await patients.waiting(), [])
  await patients.recognise(czech, secretary, { ...aino, given: ['Aino', 'Maria'] })
  assert.deepEqual(await patients.waiting(), [])
  for (const id of [one, other]) {
    const found = (await patients.find(id))?.identities[0]?.history.find(({ kind }) => kind === 'found-different')
    assert.equal(found?.why, 'Ulike bilder')
  }
  await patients.merge(one, other, secretary)
  assert.equal((await patients.find(other))?.id, one)
})

test('a pair decided by way of a third is not asked about', async () => {
  const patients = patientsOf()
  const portuguese = { country: 'PT', root: '2.999.620.1', extension: 'PT-EX-1' }
  const { id: fi } = await patients.recognise(finnish, secretary, aino)
  const { id: cz } = await patients.recognise(czech, secretary, aino)
  const { id: pt } = await patients.recognise(portuguese, secretary, aino)
  assert.equal((await patients.waiting()).length, 3)
  await patients.merge(fi, cz, secretary)
  // Finland and Portugal is the one question that is left: Czechia is Finland now.
  assert.equal((await patients.waiting()).length, 1)
  await patients.merge(fi, pt, secretary)
  assert.deepEqual(await patients.waiting(), [])
  await patients.unmerge(fi, cz, { ...secretary, why: 'To likevel' })
  assert.equal((await patients.find(cz))?.id, cz)
  assert.equal((await patients.find(pt))?.id, fi)
  // Whoever took them apart said that they are two.
  assert.deepEqual(await patients.alike((await patients.find(cz))!), [])
})

test('whoever has others merged in stays; else who was met first', async () => {
  const clock = { now: at }
  const patients = makePatients({
    store: memoryPatientIdentities(),
    personKeySecret: secret,
    now: () => clock.now,
    newId: randomUUID,
  })
  const first = await patients.recognise(finnish, secretary)
  clock.now = new Date(at.getTime() + 1000)
  const second = await patients.recognise(czech, secretary)
  const third = await patients.recognise({ country: 'PT', root: '2.999.620.1', extension: 'PT-EX-1' }, secretary)
  const identity = async (id: string) => (await patients.find(id))!.identities[0]!
  assert.equal(asPair([await identity(second.id), await identity(first.id)]).stays.id, first.id)
  await patients.merge(second.id, third.id, secretary)
  assert.equal(asPair([await identity(second.id), await identity(first.id)]).stays.id, second.id)
})
