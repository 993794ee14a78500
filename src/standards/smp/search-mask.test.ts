import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml, parseXmlText } from '../../platform/xml/parse.ts'
import { serialiseXml } from '../../platform/xml/write.ts'
import { readSearchMask } from './read-search-mask.ts'
import type { SearchMask } from './search-mask.ts'
import { writeSearchMask } from './write-search-mask.ts'

const ism = 'http://ec.europa.eu/sante/ehncp/ism'

/** A mask by the schema, with this inside its country. */
const schemaMask = (inside: string, country = 'PT') =>
  parseXmlText(`<searchFields xmlns="${ism}"><country code="${country}">${inside}</country></searchFields>`)

const id = (more = '') => `<id domain="1.2.3" label="label.ism.healthCardNumber" ${more}/>`
const normal = (inside: string) => `<patientSearch><identifier type="NORMAL">${inside}</identifier></patientSearch>`
const keysOf = ({ fields }: SearchMask) => fields.map(({ key }) => key)

/** The first octets of a PNG of this size. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** The first segments of a JPEG of this size. */
const jpeg = (width: number, height: number) =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8],
    ...[height >> 8, height & 255, width >> 8, width & 255, 1, 0, 0, 0],
  ])

const media = (bytes: Buffer) =>
  `<media label="label.ism.media" mediaName="card.svg" description="Front"><mediaContent>${bytes.toString('base64')}</mediaContent></media>`
const withMedia = (bytes: Buffer) =>
  schemaMask(`<patientSearch scope="EP"><identifier type="NORMAL">${id()}</identifier>${media(bytes)}</patientSearch>`)

test('ehdsi-ism: identifiers that are all compulsory, traits that are, and those that are not', () => {
  const mask = readSearchMask(
    schemaMask(`<patientSearch scope="PS"><identifier type="NORMAL">${id('mandatory="true" format="\\d+"')}${id()}</identifier>
      <textField label="label.ism.familyName" contextualDescription="Surname" originalContextualDescription="Apelido"/>
      <birthDate label="label.ism.birthDate" mandatory="1"/></patientSearch>`),
    'pt',
  )
  assert.deepEqual(keysOf(mask), ['identifier', 'identifier-2', 'family', 'birth-date'])
  assert.deepEqual(mask.enough, [['birth-date', 'identifier']])
  assert.deepEqual(
    mask.fields.map(({ mandatory }) => mandatory),
    [true, false, false, true],
  )
  assert.deepEqual([mask.country, mask.scope, mask.notes], ['PT', 'PS', []])
  assert.deepEqual(mask.fields[0]?.format, { kind: 'expression', source: '\\d+' })
  assert.equal(mask.fields[2]?.originalDescription, 'Apelido')
})

test('ehdsi-ism: what belongs to a prescription is kept apart from the patient, by its scope', () => {
  const mask = readSearchMask(
    schemaMask(`${normal(id('mandatory="true"'))}<documentSearch scope="EP">
      <prescriptionId domain="1.2.4" label="label.ism.ePrescriptionId" format="{19}" mandatory="true"/>
      <dispensationPINCode domain="1.2.5" label="label.ism.dispensationPINCode" format="[0-9]{6}" mandatory="true"/>
      </documentSearch><nextOfKinSearch/>`),
    'PT',
  )
  assert.deepEqual(keysOf(mask), ['identifier', 'prescription-id', 'dispensation-pin'])
  assert.deepEqual(
    mask.fields.map(({ scope }) => scope),
    ['ALL', 'EP', 'EP'],
  )
  assert.deepEqual(mask.enough, [['identifier']])
  assert.deepEqual(mask.notes, ['next-of-kin-left-out'])
})

test('ehdsi-ism: a choice between identifiers gives as many ways to fill in the form', () => {
  const mask = readSearchMask(
    schemaMask(
      `<patientSearch><identifier type="CHOICE"><ids display="Regional">${id()}${id()}</ids>${id(
        'contextualDescription="National"',
      )}</identifier></patientSearch>`,
    ),
    'PT',
  )
  assert.deepEqual(mask.enough, [['identifier', 'identifier-2'], ['identifier-3']])
  assert.deepEqual(
    mask.fields.map(({ option, mandatory }) => [option, mandatory]),
    [
      ['Regional', false],
      ['Regional', false],
      ['National', false],
    ],
  )
})

