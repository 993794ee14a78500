import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { shippedDefinitions } from '../../../test/fhir-definitions.ts'
import { text } from '../../../test/fhir-validator.ts'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'
import { makeInvariants } from './invariant/invariant.ts'
import { makeTerminology, type TerminologyService } from './terminology/terminology.ts'
import { makeFhirValidator } from './validator.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const definitions = await shippedDefinitions()
const service: TerminologyService = { lookup: () => 'unknown', member: () => 'unknown' }
const terminology = makeTerminology(definitions, service)
const validator = makeFhirValidator({
  definitions,
  terminology,
  invariants: makeInvariants({ memberOf: terminology.memberOf }),
})

const mebibyte = 2 ** 20
const base = 'http://hl7.org/fhir/StructureDefinition'

/** Names that no other document has, or that are known and were made up a version, in a text of one mebibyte. */
function documentOf(name: string) {
  const coding = ['v3-ActCode', 'unknown'].map((system) => ({
    system: `http://terminology.hl7.org/CodeSystem/${system}${system === 'unknown' ? name : `|9.0.0-${name}`}`,
    code: name,
  }))
  return {
    resourceType: 'Observation',
    id: name,
    meta: { profile: [`https://unknown.example/${name}`, `${base}/vitalsigns|4.0.9-${name}`] },
    text: { ...text, div: text.div.replace('words', `words ${name}`) },
    extension: [
      { url: `https://unknown.example/extension/${name}`, valueString: 'x' },
      { url: `http://hl7.org/fhir/unknown/${name}`, valueUri: `http://hl7.org/fhir/other/${name}` },
      { url: `${base}/data-absent-reason|5.2.9-${name}`, valueCode: 'unknown' },
    ],
    status: 'final',
    code: { coding },
    contained: [{ resourceType: `Unknown${name}`, id: 'x' }],
    note: [{ text: 'x'.repeat(mebibyte) }],
  }
}

function validate(name: string): void {
  const profile = `${base}/vitalsigns|4.0.8-${name}`
  validator.validate(parseStrictJson(JSON.stringify(documentOf(name))), { profiles: [profile] })
}

function heldAfter(): number {
  collect()
  return process.memoryUsage().heapUsed
}

test('style 7, a thread of the validator outlives its documents: it keeps nothing of them', () => {
  for (let each = 0; each < 10; each++) validate(`warm-${each}`)
  const before = heldAfter()
  for (let each = 0; each < 40; each++) validate(`document-${each}`)
  const grown = heldAfter() - before
  assert.ok(grown < 4 * mebibyte, `${Math.round(grown / mebibyte)} MiB were kept of 40 documents of one`)
})
