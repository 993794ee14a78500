import assert from 'node:assert/strict'
import { test } from 'node:test'
import { informationParts } from '../../src/features/national-services/persons/information-parts.ts'
import { persons as service } from '../../src/features/national-services/index.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, openBox, storyWith } from './box.ts'

const machine = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901' }

type Items = readonly Readonly<Record<string, unknown>>[]
type Registered = Readonly<Record<string, Items>> & {
  code?: string
  death?: { deceasedDate: string }
  commonContactRegisterInformation?: { contactInformation: { phoneNumber: string } }
}
type Asking = {
  readonly access?: 'full' | 'restricted'
  readonly parts?: readonly string[]
  readonly form?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly claims?: Readonly<Record<string, unknown>>
}

async function ask(
  { person }: Story,
  { access = 'full', parts = ['Name'], form = {}, query = {}, claims }: Asking = {},
) {
  const box = await openBox([{ ...storyWith(({ person: each }) => each.number === person.number) }])
  const { status, body: found } = await call(box, service, `person-by-nin-${access}`, {
    query: [...parts.map((part): [string, string] => ['informationParts', part]), ...Object.entries(query)],
    form: { nin: person.number, ...form },
    ...(claims ? { said: { claims } } : {}),
  })
  return { status, found: found as unknown as Registered, box }
}

const child = storyWith(
  ({ person }) => person.relations.filter(({ parentalResponsibility }) => parentalResponsibility).length === 2,
)
const confidential = storyWith(({ person }) => person.confidentiality === 'fortrolig')
const strictly = storyWith(({ person }) => person.confidentiality === 'strengtFortrolig')
const open = storyWith(({ person }) => person.confidentiality === 'ugradert' && person.died === undefined)
const allParts = Object.keys(informationParts)

test('Persontjenesten: names, birth and sex stand in fields of their own, never read out of a number', async () => {
  const { status, found } = await ask(open, { parts: ['Name', 'Birth', 'Gender'] })
  const { name, born, sex } = open.person
  assert.equal(status, 200)
  assert.deepEqual(
    [found.name![0]!.familyName, found.birth![0]!.birthDate, found.gender![0]!.gender],
    [name.family, `${born}T00:00:00Z`, sex === 'female' ? 'Female' : 'Male'],
  )
})

test('Persontjenesten, version 2: what is asked for is answered, part by part, and nothing beside', async () => {
  const { found } = await ask(open, { parts: ['Name', 'PostalAddress', 'Death', 'Name'] })
  assert.deepEqual(Object.keys(found), ['id', 'name', 'postalAddress'])
  assert.deepEqual(found.postalAddress, [])
})

test('Persontjenesten, information model: every item says whether it holds, since when, and from whom', async () => {
  const { found } = await ask(child, { parts: allParts, query: { includeHistory: 'true' } })
  const { id: _, ...parts } = found
  for (const [name, items] of Object.entries(parts)) {
    for (const { isValid, registeredAt, source } of [items].flat() as Items) {
      assert.deepEqual([typeof isValid, typeof registeredAt, typeof source], ['boolean', 'string', 'string'], name)
    }
  }
})

test('Persontjenesten, familyRelation: a child has its parents, who answer for it together', async () => {
  const { found } = await ask(child, { parts: ['FamilyRelation', 'ParentalResponsibility'] })
  const parents = child.person.relations.flatMap(({ to, parentalResponsibility }) =>
    parentalResponsibility ? [to] : [],
  )
  assert.deepEqual(found.parentalResponsibility!.map(({ responsible }) => responsible).toSorted(), parents.toSorted())
  for (const { responsibilityType, subjectOfResponsibility } of found.parentalResponsibility!) {
    assert.deepEqual([responsibilityType, subjectOfResponsibility], ['Joint', child.person.number])
  }
  for (const { relatedPerson, myRoleForRelatedPerson } of found.familyRelation!) {
    assert.ok(parents.includes(String(relatedPerson)))
    assert.equal(myRoleForRelatedPerson, 'Child')
  }
})

