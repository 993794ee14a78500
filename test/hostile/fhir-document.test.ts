import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeDocumentValidator } from '../../src/features/document-validation/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import type { Finding } from '../../src/validation/finding.ts'
import { wordingOf } from '../../src/validation/report/wording.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'

/**
 * FHIR documents from somebody who wants the validator to stop, to hang, or to say more than it should. What cannot be
 * read is a Problem; all else has a verdict, in time and memory that do not depend on how clever the document is.
 */

const definitions = await shippedDefinitions()
const { validate } = makeDocumentValidator({ definitions, now: () => new Date('2027-01-01') })

const folder = join(import.meta.dirname, '../../samples/fhir')
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

const findingsOf = (text: string) => validate(Buffer.from(text)).findings

/** What nobody expects where it stands. */
const junk = fc.constantFrom<unknown>(
  null,
  [],
  {},
  '',
  ' ',
  -1,
  1.5,
  true,
  '#',
  'urn:uuid:x',
  '<div>',
  '__proto__',
  '\ud800',
  [null],
  [[]],
  [{}],
  { resourceType: 'Patient' },
  { resourceType: 1 },
  { resourceType: 'Bundle', entry: [null] },
  { reference: '#' },
  { coding: [null, 5] },
  { extension: [{}] },
  { constructor: 1, toString: 2, hasOwnProperty: 3, length: 5 },
  JSON.parse('{"__proto__": {"a": 1}}'),
)

type Holder = Record<string, unknown>

function holdersIn(value: unknown, found: Holder[] = []): Holder[] {
  if (typeof value !== 'object' || value === null) return found
  found.push(value as Holder)
  for (const each of Object.values(value)) holdersIn(each, found)
  return found
}

const name = fc.constantFrom(
  'extension',
  'contained',
  'id',
  'meta',
  'text',
  'resourceType',
  'reference',
  'entry',
  '_id',
  'valueX',
  'toString',
)
const change = fc.record({
  at: fc.nat(),
  name: fc.nat(),
  kind: fc.constantFrom('replace', 'remove', 'repeat', 'wrap', 'move', 'add'),
  junk,
  added: name,
  from: fc.nat(),
})

type Change = typeof change extends fc.Arbitrary<infer Made> ? Made : never

function apply(document: unknown, { at, name: nth, kind, junk: value, added, from }: Change): void {
  const holders = holdersIn(document)
  const holder = holders[at % holders.length]!
  const names = Object.keys(holder)
  const member = names[nth % Math.max(names.length, 1)]
  if (kind === 'add' || member === undefined) holder[added] = value
  else if (kind === 'replace') holder[member] = value
  else if (kind === 'remove') delete holder[member]
  else if (kind === 'wrap') holder[member] = [holder[member]]
  else if (kind === 'move') holder[member] = structuredClone(holders[from % holders.length])
  else if (Array.isArray(holder)) holder.push(structuredClone(holder[0]))
}

/** A sample, changed in a few places, as text. */
const changed = fc
  .tuple(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 5 }))
  .map(([sample, changes]) => {
    const document: unknown = JSON.parse(sample)
    for (const each of changes) apply(document, each)
    return JSON.stringify(document)
  })

test('issue 4, bad input: whatever stands where, there is a verdict, and words for all it says', () => {
  fc.assert(
    fc.property(changed, (text) => {
      for (const finding of findingsOf(text)) {
        const { message, hint } = wordingOf(finding, 'nb')
        assert.ok(hint !== '' && !/\{|undefined/.test(message), finding.code)
      }
    }),
  )
})

const secret = 'Kari-Hemmelig'

test('a finding may be stored and logged: it holds no value of the document, and no name that is not FHIR', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.record({ at: fc.nat(), name: fc.nat(), asName: fc.boolean() }), { minLength: 1, maxLength: 6 }),
      (sample, places) => {
        const document: unknown = JSON.parse(sample)
        for (const { at, name: nth, asName } of places) {
          const holders = holdersIn(document)
          const holder = holders[at % holders.length]!
          const names = Object.keys(holder)
          if (asName && !Array.isArray(holder)) holder[secret] = secret
          else if (names.length > 0) holder[names[nth % names.length]!] = secret
        }
        const said = findingsOf(JSON.stringify(document)).filter((finding) => JSON.stringify(finding).includes(secret))
        assert.deepEqual(
          said.map(({ code }: Finding) => code),
          [],
        )
      },
    ),
  )
})

for (const [title, code, text] of [
  ['nothing', 'json-empty', ''],
  ['a cut document', 'json-truncated', samples[0]!.slice(0, -9)],
  ['ten thousand levels', 'json-too-deep', `{"a":${'['.repeat(10_000)}`],
  [
    'an object of a hundred thousand names',
    'json-too-large',
    `{${Array.from({ length: 100_000 }, (_, n) => `"a${n}":0,`).join('')}"z":0}`,
  ],
  ['comments', 'json-comment', '{/* */}'],
  ['FHIR as XML', 'fhir-xml', '<Patient xmlns="http://hl7.org/fhir"/>'],
] as const) {
  test(`issue 4, bad input: ${title} is a Problem that says what`, () => {
    assert.throws(
      () => findingsOf(text),
      (problem) => problem instanceof Problem && problem.code === code,
    )
  })
}

test('issue 4, bad input: over a hundred megabytes is refused before it is read', () => {
  assert.throws(() => validate(Buffer.alloc(100 * 1024 * 1024 + 1, ' ')), { code: 'json-too-large' })
})
