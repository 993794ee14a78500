import assert from 'node:assert/strict'
import test, { before } from 'node:test'
import { allDefinitions, noPackages, shippedDefinitions } from '../../../test/fhir-definitions.ts'
import type { Definitions, ElementDefinition, Extension, StructureDefinition, ValueSet } from '../fhir/definitions.ts'
import { withSnapshots } from '../fhir/snapshot/snapshot.ts'
import { aliases, ownDefinitions } from './catalogue.ts'
import { withFallback } from './fallback.ts'
import { OWN } from './table.ts'

const own = new Map(ownDefinitions.map((each) => [each.url, each]))
let ours: Definitions
let published: Definitions

before(async () => {
  const shipped = await shippedDefinitions()
  published = await allDefinitions()
  ours = withSnapshots(
    withFallback({ ...shipped, structure: (url) => structureOf(url) ?? shipped.structure(url) }, aliases),
  )
})

function structureOf(canonical: string): StructureDefinition | undefined {
  const found = own.get(canonical.split('|')[0]!)
  return found?.resourceType === 'StructureDefinition' ? found : undefined
}

test('issue 4, item 2: every reference of our definitions to one of ours leads somewhere', () => {
  const named = JSON.stringify(ownDefinitions).match(
    /https:\/\/knutepunkt\.example\/fhir\/(StructureDefinition|ValueSet)\/[^"|]+/g,
  )
  assert.deepEqual(
    [...new Set(named)].filter((url) => !own.has(url)),
    [],
  )
})

test('issue 4, item 2: every profile of ours has a snapshot without any package of Europe', () => {
  const without = [...own.values()].filter(
    ({ resourceType, url }) => resourceType === 'StructureDefinition' && !ours.structure(url)?.snapshot,
  )
  assert.deepEqual(
    without.map(({ url }) => url),
    [],
  )
})

/** Why an element of ours may ask something else than the published one; nothing else may differ. */
const reasons: Readonly<Record<string, (compared: Compared) => boolean>> = {
  'unfolded without a word in the differential: the type says the same': ({ id, made, theirs = '' }) =>
    made === undefined && (!isSlice(id) || isPartOfExtension(id)) && !/"pattern|SHALL|SHOULD/.test(theirs),
  'unfolded by us on the way to what we say': ({ theirs }) => theirs === undefined,
  'published with a core whose outcome of a response is an OperationOutcome': ({ id }) =>
    id.endsWith('.response.outcome'),
  'a contentReference written out beside what it points to': ({ made, theirs }) =>
    made?.replace(/"contentReference":"[^"]*",/, '') === theirs,
  'a duty of the whole, which our snapshot repeats on its slices': ({ id, made, theirs }) =>
    id.includes(':') && made?.replace(duties, '') === theirs?.replace(duties, ''),
}

const isSlice = (id: string) => /:[^.]*$/.test(id)
const isPartOfExtension = (id: string) => /extension:[^.]+\.extension:[^.]+$/.test(id)
const duties = /"duties":\[[^\]]*\]/

type Compared = { readonly id: string; readonly made: string | undefined; readonly theirs: string | undefined }

test('issue 4, proof: our profiles ask what the published ones ask, element by element', { skip: noPackages }, (t) => {
  const profiles = [...aliases].filter(([url, mine]) => mine !== url && published.structure(url)?.url === url)
  t.diagnostic(`${profiles.length} published definitions`)
  const different = profiles.flatMap(([url, mine]) => differences(published.structure(url)!, ours.structure(mine)!))
  assert.deepEqual(
    different.filter((each) => !Object.values(reasons).some((may) => may(each))),
    [],
  )
})

function differences(theirs: StructureDefinition, mine: StructureDefinition): readonly Compared[] {
  const [theirDemands, myDemands] = [demandsOf(theirs), demandsOf(mine)]
  return [...new Set([...theirDemands.keys(), ...myDemands.keys()])]
    .map((id) => ({ id: `${mine.url.slice(OWN.length)} ${id}`, made: myDemands.get(id), theirs: theirDemands.get(id) }))
    .filter(({ made, theirs: other }) => made !== other)
}

const demandsOf = ({ snapshot }: StructureDefinition): ReadonlyMap<string, string> =>
  new Map(snapshot?.element.map((element) => [element.id, demands(element)]))

/** What an element asks, in one form for both: without the words that explain it, and without versions. */
function demands(element: ElementDefinition): string {
  const { id: _, path: __, base: ___, condition: ____, extension = [], constraint = [], binding, ...rest } = element
  const keys = constraint.map(({ key }) => key).sort()
  const owed = extension.filter(({ url }) => url.endsWith('/obligation')).map(partsOf)
  const beside = binding?.extension?.filter(({ url }) => url.endsWith('/additional-binding')).map(partsOf)
  const bound = binding && { strength: binding.strength, valueSet: binding.valueSet, beside }
  const types = rest.type?.map(({ extension: _____, ...type }) => type)
  const asked = { ...rest, type: types, bound, keys, duties: owed.sort() }
  const text = JSON.stringify(asked, (_name, value: unknown) => inOrder(value))
  return text.replaceAll(/(https?:[^"#| ]*)(\|[^" ]*)?/g, (_, url: string) => aliases.get(url) ?? url)
}

/** Of an obligation its code and actor, of an additional binding its purpose and value set. */
const partsOf = ({ extension = [] }: Extension): string =>
  extension
    .slice(0, 2)
    .map((each) => Object.entries(each).find(([name]) => name.startsWith('value'))?.[1])
    .join(' ')

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

test('issue 4, proof: our value sets hold the codes of the published ones', { skip: noPackages }, () => {
  const sets = [...aliases].flatMap(([url, mine]) => {
    const [theirs, set] = [published.valueSet(url), own.get(mine)]
    return theirs && set?.resourceType === 'ValueSet' ? [[codes(theirs), codes(set)] as const] : []
  })
  assert.ok(sets.length > 10)
  for (const [theirs, mine] of sets) assert.deepEqual(mine, theirs)
})

const codes = ({ compose }: ValueSet): readonly string[] | undefined =>
  compose?.include
    .flatMap(({ system, concept, filter }) =>
      concept ? concept.map(({ code }) => `${system} ${code}`) : [`${system} ${JSON.stringify(filter)}`],
    )
    .sort()
