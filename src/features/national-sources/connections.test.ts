import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { boxConnections, readConnections, sourceApis } from './connections.ts'
import { everySource } from './sources.ts'

test('docs/configuration.md: a source says where it is, and how long it may take', () => {
  const read = readConnections(
    JSON.stringify({
      'critical-information': { base: 'https://critical-information.example/' },
      'medication-list': { base: 'https://sfm.example/basis', seconds: 4 },
      documents: { base: 'http://127.0.0.1:8787/nasjonale/documents' },
    }),
  )
  assert.deepEqual(read['critical-information'], { base: 'https://critical-information.example', deadlineMs: 2500 })
  assert.deepEqual(read['medication-list'], { base: 'https://sfm.example/basis', deadlineMs: 4000 })
  assert.deepEqual(
    sourceApis(read).map(({ audience }) => audience),
    ['nhn:critical-information', 'e-helse:sfm.api', 'nhn:phr'],
  )
})

for (const [title, text, at] of [
  ['no JSON', 'secret{', 'JSON'],
  ['a list', '[]', 'file'],
  ['a source that there is not', '{"prescriptions": {"base": "https://secret.example"}}', 'prescriptions'],
  ['no address', '{"documents": {"base": "secret"}}', 'documents.base'],
  ['another machine without TLS', '{"documents": {"base": "http://secret.example"}}', 'documents.base'],
  ['an address with a query', '{"documents": {"base": "https://secret.example/?a=1"}}', 'documents.base'],
  ['an address with a name', '{"documents": {"base": "https://secret@secret.example"}}', 'documents.base'],
  ['an address with a password', '{"documents": {"base": "https://:secret@secret.example"}}', 'documents.base'],
  ['no time at all', '{"documents": {"base": "https://secret.example", "seconds": 0}}', 'documents.seconds'],
  ['a member that there is not', '{"documents": {"base": "https://secret.example", "timeout": 3}}', 'documents'],
] as const) {
  test(`issue 6, item 4: ${title} is refused by its place, and its value is not told`, () => {
    assert.throws(
      () => readConnections(text),
      (problem: unknown) =>
        problem instanceof Problem &&
        problem.code === 'national-sources' &&
        problem.place.at === at &&
        !`${problem.message}${JSON.stringify(problem.place)}`.includes('secret'),
    )
  })
}

test('the box has every source there is', () => {
  const connections = boxConnections('http://127.0.0.1:1')
  assert.deepEqual(Object.keys(connections).toSorted(), everySource.map(({ service }) => service.id).toSorted())
  assert.equal(sourceApis({}).length, 0)
})
