import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allDefinitions, noPackages } from '../../../../test/fhir-definitions.ts'
import { bundles, noVectors } from '../../../../test/vectors.ts'
import { parseStrictJson } from '../../../standards/fhir/strict-json.ts'
import { makeInvariants } from '../invariant/invariant.ts'
import { makeTerminology } from '../terminology/terminology.ts'
import { makeFhirValidator } from '../validator.ts'

const ips = 'http://hl7.org/fhir/uv/ips/ActorDefinition/Creator'

test('issue 4: coverage of a patient summary, and of what its profiles impose', {
  skip: noVectors || noPackages,
}, async () => {
  const definitions = await allDefinitions()
  const terminology = makeTerminology(definitions)
  const invariants = makeInvariants({ memberOf: terminology.memberOf })
  const { validate } = makeFhirValidator({ definitions, terminology, invariants })
  const [sample] = bundles('fhir/eps')
  assert.ok(sample)
  const document = parseStrictJson(sample.bytes)

  assert.equal(validate(document).coverage, undefined)
  const { coverage = [] } = validate(document, { coverage: {} })
  const creator = coverage.filter(({ actor, code }) => actor === ips && code === 'SHALL:populate')
  assert.ok(creator.some(({ profile }) => profile.includes('/eps/')))
  assert.ok(creator.some(({ profile }) => profile.includes('/ips/')))
  for (const each of coverage) {
    assert.ok(each.populated <= each.places && each.absent <= each.populated && each.missed === 0, each.element)
  }

  const { coverage: informed = [] } = validate(document, { coverage: { known: () => true } })
  for (const each of informed) assert.equal(each.missed, each.places - each.populated, each.element)
})
