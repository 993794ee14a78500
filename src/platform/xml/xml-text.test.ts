import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseXml } from './parse.ts'
import { textOf } from './tree.ts'
import { element, serialiseXml } from './write.ts'
import { asXmlText } from './xml-text.ts'

test('XML 1.0 production 2: any text can be written once it is replaced, and a good one is not changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const safe = asXmlText(text)
      const read = textOf(parseXml(Buffer.from(serialiseXml(element('a', '', {}, [safe])))))
      assert.equal(read, safe)
      assert.equal(asXmlText(safe), safe)
    }),
    { numRuns: 200 },
  )
  assert.equal(asXmlText('Ærlig 😀\n'), 'Ærlig 😀\n')
  assert.equal(asXmlText('\u0000\ud800x\uffff'), '\ufffd\ufffdx\ufffd')
})
