import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textOf } from './tree.ts'
import { element } from './write.ts'
import { parseXhtml, serialiseXhtml, XHTML } from './xhtml.ts'

test('only the void elements of HTML are written as one tag', () => {
  const div = element('div', XHTML, {}, [element('p', XHTML), element('br', XHTML), element('td', XHTML)])
  assert.equal(serialiseXhtml(div), '<div xmlns="http://www.w3.org/1999/xhtml"><p></p><br/><td></td></div>')
})

test('FHIR R4 Narrative: the named characters of HTML are understood, the five of XML are left to the parser', () => {
  assert.equal(
    textOf(parseXhtml('<div>5&nbsp;&micro;g &lt; 37&deg; &yuml;&aring;&hellip;</div>')),
    '5\u00a0µg < 37° ÿå…',
  )
})

test('a named character nobody knows is refused', () => {
  assert.throws(() => parseXhtml('<div>&lol;</div>'), { code: 'xml-not-well-formed' })
})

test('names without a namespace are XHTML', () => assert.equal(parseXhtml('<div/>').ns, XHTML))
