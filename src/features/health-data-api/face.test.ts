import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import {
  base,
  closed,
  hidden,
  kari,
  ola,
  openFace,
  origin,
  read,
  search,
  shared,
  stranger,
  token,
  tokenOf,
} from '../../../test/health-data/face.ts'
import { allDefinitions, noPackages, shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, validatorOf } from '../../../test/fhir-validator.ts'

const face = await openFace()
after(() => face.app.close())
const r4 = validatorOf(await shippedDefinitions())
const at = (identifier: Parameters<typeof token>[0]) => encodeURIComponent(token(identifier))

test('PDQm ITI-78: a person is found by number, by GET and by form, and the answer is valid R4', async () => {
  const access = await tokenOf(face)
  const byAddress = await read(face, access, `/Patient?identifier=${at(kari)}&birthdate=1984-06-11&given=Test`)
  const byForm = await search(face, access, 'Patient', { identifier: token(kari), gender: 'female' })
  for (const answer of [byAddress, byForm]) {
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers['content-type'], 'application/fhir+json; charset=utf-8')
    const bundle = answer.json()
    assert.equal(bundle.entry[0].search.score, 1)
    assert.deepEqual([bundle.type, bundle.total, bundle.entry[0].resource.name[0].family], ['searchset', 1, 'Eksempel'])
    assert.deepEqual(errorsOf(r4(bundle)), [])
  }
})

test('PDQm ITI-78: what does not agree counts against the match', async () => {
  const answer = await read(face, await tokenOf(face), `/Patient?identifier=${at(kari)}&given=Other`)
  const [entry] = answer.json().entry
  assert(entry.search.score < 1)
})

test('PDQm ITI-78: a number with the family name of another is nobody', async () => {
  const access = await tokenOf(face)
  const [wrong, unknown] = await Promise.all([
    read(face, access, `/Patient?identifier=${at(kari)}&family=Other`),
    read(face, access, `/Patient?identifier=${at(stranger)}&family=Other`),
  ])
  assert.deepEqual([wrong.statusCode, wrong.json().total], [unknown.statusCode, 0])
})

test('PDQm ITI-78: of several people nobody is told of', async () => {
  const answer = await read(face, await tokenOf(face), `/Patient?identifier=${at(shared)}`)
  assert.equal(answer.statusCode, 422)
  const outcome = answer.json()
  assert.equal(outcome.issue[0].code, 'multiple-matches')
  assert.doesNotMatch(answer.body, /Eksempel/)
  assert.deepEqual(errorsOf(r4(outcome)), [])
})

test('PDQm ITI-78: names without a number are not enough', async () => {
  const answer = await read(face, await tokenOf(face), '/Patient?family=Eksempel')
  assert.deepEqual([answer.statusCode, answer.json().issue[0].code], [400, 'required'])
})

test('MHD ITI-67: a list has the summary in two forms and its PDF, and is valid R4', async () => {
  const access = await tokenOf(face, kari)
  const byAddress = await read(face, access, `/DocumentReference?patient.identifier=${at(kari)}&type=60591-5`)
  const byForm = await search(face, access, 'DocumentReference', {
    'patient.identifier': token(kari),
    status: 'current',
  })
  for (const answer of [byAddress, byForm]) {
    assert.equal(answer.statusCode, 200)
    const bundle = answer.json()
    assert.equal(bundle.total, 2)
    assert.deepEqual(errorsOf(r4(bundle)), [])
    const [summary, pdf] = bundle.entry.map(({ resource }: { resource: unknown }) => resource)
    assert.deepEqual(
      summary.content.map(({ attachment }: { attachment: { contentType: string } }) => attachment.contentType),
      ['text/xml', 'application/fhir+json'],
    )
    assert.equal(`${origin}${base}/${pdf.relatesTo[0].target.reference}`, bundle.entry[0].fullUrl)
  }
})

