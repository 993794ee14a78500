import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { html, renderHtml, unescaped } from './html.ts'
import { text } from './language.ts'

const rendered = (value: Parameters<typeof renderHtml>[0]) => renderHtml(value)

test('content and attributes are escaped', () => {
  const nasty = `<script>"'&`
  assert.equal(
    rendered(html`<p title="${nasty}">${nasty}</p>`),
    '<p title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;</p>',
  )
})

test('Html stays as it is, lists are joined, nothing stands for nothing', () => {
  assert.equal(rendered(html`${[html`<b>a</b>`, 'b', 3]}${undefined}${null}${false}`), '<b>a</b>b3')
})

for (const address of [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
]) {
  test(`an address that runs code becomes #: ${JSON.stringify(address)}`, () => {
    assert.equal(rendered(html`<a href="${address}">x</a>`), '<a href="#">x</a>')
  })
}

for (const address of ['/a?b=1', '#x', 'https://example.org/', 'mailto:a@example.org', 'tel:+4712345678', 'a/b:c']) {
  test(`an ordinary address stays: ${address}`, () => {
    assert.equal(rendered(html`<a class="x" href="${address}">x</a>`), `<a class="x" href="${address}">x</a>`)
  })
}

test('a template with a value in a handler, a style or an unquoted attribute is refused', () => {
  assert.throws(() => html`<a onclick="${'x'}">`, TypeError)
  assert.throws(() => html`<a style="color: ${'x'}">`, TypeError)
  assert.throws(() => html`<a class=${'x'}>`, TypeError)
  assert.throws(() => html`<a class='${'x'}'>`, TypeError)
})

test('Html may stand inside a tag', () => {
  assert.equal(rendered(html`<input ${html`checked`} value="${1}">`), '<input checked value="1">')
})

test('a quoted > does not end a tag', () => {
  assert.equal(rendered(html`<a title="a > b" class="${'"'}">`), '<a title="a > b" class="&quot;">')
})

test('WCAG 3.1.2: a text in another language is marked with its own', () => {
  const borrowed = text('Hjelp & råd', 'nb', true)
  assert.equal(rendered(html`<p>${borrowed}</p>`), '<p><span lang="nb">Hjelp &amp; råd</span></p>')
  assert.equal(rendered(html`<p title="${borrowed}"></p>`), '<p title="Hjelp &amp; råd"></p>')
  assert.equal(rendered(html`<p>${text('Help', 'en')}</p>`), '<p>Help</p>')
})

test('no text adds an element or an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const out = rendered(html`<p title="${value}">${value}</p>`)
      assert.match(out, /^<p title="[^"<>]*">[^<>]*<\/p>$/)
    }),
  )
})

test('unescaped vouches for markup', () => assert.equal(rendered(html`${unescaped('<i>x</i>')}`), '<i>x</i>'))
