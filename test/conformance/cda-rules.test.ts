import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../src/kernel/problem.ts'
import { parseXml, parseXmlText } from '../../src/platform/xml/parse.ts'
import { pathOf, type XmlElement } from '../../src/platform/xml/tree.ts'
import { checkSummary } from '../../src/validation/cda/check-summary.ts'
import { recogniseSummary } from '../../src/validation/cda/refusals.ts'
import type { Finding } from '../../src/validation/cda/rule.ts'
import { findingText, ruleTexts } from '../../src/validation/cda/rule-texts.ts'
import { type RuleCode, ruleTable } from '../../src/validation/cda/rules.ts'
import { noVectors, vectors } from '../vectors.ts'
import { breaches, noBreaches } from './cda-rules-breaches.ts'
import { type Changes, problem, section, summary, summaryText } from './cda-rules-sample.ts'

const now = new Date('2025-01-15T12:00:00Z')
const codesOf = (changes: Changes) => checkSummary(summary(changes), now).map(({ code }) => code)

test('a summary that follows every template of 2024-04-19 breaks no rule', () => {
  assert.deepEqual(codesOf({}), [])
})

for (const { code, severity, source } of ruleTable) {
  // The table's codes are the keys of the breaches; the compiler holds both to RuleCode.
  const changes = breaches[code as RuleCode]
  test(`${code}: found and ${severity} (${source})`, () => {
    const found = checkSummary(summary(changes), now).filter((finding) => finding.code === code)
    assert.ok(found.length > 0, `found ${codesOf(changes).join(', ') || 'nothing'}`)
    for (const finding of found) {
      assert.equal(finding.severity, severity)
      assert.match(finding.path, /^\/ClinicalDocument/)
      assert.ok(finding.line > 0)
    }
  })
}

for (const [code, what, changes] of noBreaches)
  test(`${code}: not for ${what}`, () => assert.ok(!codesOf(changes).includes(code)))

test('a finding says which section and template it stands in', () => {
  const [finding] = checkSummary(summary(breaches['dose-missing']), now)
  assert.equal(finding?.section, '10160-0')
  assert.equal(finding?.template, '1.3.6.1.4.1.12559.11.10.1.3.1.3.4')
  assert.match(finding?.path ?? '', /section\/entry\/substanceAdministration$/)
})

test('the path of a finding is the one pathOf writes', () => {
  const paths = new Set<string>()
  const root = summary({ ...breaches['section-duplicate'], root: 'xsi:schemaLocation="x"' })
  const gather = (element: XmlElement): void => {
    paths.add(pathOf(element))
    for (const node of element.children) if (typeof node !== 'string') gather(node)
  }
  gather(root)
  for (const { path } of checkSummary(root, now)) assert.ok(paths.has(path), path)
})

test('issue 2 item 10: a missing compulsory section is named by its code', () => {
  const found = checkSummary(summary({ sections: { '48765-2': '', '10160-0': '' } }), now)
  const missing = found.filter(({ code }) => code === 'compulsory-section-missing').map(({ parameters }) => parameters)
  assert.deepEqual(missing, [{ section: '48765-2' }, { section: '10160-0' }])
})

test('a misspelt absence code is told with the one most likely meant, from our own table', () => {
  const found = checkSummary(summary(breaches['absence-code-unknown']), now)
  assert.deepEqual(found.find(({ code }) => code === 'absence-code-unknown')?.parameters, {
    nearest: 'no-known-procedures',
  })
})

test('Art. 8: a document with masked in place of no information has the same findings', () => {
  for (const changes of Object.values(breaches)) {
    const plain = summaryText(changes).replaceAll('nullFlavor="MSK"', 'nullFlavor="NI"')
    const masked = plain.replaceAll('nullFlavor="NI"', 'nullFlavor="MSK"')
    assert.deepEqual(checkSummary(parseXmlText(masked), now), checkSummary(parseXmlText(plain), now))
  }
})

