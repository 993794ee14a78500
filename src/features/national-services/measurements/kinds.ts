import { volven } from '../../../standards/norway/identifier-systems.ts'

/** The code systems that measurements are coded in; NLK is Norsk laboratoriekodeverk. */
export const codeSystems = {
  LOINC: 'http://loinc.org',
  SCT: 'http://snomed.info/sct',
  NLK: volven('7280'),
} as const

/** A code with the name of its system. */
export type Code = readonly [system: keyof typeof codeSystems, code: string]

/** Every code that means one thing: those that are written, and those that are understood beside them. */
export type Codes = { readonly written: readonly Code[]; readonly alsoAs?: readonly Code[] }

/** A number with its unit in UCUM. */
export type QuantityRule = {
  /** The first is written; a score may also come without any. */
  readonly units: readonly string[]
  readonly score?: { readonly from: number; readonly to: number }
}

/** A part of a measurement that has several. */
export type PartRule = Codes & QuantityRule & { readonly required?: true }

/** What can be measured. */
export type MeasurementRule = Codes & {
  /** Our own label. */
  readonly label: string
  /**
   * Of the guide VkpObservation, as an organisation declares it: the profiles of single vital signs let a professional alone,
   * known by fødselsnummer, be performer.
   */
  readonly profile: string
  readonly category: 'vital-signs' | 'survey' | 'laboratory'
  /** Left out where the parts are all there is. */
  readonly value?: QuantityRule | 'concept'
  readonly parts?: Readonly<Record<string, PartRule>>
  /** The value is the sum of the parts when so many of them are there. */
  readonly sumOf?: number
}

const pressure: QuantityRule = { units: ['mm[Hg]'] }
const perMinute: QuantityRule = { units: ['/min', '{beats}/min', '{Beats}/min'] }
const scoreUnits = ['{score}', 'score', '1']
const upToThree: QuantityRule = { units: scoreUnits, score: { from: 0, to: 3 } }
const sct = (code: string): Codes => ({ written: [['SCT', code]] })

/**
 * What the box takes and gives, by name. Both sets of SNOMED CT codes are understood: those of VkpObservation, which are
 * written, and those of the national vital signs, which differ for parts of blood pressure, breathing and height. So are
 * three codes that public pages print beside the right ones: 29563-7 of weight, 405176005 of glucose, and 59408-5, by which
 * FHIR itself profiles oxygen saturation.
 *
 * @see https://github.com/HL7Norway/VkpObservation
 * @see http://hl7.no/fhir/no-domain/vitalsigns
 */
export const measurementRules = {
  'blood-pressure': {
    label: 'Blodtrykk',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    written: [
      ['LOINC', '85354-9'],
      ['SCT', '75367002'],
    ],
    parts: {
      systolic: {
        ...pressure,
        required: true,
        written: [
          ['LOINC', '8480-6'],
          ['SCT', '271649006'],
        ],
        alsoAs: [['SCT', '4471000202106']],
      },
      diastolic: {
        ...pressure,
        required: true,
        written: [
          ['LOINC', '8462-4'],
          ['SCT', '271650006'],
        ],
        alsoAs: [['SCT', '4481000202108']],
      },
      mean: { ...pressure, written: [['LOINC', '8478-0']], alsoAs: [['SCT', '4501000202102']] },
      pulsePressure: { ...pressure, ...sct('4461000202102') },
    },
  },
  'heart-rate': {
    label: 'Hjertefrekvens',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    written: [
      ['LOINC', '8867-4'],
      ['SCT', '364075005'],
    ],
    alsoAs: [['SCT', '78564009']],
    value: perMinute,
  },
  'oxygen-saturation': {
    label: 'Oksygenmetning',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    written: [
      ['LOINC', '2708-6'],
      ['SCT', '431314004'],
    ],
    alsoAs: [['LOINC', '59408-5']],
    value: { units: ['%'] },
  },
  temperature: {
    label: 'Kroppstemperatur',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    written: [
      ['LOINC', '8310-5'],
      ['SCT', '276885007'],
    ],
    value: { units: ['Cel'] },
  },
  'body-weight': {
    label: 'Kroppsvekt',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    written: [
      ['LOINC', '29463-7'],
      ['SCT', '27113001'],
    ],
    alsoAs: [['LOINC', '29563-7']],
    value: { units: ['kg', 'g'] },
  },
  'body-height': {
    label: 'Kroppshøyde',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    written: [
      ['LOINC', '8302-2'],
      ['SCT', '248334005'],
    ],
    alsoAs: [['SCT', '1153637007']],
    value: { units: ['cm'] },
  },
  'respiratory-rate': {
    label: 'Respirasjonsfrekvens',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    written: [
      ['LOINC', '9279-1'],
      ['SCT', '86290005'],
    ],
    alsoAs: [['SCT', '271625008']],
    value: { units: ['/min', '{breaths}/min'] },
  },
  glucose: {
    label: 'Glukose i blod',
    profile: 'vkp-Observation',
    category: 'laboratory',
    written: [
      ['LOINC', '15074-8'],
      ['SCT', '434912009'],
      ['NLK', 'NPU02187'],
    ],
    alsoAs: [['SCT', '405176005']],
    value: { units: ['mmol/L'] },
  },
  consciousness: {
    label: 'Bevissthet (ACVPU)',
    profile: 'vkp-Observation',
    category: 'vital-signs',
    ...sct('1104441000000107'),
    value: 'concept',
  },
  NEWS2: {
    label: 'NEWS2',
    profile: 'vkp-Observation-NEWS2score',
    category: 'survey',
    ...sct('1104051000000101'),
    value: { units: scoreUnits, score: { from: 0, to: 20 } },
    sumOf: 7,
    parts: {
      respiration: { ...upToThree, ...sct('1104301000000104') },
      // One of the two scales is used, so neither is required.
      saturationScale1: { ...upToThree, ...sct('1104311000000102') },
      saturationScale2: { ...upToThree, ...sct('1104321000000108') },
      airOrOxygen: { ...upToThree, ...sct('1104331000000105') },
      systolic: { ...upToThree, ...sct('1104341000000101') },
      pulse: { ...upToThree, ...sct('1104351000000103') },
      consciousness: { ...upToThree, ...sct('1104361000000100') },
      temperature: { ...upToThree, ...sct('1104371000000107') },
    },
  },
  CFS: {
    label: 'Klinisk skrøpelighetsskala (CFS)',
    profile: 'vkp-Observation-CFSscore',
    category: 'survey',
    ...sct('763264000'),
    value: { units: scoreUnits, score: { from: 1, to: 9 } },
  },
} as const satisfies Readonly<Record<string, MeasurementRule>>

/** A name of something that can be measured. */
export type MeasurementName = keyof typeof measurementRules

/** The same, for those who look up by what comes from outside. */
export const allMeasurements: readonly (readonly [string, MeasurementRule])[] = Object.entries(measurementRules)
