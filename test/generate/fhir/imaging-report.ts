import { accession, addStudy, taken } from './imaging-study.ts'
import { addPatient, addStaff, standing } from './people.ts'
import {
  code,
  concept,
  core,
  DICOM,
  type Draft,
  draft,
  empty,
  fromR5,
  hl7,
  type Json,
  LOINC,
  quantity,
  SNOMED,
} from './writing.ts'

const imaging = (profile: string) => `http://hl7.eu/fhir/imaging/StructureDefinition/${profile}`
const REPORT_REFERENCE = 'http://hl7.eu/fhir/extensions/StructureDefinition/composition-diagnosticReportReference'
const ANATOMICAL_REGION = 'http://hl7.eu/fhir/StructureDefinition/anatomical-region'
const PRIORITY_CATEGORY = 'http://hl7.eu/fhir/health-data-api/CodeSystem/eehrxf-document-priority-category-cs'

const reported = '2026-05-04T12:00:00+02:00'
const chestScan = concept('CT of the chest', [SNOMED, '169069000'])
const chest = concept('Chest', [SNOMED, '51185008'])

/** An X-ray with nothing to find, and no order at hand. */
export function smallImagingReport(): string {
  const d = draft('imaging-report-small', 'nb')
  addReport(d, 'Radiologisk rapport', {}, {}, [
    d.section('Bildeundersøkelse', '18726-0', ['Røntgen av thorax, 4. mai 2026'], { entry: [d.ref('study')] }),
    d.section('Henvisning', '55115-0', ['Ingen opplysninger om henvisningen'], empty('unavailable')),
    d.section('Sykehistorie', '11329-0', ['Ingen opplysninger'], empty('unavailable')),
    d.section('Undersøkelsen', '55111-9', ['Ingen opplysninger'], empty('unavailable')),
    d.section('Funn', '59776-5', ['Normale forhold i lunger og hjerte.'], empty('unavailable')),
  ])
  addPatient(d, 'mona', core('patient-eu-core'), false)
  addStaff(d, 'radiology')
  addStudy(d, { profile: imaging('ImagingStudyEuImaging'), modality: 'DX', says: 'Røntgen av thorax', images: 1 })
  return d.bundle(imaging('BundleReportEuImaging'), 'document', reported)
}

/** A CT scan with order, dose, finding, key image and recommendation. */
export function fullImagingReport(): string {
  const d = draft('imaging-report-full', 'en')
  const ordered = { basedOn: [d.ref('order', { identifier: accession(false) })] }
  const header = { attester: [{ mode: 'legal', time: reported, party: d.ref('role') }] }
  const report = {
    extension: [{ url: ANATOMICAL_REGION, valueCodeableConcept: chest }],
    ...ordered,
    result: [d.ref('nodule')],
    conclusion: 'Small pulmonary nodule, most likely benign',
    conclusionCode: [concept('Pulmonary nodule', [SNOMED, '427359005'])],
  }
  addReport(d, 'CT report', header, report, sectionsOf(d))
  addPatient(d, 'per', core('patient-eu-core'), true)
  addStaff(d, 'radiology')
  addStaff(d, 'surgery', '-gp')
  addScan(d, ordered)
  addOrder(d)
  addFindings(d, ordered)
  return d.bundle(imaging('BundleReportEuImaging'), 'document', reported)
}

/** The Composition and the DiagnosticReport, which name each other. */
function addReport(
  d: Draft,
  title: string,
  header: Json,
  { extension = [], ...report }: { readonly extension?: readonly Json[] } & Json,
  section: readonly Json[],
): void {
  const shared = {
    category: [code(LOINC, '85430-7'), code(PRIORITY_CATEGORY, 'Medical-Imaging'), code(hl7('v2-0074'), 'RAD')],
    subject: d.ref('patient'),
  }
  const type = concept(title, [LOINC, '18748-4'])
  d.add('composition', 'Composition', [imaging('CompositionEuImaging')], title, {
    extension: [
      { url: REPORT_REFERENCE, valueReference: d.ref('report') },
      { url: fromR5('Composition.version'), valueString: '1' },
    ],
    identifier: d.identifier('report number'),
    status: 'final',
    type,
    ...shared,
    date: reported,
    author: [d.ref('role'), d.ref('organization')],
    title,
    ...header,
    custodian: d.ref('organization'),
    section,
  })
  d.add('report', 'DiagnosticReport', [imaging('DiagnosticReportEuImaging')], title, {
    extension: [{ url: fromR5('DiagnosticReport.composition'), valueReference: d.ref('composition') }, ...extension],
    identifier: [d.identifier('report number')],
    status: 'final',
    ...shared,
    code: type,
    effectiveDateTime: taken,
    issued: reported,
    performer: [d.ref('organization')],
    resultsInterpreter: [d.ref('role')],
    imagingStudy: [d.ref('study')],
    ...report,
  })
}

