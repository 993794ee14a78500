import assert from 'node:assert/strict'
import test from 'node:test'
import { allDefinitions, noPackages } from '../../../test/fhir-definitions.ts'
import { noVectors, own, type Sample, vectors } from '../../../test/vectors.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { concealMasked } from '../../standards/cda/masking.ts'
import { readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { renderFhirJson } from '../../standards/fhir/json.ts'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'
import { makeInvariants } from '../../validation/fhir/invariant/invariant.ts'
import { makeTerminology } from '../../validation/fhir/terminology/terminology.ts'
import { makeFhirValidator } from '../../validation/fhir/validator.ts'
import { type AccountRow, accountFor } from './account.ts'
import { eps } from './canonicals.ts'
import { knownInSource } from './known-in-source.ts'
import { tellingEntries, tellingPlaces } from './telling-places.ts'
import { type ToEps, toEps } from './to-eps.ts'

function converted({ bytes }: Sample) {
  const fields = new Map<XmlElement, string>()
  const root = concealMasked(parseXml(bytes))
  const summary = readPatientSummary(root, (element, field) => void fields.set(element, field))
  const made = toEps(summary, eps, new Date(0))
  return { made, account: accountFor(summary, made, fields) }
}

/** Whether the account has a carried element of a name that tells this, in a unit that made or names the resource. */
function isCarried(account: readonly AccountRow[], { converted, bundle }: ToEps, id: string, element: string): boolean {
  const units = converted.filter(({ entry }) => !entry || renderFhirJson(entry.resources).includes(id))
  assert.ok(renderFhirJson(bundle).includes(id))
  const holders = new Set(units.map(({ at }) => `${at}.extension`))
  const names = namesTelling(element)
  return account.some(
    ({ fate, to, path }) =>
      fate === 'carried' &&
      holders.has(to ?? '') &&
      names.has(path.slice(path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '')),
  )
}

function namesTelling(element: string): ReadonlySet<string> {
  const [type = '', ...rest] = element.split('.')
  const { places = {}, shared = {} } = tellingPlaces[type] ?? {}
  const entries = Object.values(tellingEntries).filter((each) => each.element === element)
  const paths = [places, shared].flatMap((table) => table[rest.join('.')] ?? [])
  const all = [...paths, ...entries.flatMap((each) => each.places)]
  return new Set(all.map((path) => (path.replace(/\/@\w+$/, '').match(/\w+(?=(\[[^/]*\])?$)/) ?? [''])[0]))
}

test('issue 4, item 1: all that EPS obliges, the source knew and the Bundle lacks, is carried in it', {
  skip: noVectors || noPackages,
}, async (t) => {
  const definitions = await allDefinitions()
  const terminology = makeTerminology(definitions)
  const invariants = makeInvariants({ memberOf: terminology.memberOf })
  const { validate } = makeFhirValidator({ definitions, terminology, invariants })
  const missed = new Map<string, Set<string>>()
  let documents = 0
  for (const sample of [...own('samples'), ...vectors('cda/ps', 'cda/ps-l1')]) {
    const { made, account } = converted(sample)
    const told = knownInSource(made)
    const json = parseStrictJson(new TextEncoder().encode(renderFhirJson(made.bundle)))
    documents += 1
    const known = ({ resource }: { readonly resource: { readonly [name: string]: unknown } }, element: string) => {
      const id = String(resource.id)
      if (!told.get(id)?.has(element)) return false
      const resources = missed.get(element) ?? new Set()
      // Several duties ask for the same element.
      if (!resources.has(`${sample.name} ${id}`)) {
        assert.ok(isCarried(account, made, id, element), `${sample.name} ${element}`)
        missed.set(element, resources.add(`${sample.name} ${id}`))
      }
      return true
    }
    validate(json, { coverage: { known } })
  }
  const figures = [...missed].map(([element, resources]) => `${element} ${resources.size}`)
  t.diagnostic(`${documents} documents; missed: ${figures.join(', ')}`)
  assert.ok(missed.get('Patient.generalPractitioner'))
})
