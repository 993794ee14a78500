import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readNarrative } from './narrative.ts'
import { makeAnchors } from './anchors.ts'
import { narrativeTexts } from './texts.ts'

const divOf = (content: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`
const codesOf = (div: string) => readNarrative(div).faults.map(({ code, parameters }) => [code, parameters?.name])

for (const [title, content] of [
  ['formatting of chapters 7 to 11 and 15', '<h1>a</h1><p><b>b</b> <i>c</i><br/></p><hr/><ul><li>d<p>e</p></li></ul>'],
  [
    'a table with all its parts',
    '<table border="1"><caption>a</caption><colgroup><col/></colgroup><thead><tr><th scope="row">b</th></tr></thead><tbody><tr><td colspan="2"><div>c</div></td></tr></tbody></table>',
  ],
  [
    'class, style, title, language and id',
    '<p class="a" style="color: red" title="b" lang="nb" xml:lang="nb" id="c">d</p>',
  ],
  ['numbers for characters, and the five names of XML', '&#160;&#xA0;&lt;&amp;&quot;'],
  ['a picture that travels with the document', '<img src="cid:a" alt="b"/>'],
  ['a picture in the text itself, as HL7 writes them', '<img src="data: image/png;base64,AAAA" alt="b"/>'],
  ['a link to the web', '<a href="https://example.org/a|b?c#d">e</a>'],
  ['blocks in a definition', '<dl><dt>a</dt><dd><ul><li>b</li></ul></dd></dl>'],
] as const) {
  test(`FHIR R4 narrative.html#xhtml: ${title} may stand in it`, () => assert.deepEqual(codesOf(divOf(content)), []))
}

for (const [title, content, code, name] of [
  ['a script', 'a<script>b</script>', 'narrative-element', 'script'],
  ['a style sheet', 'a<style>b</style>', 'narrative-element', 'style'],
  ['a frame', 'a<iframe>b</iframe>', 'narrative-element', 'iframe'],
  ['an element of HTML 5', '<section>a</section>', 'narrative-element', 'section'],
  ['an element in upper case', '<P>a</P>', 'narrative-element', '?'],
  ['an event handler', '<p onclick="a">b</p>', 'narrative-attribute', 'onclick'],
  ['an attribute of another element', '<p href="a">b</p>', 'narrative-attribute', 'href'],
  ['a target', '<a href="b" target="c">d</a>', 'narrative-attribute', 'target'],
  ['a link that runs a script', '<a href="JavaScript:a()">b</a>', 'narrative-link-script', undefined],
  ['a picture that runs a script', 'a<img src="javascript:a()"/>', 'narrative-link-script', undefined],
  ['a link nobody can follow', '<a href="urn:a:b">c</a>', 'narrative-link-unfollowable', undefined],
  ['a link of an unusual kind', '<a href="ftp://a">b</a>', 'narrative-link-unusual', undefined],
  ['an empty link', '<a href="">b</a>', 'narrative-url-invalid', undefined],
  ['a link with a space', '<a href="a b">b</a>', 'narrative-url-invalid', undefined],
  ['a named character', 'a&nbsp;b', 'narrative-named-character', undefined],
  ['a name that no character has', 'a&foo;b', 'narrative-malformed', undefined],
  ['an open element', '<p>a', 'narrative-malformed', undefined],
  ['a bare ampersand', 'a & b', 'narrative-malformed', undefined],
  ['a document type', '<!DOCTYPE a>b', 'narrative-malformed', undefined],
  ['another namespace inside', '<p xmlns="http://example.org">a</p>', 'narrative-namespace', undefined],
  ['an item outside a list', '<li>a</li>', 'narrative-out-of-place', 'li'],
  ['text in a table', '<table>a</table>', 'narrative-children', 'table'],
  ['a list in a paragraph', '<p><span><ul><li>a</li></ul></span></p>', 'narrative-block-in-line', 'ul'],
  ['a paragraph in a paragraph', '<p><p>a</p></p>', 'narrative-block-in-line', 'p'],
  ['a link in a link', '<a><span><a>b</a></span></a>', 'narrative-in-itself', 'a'],
  ['text in a line break', 'a<br>b</br>', 'narrative-childless', 'br'],
  ['two elements with one id', '<p id="a">b</p><p id="a">c</p>', 'narrative-id-repeated', undefined],
  ['preserved white space', '<p xml:space="preserve">a</p>', 'narrative-white-space', undefined],
  ['text beside parts in languages', '<div xml:lang="nb">a</div>b', 'narrative-languages-mixed', undefined],
  ['three hundred levels', `${'<span>'.repeat(300)}a${'</span>'.repeat(300)}`, 'not-checked-narrative', undefined],
] as const) {
  test(`FHIR R4 narrative.html#xhtml: ${title} is told of`, () =>
    assert.deepEqual(codesOf(divOf(content)), [[code, name]]))
}

