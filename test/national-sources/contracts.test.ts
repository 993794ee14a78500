import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Asking } from '../../src/features/national-sources/index.ts'
import { operationOf, type Question, requestOf, type Said } from '../../src/features/national-sources/request-of.ts'
import type { Source } from '../../src/features/national-sources/source.ts'
import { documentsSource, retrieveQuestion } from '../../src/features/national-sources/sources/documents.ts'
import { maternityRecordSource } from '../../src/features/national-sources/sources/maternity-record.ts'
import { personsSource } from '../../src/features/national-sources/sources/persons.ts'
import { sources } from '../../src/features/national-sources/sources.ts'
import { readCall } from '../../src/features/national-services/read-call.ts'

const number = '24868600035'
const said: Said = { number, profession: 'LE', system: 'Knutepunkt 1', eventId: 'e-1' }
const now = new Date('2026-11-22T10:00:00Z')
const asking = (basis: Asking['basis']): Asking => ({
  reader: { visit: 'v', subject: 's', name: 'Test', role: 'doctor' },
  patient: { number },
  basis,
  decision: 'd',
})

type Any = Pick<Source<unknown>, 'service' | 'scopes' | 'questions' | 'paging'>

const handle = { documentUniqueId: '2.25.1', repositoryUniqueId: '2.25.2', homeCommunityId: '2.25.3' }
const grounds = [asking('UNNTAK'), asking('SAMTYKKE'), asking('AKUTT')]
const emergency: Asking = { ...asking('AKUTT'), emergency: { decision: 'e' } }

/** Whether a question asks for what the person has restricted. */
function opens({ service }: Any, question: Question): boolean {
  const { headers, body } = requestOf(service, question, said)
  const parsed = operationOf(service, question.operation).body && body !== undefined ? JSON.parse(body) : undefined
  return service.elevates?.(headers, parsed) ?? false
}

/** Every question that any source asks on any ground; those that follow from an answer stand in by an example. */
const questions: readonly (readonly [Any, Question])[] = [
  ...[...Object.values(sources), personsSource]
    .filter((source) => source !== undefined)
    .flatMap((source: Any) =>
      [...grounds, emergency].flatMap((ground) =>
        source.questions(ground, now).map((question) => [source, question] as const),
      ),
    ),
  [maternityRecordSource, { operation: 'read-record', params: { recordId: 'r-1' } }],
  ...[...grounds, emergency].map((ground): readonly [Any, Question] => [
    documentsSource,
    retrieveQuestion(ground, handle),
  ]),
]

for (const [{ service, scopes, paging }, question] of questions) {
  const operation = operationOf(service, question.operation)
  const isPaged = paging !== undefined && operation.method === 'POST'
  const asked = { ...question.parameters, ...(isPaged ? { _count: '100' } : {}) }

  test(`${service.id}, ${operation.id}: what we ask is what the contract takes, and it is about the one we ask about`, () => {
    const { path, headers, body = '' } = requestOf(service, { ...question, parameters: asked }, said)
    assert.doesNotMatch(path, /\d{11}/)
    const url = new URL(path, 'https://box.example')
    const isForm = headers['content-type'] === 'application/x-www-form-urlencoded'
    const read = readCall(service, operation, {
      params: {},
      // As they come over HTTP.
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
      query: url.searchParams,
      form: new URLSearchParams(isForm ? body : ''),
      bytes: Buffer.from(body),
    })
    const { person } = operation
    const found = {
      header: () => person.in === 'header' && read.headers[person.name],
      parameter: () => person.in === 'parameter' && read.parameters.get(person.name),
      body: () => person.in === 'body' && read.body && person.find(read.body),
      reference: () => undefined,
      path: () => undefined,
      none: () => undefined,
      several: () => undefined,
    }[person.in]()
    assert.equal(found, number)
  })

  test(`${service.id}, ${operation.id}: a scope of ours opens it, and professionals may ask it`, () => {
    assert.ok(operation.scopes.some((scope) => scopes.includes(scope)))
    assert.ok(operation.callers.includes('professional'))
  })
}

for (const source of [...Object.values(sources), personsSource] as readonly (Any & Pick<Source<unknown>, 'opens'>)[]) {
  const { id } = source.service

  test(`EHDS Art. 8: ${id}: on no ordinary ground is anything asked that opens what the person has restricted`, () => {
    for (const ground of grounds) {
      assert.ok(!source.questions(ground, now).some((question) => opens(source, question)))
    }
  })

  test(`Art. 11(5), decision 0038: ${id}: in an emergency that is asked where the contract has a ground for it, and nowhere else`, () => {
    const asked = source.questions(emergency, now)
    assert.equal(
      asked.some((question) => opens(source, question)),
      source.opens === true,
    )
    assert.equal(source.service.elevates !== undefined, source.opens === true)
  })
}

test('documents: what is locked is retrieved in an emergency alone', () => {
  for (const ground of grounds) assert.ok(!opens(documentsSource, retrieveQuestion(ground, handle)))
  assert.ok(opens(documentsSource, retrieveQuestion(emergency, handle)))
})

test('scopes: of what is asked for, nothing is unused, and nothing is more than each operation takes', () => {
  for (const [source] of questions) {
    const used = questions
      .filter(([each]) => each === source)
      .flatMap(([, { operation }]) => operationOf(source.service, operation).scopes)
    for (const scope of source.scopes) assert.ok(used.includes(scope), `${source.service.id} asks for ${scope}`)
  }
})
