import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packBody } from '../../platform/fhir-packages/digested.ts'
import type { Opened } from '../../platform/fhir-packages/open-package.ts'
import type { Packages } from './packages.ts'
import { openValidationThreads } from './threads.ts'

const typeBase = 'http://hl7.org/fhir/StructureDefinition/'

/** A package whose `Basic` has an invariant. */
function hostile(expression: string): Packages {
  const element = [
    {
      id: 'Basic',
      path: 'Basic',
      min: 0,
      max: '*',
      constraint: [{ key: 'slow-1', severity: 'error', human: 'Slow', expression }],
    },
    { id: 'Basic.language', path: 'Basic.language', min: 0, max: '1', type: [{ code: 'code' }] },
  ]
  const definition = {
    resourceType: 'StructureDefinition',
    url: `${typeBase}Basic`,
    name: 'Basic',
    kind: 'resource',
    abstract: false,
    type: 'Basic',
    derivation: 'specialization',
    snapshot: { element },
  }
  return [packageOf([definition])]
}

function packageOf(definitions: readonly { readonly resourceType: string; readonly url: string }[]): Opened {
  const bodies = definitions.map(packBody)
  let offset = 0
  const entries = definitions.map(({ resourceType: kind, url }, at) => {
    const { length } = bodies[at]!
    offset += length
    return { kind, url, version: undefined, offset: offset - length, length }
  })
  const digested = { name: 'hostile', version: undefined, entries, bodies: new Uint8Array(Buffer.concat(bodies)) }
  return { digested, path: '', cache: 'unkept', unreadable: [] }
}

const basic = (text: string) => Buffer.from(JSON.stringify({ resourceType: 'Basic', language: text }))
const long = basic('a'.repeat(20_000_000))
const now = () => new Date('2026-11-22')

test('issue 4, bad input: what takes too long is ended, and a new thread takes its place', async () => {
  await using threads = openValidationThreads({ packages: hostile('true'), threads: 1, seconds: 0.001, now })
  const [first, next] = await Promise.allSettled([threads.validate(long), threads.validate(long)])
  assert.ok(first.status === 'rejected' && next.status === 'rejected')
  assert.deepEqual([first.reason.code, next.reason.code], Array(2).fill('validation-too-slow'))
})

test('issue 4, bad input: expressions made to take for ever come to an end in time', async () => {
  const nested = '%resource.language.toChars().all('.repeat(6)
  for (const expression of ["language.matches('^(a+)+$')", `${nested}true${')'.repeat(6)}`]) {
    await using threads = openValidationThreads({ packages: hostile(expression), threads: 1, seconds: 20, now })
    const { findings } = await threads.validate(basic(`${'a'.repeat(300)}!`))
    assert.ok(findings.some(({ rule }) => rule === 'slow-1'))
  }
})

test('issue 4, bad input: what cannot be read is refused as by the validator itself, and the thread goes on', async () => {
  await using threads = openValidationThreads({ packages: hostile('true'), threads: 1, seconds: 20, now })
  await assert.rejects(threads.validate(Buffer.from('{"a":')), { kind: 'invalid', code: /^json-/ })
  await assert.rejects(threads.validate(Buffer.from('<Bundle xmlns="http://hl7.org/fhir"/>')), { code: 'fhir-xml' })
  const { form, findings } = await threads.validate(basic('a'))
  assert.equal(form, 'fhir')
  assert.ok(findings.every(({ rule }) => rule !== 'slow-1'))
})

test('issue 4, item 5: where no thread can start, each that waits is told', async () => {
  const broken = { ...hostile('true')[0]!, digested: undefined } as unknown as Opened
  await using threads = openValidationThreads({ packages: [broken], threads: 1, seconds: 20, now })
  const outcomes = await Promise.allSettled([threads.validate(basic('a')), threads.validate(basic('b'))])
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
})

test('issue 4, item 5: asked to stop, what is under way is left', async () => {
  const stop = new AbortController()
  const needs = { packages: hostile('true'), threads: 1, seconds: 60, now, stop: stop.signal }
  await using threads = openValidationThreads(needs)
  await threads.validate(basic('a'))
  const left = threads.validate(long)
  stop.abort()
  await assert.rejects(left, { code: 'validation-stopped' })
})

test('issue 4, item 5: closed, what is under way and what waits is told', async () => {
  const threads = openValidationThreads({ packages: hostile('true'), threads: 1, seconds: 60, now })
  await threads.validate(basic('a'))
  const left = Promise.allSettled([threads.validate(long), threads.validate(basic('a'))])
  await threads[Symbol.asyncDispose]()
  for (const outcome of await left) {
    assert.ok(outcome.status === 'rejected')
    assert.equal(outcome.reason.code, 'validation-stopped')
  }
})
