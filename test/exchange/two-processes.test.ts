import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { InstanceIdentifier } from '../../src/standards/myhealth-eu/instance-identifier.ts'
import { heldIn, leaked } from '../privacy/held.ts'
import { testDatabase } from '../storage/database.ts'
import { own } from '../vectors.ts'
import { type FhirAnswer, fhirClientOf } from './asking-by-fhir.ts'
import { accessesIn, bookedIn } from './books.ts'
import { consent, doctorAt, identify, startPair, untilAsking } from './pair.ts'

const [ours, theirs] = [await testDatabase(), await testDatabase()]
const pair = await startPair({ NO: ours.connection, FI: theirs.connection })
after(() => pair[Symbol.asyncDispose]())

const aino = 'FI-EX-840611'
/** Root of the numbers of its people, and the community of those who ask. */
const [finnish, norwegian] = ['2.999.246.1.1', '2.999.578']
const identifier = encodeURIComponent(`urn:oid:${finnish}|${aino}`)
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

test('issue 5, item 8: the same is asked by FHIR over mutual TLS, by nothing but what each answer says, and recorded', async () => {
  const client = fhirClientOf(pair.authority, 'NO', norwegian)
  const before = (await bookedIn(theirs.database)).length
  const base = `${pair.finland.gateway}/ehds/fhir`
  const discovery = (await client.go(`${base}/.well-known/smart-configuration`)).json()
  assert.equal(discovery.tls_client_certificate_bound_access_tokens, true)
  const endpoint = discovery.token_endpoint
  const bearer = async (patient?: InstanceIdentifier) => {
    const { access_token } = (await client.token(endpoint, await client.assertion(endpoint, patient))).json()
    return { headers: { authorization: `Bearer ${access_token}` } }
  }
  const found = (await client.go(`${base}/Patient?identifier=${identifier}`, await bearer())).json()
  assert.equal(found.total, 1, pair.finland.said())
  const [{ fullUrl, resource }] = found.entry
  const treating = await bearer({ root: finnish, extension: aino })
  const list = await client.go(`${base}/DocumentReference?patient=Patient/${resource.id}&type=60591-5`, treating)
  const [cda, fhir] = list.json().entry[0].resource.content
  assert.match((await client.go(cda.attachment.url, treating)).body.toString(), /<ClinicalDocument/)
  const bundle = (await client.go(fhir.attachment.url, treating)).json()
  assert.equal(bundle.type, 'document')
  assert.deepEqual((await client.go(`${fullUrl}/$summary`, treating)).json().entry, bundle.entry)
  client.close()
  const booked = (await bookedIn(theirs.database)).slice(before)
  assert.deepEqual(
    booked.map(({ id, role, country, outcome }) => `${id} ${role} ${country} ${outcome}`),
    ['EHDSI-11', 'EHDSI-21', 'EHDSI-22', 'EHDSI-22', 'EHDSI-21', 'EHDSI-22'].map((id) => `${id} A NO success`),
  )
})

test('issue 5, item 8, fail closed: each refusal by FHIR stands in the records when it is told', async () => {
  const client = fhirClientOf(pair.authority, 'NO', norwegian)
  const endpoint = `${pair.finland.gateway}/ehds/token`
  const base = `${pair.finland.gateway}/ehds/fhir`
  const used = await client.assertion(endpoint)
  const authorization = `Bearer ${(await client.token(endpoint, used)).json().access_token}`
  const patient = `${base}/Patient?identifier=${identifier}`
  const asked: readonly [act: () => Promise<FhirAnswer>, status: number, code: string][] = [
    [() => client.token(endpoint, used), 401, 'client-assertion-replayed'],
    [async () => client.token(endpoint, await client.assertion(base)), 401, 'client-assertion-signature'],
    [() => client.go(patient), 401, 'token-missing'],
    [() => client.go(patient, { headers: { authorization: 'Bearer x.y.z' } }), 401, 'token-invalid'],
    [() => client.go(patient, { headers: { authorization, accept: 'application/fhir+xml' } }), 406, 'not-acceptable'],
    [() => client.go(`${patient}&name=a`, { headers: { authorization } }), 400, 'search-parameter'],
    [
      () => client.go(`${base}/DocumentReference?patient.identifier=${identifier}`, { headers: { authorization } }),
      403,
      'ERROR_UNKNOWN_PATIENT_IDENTIFIER',
    ],
  ]
  for (const [act, status, code] of asked) {
    const before = (await bookedIn(theirs.database)).length
    const answer = await act()
    const events = (await bookedIn(theirs.database)).slice(before)
    assert.deepEqual([answer.status, ...events.map((event) => event.code)], [status, code])
  }
  client.close()
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
