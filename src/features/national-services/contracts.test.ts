import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capabilityStatementOf, fhirBaseOf } from './capability-statement.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { openApiOf } from './open-api.ts'
import { answerTypeOf } from './media-type.ts'
import { addressesOf, addressOf } from './routes.ts'
import { services } from './services.ts'

const deployment = { server: 'https://box.example/x', tokenEndpoint: 'https://token.example/token' }

test('issue 6, item 2: every service and operation has a name and an address of its own', () => {
  const ids = services.map(({ service }) => service.id)
  assert.equal(new Set(ids).size, ids.length)
  const addresses = services.flatMap(({ service }) =>
    service.operations.map(({ method, path }) => `${method} ${addressOf(service, path)}`),
  )
  assert.equal(new Set(addresses).size, addresses.length)
})

for (const { service } of services) {
  const { operations, headers } = service

  test(`${service.id}: national numbers stand in no address`, () => {
    for (const { path, parameters = [], method, person } of operations) {
      const inQuery = method === 'GET' ? parameters.map(({ name }) => name) : []
      assert.ok(!(person.in === 'parameter' && inQuery.includes(person.name)), path)
      assert.doesNotMatch(path, /:(nin|fnr|person)/)
    }
  })

  test(`${service.id}: every example and every header’s example keeps the rules it is an example of`, () => {
    for (const { pattern, example, name } of [...headers, ...operations.flatMap((each) => each.headers ?? [])]) {
      assert.match(example, pattern, name)
    }
    for (const { examples, parameters = [], id } of operations) {
      assert.ok(examples.length > 0, id)
      for (const { parameters: given = {} } of examples) {
        for (const name of Object.keys(given))
          assert.ok(
            parameters.some((each) => each.name === name),
            name,
          )
      }
    }
  })

  test(`${service.id}: OpenAPI says every operation once, with its headers, scopes and refusals`, () => {
    const document = openApiOf(service, deployment)
    const { paths } = document as { paths: Record<string, Record<string, Json>> }
    for (const [, ...way] of JSON.stringify(document).matchAll(/"#\/(\w+)\/(\w+)\/([\w-]+)"/g)) {
      const there = way.reduce<unknown>((at, name) => (at as Json | undefined)?.[name], document)
      assert.ok(there, way.join('/'))
    }
    const told = Object.values(paths).flatMap((each) => Object.values(each))
    assert.deepEqual(told.map(({ operationId }) => operationId).toSorted(), operations.map(({ id }) => id).toSorted())
    for (const { parameters, responses } of told) {
      const names = (parameters as { name?: string; $ref?: string }[]).map(
        ({ name, $ref }) => name ?? $ref?.replace('#/components/parameters/', ''),
      )
      for (const { name } of headers) assert.ok(names.includes(name))
      for (const status of ['400', '401', '403']) assert.ok(status in (responses as Json))
    }
  })

  test(`${service.id}: what it says of itself names where each fact is from`, () => {
    assert.ok(service.sources.some(({ sure }) => sure === 'described' || sure === 'proposed'))
    for (const { sure, url } of service.sources) assert.ok(sure === 'proposed' || url?.startsWith('https://'))
  })

  if (service.format === 'json') continue
  test(`${service.id}: the capability statement has each type that is answered`, () => {
    const { rest } = capabilityStatementOf(service, deployment.server, '2026-11-22') as {
      rest: { resource?: { type: string }[]; interaction?: Json[] }[]
    }
    const { resource = [], interaction = [] } = rest[0]!
    const types = resource.map(({ type }) => type)
    assert.equal(new Set(types).size, types.length)
    assert.ok(types.length > 0 || interaction.length > 0)
  })
}

test('FHIR R4, capabilities: /metadata stands where the types that are searched do', () => {
  for (const { service } of services) {
    const searches = service.operations.flatMap(({ path }) => /^(.*)\/[A-Z]\w*\/_search$/.exec(path)?.[1] ?? [])
    for (const base of searches) assert.equal(fhirBaseOf(service), base, service.id)
  }
})

test('FHIR R4, http: a Bundle for the base is taken at the base, with a slash and without', () => {
  const ofBase = services.flatMap(({ service }) =>
    service.operations.filter(({ path }) => path === '/').map((operation) => addressesOf(service, operation)),
  )
  assert.deepEqual(ofBase, [['/nasjonale/measurements/', '/nasjonale/measurements']])
})

test('FHIR R4, Content Types: what is answered as application/fhir+json is a resource; the object of a status is none', () => {
  for (const { service } of services) {
    for (const operation of service.operations.filter(({ answers }) => answers.schema)) {
      const { properties = {} } = operation.answers.schema as { properties?: Json }
      const isResource = answerTypeOf(service, operation) === 'application/fhir+json'
      assert.equal('resourceType' in properties, isResource, `${service.id} ${operation.id}`)
    }
  }
})
