import assert from 'node:assert/strict'
import test from 'node:test'
import { bundleOf, codes, document, section } from '../../../test/conversion/small-summary.ts'
import { textOf } from '../../platform/xml/tree.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { fromEps } from './from-eps.ts'

const compulsory = ['11450-4', '48765-2', '10160-0', '47519-4', '46264-8']

function sections(bundle: Json): readonly Json[] {
  const [{ resource }] = bundle.entry as [{ resource: { section: Json[] } }]
  return resource.section
}

test('EPS: the five compulsory sections are there, and say that there is no information', () => {
  const made = sections(bundleOf(document('')))
  assert.deepEqual(made.map(({ code }) => codes(code)[0]).sort(), [...compulsory].sort())
  for (const { emptyReason, text } of made) {
    assert.deepEqual(codes(emptyReason), ['unavailable'])
    assert.ok(text)
  }
})

test('list-empty-reason: a section nobody asked about says so', () => {
  const asked = section('48765-2', '').replace('<section>', '<section nullFlavor="NASK">')
  assert.deepEqual(codes(sections(bundleOf(document(asked)))[0]?.emptyReason), ['notasked'])
})

test('EPS slices each section once: a second one of a kind keeps its title and words, and comes back', () => {
  const bundle = bundleOf(document(`${section('48765-2', '', 'one')}${section('48765-2', '', 'two')}`))
  const coded = sections(bundle).filter(({ code }) => codes(code).includes('48765-2'))
  assert.equal(coded.length, 1)
  const back = textOf(fromEps(bundle))
  assert.match(back, /one/)
  assert.match(back, /two/)
})

test('EPS slices sections by LOINC: a code without its system gets LOINC’s beside it, and comes back alone', () => {
  const bundle = bundleOf(document(section('48765-2', '').replace(' codeSystem="2.16.840.1.113883.6.1"', '')))
  const [made] = sections(bundle)
  assert.deepEqual(codes(made?.code), ['48765-2', '48765-2'])
  assert.equal(sections(bundle).length, compulsory.length)
})
