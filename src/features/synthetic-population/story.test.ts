import assert from 'node:assert/strict'
import { test } from 'node:test'
import { courses } from './courses.ts'
import { ageOn, daysBetween } from './day.ts'
import { populationOf } from './population.ts'
import type { Story } from './story.ts'
import { storyTeller } from './tell-story.ts'

const today = '2026-11-22'
const seed = 'test'
const { care, people } = populationOf({ seed, people: 3000, today })
const stories = [...people].map(storyTeller({ seed, today, care }))

/** Everything of a story that has an id, with what it is. */
const itemsOf = ({ person: _person, ...parts }: Story) =>
  Object.entries(parts).flatMap(([part, items]) => items.map((item) => ({ part, item })))

test('issue 6, proof: a story is the same for the same seed, and its ids are its own', () => {
  const again = storyTeller({ seed, today, care })(stories[7]!.person)
  assert.deepEqual(again, stories[7])
  const ids = stories.flatMap((story) => itemsOf(story).map(({ item }) => item.id))
  assert.equal(new Set(ids).size, ids.length)
})

test('issue 6, bad input: nothing happens before birth, after death or in the future', () => {
  for (const story of stories) {
    const { born, died = today } = story.person
    const days = [
      ...story.conditions.flatMap(({ since, until = since }) => [since, until]),
      ...story.medicines.flatMap(({ since, until = since, before, dispensed }) => [
        since,
        until,
        ...before.map((each) => each.since),
        ...dispensed.map(({ on }) => on),
      ]),
      ...story.results.map(({ on }) => on),
      ...story.vaccinations.map(({ on }) => on),
      ...story.procedures.map(({ on }) => on),
      ...story.contacts.flatMap(({ on, until = on }) => [on, until]),
      ...story.measurements.map(({ at }) => at.slice(0, 10)),
    ]
    for (const day of days) assert.ok(day >= born && day <= died, `${born} ${day} ${died}`)
  }
})

test('issue 6, item 1: whoever reacts to a medicine does not get it', () => {
  let ruledOut = 0
  for (const { allergies, medicines } of stories) {
    for (const { substance } of allergies.filter(({ substance: { system } }) => system === 'ATC')) {
      ruledOut++
      for (const { atc } of medicines) assert.ok(!atc.code.startsWith(substance.code), atc.code)
    }
  }
  assert.ok(ruledOut > 50)
  assert.ok(stories.some(({ medicines }) => medicines.some(({ product }) => product.startsWith('Doksyklang'))))
})

test('issue 6, item 1: illness, medicine, result, place and person belong together', () => {
  const places = new Set(care.organisations.map(({ orgNumber }) => orgNumber))
  const professionals = new Set(care.practitioners.map(({ hpr }) => hpr))
  for (const story of stories) {
    const conditions = new Set(story.conditions.map(({ text }) => text))
    for (const { reason } of story.medicines) assert.ok(conditions.has(reason))
    const ids = new Set(story.conditions.map(({ id }) => id))
    for (const { about } of story.contacts) assert.ok(about === undefined || ids.has(about))
    for (const { item } of itemsOf(story)) {
      if (!('place' in item)) continue
      assert.ok(places.has(item.place))
      assert.ok(item.by === undefined || professionals.has(item.by))
    }
  }
})

test('issue 6, item 1: doses rise in order, and a list of medicines tells what was before', () => {
  const changed = stories.flatMap(({ medicines }) => medicines.filter(({ before }) => before.length > 0))
  assert.ok(changed.length > 100)
  for (const { since, before, product } of changed) {
    const starts = [...before.map((each) => each.since), since]
    assert.deepEqual(starts, starts.toSorted())
    assert.ok(before.every((each) => each.product !== product))
  }
})

test('issue 6, item 1: a pregnancy is a woman’s of an age for it, its controls in order, its end no earlier than they', () => {
  const pregnancies = stories.flatMap(({ person, pregnancies: each }) =>
    each.map((pregnancy) => ({ person, pregnancy })),
  )
  assert.ok(pregnancies.length > 10)
  assert.ok(pregnancies.some(({ pregnancy }) => !pregnancy.ended))
  for (const { person, pregnancy } of pregnancies) {
    assert.equal(person.sex, 'female')
    assert.ok(ageOn(person.born, pregnancy.lastPeriod) >= 17)
    assert.equal(daysBetween(pregnancy.lastPeriod, pregnancy.due), 282)
    const days = pregnancy.appointments.map(({ on }) => on)
    assert.deepEqual(days, days.toSorted())
    for (const { on, week } of pregnancy.appointments) {
      assert.ok(on <= (pregnancy.ended?.on ?? today))
      assert.equal(week, Math.floor(daysBetween(pregnancy.lastPeriod, on) / 7))
    }
  }
})

test('FHI, childhood programme: doses come in order and at their age', () => {
  for (const { person, vaccinations } of stories) {
    const measles = vaccinations.filter(({ vaccine }) => vaccine.code === 'J07BD52')
    assert.deepEqual(
      measles.map(({ dose }) => dose),
      measles.length === 1 ? [measles[0]!.dose] : [1, 2].slice(0, measles.length),
    )
    for (const { on, dose } of measles.filter(({ dose: nth }) => nth === 1)) {
      assert.ok(daysBetween(person.born, on) > 440, `${dose}`)
    }
  }
})

test('issue 6, item 2: every part of a story is told of somebody', () => {
  const { person: _person, ...parts } = stories[0]!
  for (const part of Object.keys(parts) as (keyof typeof parts)[]) {
    assert.ok(
      stories.some((story) => story[part].length > 0),
      part,
    )
  }
  for (const critical of ['condition', 'infection', 'intubation']) {
    assert.ok(
      stories.some(({ conditions }) => conditions.some((each) => each.critical === critical)),
      critical,
    )
  }
  assert.ok(
    stories.some(({ privacySettings }) => privacySettings.some(({ extent }) => extent?.type === 'BL' && extent.hpr)),
  )
})

test('issue 6, item 1: nobody took a medicine before it was sold', () => {
  const sold = new Map(courses.flatMap(({ medicines = [] }) => medicines.map(({ atc, sold }) => [atc[0], sold])))
  const taken = stories.flatMap(({ medicines }) => medicines)
  const early = taken.filter(({ atc, since, before }) => {
    const first = before[0]?.since ?? since
    return Number(first.slice(0, 4)) < (sold.get(atc.code) ?? 0)
  })
  assert.deepEqual(early, [])
  assert.ok(taken.length > 100)
})
