import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXmlText } from '../../platform/xml/parse.ts'
import { pathOf } from '../../platform/xml/tree.ts'
import { documentElements, templateElements } from './element-table.ts'
import { parseWanted, shortfalls } from './element-rules.ts'

const found = (notation: string, xml: string) =>
  shortfalls(parseXmlText(`<e xmlns="urn:hl7-org:v3">${xml}</e>`), parseWanted(notation)).map(
    ({ code, at, parameters }) => `${code} ${pathOf(at)} ${Object.values(parameters ?? {})}`.trim(),
  )

for (const [title, notation, xml, expected] of [
  ['M and there', 'id!', '<id/>', []],
  ['M and not there', 'id!', '', ['mandatory-element-missing /e id']],
  ['M and null', 'id!', '<id nullFlavor="UNK"/>', ['mandatory-element-null /e/id']],
  ['R and null', 'addr?', '<addr nullFlavor="UNK"/>', []],
  ['R and not there', 'addr?', '', ['required-element-missing /e addr']],
  ['only NI may be the reason, and it is', 'addr?~NI', '<addr nullFlavor="NI"/>', []],
  ['only NI may be the reason, and masked looks the same', 'addr?~NI', '<addr nullFlavor="MSK"/>', []],
  [
    'only NI may be the reason, and it is not',
    'addr?~NI',
    '<addr nullFlavor="UNK"/>',
    ['null-flavor-not-allowed /e/addr NI'],
  ],
  ['children of what is there', 'a(b!)', '<a/><a><b/></a>', ['mandatory-element-missing /e/a[1] b']],
  ['no children of what is not there', 'a(b!)', '', []],
  ['no children of what is null', 'a?(b!)', '<a nullFlavor="NI"/>', []],
  ['an attribute', 'a(@value)', '<a/>', ['attribute-missing /e/a value']],
  ['either of two', 'a|b!', '<b/>', []],
  ['neither of two', 'a|b!', '<c/>', ['mandatory-element-missing /e a / b']],
  ['clinical', 'value?*', '', ['clinical-element-missing /e value']],
  ['pharm in the namespace of wave 6 only', 'a(pharm:b!)', '<a><b/></a>', ['mandatory-element-missing /e/a b']],
] as const)
  test(`element table: ${title}`, () => assert.deepEqual(found(notation, xml), expected))

test('every row of the element table can be read', () => {
  for (const notation of [...Object.values(documentElements), ...Object.values(templateElements)])
    assert.ok(parseWanted(notation).length > 0)
})

test('a slip in the element table is told', () => {
  assert.throws(() => parseWanted('a(b!'), /Unbalanced/)
})