test('Folkeregisteret: sisters, brothers and partners who are not married are no family relation', async () => {
  const sibling = storyWith(({ person }) => person.relations.some(({ kinship }) => kinship === 'sibling'))
  const { found } = await ask(sibling, { parts: ['FamilyRelation'] })
  const siblings = sibling.person.relations.flatMap(({ to, kinship }) => (kinship === 'sibling' ? [to] : []))
  for (const { relatedPerson } of found.familyRelation!) assert.ok(!siblings.includes(String(relatedPerson)))
})

test('Persontjenesten, version 2: who is married is told with whom', async () => {
  const married = storyWith(({ person }) => person.relations.some(({ kinship }) => kinship === 'spouse'))
  const { found } = await ask(married, { parts: ['MaritalStatus'] })
  const spouse = married.person.relations.find(({ kinship }) => kinship === 'spouse')!.to
  assert.deepEqual(
    [found.maritalStatus![0]!.status, found.maritalStatus![0]!.relatedByMaritalStatus],
    ['Married', spouse],
  )
})

test('Persontjenesten, version 2: who has a guardian, has one with a scope', async () => {
  const ward = storyWith(({ person }) => person.guardianship !== undefined)
  const { found } = await ask(ward, { parts: ['GuardianshipOrFuturePowerOfAttorney'] })
  const [{ guardian } = {}] = found.guardianshipOrFuturePowerOfAttorney!
  const { identificationNumber, guardianshipScope } = guardian as Record<string, string>
  assert.equal(identificationNumber, ward.person.guardianship?.guardian)
  assert.match(String(guardianshipScope), /^(Personal|Financial|PersonalAndFinancial)Interests$/)
})

const address = ['ResidentialAddress', 'AddressProtection', 'CommonContactRegisterInformation']
for (const [access, addresses] of [
  ['full', 1],
  ['restricted', 0],
] as const) {
  test(`Persontjenesten, version 3: ${access} access shows ${addresses} of a confidential address`, async () => {
    const { found } = await ask(confidential, { access, parts: address })
    assert.deepEqual(
      [found.residentialAddress!.length, found.addressProtection![0]!.protectionLevel],
      [addresses, 'Confidential'],
    )
  })
}

test('Persontjenesten, version 3: restricted access has ordinary addresses, and nothing of the contact register', async () => {
  const { found } = await ask(open, { access: 'restricted', parts: address })
  assert.deepEqual([found.residentialAddress!.length, found.commonContactRegisterInformation], [1, undefined])
  const full = await ask(open, { parts: address })
  assert.equal(full.found.commonContactRegisterInformation?.contactInformation.phoneNumber, open.person.phone)
})

test('Persontjenesten, version 3: the scope of restricted access opens nothing of full access', async () => {
  const scope = ['nhn:hgd-persontjenesten-api/restricted-access']
  assert.equal((await ask(open, { claims: { scope } })).status, 403)
})

test('Persontjenesten, version 2: an address has its street, number and post town apart', async () => {
  const { found } = await ask(open, { parts: ['ResidentialAddress'] })
  const { streetAddress } = found.residentialAddress![0] as { streetAddress: Record<string, Record<string, string>> }
  const { addressName, addressNumber, city } = streetAddress
  assert.equal(`${addressName} ${addressNumber!.houseNumber}`, open.person.address!.line)
  assert.deepEqual(city, { cityName: open.person.address!.place, postalCode: open.person.address!.postalCode })
})

test('Persontjenesten: a strictly confidential address is in no answer', async () => {
  const { found } = await ask(strictly, { parts: address })
  assert.deepEqual(found.residentialAddress, [])
})

