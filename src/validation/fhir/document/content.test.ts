import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bundles, noVectors } from '../../../../test/vectors.ts'
import type { JsonObject } from '../definitions.ts'
import { checkBundle } from './document.ts'
import { contentTexts } from './content-texts.ts'
import { indexDocument } from './document-index.ts'

const url = (name: string) => `https://node.example/fhir/${name}`
const reference = (name: string) => ({ reference: url(name) })
type Changes = { readonly [name: string]: unknown }

/** Named by type and id, as `Patient/1`. */
const held = (name: string, changes: Changes = {}) => {
  const [resourceType, id] = name.split('/')
  return { fullUrl: url(name), resource: { resourceType, id, ...changes } }
}
const composition = (section: readonly Changes[], changes: Changes = {}) =>
  held('Composition/1', { status: 'final', subject: reference('Patient/1'), section, ...changes })
const section = (...names: readonly string[]) => ({ text: { div: '' }, entry: names.map(reference) })
const document = (...entry: readonly JsonObject[]) => ({ resourceType: 'Bundle', type: 'document', entry })
const collection = (...entry: readonly JsonObject[]) => ({ resourceType: 'Bundle', type: 'collection', entry })

const found = (bundle: JsonObject) => {
  const index = indexDocument(bundle)
  return checkBundle(index.root, index)
    .filter(({ code }) => code in contentTexts)
    .map(({ code, at = [] }) => `${code} ${at.join('.')}`)
}

