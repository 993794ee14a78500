import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSent, consumable, statement, trip } from '../../../test/conversion/entry-trip.ts'
import type { Json } from '../../standards/fhir/json.ts'

const ATC = 'codeSystem="2.16.840.1.113883.6.73"'
const EDQM = 'codeSystem="0.4.0.127.0.16.1.1.2.1"'

type Made = Json & {
  code: {
    coding?: { code?: string; extension?: unknown }[]
    text?: string
    _text?: unknown
    extension?: { valueCode: string }[]
  }
  extension?: { url: string; valueString?: string; valueQuantity?: Json; valueCodeableConcept?: Json }[]
}

/** The Medications a product of this material becomes, as sent; the first is the product itself when it is the last made. */
function medications(material: string): readonly Made[] {
  const { resources } = trip('medication', statement(consumable(material)))
  // Just made by the map under test.
  return asSent(resources.filter(({ resourceType }) => resourceType === 'Medication')) as Made[]
}

/** Material that must come back from FHIR alone, nothing left over. */
function comesBack(material: string): void {
  const { residue } = trip('medication', statement(`<statusCode code="active"/>${consumable(material)}`))
  const left = JSON.stringify(residue, (name, value) => (name === 'parent' ? undefined : value)) ?? ''
  assert.doesNotMatch(left, /"(code|value|unit|displayName)":"(?!completed)|"children":\["/, left)
}

const substance = (code: string, name = '') =>
  `<pharm:ingredient classCode="ACTI"><pharm:ingredientSubstance classCode="MMAT" determinerCode="KIND">${code}${name}</pharm:ingredientSubstance></pharm:ingredient>`

for (const [title, material, code, text] of [
  [
    'the product code is the code',
    `<code code="97186" codeSystem="1.2.203.1"/><name>Euthyrox</name>`,
    '97186',
    'Euthyrox',
  ],
  [
    'without a product code its class stands in',
    `<name>Triapin</name><pharm:asSpecializedKind classCode="GEN"><pharm:generalizedMaterialKind classCode="MMAT" determinerCode="KIND"><pharm:code code="C09BB05" ${ATC}/></pharm:generalizedMaterialKind></pharm:asSpecializedKind>`,
    'C09BB05',
    'Triapin',
  ],
  [
    'and without a class its only ingredient',
    substance(`<pharm:code code="H03AA01" ${ATC} displayName="levothyroxine"/>`),
    'H03AA01',
    'levothyroxine',
  ],
  [
    'several ingredients are words, not codes of one thing',
    substance(`<pharm:code code="C09AA05" ${ATC} displayName="ramipril"/>`) +
      substance(`<pharm:code code="C08CA02" ${ATC}/>`, '<pharm:name>felodipine</pharm:name>'),
    undefined,
    'ramipril + felodipine',
  ],
  ['a name alone is text', '<name>Eutirox</name>', undefined, 'Eutirox'],
] as const) {
  test(`eps-bundle-resource-code: ${title}`, () => {
    const [made] = medications(material)
    assert.equal(made?.code.coding?.[0]?.code, code)
    assert.equal(made?.code.text, text)
    comesBack(material)
  })
}

test('what stands in for a product code is marked, and a product code is not (eu-formats 1.8: product from class)', () => {
  const classified = `<pharm:asSpecializedKind classCode="GEN"><pharm:generalizedMaterialKind classCode="MMAT" determinerCode="KIND"><pharm:code code="C09BB05" ${ATC}/></pharm:generalizedMaterialKind></pharm:asSpecializedKind>`
  const [borrowed] = medications(classified)
  const [own] = medications(`<code code="C09BB05" ${ATC}/>${classified}`)
  assert.match(JSON.stringify(borrowed?.code), /cda-stands-in/)
  assert.doesNotMatch(JSON.stringify(own?.code), /cda-stands-in/)
  comesBack(`<code code="C09BB05" ${ATC}/>${classified}`)
})

test('a code of null flavour keeps it beside the words that stand in', () => {
  const [made] = medications('<code nullFlavor="UNK"/><name>Eutirox</name>')
  assert.equal(made?.code.extension?.[0]?.valueCode, 'UNK')
  assert.equal(made?.code.text, 'Eutirox')
  comesBack('<code nullFlavor="UNK"/><name>Eutirox</name>')
})

test('the brand name is the IHE product name, the description a characteristic', () => {
  const material = '<name>Eutirox</name><pharm:desc>100 µg i hver tablett</pharm:desc>'
  const [made] = medications(material)
  assert.equal(
    made?.extension?.find(({ url }) => url.endsWith('ihe-ext-medication-productname'))?.valueString,
    'Eutirox',
  )
  assert.match(JSON.stringify(made?.extension), /ihe-ext-medication-characteristic.*100 µg i hver tablett/)
  comesBack(material)
})

const strength = (numerator: string, denominator: string) =>
  `<pharm:ingredient classCode="ACTI"><pharm:quantity><numerator xsi:type="PQ" ${numerator}/>${denominator}</pharm:quantity><pharm:ingredientSubstance classCode="MMAT" determinerCode="KIND"><pharm:code code="H03AA01" ${ATC}/></pharm:ingredientSubstance></pharm:ingredient>`

