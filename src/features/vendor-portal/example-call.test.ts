import assert from 'node:assert/strict'
import { test } from 'node:test'
import { services } from '../national-services/index.ts'
import { aboutPerson, examplePerson, readFilled } from './example-call.ts'

test('a form of half a megabyte does not become a body of hundreds: whom it is about is short', () => {
  const { service } = services.find((each) => each.service.id === 'medication-list')!
  const operation = service.operations.find(({ person }) => person.in === 'body')!
  const form = new URLSearchParams({ annet: 'x'.repeat(11_000), kropp: examplePerson.repeat(40_000) })
  const { body = '' } = aboutPerson(operation, readFilled(service, operation, form))
  assert.ok(body.length < 3_000_000, `${body.length} characters`)
})
