import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../kernel/problem.ts'
import { isInvented, refuseRealNumber } from './invented-only.ts'
import { individualNumbers, inventedNumber, parseNationalNumber } from './national-number.ts'
import { inventedOrganisationNumber, isOrganisationNumber } from './organisation-number.ts'

const now = new Date('2026-11-22T12:00:00+01:00')
const later = new Date('2032-01-02T12:00:00+01:00')

const codeOf = (text: string, at = now): string | undefined => {
  try {
    parseNationalNumber(text, at)
    return undefined
  } catch (problem) {
    assert.ok(problem instanceof Problem)
    assert.doesNotMatch(problem.message, /\d/)
    return problem.code
  }
}

for (const value of ['12894800095', '03853700125', '24868600035', '01911450069', '16858399649', '29844697323']) {
  test(`Skatteetaten, Tenor: ${value} is a fødselsnummer made for tests`, () => {
    const { kind, series } = parseNationalNumber(value, now)
    assert.deepEqual([kind, series], ['FNR', 'tenor'])
  })
}

for (const value of ['45909000118', '54846900074', '45920040881']) {
  test(`Skatteetaten, Tenor: ${value} is a D-nummer made for tests: 40 on the day, 80 on the month`, () => {
    const { kind, series } = parseNationalNumber(value, now)
    assert.deepEqual([kind, series], ['DNR', 'tenor'])
  })
}

for (const value of ['13717404089', '02686525891', '29698496140']) {
  test(`Norsk helsenett: ${value} was made with 65 on the month`, () => {
    const number = parseNationalNumber(value, now)
    assert.equal(number.series, 'helsenett')
    assert.ok(isInvented(number))
  })
}

for (const [value, code] of [
  ['1289480009', 'national-number-digits'],
  ['12894800 095', 'national-number-digits'],
  ['１2894800095', 'national-number-digits'],
  ['32814800095', 'national-number-date'],
  ['31824800095', 'national-number-date'],
  ['12934800095', 'national-number-date'],
  ['00814800095', 'national-number-date'],
  ['12894800096', 'national-number-check'],
  ['12894800085', 'national-number-check'],
  // Both stand in the papers of national services and fail their own check digits.
  ['05076600324', 'national-number-check'],
  ['12048645510', 'national-number-check'],
] as const) {
  test(`Folkeregisteret: ${value} is no national number (${code})`, () => assert.equal(codeOf(value), code))
}

test('Skatteetaten, numbers from 2032: their own example holds', () =>
  assert.equal(codeOf('02013299997', later), undefined))

test('Skatteetaten, numbers from 2032: the first check digit may be off by three, from that day and not before', () => {
  const [first] = inventedNumber({ year: 1986, month: 6, day: 24 }, 0)?.match(/^.{9}/) ?? []
  const allowed = [...Array(100).keys()]
    .map((nth) => `${first}${String(nth).padStart(2, '0')}`)
    .filter((each) => codeOf(each, later) === undefined)
  // Up to four; where the second digit would be 10 there is no number.
  assert.ok(allowed.length > 1 && allowed.length <= 4)
  assert.equal(allowed.filter((each) => codeOf(each, now) === undefined).length, 1)
})

test('Skatteetaten, numbers from 2032: every number that held before holds after', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1940, max: 2025 }),
      fc.integer({ min: 1, max: 28 }),
      fc.nat(999),
      (year, day, nth) => {
        const [[first, last] = [0, 0]] = individualNumbers(year)
        const value = inventedNumber({ year, month: (nth % 12) + 1, day }, first + (nth % (last - first + 1)))
        if (value === undefined) return
        assert.equal(parseNationalNumber(value, now).series, 'tenor')
        assert.equal(codeOf(value, later), undefined)
      },
    ),
  )
})

test('Folkeregisteret: one wrong digit is always noticed, and so are two that changed places', () => {
  fc.assert(
    fc.property(fc.nat(10), fc.integer({ min: 1, max: 9 }), (place, added) => {
      const value = '24868600035'
      const other = value.slice(0, place) + ((Number(value[place]) + added) % 10) + value.slice(place + 1)
      assert.notEqual(codeOf(other), undefined)
    }),
  )
})

test('issue 6: outside production a number of real shape is refused, and the message does not say it', () => {
  // Computed here from a date: no register was asked, so nobody knows whether it is anybody's.
  const shaped = [...Array(1000).keys()]
    .map((nth) => `0101700${String(nth).padStart(4, '0')}`)
    .find((each) => codeOf(each) === undefined)
  assert.ok(shaped)
  assert.throws(() => refuseRealNumber(parseNationalNumber(shaped, now)), {
    code: 'number-of-real-shape',
    message: /^\D*$/,
  })
})

test('Norsk helsenett: the two people of public examples are let in, though their numbers have ordinary dates', () => {
  for (const value of ['13116900216', '12057900499']) refuseRealNumber(parseNationalNumber(value, now))
})

test('H-nummer: a number of one institution is no invented one', () => {
  const local = [...Array(1000).keys()]
    .map((nth) => `0141700${String(nth).padStart(4, '0')}`)
    .find((each) => codeOf(each) === undefined)
  assert.ok(local)
  assert.throws(() => refuseRealNumber(parseNationalNumber(local, now)), { code: 'number-of-real-shape' })
})

for (const value of ['213710192', '237101901', '337101909', '100100673']) {
  test(`Enhetsregisteret: ${value} has its check digit`, () => assert.ok(isOrganisationNumber(value)))
}

test('Enhetsregisteret: 314159265 has not', () => assert.ok(!isOrganisationNumber('314159265')))

test('Tenor: organisations made for tests begin with 2 and have their check digit', () => {
  fc.assert(
    fc.property(fc.nat(9_999_999), (serial) => {
      const value = inventedOrganisationNumber(serial)
      assert.ok(value === undefined || (isOrganisationNumber(value) && value.startsWith('2')))
    }),
  )
})
