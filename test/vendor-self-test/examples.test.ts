import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import {
  addressOf,
  isSafe,
  type Example,
  type NationalService,
  type Operation,
  services,
} from '../../src/features/national-services/index.ts'
import { filledFrom, readyCall, type SentRequest } from '../../src/features/vendor-portal/index.ts'
import { withPersonOfBox } from '../../src/features/vendor-portal/example-person.ts'
import { vendorPaths } from '../../src/features/vendor-portal/pages/paths.ts'
import { type CallingNeeds, makeCall } from '../../src/features/vendor-self-test/endpoint-call.ts'
import { boxTokens, makeProver } from '../../src/features/vendor-self-test/index.ts'
import { browserAt, type Running, startSystem } from '../journeys/running-system.ts'
import { vendorAt } from './vendor.ts'

let system: Running
let calling: Omit<CallingNeeds, 'service' | 'base'>
before(async () => {
  system = await startSystem()
  await system.begin()
  const { id } = await vendorAt(system)
  const tokens = boxTokens(system.origin, id, async (url, headers, body) => {
    const json = { ...headers, 'content-type': 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) })
    return { status: answer.status, body: await answer.json() }
  })
  calling = {
    ...{ tokens: forPages(tokens), send, other: '', now: () => system.clock.now, newId: randomUUID },
    provers: { ours: await makeProver(), others: await makeProver() },
  }
})
after(() => system.stop())

/** The organisation that the box's own pages call for: lists of many people are for their controller alone. */
const ofThePages = '237101901'

const forPages =
  (tokens: CallingNeeds['tokens']): CallingNeeds['tokens'] =>
  (wish) =>
    tokens(wish.caller === 'system' ? { orgNumber: ofThePages, ...wish } : wish)

async function send({ url, method, headers, body }: SentRequest) {
  const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: bytes }
}

/** Whom the box asks a service about by itself, on its page. */
async function personOf({ id, operations }: NationalService): Promise<string> {
  const operation = operations.find(({ person }) => person.in !== 'none') ?? operations[0]!
  const { body } = await browserAt(system.origin).go(vendorPaths.operation(id, operation.id))
  return /<option value="(\d{11})" selected/.exec(body)?.[1] ?? ''
}

/** Everybody whom the service's OpenAPI document names, as the box serves it. */
async function documentOf({ id }: NationalService): Promise<readonly string[]> {
  const { body } = await browserAt(system.origin).go(vendorPaths.openApi(id))
  return body.match(/(?<!\d)\d{11}(?!\d)/g) ?? []
}

/** The status of an example's call, where there was one: as the pages and the document have it. */
async function statusOf(service: NationalService, operation: Operation, example: Example, person: string) {
  const needs = { ...calling, service, base: `${system.origin}${addressOf(service, '')}` }
  const given = filledFrom(service, operation, JSON.parse(withPersonOfBox(JSON.stringify(example), { number: person })))
  const as = operation.callers.includes('professional') ? 'professional' : given.as
  const ready = await readyCall(service, operation, { ...given, as, person }, async (earlier, filled) => {
    const { received } = await makeCall(needs, earlier, filled)
    return received!
  })
  if (!ready) return undefined
  const { received } = await makeCall(needs, operation, ready)
  return received?.status
}

const isAnswered = (status = 0) => status >= 200 && status < 300

/** Every example of a service, and how those were answered that were refused. */
async function refusedIn(service: NationalService, person: string) {
  let left = service.operations.flatMap((operation) => operation.examples.map((example) => ({ operation, example })))
  // What one changes may stand in the way of another, or be what another needs: those are tried after it.
  for (let before = left.length + 1; left.length > 0 && left.length < before; ) {
    before = left.length
    const refused: (typeof left)[number][] = []
    for (const each of left) {
      if (!isAnswered(await statusOf(service, each.operation, each.example, person))) refused.push(each)
    }
    left = refused
  }
  return left.map(({ operation, example }) => `${operation.id}: ${example.title}`)
}

for (const { service } of services) {
  test(`${service.id}: every example is answered as its title promises, about whom page and document name`, async () => {
    const person = await personOf(service)
    const named = await documentOf(service)
    assert.ok(named.length === 0 || named.includes(person))
    assert.deepEqual(await refusedIn(service, person), [])
  })
}

/** The first example of an operation that changes nothing, answered with a fault in its way or without. */
async function answerOf(service: NationalService, operation: Operation, person: string, fault?: string) {
  const needs = { ...calling, service, base: `${system.origin}${addressOf(service, '')}` }
  const example = JSON.stringify(operation.examples[0])
  const given = filledFrom(service, operation, JSON.parse(withPersonOfBox(example, { number: person })))
  const as = operation.callers.includes('professional') ? 'professional' : given.as
  const { received } = await makeCall(needs, operation, { ...given, as, person, ...(fault ? { fault } : {}) })
  return { status: received?.status, text: new TextDecoder().decode(received?.body) }
}

for (const { service } of services) {
  test(`issue 6, item 5: whatever ${service.id} counts, lists or denies is contradicted when asked for`, async () => {
    const person = await personOf(service)
    const safe = service.operations.filter((each) => isSafe(each) && !each.after && !each.answers.type)
    for (const operation of safe) {
      const told = await answerOf(service, operation, person)
      const contradicted = await answerOf(service, operation, person, 'data=contradictory')
      assert.equal(contradicted.status, told.status, operation.id)
      if (saysSomething(told.text)) assert.notEqual(contradicted.text, told.text, operation.id)
    }
  })
}

/** A count, a list with something in it, or a yes or no; bare lists are of many people, and left as they are. */
function saysSomething(text: string): boolean {
  return /^\{.*("total":|\[\{|:(true|false)\b)/s.test(text)
}
