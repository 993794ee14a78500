import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { eps } from '../../../src/conversion/eps/canonicals.ts'
import { fromEps } from '../../../src/conversion/eps/from-eps.ts'
import { toEps } from '../../../src/conversion/eps/to-eps.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'
import type { Json } from '../../../src/standards/fhir/json.ts'

const sample = (name: string) => readFileSync(new URL(`../../../samples/${name}.xml`, import.meta.url), 'utf8')

function convert(xml: string) {
  const { bundle } = toEps(readPatientSummary(parseXml(Buffer.from(xml))), eps, new Date(0))
  const resources = (bundle.entry as { resource: Json }[]).map(({ resource }) => resource)
  const of = (type: string) => resources.filter((each) => each.resourceType === type)
  return { of, back: readPatientSummary(fromEps(bundle)) }
}

test('every agent of an allergy is named in FHIR, not only the first, and comes back', () => {
  const xml = sample('pt-ps-l3').replace(
    /<participant typeCode="CSM"[\s\S]*?<\/participant>/,
    (one) =>
      one +
      one
        .replace(/<code [^>]*?code="[^"]*"/, '<code code="2-999"')
        .replace(/displayName="[^"]*"/, 'displayName="Second agent"')
        .replace(/<originalText>[\s\S]*?<\/originalText>/, ''),
  )
  const { of, back } = convert(xml)
  assert.match(JSON.stringify(of('AllergyIntolerance')[0]?.code ?? ''), / \+ Second agent"/)
  const [first] = back.sections
    .flatMap(({ entries }) => entries)
    .flatMap((each) => (each.kind === 'allergyConcern' ? each.model.observations : []))
  assert.equal(first?.agents.length, 2)
})

for (const [high, status] of [
  ['20391220', 'active'],
  ['20231220', 'completed'],
  ['2039', 'active'],
] as const) {
  test(`a device whose time ends ${high} is ${status} in a document of 2026`, () => {
    const { of, back } = convert(sample('fi-ps-l3').replace('<high value="20231220', `<high value="${high}`))
    assert.ok(
      of('DeviceUseStatement').some(
        (each) => each.status === status && JSON.stringify(each).includes(high.slice(0, 4)),
      ),
    )
    const devices = back.sections.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'device')
    assert.ok(devices.some(({ model }) => 'time' in model && JSON.stringify(model.time).includes(high)))
  })
}
