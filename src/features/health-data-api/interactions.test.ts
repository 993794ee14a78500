import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  base,
  kari,
  ola,
  openFace,
  origin,
  read,
  search,
  stranger,
  token,
  tokenOf,
} from '../../../test/health-data/face.ts'
import { allDefinitions, noPackages, shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { errorsOf, validatorOf } from '../../../test/fhir-validator.ts'

const face = await openFace()
after(() => face.app.close())
const r4 = validatorOf(await shippedDefinitions())
const number = encodeURIComponent(token(kari))
const treating = await tokenOf(face, kari)
const { id: patient } = (await read(face, treating, `/Patient?identifier=${number}`)).json().entry[0].resource
const listed = `/DocumentReference?patient=Patient/${patient}`
const [first] = (await read(face, treating, listed)).json().entry
const below = (url: string) => url.replace(`${origin}${base}`, '')

/** What the statement says can be done, and how it is proved. */
const proofs: Readonly<Record<string, () => Promise<{ readonly statusCode: number }>>> = {
  'Patient read': () => read(face, treating, `/Patient/${patient}`),
  'Patient search-type': () => read(face, treating, `/Patient?identifier=${number}`),
  'Patient $summary': () => read(face, treating, `/Patient/${patient}/$summary`),
  'DocumentReference read': () => read(face, treating, below(first.fullUrl)),
  'DocumentReference search-type': () => read(face, treating, listed),
  'Binary read': () => read(face, treating, below(first.resource.content[0].attachment.url)),
  'Bundle read': () => read(face, treating, below(first.resource.content[1].attachment.url)),
}

/** A value of each parameter that is taken. */
const values: Readonly<Record<string, string>> = {
  identifier: number,
  'patient.identifier': number,
  patient: `Patient/${patient}`,
  _id: patient,
  active: 'true',
  birthdate: '1984-06-11',
  gender: 'female',
  status: 'current',
  category: '60591-5',
  type: '60591-5',
  date: 'ge2026',
  creation: 'ge2026',
  period: '2026',
}

test('R4, CapabilityStatement: what it says can be done is done, and nothing else is proved', async () => {
  const statement = (await face.app.inject({ url: `${base}/metadata` })).json()
  assert.deepEqual(errorsOf(r4(statement)), [])
  const said: string[] = []
  for (const { type, interaction, operation = [], searchParam = [] } of statement.rest[0].resource) {
    said.push(...interaction.map(({ code }: { code: string }) => `${type} ${code}`))
    said.push(...operation.map(({ name }: { name: string }) => `${type} $${name}`))
    for (const { name } of searchParam) {
      const named = type === 'Patient' ? `identifier=${number}` : `patient=${patient}`
      const own = named.startsWith(`${name}=`) || name === 'patient.identifier' ? '' : `${named}&`
      const answer = await read(face, treating, `/${type}?${own}${name}=${values[name] ?? 'a'}`)
      assert.equal(answer.statusCode, 200, `${type} ${name}: ${answer.body}`)
    }
  }
  assert.deepEqual(said.toSorted(), Object.keys(proofs).toSorted())
  for (const [name, prove] of Object.entries(proofs)) assert.equal((await prove()).statusCode, 200, name)
})

test('PDQm: who is read by id is who was found, and valid R4; another id, and any without a treatment, is refused', async () => {
  const found = (await read(face, treating, `/Patient?_id=${patient}`)).json()
  const answer = await read(face, treating, `/Patient/${patient}`)
  assert.deepEqual([found.total, found.entry[0].resource], [1, answer.json()])
  assert.deepEqual(errorsOf(r4(answer.json())), [])
  for (const [access, id] of [
    [treating, '0'.repeat(40)],
    [await tokenOf(face), patient],
    [await tokenOf(face, ola), patient],
  ] as const) {
    assert.equal((await read(face, access, `/Patient/${id}`)).statusCode, 403)
  }
})

test('issue 5, item 6: the search mask is held against a search, and not against an id that a search has given', async (t) => {
  const { root } = kari
  const masked = await openFace({
    searchMask: {
      ...{ country: 'NO', scope: 'ALL', pictures: [], notes: [] },
      fields: [
        { key: 'number', kind: 'identifier', domain: root, label: 'number', mandatory: true, scope: 'ALL' },
        { key: 'born', kind: 'birth-date', label: 'born', mandatory: true, scope: 'ALL' },
      ],
      enough: [['number', 'born']],
    },
  })
  t.after(() => masked.app.close())
  const access = await tokenOf(masked, kari)
  assert.equal((await read(masked, access, `/Patient?identifier=${number}`)).statusCode, 400)
  const searched = (await read(masked, access, `/Patient?identifier=${number}&birthdate=1984-06-11`)).json()
  const { id } = searched.entry[0].resource
  assert.deepEqual((await read(masked, access, `/Patient/${id}`)).json(), searched.entry[0].resource)
  assert.equal((await read(masked, access, `/Patient?_id=${id}`)).json().total, 1)
  assert.equal((await read(masked, access, `/Patient?_id=${id}&identifier=${number}`)).statusCode, 400)
})

test('EU base: the patient is valid by the core profile', { skip: noPackages }, async () => {
  const validate = validatorOf(await allDefinitions())
  const answer = await read(face, treating, `/Patient/${patient}`)
  assert.deepEqual(
    errorsOf(validate(answer.json(), ['http://hl7.eu/fhir/base/StructureDefinition/patient-eu-core'])),
    [],
  )
})

test('PDQm: what the core does not weigh is held against whom it finds', async () => {
  const totals = await Promise.all(
    ['active=true', 'active=false', 'address-city=Eksempelby', 'address=eks', 'telecom=a', 'address-state=b'].map(
      async (said) => (await read(face, treating, `/Patient?identifier=${number}&${said}`)).json().total,
    ),
  )
  assert.deepEqual(totals, [1, 0, 1, 1, 0, 0])
})

test('R4, search: by what is not known here nothing is found, and the answer says why, whoever it is about', async () => {
  const answers = await Promise.all(
    [kari, stranger].map(async (person) => {
      const asked = `/Patient?identifier=${encodeURIComponent(token(person))}&telecom=a`
      return (await read(face, treating, asked)).json()
    }),
  )
  const [{ entry }] = answers
  assert.deepEqual([entry[0].search.mode, entry[0].resource.issue[0].severity], ['outcome', 'warning'])
  assert.deepEqual(answers[1].entry, entry)
  assert.deepEqual(errorsOf(r4(answers[0])), [])
})

test('MHD: an entry is read by id, as it is in the list; another id is nothing, and none is told without a treatment', async () => {
  const answer = await read(face, treating, below(first.fullUrl))
  assert.deepEqual(answer.json(), first.resource)
  const [other, untreated] = [await tokenOf(face, ola), await tokenOf(face)]
  const answers = await Promise.all([
    read(face, treating, '/DocumentReference/1'),
    read(face, other, below(first.fullUrl)),
    read(face, untreated, below(first.fullUrl)),
  ])
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [404, 404, 403],
  )
})

