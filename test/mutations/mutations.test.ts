import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { parseStrictJson } from '../../src/standards/fhir/strict-json.ts'
import type { Finding } from '../../src/validation/finding.ts'
import type { JsonObject } from '../../src/validation/fhir/definitions.ts'
import { allDefinitions, noPackages } from '../fhir-definitions.ts'
import { validatorOf } from '../fhir-validator.ts'
import { seeded } from '../generate/random.ts'
import { long, seed } from '../seed.ts'
import { bundles, noVectors } from '../vectors.ts'
import { kinds } from './kinds.ts'
import { isObject, type Kind, type Place, type Spoiled } from './spoil.ts'
import { twentySix } from './twenty-six.ts'

/** Documents each kind must find a place in: issue 4. */
const leastDocuments = 30

/** Of those, so many are validated: all in the long suite. */
const tried = long ? 40 : 2

type Document = { readonly name: string; readonly value: JsonObject }

const root = join(import.meta.dirname, '../..')
const own = globSync('samples/fhir/*.json', { cwd: root }).map((name) => ({
  name,
  bytes: readFileSync(join(root, name)),
}))
const documents: readonly Document[] = [...bundles('fhir/eps'), ...own, ...bundles('fhir/mpd', 'fhir/lab', 'fhir/hdr')]
  .map(({ name, bytes }) => ({ name, value: parseStrictJson(bytes).value }))
  .filter((each): each is Document => isObject(each.value))

const whyNot = noVectors || noPackages

let validate: (document: unknown) => readonly Finding[]

before(async () => {
  validate = validatorOf(await allDefinitions())
})

test('issue 4: there are at least 66 kinds of fault, each named once', () => {
  assert.ok(kinds.length >= 66, `${kinds.length}`)
  assert.equal(new Set(kinds.map(({ fault }) => fault)).size, kinds.length)
})

test('issue 4: each of the 26 faults it counts is made by kinds of ours, and is an error', () => {
  assert.equal(twentySix.length, 26)
  const faults = twentySix.flatMap((each) => each.kinds)
  assert.equal(new Set(faults).size, faults.length)
  for (const each of faults) assert.equal(kinds.find(({ fault }) => fault === each)?.severity ?? 'error', 'error', each)
})

for (const kind of kinds) {
  const { fault, rule } = kind
  test(`${rule}: ${fault} is told of where it is`, (t) => {
    const spoiled = documents.flatMap(spoiledBy(kind))
    if (whyNot) t.diagnostic(`${whyNot}: tried on ${spoiled.length} documents of our own`)
    else assert.ok(spoiled.length >= leastDocuments, `applies to ${spoiled.length} documents`)
    const some = chosen(spoiled, kind)
    if (!whyNot) assert.ok(some.length >= Math.min(leastDocuments, tried), `tried on ${some.length} documents`)
    const missed = some.filter(({ document, told }) => !tells(kind, document, told)).map(({ name }) => name)
    if (long) t.diagnostic(`applies to ${spoiled.length}, caught ${some.length - missed.length} of ${some.length}`)
    assert.deepEqual(missed, [])
  })
}

type Tried = Spoiled & Document

function spoiledBy(kind: Kind): (document: Document, index: number) => readonly Tried[] {
  return (document, index) => {
    const spoiled = kind.spoil(document.value, seeded(seed + index + kinds.indexOf(kind) * 1000))
    return spoiled ? [{ ...document, ...spoiled }] : []
  }
}

/** Those that are clean of it: the long suite tries the first of them, an ordinary run the smallest. */
function chosen(spoiled: readonly Tried[], kind: Kind): readonly Tried[] {
  const order = long ? spoiled : spoiled.toSorted((a, b) => sizeOf(a) - sizeOf(b))
  const clean: Tried[] = []
  for (const each of order) {
    if (clean.length < tried && !tells(kind, each.value, each.told)) clean.push(each)
  }
  return clean
}

function sizeOf({ value }: Document): number {
  return Array.isArray(value.entry) ? value.entry.length : 0
}

/** Whether a fault of this kind is told of at a place. */
function tells({ codes, severity = 'error', rule }: Kind, document: JsonObject, told: Place): boolean {
  const pointer = told.map((step) => `/${step}`).join('')
  return findingsOf(document).some(
    (each) =>
      codes.includes(each.code) &&
      each.severity === severity &&
      each.pointer === pointer &&
      (each.code !== 'invariant-broken' || codes.length > 1 || rule.endsWith(each.rule ?? '-')),
  )
}

const known = new WeakMap<JsonObject, readonly Finding[]>()

function findingsOf(document: JsonObject): readonly Finding[] {
  const findings = known.get(document) ?? validate(document)
  known.set(document, findings)
  return findings
}
