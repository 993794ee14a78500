import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { EHDSI } from '../document-types.ts'
import type { Wanted } from './notation.ts'
import { allTemplates, oidOf } from './registry.ts'

/** One rule of the published schematron, as a list beside the checkout has them (3 266 of 22 April 2024). */
type Fact = { readonly context: string; readonly rule: string; readonly element: string; readonly value: string }

const folder = join(import.meta.dirname, '../../../../../shared/domain')
const list = join(folder, 'exchange-template-rules.csv')
const coded = join(folder, 'exchange-coded-elements.csv')
const skip = existsSync(list) ? false : 'NOT RUN: no list of rules beside the checkout (../shared/domain)'

const templates = allTemplates()
const byRoot = new Map(templates.map((template) => [template.root, template]))
const keyOf = ({ context, rule, element, value }: Fact) => [context, rule, element, value].join('|')
const prefixed = ({ pharm }: Wanted, name: string) => (pharm ? `ph:${name}` : name)
const setOf = (set: string) => (set.startsWith('42.') ? `${EHDSI}.${set}` : set)

/** What a table row says, in the words of the list. */
function* factsOf(rows: readonly Wanted[], context: string): Generator<Fact> {
  for (const wanted of rows) {
    const [name = ''] = wanted.names
    if (wanted.attribute) {
      yield* attributeFacts(wanted, name, context)
      continue
    }
    const inside = `${context}/${prefixed(wanted, name)}`
    const element = prefixed(wanted, wanted.names.toSorted().join('|'))
    if (wanted.names.length > 1) yield { context, rule: 'choice', element, value: String(wanted.atLeast ?? 1) }
    else if (wanted.usage !== 'optional') yield { context, rule: wanted.usage, element, value: '' }
    if (wanted.onlyNull) yield { context: inside, rule: 'fixed', element: 'nullFlavor', value: wanted.onlyNull }
    yield* factsOf(wanted.children, inside)
    for (const held of wanted.holds) yield* factsOf([byRoot.get(oidOf(held))!.wanted], inside)
  }
}

function* attributeFacts({ usage, fixed, valueSets }: Wanted, element: string, context: string): Generator<Fact> {
  for (const value of fixed ?? []) yield { context, rule: 'fixed', element, value }
  if (usage === 'mandatory' && !fixed) yield { context, rule: 'attr-required', element, value: '' }
  for (const set of valueSets ?? []) yield { context, rule: 'valueset', element, value: setOf(set) }
}

/** The list's words made plain: one fact a value, the attribute's or elements' names alone. */
function readFacts([, , , , context = '', rule = '', element = '', written = '']: readonly string[]): readonly Fact[] {
  const value = written.trim()
  if (rule === 'attr-required') return [{ context, rule, element: /@(\w+)/.exec(element)?.[1] ?? '', value }]
  if (rule === 'valueset') {
    const attribute = /for (\w+) SHALL/.exec(element)?.[1]
    return [{ context, rule, element: attribute ?? 'unit', value: value || `${EHDSI}.42.16` }]
  }
  if (rule === 'choice') {
    const names = [...element.replaceAll(/\[[^\]]*\]/g, '').matchAll(/hl7:(\w+)/g)].map(([, name = '']) => name)
    return [{ context, rule, element: names.sort().join('|'), value: /min (\d)x/.exec(element)?.[1] ?? '' }]
  }
  const values = value.split(' or ').map((each) => each.replace(/^code /, ''))
  return values.map((each) => ({ context, rule, element, value: each }))
}

/** Rows that are no check of a row of ours, each with why. */
function coveredElsewhere(
  { context, rule, element, value }: Fact,
  keys: ReadonlySet<string>,
  has: (fact: Fact) => boolean,
): string | undefined {
  if (context === '*') return 'the row applies only where the element is'
  if (rule === 'fixed' && element === 'root' && context.endsWith('templateId')) return 'the identifier picks the row'
  if (element === 'templateId' && has({ context, rule: 'mandatory', element, value }))
    return 'asked more strictly of another of the identifiers'
  if (rule === 'attr-required' && [...keys].some((key) => key.startsWith(`${context}|fixed|${element}|`)))
    return 'the attribute must have a certain value, so it must be there'
  if (rule !== 'choice') return undefined
  const names = ['component', 'effectiveTime', 'entry', 'text'].filter((name) => element.includes(name))
  const asked = ['mandatory', 'required'] as const
  return names.some((name) => asked.some((usage) => has({ context, rule: usage, element: name, value: '' })))
    ? 'alternatives of one element, told apart by the row’s slices; the list cuts their conditions off'
    : undefined
}