test('MHD ITI-67: ids, authors and confidentiality narrow the list, and it has an order', async () => {
  const { masterIdentifier, identifier, id } = first.resource
  const totals = await Promise.all(
    [
      `identifier=${encodeURIComponent(`${masterIdentifier.system}|${masterIdentifier.value}`)}`,
      `identifier=${identifier[0].value}`,
      'identifier=urn:uuid:1',
      `_id=${id}`,
      'author.family=Lege',
      'author.family=Nobody',
      'security-label=N',
      '_sort=-date',
    ].map(async (narrowed) => (await read(face, treating, `${listed}&${narrowed}`)).json().total),
  )
  assert.deepEqual(totals, [1, 1, 0, 1, 2, 0, 2, 2])
  assert.equal((await read(face, treating, `${listed}&_sort=author`)).statusCode, 400)
})

test('R4, search: pages lead to each other and together hold all; a page behind the last is empty', async () => {
  const seen: string[] = []
  let next = `${listed}&_count=1`
  while (next !== '') {
    const { entry, link, total } = (await read(face, treating, next)).json()
    assert.deepEqual([total, entry.length], [2, 1])
    seen.push(entry[0].fullUrl)
    const to = link.find(({ relation }: { relation: string }) => relation === 'next')
    next = to ? below(to.url) : ''
  }
  assert.equal(new Set(seen).size, 2)
  const behind = (await read(face, treating, `${listed}&_count=1&_page=9`)).json()
  assert.deepEqual([behind.entry, behind.total], [undefined, 2])
})

