import type { ValueSet, ValueSetInclude } from '../fhir/definitions.ts'
import { nationalCodeLists } from './norway/code-lists.ts'
import { codes, LOINC, SNOMED_CT } from './rows.ts'
import { type CodeList, OWN } from './table.ts'

const EU = 'http://hl7.eu/fhir'
const MADO = 'https://profiles.ihe.net/RAD/MADO'

const isA = (code: string): ValueSetInclude => ({
  system: SNOMED_CT,
  filter: [{ property: 'concept', op: 'is-a', value: code }],
})

const v3 = (name: string) => `http://terminology.hl7.org/CodeSystem/v3-${name}`

/**
 * The value sets our profiles bind that are short enough to carry, or that must be met. Longer ones that only advise
 * are bound by their published URL.
 *
 * Follows HL7 Europe Base 2.0.0, EPS 1.0.0-xtehr, Laboratory 2.0.0 and HDR 1.0.0-ci, read from the packages, and
 * IHE MADO 1.0.0.
 */
const lists: Readonly<Record<string, CodeList>> = {
  'ehdsCategories-eu': {
    published: `${EU}/base/ValueSet/ehdsCategories-eu`,
    include: [codes(LOINC, '11502-2', '18748-4', '18842-5', '57833-6', '60593-1', '60591-5')],
  },
  'medicalTestResult-eu': {
    published: `${EU}/base/ValueSet/medicalTestResult-eu`,
    include: [{ system: LOINC }, isA('363787002')],
  },
  'medicationIntendedUse-eu': {
    published: `${EU}/base/ValueSet/medicationIntendedUse-eu`,
    include: [codes(SNOMED_CT, '360271000', '360270004', '261004008')],
  },
  'periodsOfLife-eu': {
    published: `${EU}/base/ValueSet/periodsOfLife-eu`,
    include: [
      codes(
        SNOMED_CT,
        ...['41847000', '263659003', '255398004', '713153009', '3658006', '255407002', '303112003', '271872005'],
      ),
      codes(v3('NullFlavor'), 'UNK'),
    ],
  },
  'siteLaterality-eu': {
    published: `${EU}/base/ValueSet/siteLaterality-eu`,
    include: [codes(SNOMED_CT, '7771000', '24028007', '51440002')],
  },
  'siteQualifier-eu': {
    published: `${EU}/base/ValueSet/siteQualifier-eu`,
    include: [
      codes(
        SNOMED_CT,
        ...['46053002', '255554000', '261183002', '261122009', '255561001', '49370004', '264217000', '261089000'],
        ...['255551008', '351726001', '352730000', '40415009', '255549009', '26283006', '795002', '57195005'],
        ...['3583002', '66787007', '255481003', '255497008', '255480002', '255495000'],
      ),
    ],
  },
  'speciesType-eu': {
    published: `${EU}/base/ValueSet/speciesType-eu`,
    alsoKnownAs: [`${EU}/laboratory/ValueSet/lab-speciesType-eu-vs`],
    include: [
      codes(
        SNOMED_CT,
        ...['125097000', '125099002', '34618005', '425134008', '47290002', '15778005'],
        ...['396620009', '35354009', '85626006', '132950000', '448771007', '448169003'],
      ),
    ],
  },
  'gestational-age-loinc': {
    published: `${EU}/eps/ValueSet/gestational-age-loinc`,
    include: [{ system: LOINC, filter: [{ property: 'COMPONENT', op: '=', value: 'LP19507-0' }] }],
  },
  'lab-reportType-eu-lab': {
    published: `${EU}/laboratory/ValueSet/lab-reportType-eu-lab`,
    include: [codes(LOINC, '11502-2')],
  },
  'lab-specialty-eu-lab': {
    published: `${EU}/laboratory/ValueSet/lab-specialty-eu-lab`,
    include: [
      codes(
        SNOMED_CT,
        ...['394596001', '394916005', '421661004', '394915009', '394598000', '408454008', '1236877003', '1236878008'],
      ),
    ],
  },
  'lab-studyType-eu-lab': {
    published: `${EU}/laboratory/ValueSet/lab-studyType-eu-lab`,
    include: [codes(LOINC, '18717-9', '18719-5', '18722-9', '18723-7', '18725-2', '18728-6', '26436-6')],
  },
  'admission-urgency-eu-hdr': {
    published: `${EU}/hdr/ValueSet/admission-urgency-eu-hdr`,
    include: [codes(v3('ActPriority'), 'EL', 'EM', 'R', 'UR')],
  },
  'doc-category-eu-hdr': {
    published: `${EU}/hdr/ValueSet/doc-category-eu-hdr`,
    include: [codes(LOINC, 'LP72467-1')],
  },
  'encounter-class-eu-hdr': {
    published: `${EU}/hdr/ValueSet/encounter-class-eu-hdr`,
    include: [codes(v3('ActCode'), 'IMP', 'ACUTE', 'NONAC', 'OBSENC', 'SS')],
  },
  'encounter-status-eu-hdr': {
    published: `${EU}/hdr/ValueSet/encounter-status-eu-hdr`,
    include: [
      codes('http://hl7.org/fhir/encounter-status', 'triaged', 'in-progress', 'onleave', 'finished', 'unknown'),
    ],
  },
  MadoNarrativeNotEmpty: {
    published: `${MADO}/ValueSet/MadoNarrativeNotEmpty`,
    include: [codes('http://hl7.org/fhir/narrative-status', 'generated', 'extensions', 'additional')],
  },
  ValueSetAnatomicalRegion: {
    published: `${MADO}/ValueSet/ValueSetAnatomicalRegion`,
    include: [
      codes(
        SNOMED_CT,
        ...['63337009', '38266002', '53120007', '61685007', '67734004'],
        ...['774007', '113257007', '80891009', '76752008', '1141981001'],
      ),
    ],
  },
  'encounter-type-eu-hdr': {
    published: `${EU}/hdr/ValueSet/encounter-type-eu-hdr`,
    include: [isA('225351009')],
  },
  ...nationalCodeLists,
}

/** Our value sets. */
export const valueSets: readonly ValueSet[] = Object.entries(lists).map(([id, { include }]) => ({
  resourceType: 'ValueSet',
  url: `${OWN}/ValueSet/${id}`,
  name: id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
  compose: { include },
}))

/** Published URL to our own. */
export const valueSetAliases: readonly (readonly [string, string])[] = Object.entries(lists).flatMap(
  ([id, { published, alsoKnownAs = [] }]) =>
    [...(published === undefined ? [] : [published]), ...alsoKnownAs].map(
      (url) => [url, `${OWN}/ValueSet/${id}`] as const,
    ),
)
