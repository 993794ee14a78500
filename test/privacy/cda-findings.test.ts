import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseXml } from '../../src/platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../../src/platform/xml/tree.ts'
import { isElementName } from '../../src/validation/cda/element-names.ts'
import { recogniseSummary } from '../../src/validation/cda/refusals.ts'
import type { Wanted } from '../../src/validation/cda/templates/notation.ts'
import { allTemplates } from '../../src/validation/cda/templates/registry.ts'
import { validateCda } from '../../src/validation/cda/validate-cda.ts'
import { own } from '../vectors.ts'

const now = new Date('2025-01-15T12:00:00Z')
const samples = own('samples').map(({ bytes }) => parseXml(bytes))

/** A name, a number and an identifier that no document of ours and no table has. */
const marks = { word: 'Zqmarkola', oid: '2.999.77351', number: '7735142' }
const marked = /zqmark|77351/i

type Spoil = (element: XmlElement) => Partial<XmlElement>

const attributeNames = ['code', 'codeSystem', 'root', 'extension', 'value', 'xsi:type', 'nullFlavor', 'unit', 'ID']
const withAttribute = (element: XmlElement, name: string, value: string) => ({
  attributes: { ...element.attributes, [name]: value },
})

/** What a sender may have written where it does not belong. */
const spoils: fc.Arbitrary<Spoil> = fc.oneof(
  fc.constant<Spoil>(() => ({ name: marks.word })),
  fc.constant<Spoil>((element) => ({ children: [...element.children, marks.word] })),
  fc.constant<Spoil>((element) => ({ children: [], attributes: { ...element.attributes, [marks.word]: marks.word } })),
  fc.tuple(fc.constantFrom(...attributeNames), fc.constantFrom(...Object.values(marks))).map(
    ([name, value]): Spoil =>
      (element) =>
        withAttribute(element, name, value),
  ),
  fc.constantFrom(...Object.values(marks)).map(
    (value): Spoil =>
      ({ attributes }) => ({ attributes: Object.fromEntries(Object.keys(attributes).map((name) => [name, value])) }),
  ),
)

/** The tree with each element made as its number says. */
function remade(element: XmlElement, spoiled: ReadonlyMap<XmlElement, Spoil>, parent: XmlElement | null): XmlElement {
  const children: XmlElement['children'][number][] = []
  const { children: given, ...changes } = spoiled.get(element)?.(element) ?? {}
  const copy: XmlElement = { ...element, ...changes, parent, children }
  for (const node of given ?? element.children)
    children.push(typeof node === 'string' ? node : remade(node, spoiled, copy))
  return copy
}

const allOf = (element: XmlElement): readonly XmlElement[] => [element, ...elementsOf(element).flatMap(allOf)]

test('style 7: no finding of a spoiled CDA document repeats a name, code or value of it', () => {
  let found = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), spoils), { minLength: 1 }),
      (root, chosen) => {
        const elements = allOf(root)
        const spoiled = new Map(chosen.map(([at, spoil]) => [elements[Math.floor(at * elements.length)]!, spoil]))
        const { findings } = validateCda(remade(root, spoiled, null), { now })
        found += findings.length
        for (const finding of findings) assert.doesNotMatch(JSON.stringify(finding), marked)
      },
    ),
    { numRuns: 400 },
  )
  assert.ok(found > 400)
})

test('style 7: what a sender calls an element, a section or a template is not repeated', () => {
  const document = `<ClinicalDocument xmlns="urn:hl7-org:v3">
    <templateId root="1.3.6.1.4.1.12559.11.10.1.3.1.1.3"/><code code="60591-5"/>
    <component><structuredBody>${`<component><section><templateId root="${marks.oid}"/><code code="${marks.word}"/>
      <entry><observation><templateId root="${marks.oid}"/><code code="x" codeSystem="1"/><${marks.word}>
      <value code="x"/></${marks.word}></observation></entry></section></component>`.repeat(2)}
    </structuredBody></component></ClinicalDocument>`
  const { findings } = validateCda(parseXml(Buffer.from(document)), { now })
  for (const finding of findings) assert.doesNotMatch(JSON.stringify(finding), marked)
  const inside = findings.filter(({ path }) => path.includes('/observation/*[3]/value'))
  assert.ok(inside.length > 0, 'the place is told all the same')
})

test('style 7: a document that is no CDA is not named by its root', () => {
  const [finding] = validateCda(parseXml(Buffer.from(`<${marks.word}/>`)), { now }).findings
  assert.deepEqual([finding?.code, finding?.path], ['not-cda', '/*'])
  assert.throws(() => recogniseSummary(parseXml(Buffer.from(`<${marks.word}/>`))), {
    code: 'not-cda',
    place: { at: '/*', line: 1 },
  })
})

test('style 7: every element our templates speak of has a name that findings say', () => {
  const unknown = allTemplates().flatMap(({ wanted }) => elementNamesIn(wanted).filter((name) => !isElementName(name)))
  assert.deepEqual([...new Set(unknown)], [])
})

const elementNamesIn = ({ attribute, names, children }: Wanted): readonly string[] => [
  ...(attribute ? [] : names),
  ...children.flatMap(elementNamesIn),
]