test('R4, search: _summary=count and _count=0 tell how many, and _summary=true says that it may leave out', async () => {
  for (const shown of ['_summary=count', '_count=0']) {
    const { total, entry } = (await read(face, treating, `${listed}&${shown}`)).json()
    assert.deepEqual([total, entry], [2, undefined])
  }
  const { entry } = (await read(face, treating, `${listed}&_summary=true`)).json()
  assert.equal(entry[0].resource.meta.tag[0].code, 'SUBSETTED')
  assert.equal((await read(face, treating, `${listed}&_summary=text`)).statusCode, 400)
})

test('R4, search: an unknown or chained parameter is refused, whatever Prefer says of handling', async () => {
  for (const prefer of ['handling=strict', 'handling=lenient']) {
    for (const said of ['color=red', 'subject.birthdate=1984', 'patient:Patient.name=a', '_include=*']) {
      const answer = await read(face, treating, `${listed}&${said}`, { prefer })
      assert.deepEqual([answer.statusCode, answer.json().resourceType], [400, 'OperationOutcome'], said)
    }
  }
})

test('RFC 9110, 13.1.2: who has it already gets its tag alone, and that stands in the records', async () => {
  const url = below(first.resource.content[0].attachment.url)
  const { etag } = (await read(face, treating, url)).headers
  face.events.length = 0
  const again = await read(face, treating, url, { 'if-none-match': `"other", ${etag}` })
  assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', etag])
  assert.deepEqual(
    face.events.map(({ id, outcome }) => [id, outcome]),
    [['EHDSI-22', 'success']],
  )
  assert.equal((await read(face, treating, url, { 'if-none-match': '"other"' })).statusCode, 200)
})

test('RFC 9110, 9.3.2: HEAD is GET without its body, and as much recorded', async () => {
  face.events.length = 0
  const headers = { authorization: `Bearer ${treating}` }
  const answer = await face.app.inject({ method: 'HEAD', url: `${base}/Patient/${patient}/$summary`, headers })
  assert.deepEqual([answer.statusCode, answer.body], [200, ''])
  assert.deepEqual(
    face.events.map(({ id }) => id),
    ['EHDSI-21', 'EHDSI-22'],
  )
})

const parameters = (...parameter: readonly object[]) => JSON.stringify({ resourceType: 'Parameters', parameter })

function posted(path: string, payload: string, type = 'application/fhir+json') {
  const headers = { authorization: `Bearer ${treating}`, 'content-type': type }
  return face.app.inject({ method: 'POST', url: `${base}${path}`, headers, payload })
}

test('IPS $summary: by POST as by GET, by id and by number', async () => {
  const wanted = (await read(face, treating, `/Patient/${patient}/$summary`)).json()
  const [system, value] = token(kari).split('|')
  for (const answer of [
    await posted(`/Patient/${patient}/$summary`, parameters()),
    await posted(`/Patient/${patient}/$summary`, ''),
    await posted('/Patient/$summary', parameters({ name: 'identifier', valueString: token(kari) })),
    await posted('/Patient/$summary', parameters({ name: 'identifier', valueIdentifier: { system, value } })),
    await posted(`/Patient/$summary?identifier=${number}`, '', 'application/json'),
  ]) {
    assert.equal(answer.statusCode, 200, answer.body)
    assert.deepEqual(answer.json().entry, wanted.entry)
  }
})

