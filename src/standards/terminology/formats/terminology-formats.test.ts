import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { conceptIndexBuilder, type TerminologySource } from '../concept-index.ts'
import { refusalReasons } from '../terminology-item.ts'
import { readWith } from './formats.fixture.ts'
import { terminologyFormats } from './terminology-formats.ts'

const source: TerminologySource = { name: 'test', kind: 'operator' }

/** Fragments of every format, so that random files come close to real ones. */
const fragment = fc.oneof(
  fc.constantFrom(
    'system;code;nb\n',
    'codeSystem,code,language,designation\n',
    '{"resourceType":"CodeSystem","url":"u","concept":[',
    '{"code":"a","display":"b"}',
    ']}',
    'ValueSet: X\n',
    'Alias: $s = http://s\n',
    '* $s#1 "one"\n',
    '* ^url = "u"\n',
    '"""\n',
    '"',
    '\t',
    ';',
    '\n',
    '__proto__',
    'constructor',
  ),
  fc.string(),
)

test('no format throws on any text, and every refusal has a reason with words (issue 2, bad input)', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => {
      for (const format of terminologyFormats()) {
        const { items } = readWith(format, parts.join(''))
        const builder = conceptIndexBuilder([source])
        for (const item of items) {
          if (item.kind === 'refused') assert.ok(refusalReasons[item.reason])
          builder.add(item, source)
        }
        const index = builder.build()
        for (const item of items) {
          if (item.kind !== 'designation') continue
          assert.ok(index.designations(item.system, item.code).length > 0)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('every kind of file is recognised by one format and no other', () => {
  const heads: readonly (readonly [string, string])[] = [
    ['a.json', '{"resourceType":"CodeSystem"'],
    ['a.ndjson', '{"resourceType":"ValueSet"'],
    ['aliases.fsh', 'Alias: $sct = http://snomed.info/sct'],
    ['a.fsh', 'ValueSet: X'],
    ['a.csv', 'system;code;nb'],
    ['a.csv', 'code system oid;code;language;designation'],
  ]
  for (const [name, head] of heads) {
    assert.equal(terminologyFormats().filter((format) => format.recognises(name, head)).length, 1, `${name} ${head}`)
  }
})
