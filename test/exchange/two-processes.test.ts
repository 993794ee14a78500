import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { heldIn, leaked } from '../privacy/held.ts'
import { testDatabase } from '../storage/database.ts'
import { own } from '../vectors.ts'
import { accessesIn, bookedIn } from './books.ts'
import { consent, doctorAt, identify, startPair, untilAsking } from './pair.ts'

const [ours, theirs] = [await testDatabase(), await testDatabase()]
const pair = await startPair({ NO: ours.connection, FI: theirs.connection })
after(() => pair[Symbol.asyncDispose]())

const aino = 'FI-EX-840611'
const exchanged = ['EHDSI-11', 'EHDSI-21', 'EHDSI-22']

test('issue 5, proof: two processes with separate databases and certificates exchange a summary, recorded in both', async () => {
  const doctor = await doctorAt(pair.norway.origin)
  await untilAsking(doctor)
  const patient = await identify(doctor, aino)
  assert.equal(patient.heading, 'Er dette pasienten?', pair.norway.said())
  const summary = await consent(doctor, patient)
  assert.match(summary.heading, /Aino Esimerkki Keksitty/, pair.norway.said())

  const asked = (await bookedIn(ours.database)).filter(({ id }) => exchanged.includes(id))
  const answered = await bookedIn(theirs.database)
  const told = asked.map(({ id, role, country, state, outcome }) => `${id} ${role} ${country} ${state} ${outcome}`)
  assert.deepEqual(
    told,
    exchanged.map((id) => `${id} B FI recorded success`),
  )
  assert.deepEqual(
    answered.map(({ id, role, country, outcome }) => `${id} ${role} ${country} ${outcome}`),
    exchanged.map((id) => `${id} A NO success`),
  )
  for (const [index, question] of asked.entries()) {
    const { requestId, responseId, assertionIds, professional } = answered[index]!
    assert.deepEqual(
      [question.requestId, question.responseId, question.assertionIds, question.professional?.nameId],
      [requestId, responseId, assertionIds, professional?.nameId],
      'both name the same messages, assertions and professional',
    )
  }
})

test('EHDS Art. 9: each side has its own access record of what it let out', async () => {
  const routes = async (database: Parameters<typeof accessesIn>[0]) =>
    (await accessesIn(database)).map(({ route, outcome }) => `${route} ${outcome}`)
  assert.deepEqual(await routes(ours.database), ['treatment-patient shown', 'patient-summary shown'])
  assert.deepEqual(await routes(theirs.database), [
    'identification-soap shown',
    'document-list-soap shown',
    'document-retrieve-soap shown',
  ])
})

test('issue 5, item 13: after a journey and its failures no log holds anything of a patient, a professional or a message', async () => {
  const doctor = await doctorAt(pair.norway.origin)
  const unknown = 'FI-EX-000321'
  assert.equal((await identify(doctor, unknown)).heading, 'Landet fant ingen')
  const patient = await identify(doctor, aino)
  const theirLog = pair.finland.said()
  await pair.finland.kill()
  const failed = await consent(doctor, patient)
  assert.equal(failed.heading, 'Landet svarer ikke')

  const [summary] = own('samples').filter(({ name }) => name === 'fi-ps-l3.xml')
  const events = [...(await bookedIn(ours.database)), ...(await bookedIn(theirs.database))]
  const ids = events.flatMap(({ assertionIds, requestId = '', responseId = '', professional }) => [
    ...assertionIds,
    requestId,
    responseId,
    professional?.nameId ?? '',
    professional?.name ?? '',
  ])
  const held = [
    ...heldIn(summary!.bytes),
    ...[unknown, 'Solveig', 'Nordlys', 'Keksitty', ...ids]
      .filter((value) => value !== '')
      .map((value) => ({ what: 'something of the exchange', value })),
  ]
  assert(ids.length > 20)
  for (const log of [pair.norway.said(), theirLog]) {
    assert.match(log, /"event"/, 'the log is at its lowest level, and there')
    assert.deepEqual(leaked(log, held), [])
    for (const { value } of held.filter(({ what }) => what.startsWith('something'))) assert(!log.includes(value))
  }
})
