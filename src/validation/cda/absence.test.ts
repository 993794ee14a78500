import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { saysNothing } from './absence.ts'
import type { StatementKind } from './sections.ts'

const statementIn = (root: XmlElement): XmlElement =>
  elementsOf(elementsOf(root).find(({ name }) => name === 'entry')!)[0]!

/** Two entries, so that neither speaks for the whole section unless its null flavour does. */
function silent(kind: StatementKind, words: string, inside: string, attributes = ''): boolean {
  const section = `<section><entry><observation ${attributes}>${inside}</observation></entry><entry/></section>`
  return saysNothing(kind, statementIn(parseXml(Buffer.from(section))), words)
}

const kiwi = 'alergija na kivi'
const value = (flavor: string) => `<value nullFlavor="${flavor}"/>`
const dated = '<effectiveTime><low value="1990"/></effectiveTime>'

for (const [title, kind, words, inside, expected] of [
  ['a null flavour and nothing else', 'allergy', '', value('NA'), true],
  ['an allergy told in words', 'allergy', kiwi, value('NA'), false],
  ['an allergy in blank words', 'allergy', ' ', value('NA'), true],
  ['an allergy in words, and in so many words no information', 'allergy', kiwi, value('NI'), true],
  ['an allergy in words, and in so many words not asked', 'allergy', kiwi, value('NASK'), true],
  ['a problem in words', 'problem', kiwi, value('NA'), true],
  ['a problem with a date', 'problem', '', dated + value('NI'), false],
  ['an allergy with a date', 'allergy', '', dated + value('NASK'), false],
  ['a date that is none', 'allergy', '', `<effectiveTime><low nullFlavor="UNK"/></effectiveTime>${value('NA')}`, true],
] as const) {
  test(`exchange.md 2.5: ${title} says ${expected ? 'nothing' : 'something'}`, () => {
    assert.equal(silent(kind, words, inside), expected)
  })
}

test('HL7 v3 nullFlavor of a statement: it says nothing, whatever is in it', () => {
  assert.ok(silent('allergy', kiwi, dated + value('NA'), 'nullFlavor="NI"'))
})