for (const [title, path, payload, type, status] of [
  ['no Parameters', '/Patient/$summary', '{"resourceType":"Patient"}', 'application/fhir+json', 400],
  ['no JSON', '/Patient/$summary', '<a/>', 'application/fhir+json', 400],
  ['XML', '/Patient/$summary', '<Parameters/>', 'application/fhir+xml', 415],
  [
    'an unknown parameter',
    '/Patient/$summary',
    parameters({ name: 'graph', valueString: 'a' }),
    'application/json',
    400,
  ],
  ['an unknown profile', `/Patient/${patient}/$summary?profile=urn:a`, '', 'application/json', 400],
  ['nobody', '/Patient/$summary', parameters(), 'application/json', 400],
] as const) {
  test(`IPS $summary: ${title} is refused in FHIR`, async () => {
    face.events.length = 0
    const answer = await posted(path, payload, type)
    assert.deepEqual([answer.statusCode, answer.json().resourceType], [status, 'OperationOutcome'])
    assert(face.events.length < 2, 'a refusal is one event')
  })
}

for (const [method, path, status, allow] of [
  ['PUT', `/Patient/${patient}`, 405, 'GET'],
  ['DELETE', below(first.fullUrl), 405, 'GET'],
  ['PATCH', '/Patient', 405, 'GET'],
  ['POST', '/DocumentReference', 405, 'GET'],
  ['POST', '/Binary/1', 405, 'GET'],
  ['PUT', '/metadata', 405, 'GET'],
  ['POST', '/metadata', 405, 'GET'],
  ['POST', '', 404, undefined],
  ['GET', '/Observation?patient=1', 404, undefined],
  ['GET', `/Patient/${patient}/_history/1`, 404, undefined],
  ['GET', '/%zz', 400, undefined],
] as const) {
  test(`R4, http: ${method} ${path.slice(0, 24)} is ${status}, told in FHIR and recorded before`, async () => {
    face.clock.now = new Date(face.clock.now.getTime() + 60_000)
    face.events.length = 0
    const answer = await face.app.inject({ method, url: `${base}${path}`, payload: method === 'POST' ? 'x' : '' })
    assert.deepEqual([answer.statusCode, answer.json().resourceType], [status, 'OperationOutcome'])
    assert.equal(answer.headers.allow, allow)
    assert.deepEqual(
      face.events.map(({ id, outcome }) => [id, outcome]),
      [['CF', 'serious-failure']],
    )
  })
}

test('R4, http: a search by form in another media type is 415, and one too long 413', async () => {
  for (const [type, body, status] of [
    ['application/json', '{}', 415],
    ['application/x-www-form-urlencoded', `family=${'a'.repeat(40_000)}`, 413],
  ] as const) {
    const headers = { 'content-type': type, authorization: `Bearer ${treating}` }
    const answer = await face.app.inject({ method: 'POST', url: `${base}/Patient/_search`, headers, payload: body })
    assert.deepEqual([answer.statusCode, answer.json().resourceType], [status, 'OperationOutcome'])
  }
})

test('issue 5, item 7: a refusal that cannot be recorded is not told', async () => {
  face.clock.now = new Date(face.clock.now.getTime() + 60_000)
  face.trouble.record = new Error('the store is gone')
  const answer = await face.app.inject({ method: 'PUT', url: `${base}/Patient/1` })
  delete face.trouble.record
  assert.deepEqual([answer.statusCode, answer.json().issue[0].code], [503, 'transient'])
})

test('R4, search: what a form asks is asked by address too', async () => {
  const access = await tokenOf(face, kari)
  const byForm = await search(face, access, 'DocumentReference', { patient: `Patient/${patient}`, _count: '1' })
  const byAddress = await read(face, access, `${listed}&_count=1`)
  assert.equal(byForm.json().entry.length, 1)
  assert.deepEqual(byForm.json().entry, byAddress.json().entry)
})

test('issue 5, item 13: how each question ended is told for the figures, with whom and by which transaction', async () => {
  const access = await tokenOf(face, kari)
  face.ended.length = 0
  await read(face, access, `/Patient/${patient}`)
  await read(face, access, `${listed}&color=red`)
  await read(face, 'x.y.z', below(first.resource.content[0].attachment.url))
  assert.deepEqual(face.ended, [
    { country: 'FI', transaction: 'ITI-78', outcome: 'answered' },
    { country: 'FI', transaction: 'ITI-67', outcome: 'search-parameter' },
    { country: 'none', transaction: 'ITI-68', outcome: 'token-invalid' },
  ])
})
