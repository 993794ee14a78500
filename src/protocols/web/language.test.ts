import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenLanguage, type LanguageWishes, texts } from './language.ts'

const wishes: readonly (readonly [string, LanguageWishes, string])[] = [
  ['nothing said: bokmål', {}, 'nb'],
  ['the address wins', { query: 'en', cookie: 'nn', header: 'se' }, 'en'],
  ['then the remembered choice', { cookie: 'nn', header: 'se' }, 'nn'],
  ['then the browser, the best it has first', { header: 'de, en;q=0.5, nn;q=0.8' }, 'nn'],
  ['RFC 9110: q=0 means not this', { header: 'en;q=0, se;q=0.1' }, 'se'],
  ['no is Norwegian, here bokmål', { header: 'no, en;q=0.9' }, 'nb'],
  ['a region does not matter', { header: 'en-GB' }, 'en'],
  ['an unknown wish in the address is passed over', { query: 'xx', cookie: 'en' }, 'en'],
  ['a broken header is passed over', { header: ';;q=,,=' }, 'nb'],
]
for (const [title, given, expected] of wishes) test(title, () => assert.equal(chosenLanguage(given), expected))

const sample = texts({
  nb: { one: 'en', count: (n: number) => `${n} funn` },
  nn: { one: 'ein', count: (n) => `${n} funn` },
  en: { one: 'one', count: (n) => `${n} findings` },
  se: { one: 'okta' },
})

test('each language has its own texts', () => {
  assert.equal(sample('nn').one.plain, 'ein')
  assert.equal(sample('en').count(2).plain, '2 findings')
  assert.equal(String(sample('se').one), 'okta')
})

test('item 12: what Northern Sámi lacks is bokmål, and says so', () => {
  const { plain, language, borrowed } = sample('se').count(3)
  assert.deepEqual([plain, language, borrowed], ['3 funn', 'nb', true])
  assert.equal(sample('se').one.borrowed, false)
  assert.equal(sample('nb').one.borrowed, false)
})
