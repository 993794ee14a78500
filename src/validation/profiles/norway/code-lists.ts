import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import type { ValueSetInclude } from '../../fhir/definitions.ts'
import { codes } from '../rows.ts'
import type { CodeList } from '../table.ts'

const NO_BASIS = 'http://hl7.no/fhir'
const NILAR = 'http://nhn.no/fhir/nilar'
const VKP = 'http://hl7.no/fhir/vkpobservation'

/**
 * Codes of a code system of Volven, under both its names: value sets are published with an address, and instances are
 * written with the OID. Without codes, any of them.
 */
const named = (number: string, names: readonly string[], ...list: readonly string[]): readonly ValueSetInclude[] =>
  [volven(number), ...names].map((system) => (list.length > 0 ? codes(system, ...list) : { system }))

const kodeverk = (number: string, short = ''): readonly ValueSetInclude[] =>
  named(number, [
    `http://ehelse.no/fhir/CodeSystem/no-kodeverk-${number}${short}`,
    `http://helsedir.no/fhir/CodeSystem/no-kodeverk-${number}${short}`,
  ])

const investigations = [
  ...[...kodeverk('7010', '-norpat'), ...kodeverk('7270', '-ncrp'), ...kodeverk('7280', '-nlk')],
  ...[...kodeverk('8212'), ...kodeverk('8219')],
]
const results = [
  ...[...kodeverk('7010', '-norpat'), ...kodeverk('7270', '-ncrp')],
  ...[...kodeverk('8243'), ...kodeverk('8271'), ...kodeverk('8340')],
]

const { FNR, DNR, FHN, HPR, DUF, ENH, RESH, AKO, HER } = identifierSystems
const patients = codes(`${NILAR}/CodeSystem/public-id-type-cs`, FNR, DNR, FHN)

/** Document types of Volven 9602: the first letter and the number of its main groups, and how many types each has. */
const documentTypes = Object.entries({ A: 13, B: 3, C: 7, D: 13, E: 1, F: 10, I: 2, J: 2, S: 3 }).flatMap(
  ([group, types]) => [
    `${group}00-1`,
    ...Array.from({ length: types }, (_, at) => `${group}${String(at + 1).padStart(2, '0')}-2`),
  ],
)

/**
 * The value sets that the national profiles bind as required. Where the published one takes a whole code system of
 * Volven, so does ours: those lists have no licence that lets them be carried. The few that are listed are of no-basis
 * (CC0), or name what kind of number an identifier is.
 */
export const nationalCodeLists: Readonly<Record<string, CodeList>> = {
  'no-basis-marital-status': {
    published: `${NO_BASIS}/ValueSet/no-basis-marital-status`,
    include: [
      codes(
        `${NO_BASIS}/CodeSystem/no-basis-marital-status`,
        ...['uoppgitt', 'ugift', 'gift', 'enkeEllerEnkemann', 'skilt', 'separert'],
        ...['registrertPartner', 'separertPartner', 'skiltPartner', 'gjenlevende_partner'],
      ),
    ],
  },
  'no-basis-family-relation': {
    published: `${NO_BASIS}/ValueSet/no-basis-family-relation`,
    include: [
      codes(
        `${NO_BASIS}/CodeSystem/no-basis-family-relation`,
        ...['mor', 'far', 'medmor', 'barn', 'søsken', 'ektefelleEllerPartner', 'dødfødtBarn'],
      ),
    ],
  },
  'no-basis-parental-responsibility': {
    published: `${NO_BASIS}/ValueSet/no-basis-parental-responsibility`,
    include: [
      codes(
        `${NO_BASIS}/CodeSystem/no-basis-parental-responsibility`,
        ...['felles', 'mor', 'far', 'medmor', 'andre', 'ukjent'],
      ),
    ],
  },
  'no-basis-documentreference-type': {
    published: `${NO_BASIS}/ValueSet/no-basis-documentreference-type`,
    include: [codes(volven('9602'), ...documentTypes)],
  },
  'all-observation-codes-vs': {
    published: `${NILAR}/ValueSet/all-observation-codes-vs`,
    include: [...investigations, ...results],
  },
  'investigation-id-vs': { published: `${NILAR}/ValueSet/investigation-id-vs`, include: investigations },
  'observation-result-vs': { published: `${NILAR}/ValueSet/observation-result-vs`, include: results },
  'deviation-indicator-vs': { published: `${NILAR}/ValueSet/deviation-indicator-vs`, include: kodeverk('8244') },
  'main-expertise-vs': {
    published: `${NILAR}/ValueSet/main-expertise-vs`,
    include: named('8202', ['http://ehelse.no/fhir/CodeSystem/no-kodeverk-8202'], 'LAB', 'PAT', 'BLD'),
  },
  'typeof-diagnostic-report-vs': {
    published: `${NILAR}/ValueSet/typeof-diagnostic-report-vs`,
    include: kodeverk('8202'),
  },
  'outcome-details-vs': {
    published: `${NILAR}/ValueSet/outcome-details-vs`,
    include: [codes(`${NILAR}/CodeSystem/pvk-outcome-cs`, 'Specific', 'General', 'Reservation')],
  },
  'identifier-source-vs': {
    published: `${NILAR}/ValueSet/identifier-source-vs`,
    include: [
      codes(
        `${NILAR}/CodeSystem/identifier-source-cs`,
        ...['MsgId', 'ServReqId', 'ServReqIdByServProvider', 'AnalysedSubjectId'],
        ...['AnalysedSubjectIdByRequester', 'ServReportId', 'ResultItemId'],
      ),
    ],
  },
  'public-it-type-vs': { published: `${NILAR}/ValueSet/public-it-type-vs`, include: [patients] },
  'person-id-type-vs': {
    published: `${NILAR}/ValueSet/person-id-type-vs`,
    include: [patients, codes(`${NILAR}/CodeSystem/person-id-type-cs`, HPR, HER, DUF)],
  },
  'organization-it-type-vs': {
    published: `${NILAR}/ValueSet/organization-it-type-vs`,
    include: [codes(`${NILAR}/CodeSystem/organization-id-type-cs`, HER, ENH, RESH, AKO)],
  },
  'vkp-subject-identifiers': {
    published: `${VKP}/ValueSet/vkp-subject-identifiers.valueset`,
    include: [codes(`${VKP}/CodeSystem/vkp-subject-identifiers.codesystem`, FNR, DNR)],
  },
  'vkp-performer-identifiers': {
    published: `${VKP}/ValueSet/vkp-performer-identifiers.valueset`,
    include: [codes(`${VKP}/CodeSystem/vkp-performer-identifiers.codesystem`, FNR)],
  },
  'pmd-bundle-requests': {
    published: `${VKP}/ValueSet/pmd-bundle-requests.valueset`,
    include: [codes('http://hl7.org/fhir/http-verb', 'POST', 'PUT')],
  },
  'kj-allergy-verification': {
    include: [
      codes(
        'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
        ...['unconfirmed', 'confirmed', 'refuted', 'entered-in-error'],
      ),
    ],
  },
  'kj-clinical-status': {
    include: [codes('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active', 'inactive')],
  },
  'kj-verification-status': {
    include: [
      codes('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed', 'refuted', 'entered-in-error'),
    ],
  },
}
