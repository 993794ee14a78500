import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryVisits } from './store.memory.ts'
import { visitOpen } from './visit.ts'
import { makeVisits, visitCookie } from './visits.ts'

const limits = { idleMinutes: 30, totalHours: 12 }
const begun = new Date('2026-11-22T08:00:00Z')
const after = (minutes: number) => new Date(begun.getTime() + minutes * 60_000)
const person = { subject: 's', name: 'Test Person', role: 'doctor' } as const

for (const [title, lastSeen, now, open] of [
  ['just begun', 0, 0, true],
  ['29 minutes unused', 0, 29, true],
  ['30 minutes unused', 0, 30, false],
  ['used all along, just under 12 hours', 719, 719, true],
  ['used all along, 12 hours', 719, 720, false],
] as const) {
  test(`a visit of 30 minutes unused and 12 hours in all: ${title}, ${open ? 'open' : 'over'}`, () => {
    const visit = { person: { ...person, visit: 'v' }, begun, lastSeen: after(lastSeen) }
    assert.equal(visitOpen(visit, after(now), limits), open)
  })
}

function visitsAt(clock: { now: Date }, overHttps = false) {
  const store = memoryVisits()
  const ended: string[] = []
  let tokens = 0
  const visits = makeVisits({
    store,
    limits,
    now: () => clock.now,
    newToken: () => `token-${++tokens}`,
    overHttps,
    ended: async (visit) => void ended.push(visit),
  })
  return { store, visits, ended }
}

test('the cookie holds a random token; the store does not know it, and the visit has another name', async () => {
  const { visits, store } = visitsAt({ now: begun })
  const { name, value } = await visits.begin(person, 'named')
  assert.equal((await visits.personOf({ [name]: value }))?.name, 'Test Person')
  assert.notEqual((await visits.personOf({ [name]: value }))?.visit, value)
  assert.equal(await store.find(value), undefined)
  assert.equal(await visits.personOf({ [name]: 'guess' }), undefined)
  assert.equal(await visits.personOf({}), undefined)
})

test('use keeps a visit open; time unused ends it, and what hangs on it', async () => {
  const clock = { now: begun }
  const { visits, ended } = visitsAt(clock)
  const { name, value } = await visits.begin(person, 'named')
  clock.now = after(20)
  const visit = (await visits.personOf({ [name]: value }))?.visit
  clock.now = after(45)
  assert.ok(await visits.personOf({ [name]: value }))
  clock.now = after(76)
  assert.equal(await visits.personOf({ [name]: value }), undefined)
  await visits.endUnused()
  assert.deepEqual(ended, [visit])
})

test('signing out ends the visit at once and takes the cookie away', async () => {
  const { visits, ended } = visitsAt({ now: begun })
  const { name, value } = await visits.begin(person, 'named')
  assert.deepEqual(await visits.end({ [name]: value }), { name, value: '', maxAgeSeconds: 0 })
  assert.equal(await visits.personOf({ [name]: value }), undefined)
  assert.equal(ended.length, 1)
  await visits.end({ [name]: value })
  assert.equal(ended.length, 1)
})

test('RFC 6265bis: over https the cookie has the __Host- prefix', () => {
  assert.equal(visitCookie(true), '__Host-knutepunkt-visit')
  assert.equal(visitCookie(false), 'knutepunkt-visit')
})
