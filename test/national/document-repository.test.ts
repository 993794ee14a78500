import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentRepository, documents } from '../../src/features/national-services/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'
import { errorsOf, validatorOf } from '../fhir-validator.ts'
import { call, openBox, stories, storyWith } from './box.ts'

const story = storyWith(
  (each) =>
    each.person.numberKind === 'FNR' &&
    each.person.formerNumbers.length === 0 &&
    each.documents.length > 0 &&
    each.documents.every(({ confidentiality }) => confidentiality === 'N') &&
    each.privacySettings.every(({ about }) => about !== 'documents'),
)
const { number } = story.person
const other = stories.find(({ person }) => person.number !== number && person.numberKind === 'FNR')!.person.number

// The example is JSON, and the tests change single members of it.
// biome-ignore lint/suspicious/noExplicitAny: a tree that each test breaks in one place
type Tree = any

/** The contract's own example for this person, changed as a test wants. */
function submission(change: (bundle: Tree) => void = () => {}): Json {
  const [example] = documentRepository.operations[0]!.examples
  const text = JSON.stringify(example!.body).replaceAll('24868600035', number)
  const bundle: Tree = JSON.parse(text)
  change(bundle)
  return bundle
}

const reference = ({ entry }: Tree) => entry[1].resource
const attachment = (bundle: Tree) => reference(bundle).content[0].attachment

type Box = Awaited<ReturnType<typeof openBox>>

async function provide(box: Box, body: Json) {
  const answer = await call(box, documentRepository, 'provide-document-bundle', { body, said: { attest: number } })
  return { ...answer, text: JSON.stringify(answer.body) }
}

async function found(box: Box, form: Readonly<Record<string, string>> = {}) {
  const { body } = await call(box, documents, 'find-document-references', {
    form: { 'patient.identifier': number, ...form },
    said: { attest: number },
  })
  return ((body as { entry?: { resource: Tree }[] }).entry ?? []).map(({ resource }) => resource)
}

const retrieve = (box: Pick<Box, 'needs'>, held: Tree) =>
  call(box, documents, 'retrieve-document', {
    headers: { 'hit-patient-pid': number },
    query: Object.fromEntries(new URL(held.content[0].attachment.url, 'https://x').searchParams),
    said: { attest: number },
  })

test('MHD ITI-65: a document that is sent is found, and had byte by byte', async () => {
  const box = await openBox([story])
  const sent = submission()
  const { status, body } = await provide(box, sent)
  assert.equal(status, 200)
  const [response] = (body as { entry: { response: { status: string; location: string } }[] }).entry
  assert.equal(response!.response.status, '201 Created')
  const all = await found(box)
  assert.equal(all.length, story.documents.length + 1)
  const held = all.find(({ id }) => `DocumentReference/${id}` === response!.response.location)
  const validate = validatorOf(await shippedDefinitions())
  assert.deepEqual(errorsOf(validate(held)), [])
  const had = await retrieve(box, held)
  const [, , binary] = (sent as Tree).entry
  assert.equal(had.type, 'application/pdf')
  assert.equal(Buffer.from(had.body as Uint8Array).toString('base64'), binary.resource.data)
})

/** The same box, and what is read of its records. */
function watched(box: Box) {
  const read: string[] = []
  const watch =
    <Args extends unknown[], Held>(method: (...args: Args) => Promise<Held>) =>
    async (...args: Args) => {
      const held = await method(...args)
      read.push(JSON.stringify(held))
      return held
    }
  const { of, versions, history } = box.records
  const records = { ...box.records, of: watch(of), versions: watch(versions), history: watch(history) }
  return { box: { ...box, needs: { ...box.needs, records } }, read }
}

test('issue 6, speed: who searches for documents reads no bytes of any', async () => {
  const box = await openBox([story])
  await provide(box, submission())
  const { box: seen, read } = watched(box)
  await found(seen)
  const [, , binary] = (submission() as Tree).entry
  assert.ok(read.length > 0)
  assert.ok(read.every((each) => !each.includes(binary.resource.data)))
})

