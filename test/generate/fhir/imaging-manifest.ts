import { accession, addStudy } from './imaging-study.ts'
import { addPatient } from './people.ts'
import {
  code,
  concept,
  DICOM,
  type Draft,
  draft,
  hl7,
  type Json,
  LOINC,
  ORGANISATION_NUMBER,
  SNOMED,
} from './writing.ts'

const mado = (name: string) => `https://profiles.ihe.net/RAD/MADO/StructureDefinition/Mado${name}`
const european = (name: string) => `http://hl7.eu/fhir/imaging-manifest/StructureDefinition/EuMado${name}`
const madoSystem = (name: string) => `https://profiles.ihe.net/RAD/MADO/CodeSystem/Mado${name}`

const noPayload: Json = code(hl7('endpoint-payload-type'), 'none')

/** One image, as IHE asks. */
export function smallImagingManifest(): string {
  const d = draft('imaging-manifest-small', 'nb')
  const timestamp = '2026-05-04T10:30:00+02:00'
  const says = 'Røntgen av thorax'
  addComposition(d, timestamp, says, mado('Composition'), 'DX, 1')
  addPatient(d, 'mona', mado('Patient'), false)
  addStudy(d, {
    profile: mado('ImagingStudy'),
    modality: 'DX',
    says,
    images: 1,
    identifier: { type: code(DICOM, '110180') },
    content: { procedureCode: [concept(says)] },
    series: { endpoint: [d.ref('wado')] },
  })
  addCreator(d, mado('CreatorOrganization'))
  return d.bundle(mado('FhirBundle'), 'document', timestamp)
}

/** Several images with a viewer and the order, as Europe asks beyond that. */
export function fullImagingManifest(): string {
  const d = draft('imaging-manifest-full', 'en')
  const timestamp = '2026-05-04T10:40:00+02:00'
  const says = 'CT of the chest'
  const region = concept('Chest', [SNOMED, '67734004'])
  addComposition(d, timestamp, says, european('Composition'), 'CT, 5')
  addPatient(d, 'per', european('Patient'), true)
  addStudy(d, {
    profile: european('ImagingStudy'),
    modality: 'CT',
    says,
    images: 5,
    identifier: { type: code(DICOM, '110180') },
    content: {
      extension: [{ url: mado('AnatomicalRegionExtension'), valueCodeableConcept: region }],
      basedOn: [d.ref('order', { identifier: accession(true) })],
      endpoint: [d.ref('viewer')],
      procedureCode: [concept(says, [SNOMED, '169069000'])],
    },
    series: { endpoint: [d.ref('wado')] },
    last: { extension: [{ url: mado('NumberOfFrames'), valueInteger: 24 }] },
  })
  addCreator(d, european('CreatorOrganization'))
  d.add('viewer', 'Endpoint', [european('WebViewerEndpoint')], 'Viewer', {
    status: 'active',
    connectionType: { system: madoSystem('EndpointConnectionTypes'), code: 'web-viewer' },
    payloadType: [noPayload],
    payloadMimeType: ['text/html'],
    address: `https://bilder.example/viewer?study=${d.uid('study')}`,
  })
  const placer = { type: code(hl7('v2-0203'), 'PLAC'), system: 'https://legesenter.example/orders', value: 'TEST-0001' }
  d.add('order', 'ServiceRequest', [european('RequestedProcedure')], says, {
    identifier: [accession(true), placer],
    status: 'completed',
    intent: 'order',
    code: concept(says, [SNOMED, '169069000']),
    subject: d.ref('patient'),
    authoredOn: '2026-04-20',
  })
  return d.bundle(european('Bundle'), 'document', timestamp)
}

function addComposition(d: Draft, date: string, title: string, profile: string, series: string): void {
  d.add('composition', 'Composition', [profile], title, {
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:oid:${d.uid('manifest')}` },
    status: 'final',
    type: concept(title, [LOINC, '18748-4']),
    category: [code(LOINC, '18748-4')],
    subject: d.ref('patient'),
    date,
    author: [d.ref('organization'), d.ref('creator')],
    title,
    custodian: d.ref('organization'),
    event: [{ period: { start: '2026-05-04' }, detail: [d.ref('study')] }],
    section: [{ title: '1', text: d.narrative(series), entry: [d.ref('wado')] }],
  })
}

/** The archive that made the manifest, who runs it, and where it hands out images. */
function addCreator(d: Draft, organizationProfile: string): void {
  d.add('creator', 'Device', [mado('Creator')], 'PACS', {
    manufacturer: 'Fiktiv Medisinteknikk',
    deviceName: [{ name: 'Prøve-PACS', type: 'user-friendly-name' }],
    type: code(madoSystem('DeviceType'), 'mado-creator'),
    owner: d.ref('organization'),
  })
  d.add('organization', 'Organization', [organizationProfile], 'Prøvebyen sykehus', {
    identifier: [{ system: ORGANISATION_NUMBER, value: '237101901' }],
    name: 'Prøvebyen sykehus',
  })
  d.add('wado', 'Endpoint', [mado('WadoEndpoint')], 'WADO-RS', {
    extension: [{ url: mado('RetrieveLocationUIDExtension'), valueString: d.uid('location') }],
    status: 'active',
    connectionType: { system: hl7('endpoint-connection-type'), code: 'dicom-wado-rs' },
    payloadType: [{ ...noPayload, text: 'DICOM WADO-RS' }],
    payloadMimeType: ['application/dicom'],
    address: 'https://bilder.example/dicom-web',
  })
}