test('MHD ITI-67: the id that identification gave names the patient; another id contradicts the token', async () => {
  const access = await tokenOf(face, kari)
  const found = await read(face, access, `/Patient?identifier=${at(kari)}`)
  const id = found.json().entry[0].resource.id
  assert.equal((await read(face, access, `/DocumentReference?patient=Patient/${id}`)).json().total, 2)
  assert.equal((await read(face, access, `/DocumentReference?patient=${'0'.repeat(40)}`)).statusCode, 403)
  const others = await read(face, await tokenOf(face, ola), `/DocumentReference?patient=${id}`)
  assert.equal(others.statusCode, 403)
})

test('MHD ITI-67: status, format, media type and time narrow the list', async () => {
  const access = await tokenOf(face, kari)
  const totals = await Promise.all(
    [
      'status=superseded',
      'format=urn:epSOS:ps:ps:2010',
      'contenttype=application/fhir%2Bjson',
      'date=ge2026-11-22',
      'date=lt2026-11-22',
      'creation=2026-11-22T10:00:00Z',
      'type=http://loinc.org|60591-5,57833-6',
      '_count=1',
    ].map(async (narrowed) => {
      const answer = await read(face, access, `/DocumentReference?patient.identifier=${at(kari)}&${narrowed}`)
      return [answer.json().total, answer.json().entry?.length ?? 0]
    }),
  )
  assert.deepEqual(totals, [
    [0, 0],
    [1, 1],
    [1, 1],
    [2, 2],
    [0, 0],
    [2, 2],
    [2, 2],
    [2, 1],
  ])
})

async function attachments() {
  const access = await tokenOf(face, kari)
  const answer = await read(face, access, `/DocumentReference?patient.identifier=${at(kari)}`)
  const [summary] = answer.json().entry
  const [binary, bundle] = summary.resource.content.map(({ attachment }: { attachment: { url: string } }) =>
    new URL(attachment.url).pathname.slice(base.length),
  )
  return { access, binary, bundle, size: summary.resource.content[0].attachment.size }
}

test('MHD ITI-68: a document comes byte for byte, and beside it as a European Patient Summary', async () => {
  const { access, binary, bundle, size } = await attachments()
  const original = await read(face, access, binary, { accept: '*/*' })
  assert.equal(original.headers['content-type'], 'text/xml')
  assert.equal(original.rawPayload.length, size)
  const summary = await read(face, access, bundle)
  assert.equal(summary.json().type, 'document')
  assert.deepEqual(errorsOf(r4(summary.json())), [])
})

test('R4, binary: where FHIR is asked for, the bytes come inside a resource Binary', async () => {
  const { access, binary } = await attachments()
  const original = await read(face, access, binary)
  const { resourceType, contentType, data } = (
    await read(face, access, binary, { accept: 'application/fhir+json' })
  ).json()
  assert.deepEqual([resourceType, contentType], ['Binary', 'text/xml'])
  assert(Buffer.from(data, 'base64').equals(original.rawPayload))
})

test('EPS: the document Bundle is valid by its own profile', { skip: noPackages }, async () => {
  const validate = validatorOf(await allDefinitions())
  const { access, bundle } = await attachments()
  assert.deepEqual(errorsOf(validate((await read(face, access, bundle)).json())), [])
})

test('IPS $summary: the latest summary, by id and by number, with the records of list and document', async () => {
  const access = await tokenOf(face, kari)
  const found = await read(face, access, `/Patient?identifier=${at(kari)}`)
  face.events.length = 0
  const byId = await read(face, access, `/Patient/${found.json().entry[0].resource.id}/$summary`)
  assert.deepEqual([byId.statusCode, byId.json().type], [200, 'document'])
  assert.deepEqual(
    face.events.map(({ id, outcome }) => [id, outcome]),
    [
      ['EHDSI-21', 'success'],
      ['EHDSI-22', 'success'],
    ],
  )
  const byNumber = await read(face, access, `/Patient/$summary?identifier=${at(kari)}`)
  assert.equal(byNumber.body, byId.body)
})