test('every rule has a message and a meaning in every language, and nothing else has', () => {
  const codes = ruleTable.map(({ code }) => code).sort()
  assert.equal(new Set(codes).size, codes.length)
  for (const texts of Object.values(ruleTexts)) {
    assert.deepEqual(Object.keys(texts).sort(), codes)
    for (const [message, meaning] of Object.values(texts)) assert.ok(message.endsWith('.') && meaning.endsWith('.'))
  }
})

test('every place in a text is filled by the finding it tells of', () => {
  for (const changes of Object.values(breaches))
    for (const finding of checkSummary(summary(changes), now))
      for (const language of ['nb', 'nn', 'en', 'se']) {
        const { message, meaning } = findingText(finding, language, (code) => `(${code})`)
        assert.doesNotMatch(message + meaning, /[{}]|undefined|\(\)|: \.| {2}/)
      }
})

test('Northern Sámi gets bokmål, and says so', () => {
  const finding = { code: 'document-old', parameters: { months: 14 } }
  assert.deepEqual(findingText(finding, 'se', String), findingText(finding, 'nb', String))
  assert.equal(findingText(finding, 'se', String).language, 'nb')
  assert.match(findingText(finding, 'nb', String).message, /14 måneder/)
})

for (const [months, language, words] of [
  [14, 'nb', '14 måneder gammelt'],
  [23, 'nn', '23 månader gammalt'],
  [24, 'nb', '2 år gammelt'],
  [105, 'nn', '8 år gammalt'],
  [105, 'en', '8 years old'],
] as const) {
  test(`a document of ${months} months is told to be ${words}: nobody counts years in months`, () => {
    const { message } = findingText({ code: 'document-old', parameters: { months } }, language, String)
    assert.ok(message.includes(words), message)
  })
}

const documents = vectors('cda/ps', 'cda/ps-l1')

test('issue 2: every summary beside the checkout is recognised, and nothing else there is', { skip: noVectors }, () => {
  for (const [folder, level] of [
    ['cda/ps', 'L3'],
    ['cda/ps-l1', 'L1'],
  ] as const)
    for (const { name, bytes } of vectors(folder)) assert.equal(recogniseSummary(parseXml(bytes)).level, level, name)
  for (const { name, bytes } of vectors('cda/ed', 'cda/ep', 'cda/ep-l1', 'cda/mro', 'cda/orcd'))
    assert.throws(() => recogniseSummary(parseXml(bytes)), { kind: 'unsupported', code: /^document-is-/ }, name)
})

test('issue 2: what the documents beside the checkout break', { skip: noVectors }, (t) => {
  const counts = new Map<string, { severity: string; findings: number; documents: number }>()
  for (const { name, bytes } of documents) {
    const root = parseXml(bytes)
    const found = checkSummary(root, now)
    assertNothingPersonal(root, found, name)
    for (const code of new Set(found.map((finding) => finding.code))) {
      const of = found.filter((finding) => finding.code === code)
      const so = counts.get(code) ?? { severity: of[0]!.severity, findings: 0, documents: 0 }
      counts.set(code, { ...so, findings: so.findings + of.length, documents: so.documents + 1 })
    }
  }
  for (const [code, { severity, findings, documents }] of [...counts].sort(([, a], [, b]) => b.findings - a.findings))
    t.diagnostic(`${severity} ${code}: ${findings} in ${documents} documents`)
})

