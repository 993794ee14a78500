import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { attestRules, unnamedRules } from './attest-rules.ts'
import { checkedRules } from './check-attest.ts'
import { registerRules } from './check-registers.ts'

const root = join(import.meta.dirname, '../../..')
const refused = attestRules.flatMap(({ number, place }) => (place.how === 'refused' ? [{ number, ...place }] : []))
const codesBy = (by: 'anchor' | 'source') =>
  new Set(
    refused.flatMap((rule) => (rule.by.includes(by) ? rule.codes : [])).filter((code) => code !== 'attest-malformed'),
  )

test('ATT-1 to ATT-58: every rule is told once and in order, and those that nobody describes are said to be so', () => {
  const told = [...attestRules.map(({ number }) => number), ...unnamedRules]
  assert.deepEqual(
    told.toSorted((one, other) => one - other),
    Array.from({ length: 58 }, (_, at) => at + 1),
  )
  const numbers = attestRules.map(({ number }) => number)
  assert.deepEqual(
    numbers,
    numbers.toSorted((one, other) => one - other),
  )
})

test('ATT-1 to ATT-58: what a source refuses is what the table says it does, and the same for the trust anchor', () => {
  assert.deepEqual(codesBy('source'), new Set(checkedRules.map(({ code }) => code)))
  const anchored = [...checkedRules.filter(({ alsoAnchor }) => alsoAnchor), ...registerRules].map(({ code }) => code)
  assert.deepEqual(codesBy('anchor'), new Set(anchored))
})

test('ATT-1 to ATT-58: a check stands under the number that the framework has for it', () => {
  for (const { rule, code } of [...checkedRules, ...registerRules]) {
    const number = Number(rule.replace('ATT-', ''))
    assert.ok(
      refused.some((each) => each.number === number && each.codes.includes(code)),
      `${rule}: ${code}`,
    )
  }
})

test('ATT-1 to ATT-58: each code says what is wrong in words of its own', () => {
  for (const rules of [checkedRules, registerRules]) {
    assert.equal(new Set(rules.map(({ says }) => says)).size, new Set(rules.map(({ code }) => code)).size)
    for (const { code, says } of rules) assert.match(says, /^(it|who|the) .+[^.]$/, code)
  }
})

test('ATT-1 to ATT-58: where our own doing keeps a rule, that file names it', () => {
  for (const { number, place } of attestRules) {
    for (const file of place.how === 'kept' ? place.files : []) {
      assert.match(readFileSync(join(root, file), 'utf8'), new RegExp(`ATT-${number}\\b`), `${file}: ATT-${number}`)
    }
  }
})

test('ATT-1 to ATT-58: what the framework makes only the consumer answer for is never refused by a rule of ours alone', () => {
  for (const { number, place, strength } of attestRules) {
    if (place.how === 'refused' && strength === 'explains') assert.fail(`ATT-${number} only explains`)
  }
})