test('no treatment relation, no documents', async () => {
  const { binary, bundle } = await attachments()
  const access = await tokenOf(face)
  for (const path of [
    `/DocumentReference?patient.identifier=${at(kari)}`,
    `/Patient/$summary?identifier=${at(kari)}`,
    binary,
    bundle,
  ]) {
    const answer = await read(face, access, path)
    assert.deepEqual([answer.statusCode, answer.json().resourceType], [403, 'OperationOutcome'], path)
  }
})

/** An answer, but for what differs in every two. */
function masked(answer: Awaited<ReturnType<typeof read>>, ...words: readonly string[]) {
  const { 'x-request-id': _id, date: _date, 'content-length': _length, ...headers } = answer.headers
  const body = words.reduce((text, word) => text.replaceAll(word, '—'), answer.body)
  return { status: answer.statusCode, headers, body }
}

test('EHDS Art. 8: unknown, opted out and not matching are one answer (ITI-78)', async () => {
  const access = await tokenOf(face)
  const answers = await Promise.all(
    [stranger, hidden].map(async (person) =>
      masked(await read(face, access, `/Patient?identifier=${at(person)}`), person.extension),
    ),
  )
  assert.equal(answers[0]?.status, 200)
  assert.deepEqual(answers[1], answers[0])
  const other = await read(face, access, `/Patient?identifier=${at(kari)}&birthdate=1990-01-01`)
  assert.deepEqual([other.statusCode, other.json().total, other.json().entry], [200, 0, undefined])
})

test('EHDS Art. 8: hidden, unknown and without documents are one list and one summary (ITI-67)', async () => {
  for (const path of ['/DocumentReference?type=60591-5&patient.identifier=', '/Patient/$summary?identifier=']) {
    const answers = await Promise.all(
      [ola, hidden, closed, stranger].map(async (person) =>
        masked(await read(face, await tokenOf(face, person), `${path}${at(person)}`), person.extension),
      ),
    )
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    assert.equal(answers[0]?.status, path.startsWith('/Patient') ? 404 : 200)
  }
})

test('EHDS Art. 8: hidden, unknown and another patient’s document are one answer (ITI-68)', async () => {
  const { binary } = await attachments()
  const answers = await Promise.all([
    ...[ola, hidden, closed, stranger].map(async (person) => read(face, await tokenOf(face, person), binary)),
    read(face, await tokenOf(face, kari), '/Binary/0123456789abcdef0123456789'),
    read(face, await tokenOf(face, kari), '/Binary/1'),
    read(face, await tokenOf(face, kari), '/Binary/2.999.578.4%5Ekari'),
  ])
  const [first, ...others] = answers.map((answer) => masked(answer))
  assert.equal(first?.status, 404)
  for (const other of others) assert.deepEqual(other, first)
})

test('issue 5, item 14: whoever asks too often is told so, whether or not the person exists', async () => {
  const access = await tokenOf(face)
  face.trouble.blocked = true
  const answers = await Promise.all(
    [kari, stranger].map(async (person) => masked(await read(face, access, `/Patient?identifier=${at(person)}`))),
  )
  delete face.trouble.blocked
  assert.equal(answers[0]?.status, 429)
  assert.deepEqual(answers[1], answers[0])
})

test('issue 5, item 7: no record, no answer, and nothing of it', async () => {
  const { access, binary } = await attachments()
  face.trouble.record = new Error('the store is gone')
  const answer = await read(face, access, binary)
  delete face.trouble.record
  assert.equal(answer.statusCode, 500)
  assert.doesNotMatch(answer.body, /ClinicalDocument/)
})

test('ATNA: the event names who asked from where, under the id the client gave', async () => {
  const { access, binary } = await attachments()
  face.events.length = 0
  const id = '6f1f44c0-5a3c-4a34-8d0e-27be1b1f2a11'
  const answer = await read(face, access, binary, { 'x-request-id': id })
  const [event] = face.events
  assert.deepEqual(
    [event?.id, event?.via, event?.outcome, event?.otherCountry, event?.requestId, event?.consumer?.commonName],
    ['EHDSI-22', 'fhir', 'success', 'FI', `urn:uuid:${id}`, 'ncp.fi.example'],
  )
  assert.deepEqual(event?.patient, kari)
  assert.equal(event?.consumer?.address, '127.0.0.1')
  assert.equal(answer.headers['x-request-id'], id)
})