test('issue 6, speed: who retrieves one document reads the bytes of no other', async () => {
  const box = await openBox([story])
  await provide(box, submission())
  const another = Buffer.from('%PDF-1.7 another').toString('base64')
  await provide(
    box,
    submission((bundle) => {
      reference(bundle).masterIdentifier.value = 'urn:oid:2.25.77'
      bundle.entry[2].resource.data = another
      delete attachment(bundle).size
      delete attachment(bundle).hash
    }),
  )
  const one = (await found(box)).find(({ masterIdentifier }) => masterIdentifier.value === 'urn:oid:2.25.77')
  const { box: seen, read } = watched(box)
  const { status } = await retrieve(seen, one)
  const [, , binary] = (submission() as Tree).entry
  assert.equal(status, 200)
  assert.equal(read.filter((each) => each.includes(another)).length, 1)
  assert.ok(read.every((each) => !each.includes(binary.resource.data)))
})

test('MHD ITI-65: the example is valid FHIR', async () => {
  const validate = validatorOf(await shippedDefinitions())
  for (const { resource } of (submission() as Tree).entry) assert.deepEqual(errorsOf(validate(resource)), [])
})

test('XDS: the same document sent again is answered as before, and another under its identifier is refused', async () => {
  const box = await openBox([story])
  await provide(box, submission())
  const again = await provide(box, submission())
  assert.match(again.text, /"200 OK"/)
  const changed = await provide(
    box,
    submission((bundle) => {
      bundle.entry[2].resource.data = Buffer.from('%PDF-1.4 other').toString('base64')
      delete attachment(bundle).size
      delete attachment(bundle).hash
    }),
  )
  assert.equal(changed.status, 409)
  assert.match(changed.text, /document-duplicate/)
  assert.equal((await found(box)).length, story.documents.length + 1)
})

test('issue 6, item 2: of two who send it at once one is told, and sent again it is answered as before', async () => {
  const box = await openBox([story])
  const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>()
  let readers = 0
  const records: Box['records'] = {
    ...box.records,
    async of(person, service) {
      const held = await box.records.of(person, service)
      if (service !== documents.id) return held
      if (++readers === 2) resolve()
      await bothHaveRead
      return held
    },
  }
  const slow = { ...box, needs: { ...box.needs, records } }
  const answers = await Promise.all([provide(slow, submission()), provide(slow, submission())])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
  assert.match((await provide(box, submission())).text, /"200 OK"/)
  assert.equal((await found(box)).length, story.documents.length + 1)
})

