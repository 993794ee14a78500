import assert from 'node:assert/strict'
import { test } from 'node:test'
import { persons as service } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, openBox, storyWith } from './box.ts'

const full = ['nhn:hgd-persontjenesten-api/full-access']
const restricted = ['nhn:hgd-persontjenesten-api/restricted-access']
const machine = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901' }

type Items = readonly Readonly<Record<string, unknown>>[]
type Registered = Readonly<Record<string, Items>> & { nin: string; code?: string }

async function ask(
  { person }: Story,
  { body = {}, scope = full, claims = {} }: { body?: object; scope?: readonly string[]; claims?: object } = {},
) {
  const box = await openBox([{ ...storyWith(({ person: each }) => each.number === person.number) }])
  const said = { claims: { scope, ...claims } }
  const { status, body: found } = await call(box, service, 'person-by-nin', {
    body: { nin: person.number, ...body },
    said,
  })
  return { status, found: found as unknown as Registered, box }
}

const child = storyWith(
  ({ person }) => person.relations.filter(({ parentalResponsibility }) => parentalResponsibility).length === 2,
)
const confidential = storyWith(({ person }) => person.confidentiality === 'fortrolig')
const strictly = storyWith(({ person }) => person.confidentiality === 'strengtFortrolig')
const open = storyWith(({ person }) => person.confidentiality === 'ugradert' && person.died === undefined)

test('Persontjenesten: names, birth and sex stand in fields of their own, never read out of a number', async () => {
  const { status, found } = await ask(open)
  const { name, born, sex, number } = open.person
  assert.equal(status, 200)
  assert.equal(found.nin, number)
  assert.deepEqual(
    [found.name![0]!.familyName, found.birth![0]!.birthDate, found.gender![0]!.gender],
    [name.family, born, sex],
  )
})

test('Persontjenesten, information model: every item says whether it holds, since when, and from whom', async () => {
  const { found } = await ask(child)
  for (const [name, items] of Object.entries(found)) {
    if (typeof items === 'string') continue
    for (const { isValid, registeredAt, source } of items) {
      assert.deepEqual([typeof isValid, typeof registeredAt, typeof source], ['boolean', 'string', 'string'], name)
    }
  }
})

test('Persontjenesten, familyRelation: a child has its parents, who answer for it together', async () => {
  const { found } = await ask(child, { body: { informationParts: ['familyRelation', 'parentalResponsibility'] } })
  assert.deepEqual(Object.keys(found), ['nin', 'familyRelation', 'parentalResponsibility'])
  const parents = child.person.relations.flatMap(({ to, parentalResponsibility }) =>
    parentalResponsibility ? [to] : [],
  )
  assert.deepEqual(found.parentalResponsibility!.map(({ responsible }) => responsible).toSorted(), parents.toSorted())
  for (const { responsibility } of found.parentalResponsibility!) assert.equal(responsibility, 'felles')
  for (const { relatedPerson, myRoleForRelatedPerson } of found.familyRelation!) {
    assert.ok(parents.includes(String(relatedPerson)))
    assert.equal(myRoleForRelatedPerson, 'Child')
  }
})

test('Folkeregisteret: sisters, brothers and partners who are not married are no family relation', async () => {
  const sibling = storyWith(({ person }) => person.relations.some(({ kinship }) => kinship === 'sibling'))
  const { found } = await ask(sibling)
  const siblings = sibling.person.relations.flatMap(({ to, kinship }) => (kinship === 'sibling' ? [to] : []))
  for (const { relatedPerson } of found.familyRelation!) assert.ok(!siblings.includes(String(relatedPerson)))
})

test('Grunndata, gd-person-guardianscope: who has a guardian, has one with a scope', async () => {
  const ward = storyWith(({ person }) => person.guardianship !== undefined)
  const { found } = await ask(ward)
  const [{ guardian, scope } = {}] = found.guardianship!
  assert.deepEqual([guardian, scope], [ward.person.guardianship?.guardian, ward.person.guardianship?.scope])
  assert.notEqual(guardian, ward.person.number)
})

for (const [scope, addresses] of [
  [full, 1],
  [restricted, 0],
] as const) {
  test(`Persontjenesten, scopes: ${scope[0]} shows ${addresses} of a confidential address`, async () => {
    const { found } = await ask(confidential, { scope })
    assert.deepEqual(
      [found.residentialAddress!.length, found.addressProtection![0]!.confidentialityLevel],
      [addresses, 'fortrolig'],
    )
  })
}

test('Persontjenesten, scopes: restricted access has ordinary addresses, and no contact information', async () => {
  const { found } = await ask(open, { scope: restricted })
  assert.deepEqual([found.residentialAddress!.length, found.contactInformation!.length], [1, 0])
  assert.doesNotMatch(JSON.stringify(found), new RegExp(open.person.phone.slice(1)))
})

test('Persontjenesten: a strictly confidential address is in no answer', async () => {
  const { found } = await ask(strictly)
  assert.deepEqual(found.residentialAddress, [])
})

test('issue 6, bad input: a former number leads to the person, who says both numbers', async () => {
  const merged = storyWith(({ person }) => person.formerNumbers.length > 0)
  const former = merged.person.formerNumbers[0]!
  const { found } = await ask(merged, { body: { nin: former } })
  assert.equal(found.nin, merged.person.number)
  assert.deepEqual(
    found.identificationNumber!.map(({ identifier, isValid }) => [identifier, isValid]),
    [
      [former, false],
      [merged.person.number, true],
    ],
  )
})

test('issue 6, bad input: somebody who has died is registered as dead, with the day', async () => {
  const dead = storyWith(({ person }) => person.died !== undefined)
  const { found } = await ask(dead)
  assert.deepEqual([found.status![0]!.status, found.death![0]!.deathDate], ['dead', dead.person.died])
})

test('Persontjenesten: the machine of an organisation may ask, and it stands in the person’s log', async () => {
  const { status, box } = await ask(open, { claims: machine })
  assert.equal(status, 200)
  assert.deepEqual(
    box.accesses.map(({ patient, effect, because }) => [patient, effect, because]),
    [[box.keyOf(open.person.number), 'permit', 'national-register-asked']],
  )
})

test('Folkeregisterloven § 10-2: a secretary without an HPR number may look somebody up', async () => {
  const claims = { [helseIdClaims.hprNumber]: undefined, [helseIdClaims.hprDetails]: undefined }
  const { status, box } = await ask(open, { claims })
  assert.deepEqual([status, box.accesses[0]?.person.role], [200, 'secretary'])
})

for (const [title, body, status, code] of [
  ['a number that nobody has', { nin: '24868600035' }, 404, 'person-unknown'],
  ['a number whose check digits do not hold', { nin: '24868600036' }, 400, 'national-number-check'],
  ['no number', { nin: undefined }, 400, 'person-missing'],
  ['a number as a number', { nin: 24868600035 }, 400, 'person-missing'],
  ['a part that there is none of', { informationParts: ['health'] }, 400, 'body-member'],
  ['parts that are no list', { informationParts: 'name' }, 400, 'body-member'],
  ['a part that every object has', { informationParts: ['toString'] }, 400, 'body-member'],
] as const) {
  test(`issue 6, bad input: ${title} is refused as ${code}, without a digit of it`, async () => {
    const asked = await ask(open, { body })
    assert.deepEqual([asked.status, asked.found.code], [status, code])
    assert.doesNotMatch(JSON.stringify(asked.found), /\d{6}/)
  })
}
