import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { XmlElement } from '../platform/xml/tree.ts'
import { element } from '../platform/xml/write.ts'
import { merge, residueOf } from './residue.ts'

const ns = 'urn:hl7-org:v3'

function tree(depth: number): fc.Arbitrary<XmlElement> {
  return fc
    .record({
      name: fc.constantFrom('act', 'observation', 'id', 'code', 'entryRelationship', 'templateId', 'value'),
      attributes: fc.dictionary(
        fc.constantFrom('code', 'root', 'typeCode', 'xsi:type', 'value'),
        fc.constantFrom('1', '2'),
      ),
      text: fc.constantFrom(undefined, undefined, 'a', 'b'),
      children: depth === 0 ? fc.constant([]) : fc.array(tree(depth - 1), { maxLength: 4 }),
    })
    .map(({ name, attributes, text, children }) => element(name, ns, attributes, [text, ...children]))
}

/** Content without order, as CDA entries are compared. */
function canonical({ name, attributes, children }: XmlElement): string {
  const own = Object.keys(attributes)
    .sort()
    .map((key) => `${key}=${attributes[key]}`)
  const text = children.filter((node) => typeof node === 'string').join('')
  const inner = children
    .filter((node) => typeof node !== 'string')
    .map(canonical)
    .sort()
  return `<${name} ${own.join(' ')}>${text}${inner.join('')}</>`
}

test('a reconstruction and its residue make the original, whatever the two are', () => {
  fc.assert(
    fc.property(tree(3), tree(3), (original, rebuilt) => {
      const same = { ...rebuilt, name: original.name }
      const { residue } = residueOf(original, same)
      assert.equal(canonical(residue ? merge(same, residue) : same), canonical(original))
    }),
    { numRuns: 2000 },
  )
})

test('an exact reconstruction leaves nothing', () => {
  fc.assert(
    fc.property(tree(3), (original) => {
      const { residue, leftOver } = residueOf(original, structuredClone(original))
      assert.equal(residue, undefined)
      assert.equal(leftOver.size, 0)
    }),
  )
})

test('an edited value stands: what is carried replaces only the value it was made against', () => {
  const original = element('time', ns, { value: '201007010000' })
  const { residue } = residueOf(original, element('time', ns, { value: '20100701' }))
  assert.ok(residue)
  assert.equal(merge(element('time', ns, { value: '20100701' }), residue).attributes.value, '201007010000')
  assert.equal(merge(element('time', ns, { value: '20110101' }), residue).attributes.value, '20110101')
})

test('what is inserted stands where it stood: the first of its name stays the first', () => {
  const part = (code: string, ...more: XmlElement[]) => element('entryRelationship', ns, { typeCode: code }, more)
  const original = element('act', ns, {}, [part('COMP'), part('SUBJ', element('x', ns)), part('REFR')])
  const rebuilt = element('act', ns, {}, [part('SUBJ')])
  const { residue } = residueOf(original, rebuilt)
  assert.ok(residue)
  const codes = (of: XmlElement) =>
    of.children.map((node) => (typeof node === 'string' ? node : node.attributes.typeCode))
  assert.deepEqual(codes(merge(rebuilt, residue)), ['COMP', 'SUBJ', 'REFR'])
  assert.deepEqual(codes(merge(element('act', ns), residue)), ['COMP', 'REFR'], 'nor is it lost when others are gone')
})

test('elements are told apart by all that is in them: one with more of everything else is not taken for another', () => {
  const ingredient = (code: string, strength: string | undefined) =>
    element('ingredient', ns, {}, [
      element('quantity', ns, {}, strength === undefined ? [] : [element('numerator', ns, { value: strength })]),
      element('substance', ns, {}, [element('code', ns, { code })]),
    ])
  const original = element('material', ns, {}, [ingredient('R03AC02', ''), ingredient('R03BB01', '0.5')])
  const rebuilt = element('material', ns, {}, [ingredient('R03AC02', undefined), ingredient('R03BB01', '1')])
  const { residue } = residueOf(original, rebuilt)
  assert.ok(residue)
  const [first] = merge(rebuilt, residue).children
  assert.deepEqual(first, original.children[0])
})