test('XDS: what is replaced is superseded, and no longer among the current', async () => {
  const box = await openBox([story])
  await provide(box, submission())
  const replacing = submission((bundle) => {
    reference(bundle).masterIdentifier.value = 'urn:oid:2.25.503'
    reference(bundle).relatesTo = [
      { code: 'replaces', target: { identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.25.502' } } },
    ]
  })
  assert.equal((await provide(box, replacing)).status, 200)
  const ids = async (status: string) =>
    (await found(box, { status })).map(({ masterIdentifier: { value } }) => value as string)
  assert.ok((await ids('current')).includes('urn:oid:2.25.503'))
  assert.deepEqual(await ids('superseded'), ['urn:oid:2.25.502'])
})

test('XDS: of two documents, one of them faulty, none is taken', async () => {
  const box = await openBox([story])
  const { status } = await provide(
    box,
    submission((bundle) => {
      const [, first, binary] = structuredClone(bundle.entry)
      first.fullUrl = 'urn:uuid:x'
      first.resource.masterIdentifier.value = 'urn:oid:2.25.504'
      first.resource.type.coding[0].code = 'none'
      first.resource.content[0].attachment.url = 'urn:uuid:y'
      bundle.entry.push(first, { ...binary, fullUrl: 'urn:uuid:y' })
    }),
  )
  assert.equal(status, 400)
  assert.equal((await found(box)).length, story.documents.length)
})

for (const [title, code, change] of [
  ['is no transaction', 'bundle-type', (bundle) => Object.assign(bundle, { type: 'batch' })],
  ['has no SubmissionSet', 'submission-set', ({ entry }) => entry.shift()],
  ['has two SubmissionSets', 'submission-set', ({ entry }) => entry.push({ ...entry[0], fullUrl: 'urn:uuid:z' })],
  ['lacks the Binary', 'binary-missing', ({ entry }) => entry.pop()],
  ['has a Binary of no document', 'binary-unused', ({ entry }) => entry.push({ ...entry[2], fullUrl: 'urn:uuid:z' })],
  ['asks for another method', 'entry-request', ({ entry }) => Object.assign(entry[1].request, { method: 'PUT' })],
  ['has an entry without a fullUrl', 'entry-form', ({ entry }) => Reflect.deleteProperty(entry[2], 'fullUrl')],
  ['is about two people', 'person-differs', ({ entry }) => setSubject(entry[0].resource, other)],
  ['has a type that Volven 9602 has not', 'document-type', (each) => setCode(reference(each).type, 'Z99-9')],
  ['has a label that Volven 9603 has not', 'document-confidentiality', (each) => label(each, 'HEMMELIG')],
  [
    'is dated in the future',
    'document-date',
    (each) => Object.assign(reference(each), { date: '2026-11-23T00:00:00Z' }),
  ],
  ['is dated on no day', 'document-date', (each) => Object.assign(reference(each), { date: '2026-13-41T00:00:00Z' })],
  ['is superseded at once', 'document-status', (each) => Object.assign(reference(each), { status: 'superseded' })],
  ['has no identifier', 'document-id', (each) => Reflect.deleteProperty(reference(each), 'masterIdentifier')],
  ['says nobody who keeps it', 'document-custodian', (each) => Reflect.deleteProperty(reference(each), 'custodian')],
  ['states another size', 'document-size', (each) => Object.assign(attachment(each), { size: 1 })],
  ['states another hash', 'document-hash', (each) => Object.assign(attachment(each), { hash: 'AAAA' })],
  ['is of a media type not taken', 'document-content-type', (each) => setType(each, 'text/html')],
  [
    'is no PDF though it says so',
    'document-content',
    ({ entry }) => Object.assign(entry[2].resource, { data: 'AAAA' }),
  ],
  ['replaces what is not there', 'document-replaced', (each) => replace(each, 'urn:oid:2.25.999')],
] as const satisfies readonly (readonly [string, string, (bundle: Tree) => unknown])[]) {
  test(`MHD ITI-65, bad input: a submission that ${title} is refused as ${code}, and nothing is taken`, async () => {
    const box = await openBox([story])
    const { status, text } = await provide(box, submission(change))
    assert.equal(status, 400)
    assert.match(text, new RegExp(`"${code}"`))
    assert.doesNotMatch(text, /\d{11}|HEMMELIG/)
    assert.equal((await found(box)).length, story.documents.length)
  })
}

function setSubject(resource: Tree, value: string): void {
  resource.subject.identifier.value = value
}

function setCode(concept: Tree, code: string): void {
  concept.coding[0].code = code
}

function label(bundle: Tree, code: string): void {
  setCode(reference(bundle).securityLabel[0], code)
}

function setType(bundle: Tree, contentType: string): void {
  attachment(bundle).contentType = contentType
  bundle.entry[2].resource.contentType = contentType
}

function replace(bundle: Tree, value: string): void {
  reference(bundle).relatesTo = [{ code: 'replaces', target: { identifier: { value } } }]
}

test('issue 6, bad input: a submission about nobody that is registered is refused, without the number', async () => {
  const { status, text } = await provide(await openBox([]), submission())
  assert.equal(status, 404)
  assert.match(text, /person-unknown/)
  assert.doesNotMatch(text, /\d{11}/)
})

test('HelseID: the scope that reads takes nothing in', async () => {
  const box = await openBox([story])
  const { status } = await call(box, documentRepository, 'provide-document-bundle', {
    body: submission(),
    said: { attest: number, claims: { scope: ['nhn:phr/mhd/read-document'] } },
  })
  assert.equal(status, 403)
})
