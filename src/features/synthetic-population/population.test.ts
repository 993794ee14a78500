import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInvented } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import { isOrganisationNumber } from '../../standards/norway/organisation-number.ts'
import { ageOn } from './day.ts'
import { populationOf } from './population.ts'

const today = '2026-11-22'
const now = new Date(`${today}T12:00:00Z`)
const { care, people: made } = populationOf({ seed: 'test', people: 5000, today })
const people = [...made]
const byNumber = new Map(people.map((person) => [person.number, person]))

test('issue 6, item 1: every number is of the series for tests, and nobody shares one', () => {
  const numbers = [
    ...people.flatMap(({ number, formerNumbers }) => [number, ...formerNumbers]),
    ...care.practitioners.map(({ number }) => number),
  ]
  assert.equal(new Set(numbers).size, numbers.length)
  for (const number of numbers) {
    const read = parseNationalNumber(number, now)
    assert.ok(isInvented(read) && read.series === 'tenor')
  }
})

test('issue 6, item 1: a number says the day of birth, and a D-number is one', () => {
  for (const { number, born, numberKind } of people) {
    const [year, month, day] = born.split('-') as [string, string, string]
    assert.equal(number.slice(4, 6), year.slice(2))
    assert.equal(Number(number.slice(2, 4)) - 80, Number(month))
    assert.equal(Number(number.slice(0, 2)) - (numberKind === 'DNR' ? 40 : 0), Number(day))
  }
})

test('issue 6, proof: the same seed makes the same people, and fewer of them are the first of many', () => {
  const some = (count: number, seed = 'test') => [...populationOf({ seed, people: count, today }).people]
  assert.deepEqual(some(5000), people)
  assert.deepEqual(some(300), people.slice(0, some(300).length))
  assert.notDeepEqual(some(50, 'other')[0], people[0])
})

test('Folkeregisteret: whom somebody is related to is there, and is related back', () => {
  const back = {
    mother: ['child'],
    father: ['child'],
    'co-mother': ['child'],
    child: ['mother', 'father', 'co-mother'],
    sibling: ['sibling'],
    spouse: ['spouse'],
    partner: ['partner'],
  }
  for (const { number, relations } of people) {
    for (const { to, kinship, together } of relations) {
      const returned = byNumber.get(to)?.relations.find((each) => each.to === number)
      assert.ok(returned && back[kinship].includes(returned.kinship), `${kinship} and ${returned?.kinship}`)
      assert.equal(returned.together, together)
    }
  }
})

test('Folkeregisteret: a child under 18 has somebody with parental responsibility, nobody else has', () => {
  for (const { born, relations } of people) {
    const responsible = relations.filter(({ parentalResponsibility }) => parentalResponsibility)
    assert.equal(responsible.length > 0, ageOn(born, today) < 18)
    for (const { to, kinship } of responsible) {
      assert.ok(['mother', 'father', 'co-mother'].includes(kinship))
      assert.ok(ageOn(byNumber.get(to)!.born, born) >= 18)
    }
  }
})

test('Folkeregisteret: parents are married to each other, apart, or one; children are siblings', () => {
  for (const { maritalStatus, relations } of people) {
    assert.equal(
      relations.some(({ kinship }) => kinship === 'spouse'),
      maritalStatus === 'gift',
    )
  }
  assert.ok(
    people.some(({ relations }) => relations.some(({ kinship, together }) => kinship === 'father' && !together)),
  )
})

test('Grunndata: an address that is strictly confidential is not held at all', () => {
  const hidden = people.filter(({ confidentiality }) => confidentiality === 'strengtFortrolig')
  assert.ok(hidden.length > 0)
  for (const { address } of hidden) assert.equal(address, undefined)
  assert.ok(people.some(({ confidentiality }) => confidentiality === 'fortrolig'))
})

test('issue 6, bad input: there are the dead, the merged, those with a D-number and those without a doctor', () => {
  assert.ok(people.some(({ died }) => died !== undefined && died < today))
  assert.ok(people.some(({ formerNumbers }) => formerNumbers.length > 0))
  assert.ok(people.some(({ numberKind }) => numberKind === 'DNR'))
  assert.ok(people.some(({ generalPractitioner }) => generalPractitioner === undefined))
  assert.ok(people.some(({ nursingHome }) => nursingHome !== undefined))
})

test('issue 6, item 1: ages are as in Norway, roughly: one in five a child, one in six 67 or older', () => {
  const share = (from: number, to: number) =>
    people.filter(({ born }) => ageOn(born, today) >= from && ageOn(born, today) <= to).length / people.length
  assert.ok(Math.abs(share(0, 17) - 0.2) < 0.05, `children ${share(0, 17)}`)
  assert.ok(Math.abs(share(67, 120) - 0.17) < 0.05, `old ${share(67, 120)}`)
})

test('Enhetsregisteret and Helsepersonellregisteret: places have numbers of the series for tests, people their own', () => {
  for (const { orgNumber, parent } of care.organisations) {
    assert.ok(isOrganisationNumber(orgNumber) && orgNumber.startsWith('2'))
    assert.ok(parent === undefined || isOrganisationNumber(parent))
  }
  const numbers = care.practitioners.map(({ hpr }) => hpr)
  assert.equal(new Set(numbers).size, numbers.length)
  for (const { generalPractitioner } of people) {
    assert.ok(generalPractitioner === undefined || numbers.includes(generalPractitioner))
  }
})
