import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInvented } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import { isOrganisationNumber } from '../../standards/norway/organisation-number.ts'
import { careOrganisations, populationOf } from '../synthetic-population/index.ts'
import { demoPeople } from './demo-people.ts'
import { demoProfessionals } from './professional.ts'

test('item 5: there is a demo person for each role', () => {
  const council = ['council-administrator', 'council-member', 'council-secretary']
  const roles = ['citizen', ...council, 'doctor', 'health-professional', 'nurse', 'operator', 'pharmacist', 'secretary']
  assert.deepEqual([...new Set(demoPeople.map(({ role }) => role))].toSorted(), roles)
})

const now = new Date('2026-11-22T12:00:00Z')

test('norway.md 0.1, 6: numbers of demo people and of where they work are invented, with check digits that hold', () => {
  for (const { organisation } of demoPeople) {
    if (organisation) assert.match(organisation.orgNumber, /^2/)
    assert.ok(!organisation || isOrganisationNumber(organisation.orgNumber), organisation?.name)
  }
  for (const { pid, subject } of demoProfessionals) assert.ok(isInvented(parseNationalNumber(pid, now)), subject)
})

test('issue 6, item 1: health personnel of the demonstration work at places of the population', () => {
  const places = new Set(careOrganisations.map(({ orgNumber }) => orgNumber))
  for (const { orgNumber, workplace } of demoProfessionals) assert.ok(places.has(orgNumber), workplace)
})

test('ATT-15, ATT-18: who works at a unit of a municipality is attested for the municipality, at the unit', () => {
  const parents = new Map(careOrganisations.map(({ orgNumber, parent }) => [orgNumber, parent]))
  const entities = new Map(demoProfessionals.map(({ subject, ...at }) => [subject, [at.legalEntity, at.orgNumber]]))
  for (const subject of ['demo-doctor', 'demo-doctor-bodo', 'demo-nurse', 'demo-care-worker']) {
    const [legalEntity, unit = ''] = entities.get(subject) ?? []
    assert.equal(legalEntity, parents.get(unit), subject)
    assert.notEqual(legalEntity, unit, subject)
  }
  assert.equal(entities.get('demo-midwife')?.[0], undefined)
})

test('ATT-11: no number of a demo professional is somebody’s of the population, or that of an example', () => {
  const { people, care } = populationOf({ seed: 'norge', people: 1000, today: '2026-11-22' })
  const taken = new Set([...[...people].map(({ number }) => number), ...care.practitioners.map(({ number }) => number)])
  for (const { pid, subject } of demoProfessionals) {
    assert.ok(!taken.has(pid) && !['24868600035', '12894800095'].includes(pid), subject)
  }
})