for (const [title, div, code] of [
  ['without its namespace', '<div>a</div>', 'narrative-namespace'],
  ['that is no div', '<span xmlns="http://www.w3.org/1999/xhtml">a</span>', 'narrative-root'],
  ['that is only text', 'a', 'narrative-malformed'],
  ['with text after it', `${divOf('a')} b`, 'narrative-malformed'],
  ['with two roots', divOf('a') + divOf('b'), 'narrative-malformed'],
] as const) {
  test(`FHIR R4 narrative.html#xhtml: a narrative ${title} is told of`, () =>
    assert.deepEqual(codesOf(div), [[code, undefined]]))
}

for (const [content, formatted, filled] of [
  ['a', true, true],
  ['\u00a0', true, true],
  ['<img src="a" alt=""/>', true, true],
  [' <p>\n</p><br/>', true, false],
  ['<script>a</script>', false, true],
  ['<p', false, false],
] as const) {
  test(`FHIR R4 invariants txt-1 and txt-2: of ${JSON.stringify(content)}`, () => {
    const narrative = readNarrative(divOf(content))
    assert.deepEqual([narrative.formatted, narrative.content], [formatted, filled])
  })
}

test('what stands around the div is wrong, and what is in it is judged for itself', () => {
  for (const div of [`${divOf('a')} b`, `<!DOCTYPE html>${divOf('a')}`]) {
    const { faults, formatted, content } = readNarrative(div)
    assert.deepEqual([faults.map(({ code }) => code), formatted, content], [['narrative-malformed'], true, true])
  }
  assert.equal(readNarrative(`${divOf('<script>a</script>')} b`).formatted, false)
})

test('FHIR R4 narrative.html: a link inside the document leads to an id there, a picture to one in its resource', () => {
  const text = (content: string) => ({ status: 'generated', div: divOf(content) })
  const one = { resourceType: 'Patient', id: 'p', name: [{ id: 'n' }], text: text('<p id="q">a</p>') }
  const other = { resourceType: 'Patient', id: 'o' }
  const anchors = makeAnchors()(one, { resourceType: 'Bundle', entry: [{ resource: one }, { resource: other }] })
  const codes = (content: string) => readNarrative(divOf(content), anchors).faults.map(({ code }) => code)
  for (const id of ['p', 'n', 'q', 'o']) assert.deepEqual(codes(`<a href="#${id}">b</a>`), [])
  assert.deepEqual(codes('<a href="#x">b</a>'), ['narrative-link-nowhere'])
  assert.deepEqual(codes('<img src="#o" alt="b"/>'), ['narrative-link-nowhere'])
  const twice = makeAnchors()({ a: { id: 'x' }, b: { id: 'x' } })
  assert.deepEqual(
    readNarrative(divOf('<a href="#x">b</a>'), twice).faults.map(({ code }) => code),
    ['narrative-link-several'],
  )
})

test('a finding repeats no name that is not HTML: it may be a person', () => {
  assert.deepEqual(codesOf(divOf('<KariNordmann ola="1">a</KariNordmann>')), [
    ['narrative-element', '?'],
    ['narrative-attribute', '?'],
  ])
})

test('whatever stands in a narrative, it is read, and every code has its texts', () => {
  const part = fc.constantFrom(
    '<p>',
    '</p>',
    '<table>',
    '<a href="#x">',
    '</a>',
    '&nbsp;',
    '&',
    '<',
    'x',
    '<br/>',
    '<!--',
    '-->',
    ']]>',
    '<x:y>',
    ' id="1"',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      for (const { code } of readNarrative(divOf(parts.join('')), () => 0).faults) assert.ok(narrativeTexts[code], code)
    }),
    { numRuns: 2000 },
  )
})
