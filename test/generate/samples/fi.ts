import { allergyAbsence } from '../summary/allergy.ts'
import {
  absences,
  bloodGroups,
  certainty,
  devices,
  forms,
  gender,
  habits,
  illnesses,
  interpretation,
  measurements,
} from '../summary/concepts.ts'
import {
  packages,
  problemStatus,
  procedures,
  relations,
  roles,
  routes,
  severities,
  sites,
  substances,
  tests,
  vaccines,
} from '../summary/concepts.ts'
import { summaryDocument } from '../summary/document.ts'
import { device, immunization, procedure } from '../summary/event.ts'
import { type Organization, personAuthor, type Practitioner } from '../summary/header.ts'
import { medication } from '../summary/medication.ts'
import { battery, bloodGroup, social, vitals } from '../summary/observation.ts'
import { problem } from '../summary/problem.ts'
import { listed } from '../summary/section.ts'
import type { Writing } from '../summary/writing.ts'
import { finnish, swedish } from './fi-words.ts'

/** What differs between the two language versions beside the words of the codes. */
type Texts = {
  readonly title: string
  readonly clinic: string
  readonly street: string
  readonly city: string
  readonly units: string
  readonly meal: string
  readonly low: string
  readonly morning: string
}

const texts: Readonly<Record<'fi' | 'sv', Texts>> = {
  fi: {
    title: 'Potilasyhteenveto: Aino Keksitty',
    clinic: 'Esimerkkilän terveysasema',
    street: 'Keksitytie 7 A 3',
    city: 'Turku',
    units: 'Nosta kaksi yksikköä, jos aamun glukoosi on yli 8 kolmena päivänä.',
    meal: 'Pistä kymmenen minuuttia ennen ateriaa hiilihydraattien mukaan.',
    low: 'Vain tajuttomalle tai kouristelevalle. Soita sen jälkeen hätänumeroon.',
    morning: 'Tyhjään vatsaan, puoli tuntia ennen aamiaista.',
  },
  sv: {
    title: 'Patientöversikt: Aino Keksitty',
    clinic: 'Exempelby hälsostation',
    street: 'Påhittade vägen 7 A 3',
    city: 'Åbo',
    units: 'Öka med två enheter om morgonglukosen är över 8 tre dagar i rad.',
    meal: 'Ta tio minuter före måltiden, efter mängden kolhydrater.',
    low: 'Bara vid medvetslöshet eller kramper. Ring sedan nödnumret.',
    morning: 'På fastande mage, en halv timme före frukost.',
  },
}

const writing = (language: string, words: Writing['words'], root: string): Writing => ({
  language,
  words,
  national: {
    'atc:A10AE04': {
      oid: '2.999.246.20.1',
      code: 'VNR-X01',
      display: 'Glargin Esimerkki',
      name: 'Keksitty lääketietokanta',
    },
    'icd10:E10.9': {
      oid: '2.999.246.20.2',
      code: 'E10.9X',
      display: 'Nuoruustyypin diabetes',
      name: 'Keksitty tautiluokitus',
    },
  },
  chain: true,
  dialect: 'pharm',
  prefix: 'pharm',
  root,
})

function header(w: Writing, t: Texts) {
  const clinic: Organization = {
    id: 'ta-esimerkkila',
    name: t.clinic,
    telecom: ['WP|tel:+358-00-000-001'],
    address: { line: t.street, city: t.city, postalCode: '00007', country: 'FI' },
  }
  const doctor: Practitioner = {
    id: 'laakari-8',
    name: { given: ['Eino'], family: 'Tekaistu' },
    role: roles.doctors,
    organization: clinic,
  }
  return {
    id: `yv-0031.${w.language}`,
    setId: 'yv-0031',
    title: t.title,
    effectiveTime: '20261102081500+0200',
    patients: [
      {
        ids: [['2.999.246.1.1', 'FI-EX-840611']] as const,
        names: [{ given: ['Aino', 'Esimerkki'], family: 'Keksitty' }],
        gender: gender.female,
        birthTime: '19840611',
        address: { use: 'HP', line: t.street, city: t.city, postalCode: '00007', country: 'FI' },
        telecom: ['MC|tel:+358-00-000-010'],
        language: w.language,
      },
    ],
    authors: [personAuthor(w, doctor, '20261102081200+0200')],
    custodian: clinic,
    authenticator: doctor,
    contacts: [
      {
        classCode: 'NOK',
        relation: relations.spouse,
        name: { given: ['Onni'], family: 'Keksitty' },
        telecom: ['tel:+358-00-000-011'],
      } as const,
    ],
    updated: [undefined, '20261102'] as const,
    sibling: 'yv-0031.L1',
  }
}

const penOf = (millilitres: number) =>
  ({
    quantity: [5, '1'],
    form: packages.box,
    inside: { quantity: [millilitres, 'mL'], form: packages.prefilledPen },
  }) as const

