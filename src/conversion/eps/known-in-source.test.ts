import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import test from 'node:test'
import { own } from '../../../test/vectors.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { readPatientSummary } from '../../standards/cda/patient-summary/document.ts'
import { type Codec, type Draft, one, template } from '../../standards/cda/template.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { eps } from './canonicals.ts'
import { knownInSource } from './known-in-source.ts'
import { draft } from './rebuild.ts'
import { type Telling, tellingEntries, tellingPlaces } from './telling-places.ts'
import { toEps } from './to-eps.ts'

/** Makes the element of each path below another, with all that the path asks of it. */
function placed(under: Draft, ...paths: readonly string[]): readonly Draft[] {
  const made: Draft[] = []
  const mark: Codec<true> = { read: () => true, write: (_, into) => void made.push(into) }
  const fields = Object.fromEntries(paths.map((path) => [path, one(path, mark)]))
  template(fields).write(Object.fromEntries(paths.map((path) => [path, true] as const)), under)
  return made
}

/** What is known when of such a unit, with this place and nothing else in it, these parts were left over. */
function knownFrom(type: string, path: string, parts: readonly string[]): readonly string[] {
  const ofDocument = type === 'Composition' || type === 'Patient'
  const source = draft(ofDocument ? 'ClinicalDocument' : 'entry')
  const [, elements = '', attribute] = /^(.*?)(?:\/@(\w+))?$/.exec(path) ?? []
  const [place] = placed(source, elements)
  assert.ok(place)
  const made: Json = { resourceType: type, id: 'made' }
  const other: Json = { resourceType: 'Other', id: 'other' }
  const resources = type === 'Patient' ? [other, made] : [made, other]
  const entry = { kind: 'observation', resources } as const
  const leftOver = new Map([[place, new Set(attribute ? [attribute] : parts)]])
  const unit = { source, leftOver, holder: made, at: '', ...(ofDocument ? {} : { entry }) }
  const bundle = { entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })) }
  return [...(knownInSource({ bundle, converted: [unit] }).get('made') ?? [])]
}

const below = ({ statement, places, shared = {} }: Telling) => [
  ...Object.entries(places).map(
    ([element, paths]) => [element, paths.map((path) => (statement ? `${statement}/${path}` : path))] as const,
  ),
  ...Object.entries(shared),
]

for (const [type, telling] of Object.entries(tellingPlaces))
  for (const [element, paths] of below(telling))
    test(`eu-formats 1.4, 2.4: ${type}.${element} is known when a place that tells it was only carried`, () => {
      for (const path of paths) {
        for (const part of ['value', 'code', '#text', 'extension']) {
          assert.ok(knownFrom(type, path, [part]).includes(`${type}.${element}`), `${path} ${part}`)
        }
        if (path.includes('/@')) continue
        assert.deepEqual(knownFrom(type, path, ['nullFlavor', 'xsi:type', 'codeSystemName']), [], path)
      }
    })

for (const [loinc, { element, places }] of Object.entries(tellingEntries))
  test(`eu-formats 1.4: ${element} is known when an entry of section ${loinc} was only carried`, () => {
    for (const path of places) {
      const source = draft('component')
      const [code, place] = placed(source, 'section/code', path)
      assert.ok(code && place)
      code.attributes.code = loinc
      const holder = { resourceType: 'Composition', id: 'made' }
      const unit = { source, leftOver: new Map([[place, new Set(['code'])]]), holder, at: '' }
      const bundle = { entry: [{ fullUrl: 'urn:uuid:made', resource: holder }] }
      const known = knownInSource({ bundle, converted: [unit] })
      assert.deepEqual([...(known.get('made') ?? [])], [element], path)
    }
  })

/** Our own sample with something in it written otherwise, and what is known of what resources. */
function converted(edit: (xml: string) => string) {
  const sample = own('samples').find(({ name }) => name === 'pt-ps-l3.xml')
  assert.ok(sample)
  const xml = edit(new TextDecoder().decode(sample.bytes))
  const made = toEps(readPatientSummary(parseXml(Buffer.from(xml))), eps, new Date(0))
  return { made, known: knownInSource(made) }
}

test('eu-formats 2.3: who is the patient’s own doctor (PCP) is known, and who is only a contact is not', () => {
  const knowing = (edit: (xml: string) => string) =>
    [...converted(edit).known.values()].some((elements) => elements.has('Patient.generalPractitioner'))
  assert.ok(knowing((xml) => xml))
  assert.ok(!knowing((xml) => xml.replace(/<functionCode code="PCP"[^>]*\/>/, '')))
})

test('eu-formats 2.4: what of one allergy of several is carried is known of that one, and what is mapped of none', () => {
  const { made, known } = converted((xml) => xml.replace('<low value="1988"/>', '<low value="about 1988"/>'))
  const allergies = made.converted.flatMap(({ entry }) => (entry?.kind === 'allergyConcern' ? entry.resources : []))
  const onset = 'AllergyIntolerance.onset[x]'
  assert.ok(allergies.length > 1)
  assert.deepEqual(
    allergies.map(({ id }) => known.get(String(id))?.has(onset) ?? false),
    allergies.map((_, at) => at === 0),
  )
})
