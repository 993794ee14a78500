import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { publicPlace } from './public-place.ts'

test('issue 3, item 8: a place without a way into a digital meeting is told as it is', () => {
  for (const place of ['Oslo, Verkstedveien 1', 'Gardermoen, rom 12.3', 'Teams', 'Kl. 10.00 i 5. etg.', undefined]) {
    assert.equal(publicPlace({ ...(place !== undefined && { place }), form: 'hybrid' }), place)
  }
})

test('issue 3, item 8: of a digital meeting the public is told that it is digital, of another one the room', () => {
  const told = (place: string, form: 'digital' | 'hybrid') => publicPlace({ place, form })
  assert.equal(told('https://video.example/j/1', 'hybrid'), 'Digitalt møte')
  assert.equal(told('Teams: https://video.example/j/1', 'digital'), 'Digitalt møte')
  assert.equal(told('Oslo, rom 5, eller Teams: https://video.example/j/1?pwd=abc', 'hybrid'), 'Oslo, rom 5')
  assert.equal(told('video.example/j/1', 'digital'), 'Digitalt møte')
  assert.equal(told('Bergen (Møte-ID: 123 456)', 'hybrid'), 'Bergen')
  assert.equal(told('987 6543 2101', 'digital'), 'Digitalt møte')
})

test('issue 3, item 8: no link is left, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string(), fc.webUrl(), fc.string(), (before, url, after) => {
      assert.doesNotMatch(publicPlace({ place: `${before} ${url} ${after}`, form: 'hybrid' }) ?? '', /https?:\/\//)
    }),
  )
})