test('issue 6, bad input: a former number leads to the person, whose history says both numbers', async () => {
  const merged = storyWith(({ person }) => person.formerNumbers.length > 0)
  const former = merged.person.formerNumbers[0]!
  const asking = { form: { nin: former }, parts: ['NorwegianIdentificationNumber'] }
  const numbers = ({ found }: { found: Registered }) =>
    found.norwegianIdentificationNumber!.map(({ identificationNumber, status }) => [identificationNumber, status])
  assert.deepEqual(numbers(await ask(merged, asking)), [[merged.person.number, 'InUse']])
  assert.deepEqual(numbers(await ask(merged, { ...asking, query: { includeHistory: 'true' } })), [
    [former, 'Discontinued'],
    [merged.person.number, 'InUse'],
  ])
})

test('issue 6, bad input: somebody who has died is registered as dead, with the day', async () => {
  const dead = storyWith(({ person }) => person.died !== undefined)
  const { found } = await ask(dead, { parts: ['Status', 'Death'] })
  assert.deepEqual([found.status![0]!.status, found.death?.deceasedDate], ['Deceased', `${dead.person.died}T00:00:00Z`])
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

for (const [title, asking, status, code] of [
  ['a number that nobody has', { form: { nin: '24868600035' } }, 404, 'person-unknown'],
  ['a number whose check digits do not hold', { form: { nin: '24868600036' } }, 400, 'national-number-check'],
  ['ten digits', { form: { nin: '2486860003' } }, 400, 'national-number-digits'],
  ['no number', { form: { nin: '' } }, 400, 'parameter-value'],
  ['a number in the address', { query: { nin: '24868600035' } }, 400, 'number-in-address'],
  ['no part', { parts: [] }, 400, 'parameter-missing'],
  ['a part that there is none of', { parts: ['Health'] }, 400, 'parameter-value'],
  ['a part that every object has', { parts: ['toString'] }, 400, 'parameter-value'],
  ['a history that is neither', { query: { includeHistory: 'yes' } }, 400, 'parameter-value'],
] as const) {
  test(`issue 6, bad input: ${title} is refused as ${code}, without a digit of it`, async () => {
    const asked = await ask(open, asking)
    assert.deepEqual([asked.status, asked.found.code], [status, code])
    assert.doesNotMatch(JSON.stringify(asked.found), /\d{6}/)
  })
}

/** Several at once, as a machine asks. */
async function askAll(of: readonly Story[], nins: readonly string[], access: 'full' | 'restricted' = 'restricted') {
  const box = await openBox(of)
  const { status, body } = await call(box, service, `people-by-nin-${access}`, {
    query: [['informationParts', 'NorwegianIdentificationNumber']],
    form: nins.map((each): [string, string] => ['nins', each]),
    said: { claims: machine },
  })
  return { status, found: body as unknown as Registered[] & Registered, box }
}

test('Persontjenesten, version 2, bulk-by-nin: everybody who is known is answered once, and stands in a log each', async () => {
  const merged = storyWith(({ person }) => person.formerNumbers.length > 0)
  const of = [open, child, merged]
  const numbers = of.map(({ person }) => person.number)
  const { status, found, box } = await askAll(of, [...numbers, merged.person.formerNumbers[0]!, '24868600035'])
  assert.equal(status, 200)
  assert.deepEqual(
    found.map(({ norwegianIdentificationNumber: told }) => told![0]!.identificationNumber),
    numbers,
  )
  assert.deepEqual(
    box.accesses.map(({ patient, effect, because }) => [patient, effect, because]),
    numbers.map((each) => [box.keyOf(each), 'permit', 'national-register-asked']),
  )
})

test('Persontjenesten, version 2, bulk-by-nin: of nobody there is nothing', async () => {
  const { status, found } = await askAll([open], ['24868600035'])
  assert.deepEqual([status, found], [200, []])
})

test('Persontjenesten, version 2, bulk-by-nin: a hundred at most', async () => {
  const { status, found } = await askAll([], Array(101).fill('24868600035'))
  assert.deepEqual([status, found.code], [400, 'too-many'])
})
