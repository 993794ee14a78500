import type { Story } from '../../src/features/synthetic-population/index.ts'

const place = '237101901'
const given = { place, by: '990000391' }
const id = (nth: number) => `0f0f0f0f-0000-8000-8000-${String(nth).padStart(12, '0')}`

/** Somebody invented, of whom every source holds something; written by hand, so that recordings change with contracts alone. */
export const recordedPerson: Story = {
  person: {
    number: '24868600035',
    numberKind: 'FNR',
    formerNumbers: [],
    name: { given: 'Oppdiktet', family: 'Opptaksperson' },
    sex: 'female',
    born: '1986-06-24',
    citizenship: 'NO',
    language: 'nb',
    maritalStatus: 'gift',
    address: { line: 'Oppdiktet vei 1', postalCode: '9999', place: 'Storfjell', municipality: '9901' },
    confidentiality: 'ugradert',
    phone: '+4700000000',
    relations: [],
    nextOfKin: [],
  },
  conditions: [
    {
      ...given,
      id: id(1),
      codes: [
        { system: 'ICD-10', code: 'I48', label: 'Atrieflimmer' },
        { system: 'ICPC-2', code: 'K78', label: 'Atrieflimmer' },
      ],
      text: 'Atrieflimmer',
      since: '2024-03-04',
      critical: 'condition',
    },
  ],
  allergies: [
    {
      ...given,
      id: id(2),
      substance: { system: 'ATC', code: 'J01CE02', label: 'penicillin' },
      reaction: 'Utslett og tung pust',
      severity: 'life-threatening',
      verification: 'probable',
      since: '2019-05-06',
    },
  ],
  medicines: [
    {
      ...given,
      id: id(3),
      atc: { system: 'ATC', code: 'B01AF02', label: 'apiksaban' },
      product: 'Tynnblod tablett 5 mg',
      form: 'tablett',
      dose: '1 tablett morgen og kveld',
      use: 'fixed',
      reason: 'Atrieflimmer',
      since: '2026-02-03',
      before: [{ dose: '1 tablett om morgenen', product: 'Tynnblod tablett 5 mg', since: '2025-03-04' }],
      dispensed: [{ on: '2026-10-05', pharmacy: place, packs: 1 }],
    },
    {
      ...given,
      id: id(4),
      atc: { system: 'ATC', code: 'J01FA10', label: 'azitromycin' },
      product: 'Kurmiddel tablett 500 mg',
      form: 'tablett',
      dose: '1 tablett daglig i tre dager',
      use: 'course',
      reason: 'Luftveisinfeksjon',
      since: '2026-09-07',
      until: '2026-09-10',
      stopped: 'finished',
      before: [],
      dispensed: [{ on: '2026-09-07', pharmacy: place, packs: 1 }],
    },
  ],
  results: [
    {
      ...given,
      id: id(5),
      codes: [
        { system: 'NLK', code: 'NPU02319', label: 'Hemoglobin' },
        { system: 'LOINC', code: '718-7', label: 'Hemoglobin' },
      ],
      on: '2026-09-14',
      value: { kind: 'quantity', value: 11.2, unit: 'g/dL' },
      reference: { low: 11.7, high: 15.3 },
      discipline: 'LAB',
      requisition: id(6),
    },
    {
      ...given,
      id: id(7),
      codes: [{ system: 'NLK', code: 'NOR10001', label: 'Bildeundersøkelse' }],
      on: '2026-09-15',
      value: { kind: 'text', text: 'Ingen sikker fortetning.' },
      discipline: 'BLD',
      requisition: id(8),
    },
  ],
  measurements: [
    {
      ...given,
      id: id(9),
      kind: 'blood-pressure',
      at: '2026-11-01T08:00:00+01:00',
      values: [142, 86],
      device: 'Blodtrykksmåler',
    },
    { ...given, id: id(10), kind: 'body-weight', at: '2026-11-02T08:00:00+01:00', values: [71.5] },
  ],
  vaccinations: [
    {
      ...given,
      id: id(11),
      vaccine: { system: 'ATC', code: 'J07BB02', label: 'Influensavaksine' },
      against: 'Influensa',
      on: '2026-10-12',
      dose: 1,
    },
  ],
  procedures: [
    { ...given, id: id(12), code: { system: 'NCMP', code: 'FPFE00', label: 'Elektrokonvertering' }, on: '2024-03-05' },
  ],
  implants: [],
  pregnancies: [
    {
      ...given,
      id: id(13),
      lastPeriod: '2026-05-15',
      due: '2027-02-19',
      rhesusNegative: false,
      appointments: [
        {
          on: '2026-11-02',
          week: 24,
          weightKg: 71.5,
          bloodPressure: [118, 74],
          proteinInUrine: 'Neg',
          symphysisFundusCm: 22,
        },
      ],
    },
  ],
  contacts: [{ ...given, id: id(14), kind: 'admission', on: '2024-03-04', until: '2024-03-06', about: id(1) }],
  documents: [
    {
      ...given,
      id: id(15),
      type: 'A00-1',
      title: 'Epikrise',
      on: '2024-03-06',
      text: 'Innlagt med atrieflimmer. Oppdiktet.',
      confidentiality: 'N',
    },
  ],
  requisitions: [
    {
      ...given,
      id: id(16),
      code: { system: 'NLK', code: 'NPU02319', label: 'Hemoglobin' },
      on: '2026-11-16',
      performer: place,
      reason: 'Kontroll',
    },
  ],
  privacySettings: [{ id: id(17), kind: 'samtykke', about: 'maternity-record', since: '2026-06-01' }],
}
