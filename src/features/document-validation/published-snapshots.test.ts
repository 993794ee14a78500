import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { allDefinitions, noPackages, packageFolder } from '../../../test/fhir-definitions.ts'
import { filesOfTarball, packageLimits } from '../../platform/fhir-packages/package-files.ts'
import { type ElementDefinition, isObject, type StructureDefinition } from '../../validation/fhir/definitions.ts'
import { digest, mayBeConformance } from '../../validation/fhir/package/digest.ts'
import { generateSnapshot } from '../../validation/fhir/snapshot/snapshot.ts'

type Published = { readonly snapshot: readonly ElementDefinition[]; readonly differential: StructureDefinition }

async function* publishedProfiles(): AsyncGenerator<Published> {
  for (const name of readdirSync(packageFolder).filter((each) => each.endsWith('.tgz'))) {
    const tarball = readFileSync(join(packageFolder, name))
    for await (const { bytes } of filesOfTarball(tarball, name, mayBeConformance, packageLimits)) {
      const resource: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
      if (!isObject(resource) || resource.resourceType !== 'StructureDefinition' || resource.kind === 'logical')
        continue
      const [whole, stated] = [digest(resource), digest({ ...resource, snapshot: undefined })]
      assert.ok(whole?.resourceType === 'StructureDefinition' && stated?.resourceType === 'StructureDefinition')
      yield { snapshot: whole.snapshot?.element ?? [], differential: stated }
    }
  }
}

/** What a snapshot asks of an instance, as the publishers' different tools write it alike. */
function demands(element: ElementDefinition): string {
  const { id: _, path: __, base: ___, condition: ____, constraint = [], ...rest } = element
  const keys = constraint.map(({ key }) => key).sort()
  const text = JSON.stringify({ ...rest, keys }, (_name, value: unknown) => (isObject(value) ? inOrder(value) : value))
  return text
    .replaceAll(/,?\{"url":"[^"]*\/snapshot-source","valueCanonical":"[^"]*"\}/g, '')
    .replaceAll('|4.0.1"', '"')
    .replaceAll(/"http:[^"#]*(#[^"]*")/g, '"$1')
}

function inOrder(value: object) {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

type Compared = {
  readonly id: string
  readonly published: ElementDefinition
  readonly made: ElementDefinition | undefined
}

/** Why a published snapshot may say something else than its differential and its base: nothing else may differ. */
const reasons: Readonly<Record<string, (compared: Compared) => boolean>> = {
  'unfolded without a word in the differential: the type says the same': ({ made }) => made === undefined,
  'made with a core whose outcome of a response is an OperationOutcome': ({ id }) => id.endsWith('.response.outcome'),
  'made with a core whose Resource.id has the type id': ({ id }) => /^[A-Z]\w+\.id$|resource\.id$/.test(id),
  'an extension with values only, which the differential does not say': ({ id, published }) =>
    id.endsWith('.extension') && published.max === '0',
  'obligations of the whole repeated in its slices, by some tools': ({ id, published, made }) =>
    id.includes(':') && published.extension !== undefined && made?.extension === undefined,
  'a contentReference written out as what it points to': ({ published, made }) =>
    made?.contentReference !== undefined && published.type !== undefined,
  'slices made from the base and not from what the differential says of all': ({ id }) =>
    /^Observation\.(category:\w+|effective\[x\]:effectiveDateTime)$/.test(id),
}

test('snapshots made of the differentials of IPS and the EU packages are those published', {
  skip: noPackages,
}, async (t) => {
  const definitions = await allDefinitions()
  const counts = new Map<string, number>()
  const unexplained: string[] = []
  const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1)
  for await (const { snapshot, differential } of publishedProfiles()) {
    const made = new Map(generateSnapshot(differential, definitions)?.map((element) => [element.id, element]))
    assert.ok(made.size > 0, `${differential.url} has a snapshot`)
    for (const published of snapshot) {
      const compared = { id: published.id, published, made: made.get(published.id) }
      made.delete(published.id)
      if (compared.made && demands(compared.made) === demands(published)) count('the same')
      else {
        const [reason] = Object.entries(reasons).find(([, holds]) => holds(compared)) ?? []
        count(reason ?? 'unexplained')
        if (reason === undefined) unexplained.push(`${differential.url}: ${published.id}`)
      }
    }
    unexplained.push(...[...made.keys()].map((id) => `${differential.url}: ${id} is not published`))
  }
  for (const [what, times] of counts) t.diagnostic(`${times} elements: ${what}`)
  assert.deepEqual(unexplained, [])
})