const her = { subject: reference('Patient/1') }
const him = { subject: reference('Patient/2') }
const series = (uid: string, changes: Changes = {}) => ({ uid, modality: { code: 'CT' }, ...changes })
const study = (changes: Changes) => held('ImagingStudy/1', { ...her, endpoint: [], ...changes })
const report = { coding: [{ system: 'http://loinc.org', code: '11502-2' }] }
const group = { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:1' }

for (const [title, bundle, expected] of [
  [
    'documents.html: a document is about one patient',
    document(
      composition([section('Flag/1', 'Flag/2')]),
      held('Patient/1'),
      held('Patient/2'),
      held('Flag/1', her),
      held('Flag/2', him),
    ),
    ['document-other-patient entry.4.resource.subject'],
  ],
  [
    'patient.html#links: one person may have two records',
    document(
      composition([section('Flag/1')]),
      held('Patient/1', { link: [{ other: reference('Patient/2') }] }),
      held('Patient/2'),
      held('Flag/1', him),
    ),
    [],
  ],
  [
    'a collection: the first patient named is the one',
    collection(
      held('Patient/1'),
      held('Patient/2'),
      held('MedicationRequest/1', her),
      held('MedicationRequest/2', him),
    ),
    ['document-other-patient entry.3.resource.subject'],
  ],
  [
    'composition.html: a section that lists something says it in text',
    document(
      composition([{ entry: [reference('Flag/1')] }, { section: [section('Flag/1')], entry: [] }]),
      held('Patient/1'),
      held('Flag/1', her),
    ),
    ['section-without-narrative entry.0.resource.section.0'],
  ],
  [
    'diagnosticreport.html: a final report has final results',
    document(
      composition([section('DiagnosticReport/1')]),
      held('Patient/1'),
      held('DiagnosticReport/1', {
        ...her,
        status: 'final',
        result: [reference('Observation/1'), reference('Observation/2')],
      }),
      held('Observation/1', { ...her, status: 'final' }),
      held('Observation/2', { ...her, status: 'preliminary' }),
    ),
    ['report-result-unfinished entry.2.resource.result.1'],
  ],
  [
    'a final document has no unfinished report; a section lists its results, or members of them',
    document(
      composition([section('Observation/1', 'Observation/2', 'Observation/3'), section('Observation/4')], {
        type: report,
      }),
      held('Patient/1'),
      held('DiagnosticReport/1', { ...her, code: report, status: 'partial', result: [reference('Observation/1')] }),
      held('Observation/1', { ...her, hasMember: [reference('Observation/2')] }),
      held('Observation/2', { ...her, hasMember: [reference('Observation/1')] }),
      held('Observation/3', her),
      held('Observation/4', her),
    ),
    [
      'report-unfinished-in-final-document entry.2.resource.status',
      'report-result-unlisted entry.0.resource.section.0.entry.2',
    ],
  ],
  [
    'a summary that quotes a report is not that report',
    document(
      composition([section('DiagnosticReport/1', 'Observation/1')], { type: { coding: [{ code: '60591-5' }] } }),
      held('Patient/1'),
      held('DiagnosticReport/1', { ...her, code: report, status: 'partial', result: [reference('Observation/2')] }),
      held('Observation/1', her),
      held('Observation/2', her),
    ),
    [],
  ],
  [
    'imagingstudy.html: counts, UIDs and modalities',
    document(
      composition([section('ImagingStudy/1')]),
      held('Patient/1'),
      study({
        numberOfSeries: 1,
        numberOfInstances: 9,
        modality: [{ code: 'CT' }],
        series: [
          series('1.2.3', { numberOfInstances: 1, instance: [{ uid: '1.2.3.1' }, { uid: '1.2.3.01' }] }),
          series('1.2.3', { modality: { code: 'MR' } }),
          series('1.2.4', { modality: { code: 'KO' } }),
        ],
      }),
    ),
    [
      'imaging-uid-malformed entry.2.resource.series.0.instance.1.uid',
      'imaging-uid-again entry.2.resource.series.1.uid',
      'imaging-count-too-small entry.2.resource.numberOfSeries',
      'imaging-count-too-small entry.2.resource.series.0.numberOfInstances',
      'imaging-modality-unlisted entry.2.resource.series.1.modality',
    ],
  ],
  [
    'a manifest says where to fetch; a report need not',
    document(composition([section('ImagingStudy/1')]), held('Patient/1'), study({ endpoint: undefined })),
    ['imaging-nowhere-to-fetch entry.2.resource'],
  ],
  [
    'medicationrequest-definitions.html: items of a group agree',
    collection(
      held('Patient/1'),
      held('MedicationRequest/1', { ...her, groupIdentifier: group, authoredOn: '2026-01-01' }),
      held('MedicationRequest/2', { ...her, groupIdentifier: group, authoredOn: '2026-01-02' }),
      held('MedicationRequest/3', { ...her, authoredOn: '2026-01-03' }),
    ),
    ['prescription-group-differs entry.2.resource.authoredOn'],
  ],
  [
    'medicationdispense.html: nothing is handed over before it was prescribed',
    collection(
      held('MedicationRequest/1', { authoredOn: '2026-01-02' }),
      held('MedicationRequest/2', { authoredOn: '2026-01-02T00:30:00+01:00' }),
      held('MedicationDispense/1', {
        authorizingPrescription: [reference('MedicationRequest/1')],
        whenHandedOver: '2026-01-01T23:45:00Z',
      }),
      held('MedicationDispense/2', {
        authorizingPrescription: [reference('MedicationRequest/2')],
        whenHandedOver: '2026-01-01T23:45:00Z',
      }),
    ),
    ['dispensed-before-prescribed entry.2.resource.whenHandedOver'],
  ],
] as const) {
  test(title, () => assert.deepEqual(found(bundle), expected))
}

test('clean documents from many countries hold together', { skip: noVectors }, (t) => {
  const counted = new Map<string, number>()
  for (const { bytes } of bundles('fhir/eps', 'fhir/hdr', 'fhir/lab', 'fhir/mpd')) {
    for (const each of found(JSON.parse(new TextDecoder().decode(bytes)) as JsonObject)) {
      const [code = ''] = each.split(' ')
      counted.set(code, (counted.get(code) ?? 0) + 1)
    }
  }
  t.diagnostic(JSON.stringify([...counted]))
})