function sectionsOf(d: Draft): readonly Json[] {
  const refs = (...keys: readonly string[]) => ({ entry: keys.map((key) => d.ref(key)) })
  return [
    d.section('Imaging study', '18726-0', ['CT of the chest, 4 May 2026'], refs('study')),
    d.section('Order', '55115-0', ['Asked for by Prøvebyen legesenter: cough for two months'], refs('order')),
    d.section('History', '11329-0', ['Stopped smoking in 2015'], refs('cough')),
    d.section(
      'Procedure',
      '55111-9',
      ['CT of the chest without contrast', 'Dose 210 mGy.cm'],
      refs('procedure', 'dose'),
    ),
    d.section('Comparison', '18834-2', ['No earlier examination'], empty('nilknown')),
    d.section(
      'Findings',
      '59776-5',
      ['A 6 mm solid nodule in the right upper lobe', 'No enlarged lymph nodes'],
      refs('nodule', 'key-image'),
    ),
    d.section('Impression', '19005-8', ['Small pulmonary nodule, most likely benign'], refs('impression')),
    d.section('Recommendation', '18783-1', ['New CT after six months'], refs('follow-up')),
    d.section('Communication', '73568-8', ['Told to the general practitioner by telephone.'], empty('unavailable')),
  ]
}

function addScan(d: Draft, ordered: Json): void {
  const took = (role: string, actor: string) => ({
    function: code(hl7('v3-ParticipationType'), role),
    actor: d.ref(actor),
  })
  addStudy(d, {
    profile: imaging('ImagingStudyEuImaging'),
    modality: 'CT',
    says: 'CT of the chest',
    images: 3,
    content: { ...ordered, procedureCode: [chestScan] },
    series: { performer: [took('PRF', 'role'), took('DEV', 'scanner'), took('CST', 'organization')] },
  })
  const equipment = concept('Diagnostic imaging equipment', [SNOMED, '314789007'])
  d.add('scanner', 'Device', [imaging('DeviceEuImaging')], 'CT scanner', {
    extension: [{ url: fromR5('Device.category'), valueCodeableConcept: equipment }],
    manufacturer: 'Fiktiv Medisinteknikk',
    deviceName: [{ name: 'Prøve-CT 1', type: 'user-friendly-name' }],
    type: concept('CT scanner', [DICOM, 'CT']),
  })
  d.add('procedure', 'Procedure', [imaging('ProcedureEuImaging')], 'CT of the chest without contrast', {
    basedOn: [d.ref('order')],
    status: 'completed',
    code: chestScan,
    subject: d.ref('patient'),
    performedDateTime: taken,
    performer: [
      { function: code(SNOMED, '223366009'), actor: d.ref('role') },
      { function: code(SNOMED, '314789007'), actor: d.ref('scanner') },
    ],
    bodySite: [chest],
  })
  d.add('dose', 'Observation', [imaging('ObservationRadiationDoseEuImaging')], 'Dose 210 mGy.cm', {
    partOf: [d.ref('procedure')],
    status: 'final',
    code: code(LOINC, '73569-6'),
    subject: d.ref('patient'),
    effectiveDateTime: taken,
    performer: [d.ref('organization')],
    valueString: 'Dose length product 210 mGy.cm',
    device: d.ref('scanner'),
    derivedFrom: [d.ref('study')],
  })
}

function addOrder(d: Draft): void {
  const says = 'CT of the chest: cough for two months'
  d.add('order', 'ServiceRequest', [imaging('ServiceRequestOrderEuImaging')], says, {
    identifier: [accession(false)],
    status: 'completed',
    intent: 'order',
    category: [code(SNOMED, '363679005')],
    code: chestScan,
    subject: d.ref('patient'),
    authoredOn: '2026-04-20',
    requester: d.ref('role-gp'),
    reasonReference: [d.ref('cough')],
  })
  const condition = (key: string, text: string, snomed: string) =>
    d.add(key, 'Condition', [core('condition-eu-core')], text, {
      ...standing('condition'),
      category: [code(hl7('condition-category'), 'encounter-diagnosis')],
      code: concept(text, [SNOMED, snomed]),
      subject: d.ref('patient'),
      recordedDate: '2026-04-20',
    })
  condition('cough', 'Cough', '49727002')
  condition('impression', 'Pulmonary nodule', '427359005')
}

function addFindings(d: Draft, ordered: Json): void {
  const nodule = 'A 6 mm solid nodule in the right upper lobe'
  d.add('nodule', 'Observation', [imaging('ObservationFindingEuImaging')], nodule, {
    ...ordered,
    status: 'final',
    category: [code(hl7('observation-category'), 'imaging')],
    code: concept('Pulmonary nodule', [SNOMED, '427359005']),
    subject: d.ref('patient'),
    effectiveDateTime: taken,
    performer: [d.ref('role')],
    valueQuantity: quantity(6, 'mm'),
    bodySite: concept('Right upper lobe of the lung', [SNOMED, '42400003']),
    derivedFrom: [d.ref('study')],
  })
  const url = `https://bilder.example/studies/${d.uid('study')}/rendered`
  d.add('key-image', 'DocumentReference', [imaging('DocumentReferenceKeyImageEuImaging')], 'Key image of the nodule', {
    extension: [{ url: fromR5('DocumentReference.modality'), valueCodeableConcept: code(DICOM, 'CT') }],
    status: 'current',
    category: [code(LOINC, '55113-5')],
    subject: d.ref('patient'),
    content: [{ attachment: { contentType: 'image/jpeg', url, title: nodule } }],
  })
  d.add('follow-up', 'ServiceRequest', [], 'New CT after six months', {
    status: 'active',
    intent: 'proposal',
    code: chestScan,
    subject: d.ref('patient'),
    occurrenceDateTime: '2026-11',
    authoredOn: reported,
    requester: d.ref('role'),
  })
}
