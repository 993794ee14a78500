import { volven } from '../../../standards/norway/identifier-systems.ts'
import { as, extension, LOINC, needed, only, refersTo, rule, SNOMED_CT } from '../rows.ts'
import type { ElementRule, ExtensionGuide, Guide, Profile } from '../table.ts'

const CANONICAL = 'http://hl7.no/fhir/vkpobservation'
const ENTRY_ID = `${CANONICAL}/StructureDefinition/PmdBundleResponseEntryIdExtension`
const codes = (name: string) => `${CANONICAL}/ValueSet/${name}.valueset`
const from = ['https://github.com/HL7Norway/VkpObservation']

const subject = refersTo('Patient', 'own:no-basis-Patient')
const subjectNumber: ElementRule = { bind: ['required', codes('vkp-subject-identifiers')] }
const performerNumber: ElementRule = { bind: ['required', codes('vkp-performer-identifiers')] }
const practitioner = refersTo('Practitioner', 'own:no-basis-Practitioner')

/** A slice of codes in SNOMED CT, beside those that FHIR's own vital signs slice by. */
const inSnomed = (at: string, slice: string, code: string): Profile['elements'] => ({
  [`${at}:${slice}`]: { card: '0..*' },
  [`${at}:${slice}.system`]: { card: '1..', patternUri: SNOMED_CT },
  [`${at}:${slice}.code`]: { card: '1..', patternCode: code },
})

/** One of FHIR's vital signs, measured by a practitioner, with the code of SNOMED CT allowed beside LOINC's. */
const vitalSign = (on: string, slice: string, code: string, more: Profile['elements'] = {}): Profile => ({
  of: 'Observation',
  on,
  elements: {
    'code.coding': needed,
    ...inSnomed('code.coding', slice, code),
    subject,
    'subject.identifier.system': subjectNumber,
    performer: practitioner,
    'performer.identifier.system': performerNumber,
    ...more,
  },
})

/** A score, with its code in SNOMED CT. */
const score = (code: string, more: Profile['elements'] = {}): Profile => ({
  of: 'Observation',
  on: 'own:vkp-Observation',
  elements: {
    'code.coding': needed,
    'code.coding:SCT': { card: '1..' },
    'code.coding:SCT.code': { patternCode: code },
    ...more,
  },
})

/**
 * Measurements: the guide of Velferdsteknologisk knutepunkt, which Pasientens måledata (PMD) takes in.
 *
 * @see https://github.com/HL7Norway/VkpObservation
 */
export const vkp: Guide = {
  package: 'hl7.fhir.no.vkp.observation',
  version: '0.5.2',
  canonical: CANONICAL,
  reading: {
    sure: 'defined',
    from,
    covers: {
      nb: 'Alle målinger med koder, hvem de gjelder og hvem som utførte dem, og pakkene til Pasientens måledata. Ikke med: kroppssted og metode for blodtrykk, og hvilke numre en virksomhet kan ha.',
      nn: 'Alle målingar med kodar, kven dei gjeld og kven som utførte dei, og pakkane til Pasientens måledata. Ikkje med: kroppsstad og metode for blodtrykk, og kva nummer ei verksemd kan ha.',
      en: 'Every measurement with its codes, whom it is about and who did it, and the bundles of Pasientens måledata. Left out: body sites and methods of blood pressure, and which numbers an organisation may have.',
    },
  },
  profiles: {
    'vkp-Observation': {
      of: 'Observation',
      elements: {
        'code.coding': { sliced: 'pattern@system' },
        'code.coding:LOINC': { card: '0..*' },
        'code.coding:LOINC.system': { card: '1..', patternUri: LOINC },
        'code.coding:SCT': { card: '0..*' },
        'code.coding:SCT.system': { card: '1..', patternUri: SNOMED_CT },
        'code.coding:NLK': { card: '0..*' },
        'code.coding:NLK.system': { card: '1..', patternUri: volven('7280') },
        subject: { card: '1..', ...subject },
        'subject.identifier.system': subjectNumber,
      },
    },
    'vkp-Observation-Bloodpressure': vitalSign('bp', 'BPSCTCode', '75367002', {
      'component:SystolicBP.code.coding': needed,
      ...inSnomed('component:SystolicBP.code.coding', 'SBPSCTCode', '271649006'),
      'component:DiastolicBP.code.coding': needed,
      ...inSnomed('component:DiastolicBP.code.coding', 'DBPSCTCode', '271650006'),
    }),
    'vkp-Observation-Bodytemp': vitalSign('bodytemp', 'BodyTempSCTCode', '276885007'),
    'vkp-Observation-Bodyweight': vitalSign('bodyweight', 'BodyWeightSCTCode', '27113001'),
    'vkp-Observation-Heartrate': vitalSign('heartrate', 'HeartrateSCTCode', '364075005'),
    'vkp-Observation-Oxygensat': vitalSign('oxygensat', 'OXSATSCT', '431314004'),
    'vkp-Observation-Resprate': vitalSign('resprate', 'RespRateSCTCode', '86290005'),
    'vkp-Observation-Consciousness': {
      of: 'Observation',
      elements: {
        'code.coding': { sliced: 'pattern@system' },
        ...inSnomed('code.coding', 'ConsciousnessSCTCode', '1104441000000107'),
        subject: { card: '1..', ...subject },
        'subject.identifier.system': subjectNumber,
        performer: practitioner,
        'performer.identifier.system': performerNumber,
      },
    },
    'vkp-Observation-CFSscore': score('763264000', { 'value[x]:valueQuantity': only(as('Quantity')) }),
    'vkp-Observation-NEWS2score': score('1104051000000101'),
    'pmd-Bundle-Observation': {
      of: 'Bundle',
      must: [rule('pmd-observations', 'Every entry is an Observation', 'entry.resource.all($this is Observation)')],
      elements: {
        type: { patternCode: 'batch' },
        'entry.fullUrl': needed,
        'entry.request': needed,
        'entry.request.method': { bind: ['required', codes('pmd-bundle-requests')] },
      },
    },
    'pmd-Bundle-Response': {
      of: 'Bundle',
      elements: {
        type: { patternCode: 'batch-response' },
        entry: needed,
        'entry.response': needed,
        'entry.response.extension': { card: '1..', sliced: 'value@url' },
        'entry.response.extension:entryId': extension('1..1', ENTRY_ID),
      },
    },
  },
}

/** Extensions of the same guide. */
export const vkpExtensions: ExtensionGuide = {
  version: vkp.version,
  extensions: { [ENTRY_ID]: { on: ['Bundle.entry.response'], value: [as('uri'), as('string')] } },
}