for (const [title, material, expected] of [
  [
    'a ratio, decimals as written',
    strength('value="0.10" unit="mg"', '<denominator xsi:type="PQ" value="1" unit="1"/>'),
    /"numerator":\{"value":0\.10,.*"denominator":\{"value":1,/,
  ],
  [
    'rat-1: a side that is missing is said to be',
    strength('value="5" unit="mg"', ''),
    /"denominator":\{"extension":\[\{"url":"[^"]*data-absent-reason"/,
  ],
  [
    'a strength in words is kept in words',
    strength(
      'nullFlavor="OTH"><translation><originalText>half the usual</originalText></translation></numerator',
      '<denominator xsi:type="PQ" nullFlavor="NI"/>',
    ).replace('</numerator/>', '</numerator>'),
    /"numerator":\{"extension":\[.*"OTH".*originalText","valueString":"half the usual"/,
  ],
  [
    'a comma, and there is no strength',
    strength('value="2,5" unit="mg"', '<denominator xsi:type="PQ" value="1" unit="1"/>'),
    /^(?!.*"strength")/,
  ],
  [
    'a negative number, and there is no strength',
    strength('value="-5" unit="mg"', '<denominator xsi:type="PQ" value="1" unit="1"/>'),
    /^(?!.*"strength")/,
  ],
] as const) {
  test(`Medication.ingredient.strength: ${title}`, () => {
    const { resources } = trip('medication', statement(consumable(material)))
    assert.match(JSON.stringify(resources), expected)
  })
}

for (const [classCode, expected] of [
  ['ACTI', true],
  ['ACTIB', true],
  ['IACT', false],
  ['INGR', undefined],
] as const) {
  test(`Medication.ingredient.isActive: ${classCode} is ${expected}`, () => {
    const [made] = medications(substance(`<pharm:code code="H03AA01" ${ATC}/>`).replace('ACTI', classCode))
    assert.equal((made?.ingredient as readonly Json[] | undefined)?.[0]?.isActive, expected)
  })
}

const box = (content: string) => `<name>X</name><pharm:asContent classCode="CONT">${content}</pharm:asContent>`
const packed = (content: string) =>
  `<pharm:containerPackagedProduct classCode="CONT" determinerCode="KIND">${content}</pharm:containerPackagedProduct>`

for (const [title, material, expected] of [
  [
    'what a package holds is the amount, its form the package type',
    box(`<pharm:quantity value="28" unit="1"/>${packed(`<pharm:formCode code="30009000" ${EDQM}/>`)}`),
    /medication-package-type.*30009000.*"amount":\{"numerator":\{"value":28/,
  ],
  [
    'waves 1 to 5: a counted capacity is an amount too, marked',
    box(packed('<pharm:capacityQuantity value="100" unit="1"/>')),
    /"amount":\{"extension":\[\{"url":"[^"]*cda-capacity"/,
  ],
  [
    'a measured capacity is the size of the item',
    box(packed('<pharm:capacityQuantity value="2.5" unit="mL"/>')),
    /ihe-ext-medication-sizeofitem".*2\.5/,
  ],
  [
    'packages in packages, three deep',
    box(
      `<pharm:quantity value="2.5" unit="mL"/>${packed(
        `<pharm:formCode code="30043000" ${EDQM}/><pharm:asContent classCode="CONT"><pharm:quantity value="10" unit="1"/>${packed(
          `<pharm:formCode code="30007000" ${EDQM}/><pharm:asContent classCode="CONT"><pharm:quantity value="6" unit="1"/>${packed(
            `<pharm:name>Eske</pharm:name><pharm:formCode code="30009000" ${EDQM}/>`,
          )}</pharm:asContent>`,
        )}</pharm:asContent>`,
      )}`,
    ),
    /cda-package.*asContent.*30007000.*asContent.*30009000/,
  ],
] as const) {
  test(`Medication.amount and packages: ${title}`, () => {
    assert.match(JSON.stringify(medications(material)), expected)
    comesBack(material)
  })
}

test('a combination pack has its products as ingredients, each a Medication with a code of its own', () => {
  const part = (name: string, count: number) =>
    `<pharm:part><pharm:quantity value="${count}" unit="1"/><pharm:partProduct><name>${name}</name>${substance(`<pharm:code code="G03" ${ATC}/>`)}</pharm:partProduct></pharm:part>`
  const material = `<name>Kombipakning</name>${part('Hvit', 21)}${part('Rosa', 7)}`
  const made = medications(material)
  assert.equal(made.length, 3)
  assert.ok(made.every(({ code }) => code.text))
  const pack = made.find(({ code }) => code.text === 'Kombipakning')
  assert.deepEqual(
    (pack?.ingredient as readonly { strength: { numerator: Json } }[] | undefined)?.map(
      ({ strength }) => strength.numerator.value,
    ),
    [21, 7],
  )
  comesBack(material)
})

test('lot and expiry are the batch', () => {
  const material = '<name>X</name><lotNumberText>A1</lotNumberText><pharm:expirationTime value="202712"/>'
  assert.deepEqual(medications(material)[0]?.batch, { lotNumber: 'A1', expirationDate: '2027-12' })
  comesBack(material)
})

test('the same product twice is one Medication', () => {
  const twice = consumable('<code code="1" codeSystem="1.2.3"/>')
  const { resources } = trip('medication', statement(twice))
  assert.equal(resources.filter(({ resourceType }) => resourceType === 'Medication').length, 1)
})