test('issue 5, item 3: a format that is not understood, or an unknown field, is noted and stops nobody', () => {
  const mask = readSearchMask(
    schemaMask(`<patientSearch><identifier type="NORMAL">${id('format="(?=x)x"')}<id label="x"/></identifier>
      <textField label="label.ism.shoeSize"/></patientSearch>`),
    'PT',
  )
  assert.deepEqual(keysOf(mask), ['identifier'])
  assert.deepEqual(mask.notes, ['format-not-understood', 'domain-missing', 'field-unknown'])
})

test('issue 5, item 3: a help picture is PNG or JPEG by its own octets, and within bounds', () => {
  const small = readSearchMask(withMedia(png(800, 600)), 'PT').pictures
  assert.deepEqual(
    small.map(({ mimeType, scope, name }) => [mimeType, scope, name]),
    [['image/png', 'EP', 'card.svg']],
  )
  assert.deepEqual(Buffer.from(small[0]!.bytes), png(800, 600))
  assert.equal(readSearchMask(withMedia(jpeg(640, 480)), 'PT').pictures[0]?.mimeType, 'image/jpeg')
  for (const [bytes, note] of [
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'picture-kind'],
    [png(800, 600).subarray(0, 12), 'picture-kind'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'picture-kind'],
    [png(20_000, 20_000), 'picture-too-large'],
    [jpeg(65_000, 65_000), 'picture-too-large'],
    [Buffer.concat([png(1, 1), Buffer.alloc(2 * 1024 * 1024)]), 'picture-too-large'],
  ] as const) {
    const mask = readSearchMask(withMedia(bytes), 'PT')
    assert.deepEqual([mask.pictures, mask.notes], [[], [note]])
  }
})

test('issue 5, bad input: a mask of a hundred thousand fields is read at once, and fifty of them are used', () => {
  const many = (text: string) => text.repeat(40_000)
  for (const root of [
    `<patientSearch><country code="PT"><searchFields>${many('<id domain="1.2" label="a"/>')}</searchFields><validation>${many('<field label="b"/>')}</validation>${many('<validation/>')}</country></patientSearch>`,
    `<searchFields xmlns="${ism}"><country code="PT"><patientSearch>${many('<identifier type="CHOICE"><id domain="1.2"/><id domain="1.3"/></identifier>')}</patientSearch>${many('<documentSearch><prescriptionId/></documentSearch>')}</country></searchFields>`,
  ]) {
    const tree = parseXmlText(root)
    const started = process.hrtime.bigint()
    const mask = readSearchMask(tree, 'PT')
    assert.ok(process.hrtime.bigint() - started < 2_000_000_000n)
    assert.equal(mask.fields.length, 50)
    assert.ok(mask.enough.length <= 50 && mask.notes.includes('field-unknown'))
  }
})

for (const [title, root, code] of [
  ['of another country', schemaMask(normal(id()), 'ES'), 'mask-country'],
  ['that asks for nothing', schemaMask(''), 'mask-empty'],
  ['that asks only for a prescription', schemaMask('<documentSearch><prescriptionId/></documentSearch>'), 'mask-empty'],
] as const) {
  test(`a mask ${title} is refused: ${code}`, () =>
    assert.throws(
      () => readSearchMask(root, 'PT'),
      (error) => error instanceof Problem && error.code === code,
    ))
}

test('a mask by the schema is the same after it was written and read', () => {
  const root =
    schemaMask(`<patientSearch scope="ALL"><identifier type="CHOICE"><ids display="a">${id('mandatory="true"')}</ids>
    <ids display="b">${id('mandatory="true" format="[0-9]+"')}</ids></identifier>
    <textField label="label.ism.firstName" contextualDescription="First" originalContextualDescription="Nome"/>
    <gender label="label.ism.gender" mandatory="true"/>${media(png(3, 4))}</patientSearch>
    <documentSearch scope="EP"><prescriptionId domain="1.2" label="label.ism.ePrescriptionId" format="{19}"/></documentSearch>`)
  const mask = readSearchMask(root, 'PT')
  const written = { ...mask, pictures: mask.pictures.map((picture) => ({ ...picture })) }
  const again = readSearchMask(parseXmlText(serialiseXml(writeSearchMask(written))), 'PT')
  assert.deepEqual(
    again.fields.map((field) => ({ ...field, mandatory: false })),
    mask.fields.map((field) => ({ ...field, mandatory: false })),
  )
  assert.deepEqual({ ...again, fields: [] }, { ...mask, fields: [] })
})

