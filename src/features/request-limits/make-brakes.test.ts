import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Braked, RequestLimits } from './brakes.ts'
import { makeBrakes } from './make-brakes.ts'
import { memoryLimitStore } from './store.memory.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute))
const limits: RequestLimits = {
  windowMinutes: 60,
  professional: { alarm: 2, block: 3 },
  'point-of-care': { alarm: 50, block: 60 },
  patient: { alarm: 3, block: 4 },
  country: { alarm: 100, block: 200 },
}

/** Brakes in memory, and what they raised. */
function brakes(changes: Partial<RequestLimits> = {}) {
  const raised: string[] = []
  const store = memoryLimitStore()
  const { take } = makeBrakes({
    store,
    limits: { ...limits, ...changes },
    secret: new Uint8Array(32),
    raised: (what, { kind, role, country }) => raised.push(`${what} ${kind} ${role} ${country}`),
  })
  let numbers = 0
  const asked = (request: Partial<Braked> = {}) => {
    numbers += 1
    return take({
      role: 'A',
      country: 'FI',
      professional: 'FI:1',
      pointOfCare: 'clinic',
      patientKey: `patient ${numbers}`,
      emergency: false,
      at: at(0),
      ...request,
    })
  }
  return { asked, raised, store }
}

test('issue 5, item 14: beyond the first threshold one alarm, beyond the second a block for the window', async () => {
  const { asked, raised } = brakes()
  const taken = []
  for (let count = 0; count < 6; count += 1) taken.push(await asked())
  assert.deepEqual(taken, ['pass', 'pass', 'pass', 'blocked', 'blocked', 'blocked'])
  assert.deepEqual(raised, ['alarm professional A FI', 'block professional A FI'])
  assert.equal(await asked({ at: at(59) }), 'blocked')
  assert.equal(await asked({ at: at(60) }), 'pass', 'asking while blocked prolongs nothing')
})

test('issue 5, item 14: a country that makes up professionals and places is stopped as a country', async () => {
  const { asked, raised } = brakes({ country: { alarm: 5, block: 10 } })
  const taken = []
  for (let count = 0; count < 12; count += 1) {
    taken.push(await asked({ professional: `FI:made-up-${count}`, pointOfCare: `made-up-${count}` }))
  }
  assert.deepEqual(taken.slice(9), ['pass', 'blocked', 'blocked'])
  assert.deepEqual(raised, ['alarm country A FI', 'block country A FI'])
  assert.equal(await asked({ country: 'CZ', professional: 'CZ:1' }), 'pass')
})

test('issue 5, items 5 and 14: from abroad an emergency about one patient has more room, and an end; here it has none', async () => {
  const { asked } = brakes({ 'point-of-care': { alarm: 500, block: 600 } })
  const about = (role: 'A' | 'B', count: number) =>
    asked({ role, professional: `${role}:${count}`, patientKey: 'one patient', emergency: true })
  for (const role of ['A', 'B'] as const) {
    const taken = []
    for (let count = 0; count < 25; count += 1) taken.push(await about(role, count))
    assert.equal(taken.indexOf('blocked'), role === 'A' ? 20 : -1, role)
  }
})

test('a block is of one professional, place or patient in one role, and no other', async () => {
  const { asked } = brakes()
  for (let count = 0; count < 4; count += 1) await asked()
  assert.equal(await asked(), 'blocked')
  assert.equal(await asked({ professional: 'FI:2' }), 'pass')
  assert.equal(await asked({ role: 'B' }), 'pass')
})

test('a point of care abroad is counted within its country; our own whichever country it asks', async () => {
  const low = { professional: { alarm: 90, block: 90 }, 'point-of-care': { alarm: 1, block: 2 } }
  for (const [role, last] of [
    ['A', 'pass'],
    ['B', 'blocked'],
  ] as const) {
    const { asked } = brakes(low)
    await asked({ role })
    await asked({ role })
    assert.equal(await asked({ role, country: 'CZ' }), last)
  }
})

test('issue 5, item 14: an emergency is alarmed, and no limit of the patient stops it', async () => {
  const { asked, raised } = brakes({ professional: { alarm: 90, block: 90 } })
  const patientKey = 'one patient'
  for (let count = 0; count < 5; count += 1) await asked({ patientKey, professional: `FI:${count}` })
  assert.equal(await asked({ patientKey }), 'blocked')
  assert.equal(await asked({ patientKey, emergency: true }), 'pass')
  assert.deepEqual(raised, ['alarm patient A FI', 'block patient A FI'])
  const fresh = brakes()
  for (let count = 0; count < 9; count += 1) {
    assert.equal(await fresh.asked({ patientKey, professional: `FI:${count}`, emergency: true }), 'pass')
  }
  assert.deepEqual(fresh.raised, ['alarm patient A FI'])
})

test('issue 5, item 14: an emergency lifts nobody’s own limit', async () => {
  const { asked } = brakes()
  for (let count = 0; count < 4; count += 1) await asked({ emergency: true })
  assert.equal(await asked({ emergency: true }), 'blocked')
})

test('what is kept names nobody', async () => {
  const { asked, store } = brakes()
  for (let count = 0; count < 4; count += 1) await asked({ professional: 'FI:9144897' })
  assert.doesNotMatch(JSON.stringify(await store.excesses(at(-60))), /9144897|clinic/)
})