test('Art. 8: masked and no information look alike in real documents too', { skip: noVectors }, () => {
  for (const { name, bytes } of documents) {
    const text = Buffer.from(bytes).toString('latin1')
    const masked = Buffer.from(text.replaceAll(/(nullFlavor\s*=\s*["'])NI/g, '$1MSK'), 'latin1')
    assert.deepEqual(checkSummary(parseXml(masked), now), checkSummary(parseXml(bytes), now), name)
  }
})

test('issue 2, bad input: whatever happens to a document, the rules answer and a refusal is a Problem', () => {
  const changes = fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...mutations)), { minLength: 1, maxLength: 8 })
  const whole = summary({ sections: breaches['narrative-row-not-coded'].sections! })
  fc.assert(
    fc.property(changes, (chosen) => {
      const root = mutated(whole, new Map(chosen))
      checkSummary(root, now)
      try {
        recogniseSummary(root)
      } catch (error) {
        assert.ok(error instanceof Problem)
      }
    }),
    { seed: 10, numRuns: 300 },
  )
})

const mutations = ['drop', 'twice', 'bare', 'hollow', 'garble', 'rename'] as const

/** A copy of the tree with what was chosen done to its elements, by their number in document order. */
function mutated(root: XmlElement, chosen: ReadonlyMap<number, (typeof mutations)[number]>): XmlElement {
  let number = 0
  const copy = (element: XmlElement, parent: XmlElement | null): XmlElement[] => {
    const how = chosen.get(number++)
    if (how === 'drop' && parent) return []
    const children: XmlElement['children'][number][] = []
    const values = Object.entries(element.attributes).map(([name, value]) => [
      name,
      how === 'garble' ? `${value},` : value,
    ])
    const made: XmlElement = {
      ...element,
      name: how === 'rename' ? 'value' : element.name,
      attributes: how === 'bare' ? {} : Object.fromEntries(values),
      children,
      parent,
    }
    if (how !== 'hollow')
      for (const node of element.children) children.push(...(typeof node === 'string' ? [node] : copy(node, made)))
    return how === 'twice' && parent ? [made, made] : [made]
  }
  return copy(root, null)[0]!
}

/** Parameters are element names, section codes and counts: none of them is text or a value of the header. */
function assertNothingPersonal(root: XmlElement, found: readonly Finding[], name: string): void {
  const values = new Set(
    valuesOf(root.children.find((node) => typeof node !== 'string' && node.name === 'recordTarget')),
  )
  for (const { code, parameters } of found)
    for (const parameter of Object.values(parameters))
      assert.ok(!values.has(String(parameter)), `${name}: ${code} repeats a value of the patient`)
}

function valuesOf(node: XmlElement | string | undefined): readonly string[] {
  if (node === undefined) return []
  if (typeof node === 'string') return node.trim() ? [node.trim()] : []
  const own = ['value', 'extension'].flatMap((name) => node.attributes[name] ?? [])
  return [...own, ...node.children.flatMap(valuesOf)]
}

const repeated: readonly (readonly [what: string, changes: Changes])[] = [
  ['entries', { sections: { '11450-4': section('11450-4', 'x', ...Array<string>(2000).fill(problem())) } }],
  ['sections', { sections: { again: section('11450-4', 'x').repeat(5000) } }],
  [
    'templates',
    { sections: { '11450-4': section('11450-4', 'x', `<act>${'<templateId root="2.999"/>'.repeat(20000)}</act>`) } },
  ],
  [
    'translations',
    {
      sections: {
        '11450-4': section(
          '11450-4',
          'x',
          problem({ value: `<value xsi:type="CD" code="1">${'<translation code="1"/>'.repeat(20000)}</value>` }),
        ),
      },
    },
  ],
  ['ids', { sections: { '11450-4': section('11450-4', '<content ID="pro">x</content>'.repeat(20000), problem()) } }],
]

for (const [what, changes] of repeated)
  test(`issue 2: no document hangs the rules for two seconds: thousands of ${what}`, () => {
    const root = summary(changes)
    const start = process.threadCpuUsage().user
    recogniseSummary(root)
    const findings = checkSummary(root, now)
    assert.ok(process.threadCpuUsage().user - start < 2_000_000)
    const counts = Object.values(Object.groupBy(findings, ({ code }) => code)).map((of) => of?.length ?? 0)
    assert.ok(counts.every((count) => count <= 500))
  })
