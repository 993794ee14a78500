import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml } from '../../../protocols/web/html.ts'
import type { Fact, Said } from '../view/summary-view.ts'
import { factHtml } from './fact.ts'
import { saidHtml } from './said.ts'
import { pageTexts } from './texts.ts'

const reader = { language: 'nb', t: pageTexts('nb') } as const
const own = (text: string, qualifier?: Said): Said => ({
  text,
  lang: 'nb',
  how: 'own',
  ...(qualifier ? { qualifier } : {}),
})

for (const [said, expected] of [
  [own('hoste', own('mild')), 'hoste (mild)'],
  [own('elveblest (urtikaria)', own('alvorlig')), 'elveblest (urtikaria, alvorlig)'],
  [own('utslett :)', own('mild')), 'utslett :) (mild)'],
  [own('a) eller b)', own('mild')), 'a) eller b) (mild)'],
] as const) {
  test(`one pair of brackets: ${expected}`, () => {
    assert.equal(renderHtml(saidHtml(said, reader)), expected)
  })
}

test('the first row of the details says what it is', () => {
  const fact: Fact = {
    id: 'allergies-1',
    path: '',
    line: 0,
    label: { text: 'Utløsende stoff', lang: 'nb' },
    lead: [own('lateks')],
    marks: [],
    main: [],
    more: [],
    denied: false,
    warnings: [],
  }
  assert.match(renderHtml(factHtml(fact, reader)), /<th scope="row">Utløsende stoff<\/th>\s*<td><div>lateks/)
})
