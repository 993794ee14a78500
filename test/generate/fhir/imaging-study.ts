import { DICOM, type Draft, hl7, type Json, SNOMED } from './writing.ts'

/** When the images were taken. */
export const taken = '2026-05-04T10:15:00+02:00'

/** DICOM PS3.6 Annex A. */
const storage = {
  DX: '1.2.840.10008.5.1.4.1.1.1.1',
  CT: '1.2.840.10008.5.1.4.1.1.2',
} as const

type Study = {
  readonly profile: string
  readonly modality: keyof typeof storage
  readonly says: string
  readonly images: number
  /** Of the study identifier, beside system and value. */
  readonly identifier?: Json
  readonly content?: Json
  readonly series?: Json
  /** Of the last image. */
  readonly last?: Json
}

/** Adds the entry `study`: one series, of the chest. */
export function addStudy(
  d: Draft,
  { profile, modality, says, images, identifier, content, series, last }: Study,
): void {
  const instances = Array.from({ length: images }, (_, at) => ({
    ...(at === images - 1 && last),
    uid: d.uid(`instance ${at}`),
    sopClass: { system: 'urn:ietf:rfc:3986', code: `urn:oid:${storage[modality]}` },
    number: at + 1,
  }))
  d.add('study', 'ImagingStudy', [profile], says, {
    identifier: [{ ...identifier, system: 'urn:dicom:uid', value: `urn:oid:${d.uid('study')}` }],
    status: 'available',
    modality: [{ system: DICOM, code: modality }],
    subject: d.ref('patient'),
    started: taken,
    ...content,
    numberOfSeries: 1,
    numberOfInstances: images,
    description: says,
    series: [
      {
        uid: d.uid('series'),
        number: 1,
        modality: { system: DICOM, code: modality },
        description: says,
        numberOfInstances: images,
        bodySite: { system: SNOMED, code: '51185008' },
        started: taken,
        ...series,
        instance: instances,
      },
    ],
  })
}

const assigner = { system: 'https://sykehus.example/accession', value: 'TEST-2026-0001' }

/** The accession number of the examination; in manifests it is typed by DICOM as well. */
export const accession = (dicom: boolean): Json => ({
  type: {
    coding: [{ system: hl7('v2-0203'), code: 'ACSN' }, ...(dicom ? [{ system: DICOM, code: '121022' }] : [])],
  },
  ...assigner,
})
