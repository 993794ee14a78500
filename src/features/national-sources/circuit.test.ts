import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { after, type Circuit, restRule, restsUntil, sound } from './circuit.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const failing = (times: number) =>
  Array.from({ length: times }).reduce<Circuit>((circuit) => after(circuit, true, now), sound)

test('a source rests after so many failures running, and not before', () => {
  assert.equal(restsUntil(failing(restRule.afterFailures - 1), now), undefined)
  assert.deepEqual(restsUntil(failing(restRule.afterFailures), now), later(restRule.seconds))
})

test('when it has rested it is asked once; one more failure and it rests again, one answer and it is sound', () => {
  const rested = later(restRule.seconds)
  const circuit = failing(restRule.afterFailures)
  assert.equal(restsUntil(circuit, rested), undefined)
  assert.deepEqual(restsUntil(after(circuit, true, rested), rested), later(2 * restRule.seconds))
  assert.deepEqual(after(circuit, false, rested), sound)
})

test('one that answers now and then never rests', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: restRule.afterFailures - 1 })), (failures) => {
      let circuit: Circuit = sound
      for (const times of failures) {
        for (let nth = 0; nth < times; nth++) circuit = after(circuit, true, now)
        assert.equal(restsUntil(circuit, now), undefined)
        circuit = after(circuit, false, now)
      }
    }),
  )
})