const medicines = (w: Writing, t: Texts) => [
  medication(w, {
    id: 'laake-1',
    name: 'Glargin Esimerkki 100 U/ml',
    form: forms.injectionInPen,
    atc: substances.insulinGlargine,
    ingredients: [{ substance: substances.insulinGlargine, strength: { of: [100, '[iU]'], per: [1, 'mL'] } }],
    package: penOf(3),
    period: ['20120301'],
    timing: [{ event: 'HS' }],
    dose: [22, '[iU]'],
    route: routes.subcutaneous,
    reason: illnesses.type1Diabetes,
    instruction: t.units,
  }),
  medication(w, {
    id: 'laake-2',
    name: 'Aspart Esimerkki 100 U/ml',
    form: forms.injectionInPen,
    atc: substances.insulinAspart,
    ingredients: [{ substance: substances.insulinAspart, strength: { of: [100, '[iU]'], per: [1, 'mL'] } }],
    package: penOf(3),
    period: ['20120301'],
    timing: [{ event: 'AC', offset: [-10, 'min'] }],
    dose: { low: [4, '[iU]'], high: [10, '[iU]'] },
    route: routes.subcutaneous,
    reason: illnesses.type1Diabetes,
    instruction: t.meal,
  }),
  medication(w, {
    id: 'laake-3',
    name: 'Glukagoni Esimerkki 1 mg',
    form: forms.powderAndSolvent,
    ingredients: [{ substance: substances.glucagon, strength: { of: [1, 'mg'], per: [1, '1'] } }],
    period: ['20240115'],
    dose: [1, 'mg'],
    route: routes.intramuscular,
    instruction: t.low,
  }),
  medication(w, {
    id: 'laake-4',
    name: 'Levotyroksiini Esimerkki 100 mikrog',
    form: forms.tablet,
    atc: substances.levothyroxine,
    ingredients: [{ substance: substances.levothyroxine, strength: { of: [100, 'ug'], per: [1, '1'] } }],
    package: { quantity: [100, '1'], form: packages.tabletContainer },
    period: ['2009'],
    timing: [{ every: [1, 'd'], phase: '20090101070000+0200' }],
    dose: [1, '1'],
    route: routes.oral,
    reason: illnesses.hypothyroidism,
    instruction: t.morning,
  }),
]

const illness = (w: Writing, id: string, value: (typeof illnesses)['asthma'], since: string) =>
  problem(w, {
    id,
    value,
    period: [since],
    status: problemStatus.active,
    certainty: certainty.confirmed,
    severity: severities.moderate,
  })

/** A woman of 42 with type 1 diabetes, an artificial lens and no known allergy; once in Finnish, once in Swedish. */
function finland(w: Writing, t: Texts): string {
  return summaryDocument(w, header(w, t), [
    listed(w, 'allergies', [
      allergyAbsence(w, 'allergia', absences.noKnownAllergies, w.words['No known allergies'] ?? ''),
    ]),
    listed(w, 'medications', medicines(w, t)),
    listed(w, 'problems', [
      illness(w, 'sairaus-1', illnesses.type1Diabetes, '1996'),
      illness(w, 'sairaus-2', illnesses.retinopathy, '201803'),
      illness(w, 'sairaus-3', illnesses.hypothyroidism, '2009'),
    ]),
    listed(w, 'procedures', [
      procedure(w, {
        id: 'tmp-1',
        code: procedures.cataract,
        when: '20220907',
        site: sites.eye,
        laterality: sites.left,
      }),
    ]),
    listed(w, 'devices', [
      device(w, { id: 'laite-1', device: devices.lens, serial: ['2.999.246.30', 'LINSSI-EX-9'], period: ['20220907'] }),
      device(w, {
        id: 'laite-2',
        device: devices.insulinPump,
        serial: ['2.999.246.30', 'PUMPPU-EX-2'],
        period: ['20190401', '20231220'],
      }),
    ]),
    listed(w, 'immunizations', [
      immunization(w, {
        id: 'rok-1',
        vaccine: vaccines.influenza,
        product: 'Influenssa Esimerkki',
        when: '20251103',
        diseases: [illnesses.influenza],
      }),
      immunization(w, {
        id: 'rok-2',
        vaccine: vaccines.tetanus,
        product: 'dT Esimerkki',
        when: '2021',
        diseases: [illnesses.tetanus],
      }),
    ]),
    listed(w, 'social', [
      social(w, { id: 'tapa-1', code: habits.tobacco, value: { quantity: [0, '{pack}/d'] }, when: ['2026'] }),
    ]),
    listed(
      w,
      'vitals',
      vitals(w, 'mitta-1', '20261030', [
        { id: 'mitta-sys', code: measurements.systolic, value: { quantity: [124, 'mm[Hg]'] } },
        { id: 'mitta-dia', code: measurements.diastolic, value: { quantity: [78, 'mm[Hg]'] } },
        { id: 'mitta-kg', code: measurements.weight, value: { quantity: [66, 'kg'] } },
        { id: 'mitta-cm', code: measurements.height, value: { quantity: [169, 'cm'] } },
      ]),
    ),
    listed(w, 'results', [
      bloodGroup(w, 'tulos-1', bloodGroups.oNegative, '2009'),
      ...battery(w, 'tulos-2', tests.study, '20261028', [
        {
          id: 'tulos-hba',
          code: tests.hba1c,
          value: { quantity: [61, 'mmol/mol'] },
          range: [20, 42, 'mmol/mol'],
          interpretation: interpretation.high,
        },
        { id: 'tulos-krea', code: tests.creatinine, value: { quantity: [72, 'umol/L'] }, range: [50, 90, 'umol/L'] },
      ]),
    ]),
  ])
}

export const finlandInFinnish = finland(writing('fi-FI', finnish, '2.999.246.1'), texts.fi)
export const finlandInSwedish = finland(writing('sv-FI', swedish, '2.999.246.1'), texts.sv)