test('EHDS Art. 9: what is asked by FHIR stands in the person’s access log as what is asked by SOAP', async () => {
  const { access, binary } = await attachments()
  face.access.length = 0
  await read(face, access, binary)
  assert.deepEqual(
    face.access.map(({ effect, route, category, person }) => [effect, route, category, person.subject]),
    [['permit', 'document-retrieve-fhir', 'patient-summary', 'FI:hp-1']],
  )
})

test('FHIR XML is not spoken here: 406, and nothing was asked', async () => {
  const { access, binary, bundle } = await attachments()
  face.access.length = 0
  const xml = { accept: 'application/fhir+xml' }
  for (const path of [`/Patient?identifier=${at(kari)}`, binary, bundle, `/Patient?_format=xml&family=a`]) {
    const answer = await read(face, access, path, xml)
    assert.deepEqual([answer.statusCode, answer.json().resourceType], [406, 'OperationOutcome'], path)
  }
  assert.deepEqual(face.access, [])
})

test('addresses hold no number of a patient or document', async () => {
  const { binary, bundle } = await attachments()
  for (const path of [binary, bundle]) {
    assert.doesNotMatch(path, /NO-EX|kari|2\.999/)
    assert.doesNotMatch(
      Buffer.from(path.split('/').at(-1)!.replaceAll('.', '_'), 'base64url').toString('latin1'),
      /kari/,
    )
  }
})

test('discovery: a valid CapabilityStatement, SMART configuration and RFC 8414 metadata, for anybody', async () => {
  const statement = await face.app.inject({ url: `${base}/metadata` })
  assert.deepEqual(errorsOf(r4(statement.json())), [])
  for (const url of [`${base}/.well-known/smart-configuration`, '/.well-known/oauth-authorization-server/ehds']) {
    const { token_endpoint, token_endpoint_auth_methods_supported } = (await face.app.inject({ url })).json()
    assert.deepEqual(
      [token_endpoint, token_endpoint_auth_methods_supported],
      ['https://no.example/ehds/token', ['private_key_jwt']],
    )
  }
})

test('what is not here is told in FHIR', async () => {
  for (const url of [`${base}/Observation`, `${base}/Patient/1/2/3`]) {
    const answer = await face.app.inject({ url })
    assert.deepEqual([answer.statusCode, answer.json().resourceType], [404, 'OperationOutcome'])
  }
})

test('whatever is asked is answered in FHIR, never by an error of ours, and tells of nobody who was not asked for', async () => {
  const access = await tokenOf(face, ola)
  const places = ['/Patient', '/DocumentReference', '/Binary/', '/Bundle/', '/Patient/$summary', '/Patient/1/$summary']
  const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(token(ola), '60591-5', 'ge2026'))
  const names = [
    'identifier',
    'patient.identifier',
    'patient',
    'type',
    'date',
    '_count',
    '_format',
    'birthdate',
    'given',
  ]
  const pair = fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), value)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.string(),
      fc.array(pair, { maxLength: 5 }),
      async (place, id, pairs) => {
        const search = new URLSearchParams(pairs.map(([name, each]): [string, string] => [name, each]))
        const path = place.endsWith('/') ? `${place}${encodeURIComponent(id)}` : place
        const answer = await read(face, access, `${path}?${search}`)
        assert([200, 400, 403, 404, 406].includes(answer.statusCode), String(answer.statusCode))
        assert.match(String(answer.headers['content-type']), /^application\/fhir\+json/)
        assert.doesNotMatch(answer.body, /NO-EX-[134]|Keksitty/)
      },
    ),
    { numRuns: 150 },
  )
})
