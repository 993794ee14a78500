import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { bundles, noVectors } from '../../../../test/vectors.ts'
import { isObject, type JsonObject } from '../definitions.ts'
import { checkBundle } from './document.ts'
import { contentTexts } from './content-texts.ts'
import { indexDocument } from './document-index.ts'
import { documentTexts } from './texts.ts'
import { checkReference } from '../reference/reference.ts'

const urn = (last: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${last}`
const id = (last: number) => urn(last).slice(9)
const reference = (to: number) => ({ reference: urn(to) })

type Changes = { readonly [name: string]: unknown }
const composition = (changes: Changes = {}) => ({
  resourceType: 'Composition',
  id: id(1),
  subject: reference(2),
  author: [reference(3)],
  section: [{ entry: [reference(4)] }],
  ...changes,
})
const entry = (last: number, resourceType: string, changes: Changes = {}) => ({
  fullUrl: urn(last),
  resource: { resourceType, id: id(last), ...changes },
})
const others = [entry(2, 'Patient'), entry(3, 'Practitioner'), entry(4, 'Condition', { subject: reference(2) })]
const document = (first: Changes = composition(), more: readonly JsonObject[] = []) => ({
  resourceType: 'Bundle',
  type: 'document',
  entry: [{ fullUrl: urn(1), resource: first }, ...others, ...more],
})

const found = (bundle: JsonObject) => {
  const index = indexDocument(bundle)
  const faults = checkBundle(index.root, index).filter(({ code }) => !(code in contentTexts))
  for (const { code, parameters = {} } of faults) {
    for (const [, name = ''] of (documentTexts[code]?.en.message ?? '').matchAll(/\{(\w+)\}/g)) {
      assert.ok(name in parameters, `${code} does not say ${name}`)
    }
  }
  return faults.map(
    ({ code, severity, at = [], parameters }) =>
      `${severity} ${code} ${at.join('.')}${at.length > 0 || !parameters ? '' : ` (${parameters.place})`}`,
  )
}
const elsewhere = { reference: 'https://else.example/Practitioner/1' }
const withUrl = (fullUrl: string | undefined, changes: Changes = {}) => ({
  ...document(),
  type: 'collection',
  entry: [{ ...(fullUrl === undefined ? {} : { fullUrl }), resource: { resourceType: 'Flag', id: 'f', ...changes } }],
})

for (const [title, bundle, expected] of [
  ['documents.html: Composition, and all it names', document(), []],
  ['a type that is none, by a name JavaScript knows', { resourceType: 'Bundle', type: 'constructor' }, []],
  ['a document of nothing', { resourceType: 'Bundle', type: 'document' }, ['error document-without-entries ']],
  [
    'first of all a Composition',
    { ...document(), entry: others.slice(0, 1) },
    ['error document-opens-wrongly entry.0.resource'],
  ],
  [
    'a first entry without a resource',
    { ...document(), entry: [{ fullUrl: urn(1) }] },
    ['error document-without-opening entry.0'],
  ],
  [
    'documents.html#content: the subject must be there',
    document(composition({ subject: reference(9) })),
    ['error document-lacks-resource entry.0.resource.subject'],
  ],
  [
    'so must an author, even one with an address',
    document(composition({ author: [reference(3), elsewhere] })),
    ['error document-lacks-resource entry.0.resource.author.1'],
  ],
  [
    'an attester, and the detail of an event',
    document(composition({ attester: [{ party: reference(8) }], event: [{ detail: [reference(9)] }] })),
    [
      'error document-lacks-resource entry.0.resource.attester.0.party',
      'error document-lacks-resource entry.0.resource.event.0.detail.0',
    ],
  ],
  [
    'what a section within a section lists',
    document(composition({ section: [{ entry: [reference(4)], section: [{ entry: [reference(9)] }] }] })),
    ['error document-lacks-resource entry.0.resource.section.0.section.0.entry.0'],
  ],
  ['contained is there', document(composition({ custodian: { reference: '#c' } })), []],
  [
    'bundle.html#references: relative beside a urn is not there, though type and id are',
    document(composition({ encounter: { reference: `Patient/${id(2)}` } })),
    ['error document-reference-under-other-url entry.0.resource.encounter'],
  ],
  [
    'the same in another resource stands at the Bundle, as the Java validator has it',
    document(composition(), [entry(5, 'Provenance', { target: [{ reference: `Patient/${id(2)}` }, reference(4)] })]),
    ['error document-reference-under-other-url  (Bundle.entry[4].resource.target[0])'],
  ],
  [
    'two entries of one URL',
    document(composition(), [entry(3, 'Practitioner')]),
    [
      'error document-reference-to-several entry.0.resource.author.0',
      'error document-entry-unreachable entry.2',
      'error document-entry-unreachable entry.4',
    ],
  ],
  [
    'an entry nothing leads to',
    document(composition(), [entry(5, 'Flag')]),
    ['error document-entry-unreachable entry.4'],
  ],
  [
    'an entry that only refers itself',
    document(composition(), [
      entry(5, 'Flag', { subject: reference(2) }),
      entry(6, 'Flag', { encounter: reference(5) }),
    ]),
    ['warning document-entry-reached-backwards entry.4', 'warning document-entry-reached-backwards entry.5'],
  ],
  ['Provenance may', document(composition(), [entry(5, 'Provenance', { target: [reference(4)] })]), []],
  [
    'a URL of another element leads too',
    document(composition({ section: [{ entry: [reference(4), reference(5)] }] }), [
      entry(5, 'DocumentReference', { content: [{ attachment: { url: urn(6) } }] }),
      entry(6, 'Binary'),
    ]),
    [],
  ],
  [
    'a Bundle within is its own world',
    document(composition(), [entry(5, 'Bundle', { entry: [{ fullUrl: urn(6), resource: reference(2) }] })]),
    ['error document-entry-unreachable entry.4'],
  ],
  ['bundle-definitions.html: fullUrl', withUrl(undefined), ['error entry-without-full-url entry.0']],
  ['a relative one', withUrl('Flag/f'), ['error entry-full-url-relative entry.0']],
  ['a server address, as type and id say', withUrl('https://node.example/fhir/Flag/f'), []],
  ['of another id', withUrl('https://node.example/fhir/Flag/g'), ['error entry-full-url-differs entry.0']],
  ['of another type', withUrl('https://node.example/fhir/List/f'), ['error entry-full-url-differs entry.0']],
  [
    'of a resource without id',
    withUrl('https://node.example/fhir/Flag/f', { id: undefined }),
    ['error entry-full-url-without-id entry.0'],
  ],
  [
    'that is the canonical URL',
    withUrl('https://node.example/sets', { url: 'https://node.example/sets' }),
    ['error entry-full-url-canonical entry.0'],
  ],
  ['a transaction needs none', { ...withUrl(undefined), type: 'transaction' }, []],
  [
    'bundle.html#documents: no link of a search',
    { ...document(), link: [{ relation: 'self' }, { relation: 'next' }, { relation: 'self' }] },
    ['error bundle-link-of-search link.1.relation', 'error bundle-link-again link.2.relation'],
  ],
  [
    'a message begins with its header',
    { resourceType: 'Bundle', type: 'message', entry: [entry(2, 'Patient')] },
    ['error document-opens-wrongly entry.0.resource'],
  ],
  [
    'messaging.html: a message may carry more than its header names',
    {
      resourceType: 'Bundle',
      type: 'message',
      entry: [entry(1, 'MessageHeader', { focus: [reference(2)] }), entry(2, 'Patient'), entry(3, 'Flag')],
    },
    ['warning document-entry-unreachable entry.2'],
  ],
] as const) {
  test(`${title}`, () => {
    assert.deepEqual(found(bundle), expected)
    for (const line of expected) assert.ok(documentTexts[line.split(' ')[1] ?? ''], line)
  })
}

test('documents.html#content: a reference out of the document is worth a word', () => {
  const more = entry(5, 'Flag', { subject: reference(2), author: elsewhere, encounter: { reference: 'Encounter/1' } })
  assert.deepEqual(found(document(composition({ section: [{ entry: [reference(4), reference(5)] }] }), [more])), [
    'information document-reference-elsewhere entry.4.resource.author',
    'information document-reference-elsewhere entry.4.resource.encounter',
  ])
})

test('every dangling reference counted in the dirty documents is reported', { skip: noVectors }, () => {
  const [, ...rows] = readFileSync(join(import.meta.dirname, '../../../../../shared/vectors/fhir-faults.csv'), 'utf8')
    .trim()
    .split('\n')
  const counted = new Map(
    rows.map((row) => row.split(',')).map(([file = '', dangling]) => [basename(file), Number(dangling)]),
  )
  for (const { name, bytes } of bundles('fhir/dirty')) {
    const index = indexDocument(JSON.parse(new TextDecoder().decode(bytes)) as JsonObject)
    const out = checkBundle(index.root, index).filter(({ code }) => code === 'document-reference-elsewhere')
    const lost = index.all.flatMap((standing) =>
      references(standing.resource).flatMap((each) => checkReference(each, standing, index)),
    )
    const dangling = lost.filter(({ code }) => code === 'reference-not-in-bundle')
    assert.equal(out.length + dangling.length, counted.get(name), name)
  }
})

/** The References of a resource, those of its contained resources aside. */
function references(value: unknown, top = true): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((each) => references(each, false))
  if (!isObject(value) || (!top && value.resourceType !== undefined)) return []
  const held = Object.values(value).flatMap((each) => references(each, false))
  return typeof value.reference === 'string' ? [value, ...held] : held
}

test('clean documents from many countries have no fault as Bundles', { skip: noVectors }, () => {
  for (const { name, bytes } of bundles('fhir/eps')) {
    const faults = found(JSON.parse(new TextDecoder().decode(bytes)) as JsonObject)
    assert.deepEqual(
      faults.filter((each) => each.startsWith('error')),
      [],
      name,
    )
  }
})
