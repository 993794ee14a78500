import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answers, articleTwentySix } from './article-26.ts'
import { addressOf, contradicts, nextQuestion, questionAgain, questions, readAnswers } from './questions.ts'

const summary: Answers = { categories: ['patient-summary'], purpose: 'care', ways: ['market'] }
const older: Answers = { ...summary, first: 'before-2029' }
const modified: Answers = { ...older, changesFunction: 'yes', changesRisk: 'yes' }

for (const [title, answers, applies, from, because] of [
  ['Art. 2(2)(k): none of the priority categories, no EHR system', { categories: ['none'] }, 'no', undefined, 'no-priority-category'], // biome-ignore format: a table
  ['Art. 25(2): general-purpose software is none', { ...summary, purpose: 'general' }, 'no', undefined, 'general-purpose'], // biome-ignore format: a table
  ['Art. 2(2)(k): not meant for care nor for patients’ own access', { ...summary, purpose: 'other' }, 'no', undefined, 'not-for-care'], // biome-ignore format: a table
  ['not knowing what it is meant for leaves it open', { ...summary, purpose: 'unknown' }, 'unclear', undefined, 'purpose-unknown'], // biome-ignore format: a table
  ['Art. 105(a): new, Art. 14(1)(a) to (c)', { ...summary, first: 'before-2031' }, 'yes', '2029-03-26', 'new'],
  ['Art. 105(b): new, Art. 14(1)(d) to (f)', { ...summary, categories: ['medical-imaging'], first: 'later' }, 'yes', '2031-03-26', 'new'], // biome-ignore format: a table
  ['Art. 26(2), 105: a service, from 2031 also with summaries', { ...summary, ways: ['service'] }, 'yes', '2031-03-26', 'service'], // biome-ignore format: a table
  ['Art. 26(2), 105: made and used in-house, from 2031', { ...summary, ways: ['in-house'] }, 'yes', '2031-03-26', 'in-house'], // biome-ignore format: a table
  ['sold before, and not changed as the first condition says', { ...older, changesFunction: 'no' }, 'no', undefined, 'not-substantially-modified'], // biome-ignore format: a table
  ['sold before; the first condition alone is not enough', { ...modified, changesRisk: 'no' }, 'no', undefined, 'not-substantially-modified'], // biome-ignore format: a table
  ['sold before; the third condition lacks', { ...modified, changed: 'never' }, 'no', undefined, 'not-substantially-modified'], // biome-ignore format: a table
  ['all three conditions, after the rules began', { ...modified, changed: 'before-2031' }, 'yes', '2029-03-26', 'substantially-modified'], // biome-ignore format: a table
  ['all three conditions, before the rules began', { ...modified, changed: 'before-2029' }, 'no', undefined, 'modified-before'], // biome-ignore format: a table
  ['one condition unknown leaves it open', { ...modified, changesRisk: 'unknown' }, 'unclear', undefined, 'modification-unknown'], // biome-ignore format: a table
  ['one condition that fails decides though another is unknown', { ...modified, changesFunction: 'unknown', changesRisk: 'no' }, 'no', undefined, 'not-substantially-modified'], // biome-ignore format: a table
  ['not knowing when it was first sold leaves it open', { ...summary, first: 'unknown' }, 'unclear', undefined, 'first-unknown'], // biome-ignore format: a table
] as const satisfies readonly (readonly [string, Answers, string, string | undefined, string])[]) {
  test(title, () => {
    const conclusion = articleTwentySix(answers)
    assert.deepEqual([conclusion.applies, conclusion.from, conclusion.lines[0]?.because], [applies, from, because])
    assert(conclusion.lines.every(({ sources }) => sources.length > 0))
  })
}

test('Art. 105: sold in 2030 with summaries and images, new for the first, old for the second', () => {
  const { applies, from, lines } = articleTwentySix({
    ...summary,
    categories: ['patient-summary', 'medical-imaging'],
    first: 'before-2031',
    changesFunction: 'no',
  })
  assert.deepEqual([applies, from], ['yes', '2029-03-26'])
  assert.deepEqual(
    lines.map(({ group, because }) => [group, because]),
    [
      ['first', 'new'],
      ['second', 'not-substantially-modified'],
    ],
  )
})

test('an answer is changed with all the others kept, and what no longer matters falls away', () => {
  const query = new URLSearchParams('kategori=resept&formal=helsehjelp&tilbys=marked&forste=for-2029&funksjon=nei')
  const purpose = questions.find(({ name }) => name === 'formal')
  const change = new URLSearchParams(addressOf(readAnswers(query), purpose).split('?')[1])
  assert.equal(questionAgain(change, readAnswers(change)), purpose)
  assert.deepEqual(readAnswers(change), readAnswers(query))
  change.set('formal', 'generell')
  assert.deepEqual(readAnswers(change), { categories: ['electronic-prescription'], purpose: 'general' })
})

test('«none of these» beside another answer is told, neither of them dropped', () => {
  const both = new URLSearchParams('kategori=pasientoppsummering&kategori=ingen')
  assert.deepEqual([contradicts(both), contradicts(new URLSearchParams('kategori=ingen'))], [true, false])
  assert.deepEqual(readAnswers(both).categories, ['patient-summary', 'none'])
})

test('Art. 26: sold and also offered as a service, both are said, and the earlier day leads', () => {
  const { from, lines } = articleTwentySix({ ...summary, ways: ['service', 'market'], first: 'later' })
  assert.equal(from, '2029-03-26')
  assert.deepEqual(
    lines.map(({ way }) => way),
    ['service', 'market'],
  )
})

test('issue 4, item 7: the guide asks only what still matters, and its answers stand in the address', () => {
  const order: (string | undefined)[] = []
  let query = ''
  for (const answer of [
    'kategori=resept',
    'formal=helsehjelp',
    'tilbys=marked',
    'forste=for-2029',
    'funksjon=ja',
    'risiko=nei',
  ]) {
    // biome-ignore format: a list
    order.push(nextQuestion(readAnswers(new URLSearchParams(query)))?.name)
    query += `&${answer}`
  }
  assert.deepEqual(order, ['kategori', 'formal', 'tilbys', 'forste', 'funksjon', 'risiko'])
  const answers = readAnswers(new URLSearchParams(query))
  assert.equal(nextQuestion(answers), undefined)
  assert.equal(addressOf(answers), `/journalsystem?${query.slice(1)}`)
})

test('an address that answers what is not asked, or with words we do not have, is read without it', () => {
  assert.deepEqual(readAnswers(new URLSearchParams('risiko=ja&kategori=__proto__&kategori=ingen&formal=constructor')), {
    categories: ['none'],
  })
})
