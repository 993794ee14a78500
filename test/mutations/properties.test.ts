import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseStrictJson } from '../../src/standards/fhir/strict-json.ts'
import type { Finding } from '../../src/validation/finding.ts'
import type { JsonObject } from '../../src/validation/fhir/definitions.ts'
import { allDefinitions, noPackages } from '../fhir-definitions.ts'
import { validatorOf } from '../fhir-validator.ts'
import { seeded } from '../generate/random.ts'
import { cases } from '../seed.ts'
import { bundles, noVectors } from '../vectors.ts'
import { kinds } from './kinds.ts'
import { isObject } from './spoil.ts'

/** What holds of the findings on any document. Tried on real documents with one to three faults. */

const root = join(import.meta.dirname, '../..')
const own = globSync('samples/fhir/*.json', { cwd: root }).map((name) => ({ bytes: readFileSync(join(root, name)) }))
const small = bundles('fhir/hdr', 'fhir/mpd', 'fhir/eps', 'fhir/lab').filter(({ bytes }) => bytes.length < 60_000)
const documents = [...own, ...small].map(({ bytes }) => parseStrictJson(bytes).value).filter(isObject)

const definitions = await allDefinitions()
const validate = validatorOf(definitions)

const spoiled = fc
  .record({
    document: fc.nat(documents.length - 1),
    faults: fc.uniqueArray(fc.nat(kinds.length - 1), { minLength: 1, maxLength: 3 }),
    seed: fc.nat(),
  })
  .map(({ document, faults, seed }) => {
    const random = seeded(seed)
    const spoil = (value: JsonObject, fault: number) => kinds[fault]?.spoil(value, random)?.document ?? value
    return { seed, value: faults.reduce(spoil, documents[document] ?? {}) }
  })

test('on which documents', (t) => {
  t.diagnostic(noVectors || noPackages || `${documents.length} documents, ${kinds.length} kinds of fault`)
})

test('RFC 6901: the pointer of a finding leads somewhere in its document', () => {
  fc.assert(
    fc.property(spoiled, ({ value }) => {
      const lost = validate(value).filter(({ pointer }) => pointer === undefined || !leadsSomewhere(value, pointer))
      assert.deepEqual(lost, [])
    }),
    cases(1000),
  )
})

test('R4 json.html: the order of members says nothing, so it changes no finding', () => {
  fc.assert(
    fc.property(spoiled, ({ value, seed }) => {
      assert.deepEqual(sorted(validate(reordered(value, seeded(seed)))), sorted(validate(value)))
    }),
    cases(1000),
  )
})

test('the same document gets the same findings, whatever was validated before it', () => {
  fc.assert(
    fc.property(spoiled, spoiled, ({ value }, { value: another }) => {
      const first = validate(value)
      validate(another)
      assert.deepEqual(validate(value), first)
    }),
    cases(500),
  )
})

test('a finding may be stored and logged: it repeats nothing that only the document says', () => {
  fc.assert(
    fc.property(spoiled, ({ value }) => {
      // What a rule says of itself is its author's text.
      const said = JSON.stringify(validate(value).map(({ parameters: { human, ...facts } }) => facts)).replaceAll(
        /https?:[^"|, ]+/g,
        (url) => (isDefined(url) ? '' : url),
      )
      const own = stringsIn(value).filter((each) => each.length >= 6 && !code.test(each) && !isDefined(each))
      assert.deepEqual(
        own.filter((each) => said.includes(each)),
        [],
      )
    }),
    cases(500),
  )
})

/** A word that a definition may have as well. */
const code = /^[a-z][a-z-]*$/

function leadsSomewhere(value: unknown, pointer: string): boolean {
  const steps = pointer.split('/').slice(1)
  const end = steps.reduce<unknown>((there, step) => (there as Record<string, unknown> | undefined)?.[step], value)
  return end !== undefined
}

const sorted = (findings: readonly Finding[]) => findings.map((each) => JSON.stringify(each)).toSorted()

/** The same, with the members of every object in another order. */
function reordered(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((each) => reordered(each, random))
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([name, member]) => ({ name, member, rank: random() }))
  const shuffled = members.toSorted((a, b) => a.rank - b.rank)
  return Object.fromEntries(shuffled.map(({ name, member }) => [name, reordered(member, random)]))
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** Whether packages have it: the URL of a profile, a code system or a value set, or the name of a type. */
function isDefined(text: string): boolean {
  const { structure, codeSystem, valueSet, names } = definitions
  const canonicals = [text, `http://hl7.org/fhir/StructureDefinition/${text}`]
  return canonicals.some((each) => structure(each) ?? codeSystem(each) ?? valueSet(each) ?? names?.(each))
}
