import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import r4 from 'fhirpath/fhir-context/r4'
import { corrected } from './corrections.ts'
import type { Invariant, InvariantOutcome, InvariantScope } from './invariant.ts'
import { compileInvariant } from './compile.ts'
import { readExpression } from './expression.ts'
import { libraryInvariant } from './library.ts'
import { allDefinitions } from '../../../../test/fhir-definitions.ts'

const ports = { memberOf: () => undefined }

type Draw = {
  /** Whether to, `percent` times in a hundred. */
  chance(percent: number): boolean
  one<T>(of: readonly T[]): T
}

/** Names and texts that the expression speaks of: drawn far more often than others. */
type Hints = { readonly names: ReadonlySet<string>; readonly texts: readonly string[] }

function hintsOf(expression: string): Hints {
  const names = new Set(expression.replace(/'[^']*'/g, ' ').match(/[A-Za-z]\w*/g))
  const texts = [...expression.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? '')
  return { names, texts: [...texts, ...texts, 'x', '#x', ''] }
}

const childNames = new Map<string, readonly string[]>()

function childrenOf(type: string): readonly string[] {
  let names = childNames.get(type)
  if (!names) {
    const start = `${type}.`
    names = Object.keys(r4.path2Type)
      .filter((path) => path.startsWith(start) && !path.slice(start.length).includes('.'))
      .map((path) => path.slice(start.length))
    childNames.set(type, names)
  }
  return names
}

const moments = ['2020', '2020-02', '2020-02-03', '2020-02-03T10:00:00Z', '2020-02-03T12:00:00+02:00', '2021-01-01']
const resources = ['Patient', 'Composition', 'Medication', 'Observation', 'AllergyIntolerance', 'DiagnosticReport']

function value(type: string, draw: Draw, hints: Hints, depth: number): unknown {
  if (/^(?:System\.)?boolean$/i.test(type)) return draw.chance(50)
  if (/^(?:System\.)?(?:decimal|integer|(?:positive|unsigned)Int)$/i.test(type))
    return draw.one([0, 1, 2, 100, 1.5, -1])
  if (/^(?:date|dateTime|instant|time)$/.test(type)) return draw.one(moments)
  if (type === 'Resource') return structure(draw.one(resources), draw, hints, depth)
  const isText = type.startsWith('System.') || /^[a-z]/.test(type)
  return isText ? draw.one(hints.texts) : structure(type, draw, hints, depth)
}

function structure(type: string, draw: Draw, hints: Hints, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> =
    type in r4.resourcesWithUrlParam || isResource(type) ? { resourceType: type } : {}
  if (depth === 0) return made
  for (const name of childrenOf(type)) {
    const spoken = hints.names.has(name) || hints.names.has(name.replace(/[A-Z]\w*$/, ''))
    if (!draw.chance(spoken ? 60 : 2)) continue
    const path = `${type}.${name}`
    const elementType = r4.path2Type[path] ?? 'string'
    const childType = /^(?:BackboneElement|Element)$/.test(elementType) ? path : elementType
    const child = () => value(childType, draw, hints, depth - 1)
    made[name] = r4.path2Repeating[path] ? Array.from({ length: draw.one([1, 1, 2]) }, child) : child()
    if (!/^[a-z]/.test(childType) || !draw.chance(6)) continue
    const element = { extension: [{ url: 'http://example.org/x', valueCode: 'unknown' }] }
    made[`_${name}`] = r4.path2Repeating[path] ? [element] : element
    delete made[name]
  }
  return made
}

function isResource(type: string): boolean {
  return ['Resource', 'DomainResource'].includes(r4.type2Parent[type] ?? '')
}

function scopeOf(focus: unknown): InvariantScope {
  // What is not a resource stands in some resource; which one, no expression here but those of resources asks.
  const resource = focus as InvariantScope['resource']
  return { resource, rootResource: resource, resolve: () => undefined, conformsTo: () => undefined }
}

const left = Symbol('left to the library')

function compiledOutcome(invariant: Invariant, focus: unknown): InvariantOutcome | typeof left {
  const outcome = invariant(focus, scopeOf(focus))
  return typeof outcome === 'object' && outcome.failed === 'left' ? left : outcome
}

const definitions = await allDefinitions()
const types = [...new Set([...Object.keys(r4.type2Parent), ...Object.values(r4.type2Parent)])]
const profiles = [
  ...types.map((type) => `http://hl7.org/fhir/StructureDefinition/${type}`),
  'http://hl7.org/fhir/StructureDefinition/vitalsigns',
  ...['Bundle', 'Composition', 'Patient', 'Observation-results-laboratory-pathology'].map(
    (name) => `http://hl7.org/fhir/uv/ips/StructureDefinition/${name}-uv-ips`,
  ),
  'http://hl7.eu/fhir/eps/StructureDefinition/bundle-eu-eps',
  'http://hl7.eu/fhir/base/StructureDefinition/patient-eu-core',
  'http://hl7.eu/fhir/laboratory/StructureDefinition/Bundle-eu-lab',
  'http://hl7.eu/fhir/laboratory/StructureDefinition/Observation-resultslab-eu-lab',
]

/** Every invariant once: the key, the path it was met at first, the expression. */
function invariantsOf(urls: readonly string[]): ReadonlyMap<string, readonly [key: string, path: string]> {
  const found = new Map<string, readonly [string, string]>()
  for (const url of urls) {
    for (const { path, constraint = [] } of definitions.structure(url)?.snapshot?.element ?? []) {
      for (const each of constraint) {
        const expression = corrected(each)
        // What stands at primitives has no structure to draw.
        if (!/\[x\]|\.max$/.test(path) && !found.has(expression)) found.set(expression, [each.key, path])
      }
    }
  }
  return found
}

const invariants = invariantsOf(profiles)

test('R4: nearly all invariants are compiled', () => {
  const left = [...invariants].filter(([expression, [, path]]) => !compiled(expression, path)).map(([, [key]]) => key)
  assert.ok(invariants.size > 200, String(invariants.size))
  assert.ok(left.length < 20, left.join(' '))
})

function compiled(expression: string, path: string): Invariant | undefined {
  return compileInvariant(readExpression(expression), path, () => ({ failed: 'left' }))
}

/** Structures are compared by what the first one says, which the library does not. */
const comparesStructures = /intersect|(?:subject|encounter) = /

for (const [expression, [key, path]] of invariants) {
  const invariant = compiled(expression, path)
  if (!invariant || key === 'ele-1' || comparesStructures.test(expression)) continue
  test(`${path} ${key}: compiled as the library evaluates it`, () => {
    const library = libraryInvariant(expression, path, ports)
    fc.assert(
      fc.property(focusOf(path, hintsOf(expression)), (focus) => {
        const outcome = compiledOutcome(invariant, focus)
        // To the library an empty object is there; the JSON format has none, and nothing follows from one.
        if (outcome === left || JSON.stringify(focus).includes('{}')) return
        const other = library(focus, scopeOf(focus))
        // The library evaluates both sides where one decides, and may stumble over the other.
        if (typeof other !== 'object') assert.equal(outcome, other)
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })
}

function focusOf(path: string, hints: Hints): fc.Arbitrary<unknown> {
  return fc.gen().map((gen) => {
    const draw: Draw = {
      chance: (percent) => gen(fc.integer, { min: 1, max: 100 }) <= percent,
      one: (of) => of[gen(fc.nat, { max: of.length - 1 })] as (typeof of)[number],
    }
    return structure(typeAt(path), draw, hints, 4)
  })
}

/** Of `Patient.name` the type; an element with a structure of its own has its path for a type. */
function typeAt(path: string): string {
  const type = r4.path2Type[path]
  return type === undefined || /^(?:BackboneElement|Element)$/.test(type) ? path : type
}

test('no invariant throws on what is no FHIR', () => {
  const junk = fc.jsonValue({ maxDepth: 3 })
  const names = fc.constantFrom(...new Set([...invariants.keys()].flatMap((each) => [...hintsOf(each).names])))
  const spoiled = fc.dictionary(
    fc.oneof(
      names,
      names.map((name) => `_${name}`),
    ),
    junk,
    { maxKeys: 12 },
  )
  const compiledOnes = [...invariants].flatMap(([expression, [, path]]) => compiled(expression, path) ?? [])
  fc.assert(
    fc.property(fc.oneof(junk, spoiled), (focus) => {
      for (const invariant of compiledOnes) invariant(focus, scopeOf(focus))
    }),
    { numRuns: 300 },
  )
})
