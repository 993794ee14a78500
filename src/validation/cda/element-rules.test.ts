import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXmlText } from '../../platform/xml/parse.ts'
import { pathOf } from '../../platform/xml/tree.ts'
import { type Shortfall, shortfalls } from './element-rules.ts'
import { parseWanted } from './templates/notation.ts'

const found = (notation: string, xml: string) => {
  const gathered: Shortfall[] = []
  shortfalls(parseXmlText(`<e xmlns="urn:hl7-org:v3" xmlns:p="urn:hl7-org:pharm">${xml}</e>`), parseWanted(notation), {
    found: (shortfall) => gathered.push(shortfall),
  })
  return gathered.map(({ code, at, parameters }) =>
    `${code} ${pathOf(at)} ${Object.values(parameters ?? {}).join(' ')}`.trim(),
  )
}

for (const [title, notation, xml, expected] of [
  ['M and there', 'id!', '<id/>', []],
  ['M and not there', 'id!', '', ['mandatory-element-missing /e id']],
  ['M and null', 'id!', '<id nullFlavor="UNK"/>', ['mandatory-element-null /e/id']],
  ['M, null, and there as well', 'id!', '<id nullFlavor="UNK"/><id/>', []],
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
  ['either of two', 'a|b!', '<b/>', []],
  ['neither of two', 'a|b!', '<c/>', ['mandatory-element-missing /e a / b']],
  ['two of two kinds', 'a|b?2', '<a/><b nullFlavor="NI"/>', []],
  ['two of one kind', 'a|b?2', '<a/><a/>', []],
  ['one where two must be', 'a|b?2', '<a/>', ['elements-too-few /e a / b 2']],
  ['clinical', 'value?*', '', ['clinical-element-missing /e value']],
  ['pharm in the namespace of wave 6 only', 'a(pharm:b!)', '<a><b/></a>', ['mandatory-element-missing /e/a b']],
  ['pharm in its namespace', 'a(pharm:b!)', '<a><p:b/></a>', []],
  ['an attribute', 'a(@value)', '<a/>', ['attribute-missing /e/a value']],
  ['a fixed attribute, left out', 'a(@classCode=OBS)', '<a/>', ['attribute-missing /e/a classCode']],
  [
    'a fixed attribute, another value',
    'a(@classCode=OBS|ACT)',
    '<a classCode="X"/>',
    ['attribute-value-wrong /e/a classCode OBS / ACT'],
  ],
  ['a default of the schema, left out', 'a(@classCode?=OBS)', '<a/>', []],
  [
    'a default of the schema, another value',
    'a(@classCode?=OBS)',
    '<a classCode="X"/>',
    ['attribute-value-wrong /e/a classCode OBS'],
  ],
  ['only those that hold a child', 'a[b](c!)', '<a/><a><b/></a>', ['mandatory-element-missing /e/a[2] c']],
  ['only those of a template', 'a[3.8](c!)', '<a><templateId root="3.8"/></a>', []],
  [
    'only those of an eHDSI template',
    'a[3.8](c!)',
    '<a><templateId root="1.3.6.1.4.1.12559.11.10.1.3.1.3.8"/></a>',
    ['mandatory-element-missing /e/a c'],
  ],
  ['only those with an attribute', 'a[@typeCode=REFR](c!)', '<a typeCode="SUBJ"/>', []],
  ['only those without an attribute', 'a[-@value](c!)', '<a value="1"/>', []],
  ['an untyped time is TS', 'a[type:TS]?', '<a xsi:type="IVL_TS"/>', ['required-element-missing /e a (TS)']],
] as const)
  test(`template table: ${title}`, () => {
    const typed = xml.replace('<a xsi:', '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:')
    assert.deepEqual(found(notation, typed), expected)
  })