/** What our rows ask beyond the list, each with why. */
const beyond: readonly (readonly [fact: RegExp, reason: string])[] = [
  [/CustodianOrganization\/name\|fixed\|nullFlavor\|NI$/, 'exchange.md 2.2: name of the custodian, NI only'],
  [/legalAuthenticator\/assignedEntity\/addr\|fixed\|nullFlavor\|NI$/, 'exchange.md 2.2: legal authenticator, NI only'],
  [/signatureCode\|fixed\|code\|S$/, 'exchange.md 2.2: signatureCode S'],
  [
    /observation\/text(\/reference)?\|(mandatory|attr-required)\|(reference|value)\|$/,
    'exchange.md 2.3: text/reference M',
  ],
  [
    /(serviceEvent|nonXMLBody|structuredBody|section)\|\w+\|(effectiveTime|text|component|entry)\|$/,
    'a choice of the list',
  ],
]

const cells = (line: string) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

const rowsOf = (path: string) => readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean).slice(1).map(cells)

test('every published rule of a template is in our rows, or elsewhere for a stated reason', { skip }, (t) => {
  const lines = rowsOf(list)
  const built = new Map(
    templates.map(({ root, wanted }) => {
      const start = wanted.names[0] === 'ClinicalDocument' ? '' : '*'
      return [root, new Set([...factsOf([wanted], start)].map(keyOf))] as const
    }),
  )
  const reasons = new Map<string, number>()
  const missing: string[] = []
  for (const line of lines) {
    const keys = built.get(line[0] ?? '') ?? new Set<string>()
    // The list keeps the last 140 characters of a context.
    const has = (fact: Fact) =>
      isCut(fact.context) ? [...keys].some((key) => key.endsWith(keyOf(fact))) : keys.has(keyOf(fact))
    for (const fact of readFacts(line)) {
      const reason = has(fact) ? 'built' : coveredElsewhere(fact, keys, has)
      if (reason === undefined) missing.push(`${line[0]} ${keyOf(fact)}`)
      else reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
  }
  for (const [reason, count] of reasons) t.diagnostic(`${count} ${reason}`)
  assert.deepEqual(missing, [])
  assert.equal(lines.length, 3266)
})

test('no row of ours asks what no published rule does, but for stated reasons', { skip }, () => {
  const lines = rowsOf(list)
  const published = new Map<string, string[]>()
  for (const line of lines) {
    const keys = published.get(line[0] ?? '') ?? []
    published.set(line[0] ?? '', keys)
    for (const fact of readFacts(line)) keys.push(keyOf(fact))
  }
  const more = templates.flatMap(({ root, wanted }) => {
    const keys = published.get(root)
    const [name] = wanted.names
    const facts = factsOf(wanted.children, name === 'ClinicalDocument' ? '/ClinicalDocument' : `*/${name}`)
    return [...facts].map(keyOf).flatMap((key) => {
      const known = keys === undefined || keys.some((each) => each === key || (isCut(each) && key.endsWith(each)))
      return known || beyond.some(([fact]) => fact.test(key)) ? [] : [`${root} ${key}`]
    })
  })
  assert.deepEqual(more, [])
})

const isCut = (key: string) => !/^(\*|\/ClinicalDocument)/.test(key)

/** Coded elements whose value set our rows do not have, each with why. */
const uncoded: Readonly<Record<string, string>> = {
  'ClinicalDocument/code 42.32': 'document-findings.ts holds the code to the document’s own template',
  '3.3 containerPackagedProduct/formCode 42.2':
    'a package is of MVC 42.3, as the list says of the same element elsewhere',
  '3.17 observation/value 42.47': 'the second value of an allergy; the first may be anything',
  '3.2 effectiveTime/event 42.41': 'its attribute code, as the template has it',
  '3.4 effectiveTime/event 42.41': 'its attribute code, as the template has it',
}

test('every coded element that MyHealth@EU transcodes has its value set', { skip }, () => {
  const everything = (rows: readonly Wanted[]): readonly Wanted[] =>
    rows.flatMap((row) => [row, ...everything(row.children)])
  const missing = rowsOf(coded).flatMap(([xpath = '', sets = '']) => {
    const set = /42\.\d+/.exec(sets)?.[0] ?? ''
    const tail = [...xpath.matchAll(/\.1\.3\.1\.(3\.\d+)'/g)].at(-1)?.[1]
    const steps = xpath
      .replaceAll(/\[[^\]]*\]/g, '')
      .split('/')
      .slice(-2)
      .join('/')
    const rows = templates.filter(({ root }) => tail === undefined || root === oidOf(tail))
    const built = everything(rows.map(({ wanted }) => wanted)).some(
      ({ path, valueSets }) => path.replaceAll('pharm:', '').endsWith(steps) && valueSets?.includes(set),
    )
    const key = `${tail ?? ''} ${steps} ${set}`.trim()
    return built || key in uncoded ? [] : [key]
  })
  assert.deepEqual(missing, [])
})