/** What real masks ask for: country, keys of fields, ways to fill them in, notes. Lists of countries are no masks. */
const real: Readonly<
  Record<string, readonly [string, string, readonly (readonly string[])[], readonly string[]] | string>
> = {
  Sundhedsdatastyrelsen__InternationalSearch_DK: ['DK', 'identifier', [['identifier']], []],
  'UCY-eHealthLab__InternationalSearch': 'mask-empty',
  'UCY-eHealthLab__InternationalSearch_BE': ['BE', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_CH': ['CH', 'identifier identifier-2', [['identifier', 'identifier-2']], []],
  'UCY-eHealthLab__InternationalSearch_CY_old': ['CY', 'identifier identifier-2', [], []],
  'UCY-eHealthLab__InternationalSearch_EE': ['EE', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_ES': [
    'ES',
    'identifier identifier-2 identifier-3',
    [['identifier', 'identifier-2'], ['identifier-3']],
    [],
  ],
  'UCY-eHealthLab__InternationalSearch_EU': ['EU', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_FR': ['FR', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_GB': ['GB', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_GR': ['GR', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_HR': ['HR', 'identifier', [['identifier']], []],
  'UCY-eHealthLab__InternationalSearch_IE': ['IE', 'identifier', [['identifier']], []],
  'UCY-eHealthLab__InternationalSearch_IHE': [
    'IHE',
    'identifier family given birth-date street postal-code city country gender',
    [],
    [],
  ],
  'UCY-eHealthLab__InternationalSearch_IT': [
    'IT',
    'identifier identifier-2',
    [['identifier-2']],
    ['validation-unknown-field'],
  ],
  'UCY-eHealthLab__InternationalSearch_MT': ['MT', 'identifier', [['identifier']], []],
  'UCY-eHealthLab__InternationalSearch_NL': ['NL', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_SI': ['SI', 'identifier', [], []],
  'UCY-eHealthLab__InternationalSearch_SK': ['SK', 'identifier', [], []],
  khypponen__InternationalSearch_CH: ['CH', 'identifier', [], []],
  khypponen__InternationalSearch_DK: ['DK', 'identifier', [], []],
  khypponen__InternationalSearch_EE: ['EE', 'identifier', [['identifier']], []],
  khypponen__InternationalSearch_ES: ['ES', 'identifier identifier-2', [['identifier', 'identifier-2']], []],
  khypponen__InternationalSearch_EU: ['EE', 'identifier', [['identifier']], []],
  khypponen__InternationalSearch_FR: ['FR', 'identifier', [], []],
  khypponen__InternationalSearch_HR: ['HR', 'identifier', [], []],
  khypponen__InternationalSearch_IH: [
    'IH',
    'family given birth-date street postal-code city gender identifier',
    [['family'], ['given']],
    [],
  ],
  khypponen__InternationalSearch_IT: [
    'IT',
    'identifier identifier-2',
    [['identifier-2']],
    ['validation-unknown-field'],
  ],
  khypponen__InternationalSearch_ME: ['ME', 'identifier', [], []],
  khypponen__InternationalSearch_MT: ['MT', 'identifier', [], []],
  khypponen__InternationalSearch_SI: ['SI', 'identifier', [], []],
  konateq__InternationalSearch: 'mask-empty',
  'ncp-docker-dev-AT__InternationalSearch': 'mask-empty',
}

for (const { name, bytes } of vectors('search-mask')) {
  test(`vectors/search-mask: ${name} is read, or refused with its reason`, () => {
    const expected = real[name.replace('.xml', '')]
    assert.ok(expected, 'a verdict for each')
    if (typeof expected === 'string') {
      const country = /code="(\w+)"/.exec(new TextDecoder().decode(bytes).replace(/<!--.*?-->/gs, ''))![1]!
      assert.throws(
        () => readSearchMask(parseXml(bytes), country),
        (error) => error instanceof Problem && error.code === expected,
      )
      return
    }
    const [country, keys, enough, notes] = expected
    const mask = readSearchMask(parseXml(bytes), country)
    assert.deepEqual([keysOf(mask).join(' '), mask.enough, mask.notes], [keys, enough, notes])
    assert.ok(mask.fields.every(({ kind, domain }) => kind !== 'identifier' || domain))
  })
}

test('vectors/search-mask: all of them', { skip: noVectors }, () =>
  assert.equal(vectors('search-mask').length, Object.keys(real).length),
)
