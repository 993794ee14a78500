import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { renderHtml } from './html.ts'
import { languages } from './language.ts'
import { problemPage, troubleOf } from './problem-page.ts'
import { commonProblems, problemsByKind } from './problem-texts.ts'

for (const [kind, code, status] of [
  ['invalid', 'x', 400],
  ['forbidden', 'x', 403],
  ['not-found', 'x', 404],
  ['conflict', 'x', 409],
  ['unsupported', 'x', 422],
  ['unavailable', 'x', 503],
  ['forbidden', 'not-signed-in', 401],
  ['unsupported', 'method-not-allowed', 405],
  ['invalid', 'too-large', 413],
  ['unsupported', 'media-type', 415],
] as const) {
  test(`RFC 9110: ${kind} with code ${code} is ${status}`, () => {
    assert.equal(troubleOf(new Problem(kind, code, 'm')).status, status)
  })
}

test('anything that is no Problem is our own fault and says nothing', () => {
  const { status, message, place } = troubleOf(new Error('secret'))
  assert.deepEqual([status, message, place], [500, 'Internal error', {}])
})

test('a page says where, escaped', () => {
  const trouble = troubleOf(new Problem('invalid', 'x', 'm', { at: '/a/<b>', line: 2 }))
  assert.match(renderHtml(problemPage(trouble, 'nb').main), /linje 2, <code>\/a\/&lt;b&gt;<\/code>/)
})

test('every text is there in every language, with something to do', () => {
  for (const text of [...Object.values(commonProblems), ...Object.values(problemsByKind)]) {
    for (const language of languages) {
      const { heading, advice } = text(language)
      assert.ok(heading.plain.length > 5 && advice.plain.endsWith('.'), heading.plain)
    }
  }
})

test('a feature brings texts for its own codes', () => {
  const own = { x: commonProblems['too-large']! }
  const { title } = problemPage(troubleOf(new Problem('invalid', 'x', 'm')), 'en', own)
  assert.equal(String(title), 'The file is too large')
})
