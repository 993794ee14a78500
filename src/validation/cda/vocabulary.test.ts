import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXmlText } from '../../platform/xml/parse.ts'
import { shortfalls } from './element-rules.ts'
import { openLedger } from './ledger.ts'
import { parseWanted } from './templates/notation.ts'
import { templateOf } from './templates/registry.ts'
import { builtInValueSets, eitherOf, type ValueSets } from './value-sets.ts'
import { checkVocabulary } from './vocabulary.ts'

/** One set of two codes, as an operator may have loaded it. */
const loaded: ValueSets = {
  has: (valueSet, code, codeSystem) =>
    valueSet === '42.12' ? ['1', '2'].includes(code) && [undefined, '2.999'].includes(codeSystem) : undefined,
}

function told(notation: string, xml: string): readonly string[] {
  const ledger = openLedger()
  const check = checkVocabulary(eitherOf(loaded, builtInValueSets))
  const template = templateOf('1.3')
  shortfalls(parseXmlText(`<act xmlns="urn:hl7-org:v3">${xml}</act>`), parseWanted(notation), {
    found: () => assert.fail('nothing else is wrong'),
    coded: (element, wanted) => check(element, wanted, template, ledger),
  })
  return ledger.findings.map(({ code, path, parameters }) => `${code} ${path} ${parameters.valueSet}`)
}

for (const [title, notation, xml, expected] of [
  ['a code of the set', 'routeCode<42.12>', '<routeCode code="1" codeSystem="2.999"/>', []],
  [
    'a code of another system',
    'routeCode<42.12>',
    '<routeCode code="1" codeSystem="2.999.1"/>',
    ['code-beyond-catalogue-set /act/routeCode eHDSIRouteofAdministration'],
  ],
  [
    'a strange code where the set is closed',
    'routeCode<=42.12>',
    '<routeCode code="3" codeSystem="2.999"/>',
    ['code-not-in-catalogue-set /act/routeCode eHDSIRouteofAdministration'],
  ],
  ['no code', 'routeCode<42.12>', '<routeCode/>', []],
  ['a null flavour', 'routeCode<42.12>', '<routeCode nullFlavor="UNK"/>', []],
  ['a set known by heart', 'value<42.7>', '<value code="TE" codeSystem="2.16.840.1.113883.5.1070"/>', []],
  ['a code of the second set', 'value<42.12|42.7>', '<value code="G" codeSystem="2.16.840.1.113883.5.1070"/>', []],
  [
    'a set nobody loaded, once',
    'value<42.5>',
    '<value code="A" codeSystem="2.999"/><value code="B" codeSystem="2.999"/>',
    ['not-checked-catalogue-set /act/value[1] eHDSIIllnessandDisorder'],
  ],
  [
    'a strange code while one of its sets is not loaded',
    'value<42.12|42.5>',
    '<value code="9" codeSystem="2.999"/>',
    ['not-checked-catalogue-set /act/value eHDSIRouteofAdministration / eHDSIIllnessandDisorder'],
  ],
  ['an attribute with several values', 'telecom(@use<42.12>)', '<telecom use="1 2"/>', []],
  [
    'an attribute with a strange value among others',
    'telecom(@use<42.12>)',
    '<telecom use="1 3"/>',
    ['attribute-not-in-catalogue-set /act/telecom eHDSIRouteofAdministration'],
  ],
] as const)
  test(`value sets: ${title}`, () => assert.deepEqual(told(notation, xml), expected))
