import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { trendOf } from './trend.ts'

test('issue 6, item 6: later stands to the right, more stands higher, what is outside the usual is marked', () => {
  const { lines, band } = trendOf(
    [
      [
        { at: '2024-01-01', value: 10 },
        { at: '2025-01-01', value: 20 },
      ],
    ],
    { low: 12, high: 30 },
  )
  const [first, last] = lines[0]!
  assert.ok(first!.x < last!.x && first!.y > last!.y)
  assert.deepEqual([first!.outside, last!.outside], [true, false])
  assert.ok(band!.y < last!.y && band!.y + band!.height < first!.y)
})

test('a single value stands in the middle; a moment nobody can read is left out', () => {
  const { lines } = trendOf([
    [
      { at: '2024-01-01', value: 7 },
      { at: 'one day', value: 900 },
    ],
  ])
  assert.deepEqual(lines, [[{ x: 88, y: 20, outside: false }]])
})

test('whatever the values, every point and the band stand inside the picture', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  const point = fc.record({
    at: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((at) => at.toISOString()),
    value,
  })
  const usual = fc.record({ low: value, high: value }, { requiredKeys: [] })
  fc.assert(
    fc.property(fc.array(fc.array(point)), usual, (lines, { low, high }) => {
      const ordered = low !== undefined && high !== undefined && low > high ? { low: high, high: low } : { low, high }
      const limits = Object.fromEntries(Object.entries(ordered).filter(([, limit]) => limit !== undefined))
      const picture = trendOf(lines, limits)
      for (const { x, y } of picture.lines.flat()) {
        assert.ok(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height)
      }
      if (picture.band) {
        assert.ok(picture.band.y >= 0 && picture.band.height >= 0)
        assert.ok(picture.band.y + picture.band.height <= picture.height + 0.1)
      }
    }),
  )
})
