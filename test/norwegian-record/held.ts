import type {
  Concept,
  Held,
  MedicineChange,
  MedicineLine,
  RegisteredPerson,
  ResultSeries,
  Who,
} from '../../src/features/national-sources/index.ts'

/** Somebody invented, with something from every source. The number is of Skatteetaten's series for tests. */
export const patient: RegisteredPerson = {
  number: '24868600035',
  name: { given: 'Myrull', family: 'Stillegang' },
  born: '1946-06-24',
}

const gp: Who = { name: 'Kari Furu', hpr: '990000001', organisationName: 'Furutoppen legesenter' }
const hospital: Who = { name: 'Nils Granbar', organisationName: 'Granskogen sykehus' }
const pharmacy: Who = { organisationName: 'Kråkefot apotek' }
const laboratory: Who = { organisationName: 'Laboratoriemedisin, Granskogen sykehus' }

const concept = (text: string, system: string, code: string): Concept => ({
  text,
  codes: [{ system, code, display: text }],
})
const atc = (code: string, text: string) => concept(text, 'http://www.whocc.no/atc', code)
const icd = (code: string, text: string) => concept(text, 'urn:oid:2.16.578.1.12.4.1.1.7110', code)
const nlk = (code: string, text: string) => concept(text, 'urn:oid:2.16.578.1.12.4.1.1.7280', code)

/** Days before the moment of the tests, as a source writes a moment. */
export type Ago = (days: number) => string

type Line = Pick<MedicineLine, 'name' | 'medicine' | 'dose'> & Partial<MedicineLine> & { readonly since: number }

function line(ago: Ago, { since, changes = [], dispensed, ...said }: Line): MedicineLine {
  const started: MedicineChange = { at: ago(since), by: gp, kind: 'started', name: said.name, dose: said.dose }
  return {
    source: 'medication-list',
    id: `line ${said.name}`,
    by: gp,
    at: ago(since),
    use: 'always',
    current: true,
    prescribed: true,
    prescriptions: [`prescription ${said.name}`],
    changes: [started, ...changes],
    dispensed: dispensed ?? [
      {
        source: 'medication-list',
        id: `dispensed ${said.name}`,
        by: pharmacy,
        at: ago(20),
        product: said.name,
        packs: '1',
      },
    ],
    ...said,
  }
}

function series(
  ago: Ago,
  analysis: Concept,
  unit: string,
  [low, high]: readonly [number | undefined, number | undefined],
  told: readonly (readonly [number, number])[],
): ResultSeries {
  const quantity = (number: number) => ({ text: String(number), number, unit })
  return {
    analysis,
    unit,
    discipline: 'LAB',
    values: told.map(([days, number]) => ({
      source: 'test-results',
      id: `${analysis.text} ${days}`,
      by: laboratory,
      at: ago(days),
      registered: ago(days),
      value: { kind: 'quantity', ...quantity(number) },
      reference: {
        ...(low === undefined ? {} : { low: quantity(low) }),
        ...(high === undefined ? {} : { high: quantity(high) }),
      },
      interpretation: high !== undefined && number > high ? 'H' : low !== undefined && number < low ? 'L' : 'N',
      status: 'final',
      report: `report ${days}`,
    })),
  }
}

/** What every source holds of the patient. */
export function heldOf(ago: Ago): Held {
  return {
    'critical-information': [
      { source: 'critical-information', id: 'c2', by: hospital, at: ago(700), registered: ago(700), kind: 'condition', what: icd('I48.9', 'Atrieflimmer, bruker blodfortynnende'), reactions: [], active: true },
      { source: 'critical-information', id: 'c1', by: gp, at: ago(3000), registered: ago(3000), kind: 'allergy', what: atc('J01CE02', 'fenoksymetylpenicillin'), reactions: [{ text: 'Anafylaksi', severity: 'severe' }], criticality: 'high', verification: 'confirmed', active: true },
      { source: 'critical-information', id: 'c3', by: hospital, at: ago(400), registered: ago(400), kind: 'transplant-or-implant', what: { text: 'Hofteprotese (oppdiktet protese H1)', codes: [] }, reactions: [], active: true },
    ], // biome-ignore format: a row each
    'medication-list': {
      lines: [
        line(ago, { name: 'Tynnblod tablett 5 mg', medicine: atc('B01AF02', 'apiksaban'), dose: '1 tablett 2 ganger daglig', reason: 'Atrieflimmer', since: 700, changes: [{ at: ago(330), by: gp, kind: 'renewed' }] }),
        line(ago, { name: 'Rolighjerte depottablett 100 mg', medicine: atc('C07AB02', 'metoprolol'), dose: '1 depottablett om morgenen', reason: 'Atrieflimmer', since: 700, changes: [{ at: ago(9), by: hospital, kind: 'dose', from: '50 mg, 1 depottablett om morgenen', to: '100 mg, 1 depottablett om morgenen' }] }),
        line(ago, { name: 'Trykkro tablett 16 mg', medicine: atc('C09CA06', 'kandesartan'), dose: '1 tablett om morgenen', reason: 'Høyt blodtrykk', since: 2900, multidose: true, expires: ago(3) }),
        line(ago, { name: 'Fettsenk tablett 40 mg', medicine: atc('C10AA05', 'atorvastatin'), dose: '1 tablett om kvelden', since: 1500, dispensed: [] }),
        line(ago, { name: 'Pustelett inhalasjonspulver 0,1 mg/dose', medicine: atc('R03AC02', 'salbutamol'), dose: '1–2 inhalasjoner ved behov, høyst 8 i døgnet', reason: 'Astma', use: 'at-need', since: 800 }),
        line(ago, { name: 'Smertemild tablett 1 g', medicine: atc('N02BE01', 'paracetamol'), dose: '1 tablett inntil 4 ganger daglig', reason: 'Smerter', use: 'course', since: 12, prescribed: false }),
        line(ago, { name: 'Karlett tablett 10 mg', medicine: atc('C08CA01', 'amlodipin'), dose: '1 tablett om morgenen', reason: 'Høyt blodtrykk', current: false, since: 1200, changes: [{ at: ago(9), by: hospital, kind: 'stopped', reason: { codes: [], text: 'Bivirkning' }, note: 'Hovne ankler' }] }),
      ], // biome-ignore format: a row each
      made: { at: ago(9), by: hospital },
      responsible: gp,
      pharmacy,
      looked: { inForce: true, history: true },
    },
    'test-results': [
      series(ago, nlk('NPU28309', 'Hemoglobin'), 'g/dL', [11.7, 15.3], [[720, 13.1], [500, 12.8], [320, 12.4], [150, 11.9], [9, 10.2]]),
      series(ago, nlk('NPU18016', 'Kreatinin'), 'umol/L', [45, 90], [[720, 78], [500, 82], [320, 88], [150, 95], [9, 104]]),
      series(ago, nlk('NPU03230', 'Kalium'), 'mmol/L', [3.6, 4.6], [[720, 4.1], [320, 4.2], [9, 4.4]]),
      series(ago, nlk('NPU19748', 'CRP'), 'mg/L', [undefined, 5], [[9, 4]]),
      {
        analysis: { text: 'Røntgen thorax', codes: [] },
        discipline: 'BLD',
        values: [
          { source: 'test-results', id: 'x-ray', by: hospital, at: ago(9), registered: ago(8), value: { kind: 'text', text: 'Lett forstørret hjerte. Ingen stuvning, ingen fortetninger.' } },
        ],
      },
    ], // biome-ignore format: a row each
    measurements: [
      {
        what: { text: 'Blodtrykk', codes: [] },
        values: [30, 22, 15, 8, 2].map((days, nth) => ({
          source: 'measurements',
          id: `bp ${days}`,
          by: { organisationName: 'Nordby hjemmesykepleie' },
          at: ago(days),
          registered: ago(days),
          parts: [150 - nth * 4, 88 - nth].map((number) => ({
            what: { codes: [] },
            text: String(number),
            number,
            unit: 'mm[Hg]',
          })),
        })),
      },
    ],
    documents: [
      { source: 'documents', id: 'd1', by: hospital, at: ago(9), registered: ago(8), title: 'Epikrise, medisinsk avdeling', type: { text: 'Epikriser og sammenfatninger', codes: [] }, contentType: 'application/pdf', handle: { documentUniqueId: '2.25.1', repositoryUniqueId: '2.25.2', homeCommunityId: '2.25.3' } },
      { source: 'documents', id: 'd2', by: gp, at: ago(400), title: 'Henvisning til hjertepoliklinikk', type: { text: 'Brev', codes: [] }, contentType: 'application/pdf', handle: { documentUniqueId: '2.25.4', repositoryUniqueId: '2.25.2', homeCommunityId: '2.25.3' } },
    ], // biome-ignore format: a row each
    'maternity-record': [
      {
        source: 'maternity-record',
        id: 'p1',
        by: gp,
        at: ago(120),
        active: true,
        lastPeriod: ago(150).slice(0, 10),
        due: ago(-130).slice(0, 10),
        rhesusDNegative: true,
        appointments: [
          { source: 'maternity-record', id: 'a1', by: gp, at: ago(80), registered: ago(80), week: 10, weightKg: '64', bloodPressure: '118/74', proteinInUrine: 'Neg' },
          { source: 'maternity-record', id: 'a2', by: gp, at: ago(10), registered: ago(10), week: 20, weightKg: '67', bloodPressure: '122/76', proteinInUrine: 'Neg', symphysisFundusCm: '20' },
        ],
      },
    ], // biome-ignore format: a row each
    requisitions: [
      { source: 'requisitions', id: 'r1', by: gp, at: ago(4), registered: ago(4), what: { text: 'Ekkokardiografi', codes: [] }, status: 'active', performer: { organisationName: 'Hjertepoliklinikken, Granskogen sykehus' }, reason: 'Tungpust ved anstrengelse', wanted: { from: ago(-20) } },
    ], // biome-ignore format: a row each
    vaccinations: [
      { source: 'vaccinations', id: 'v1', by: pharmacy, at: ago(40), vaccine: { text: 'Influensavaksine', codes: [] }, against: 'Influensa', dose: 1, given: true },
      { source: 'vaccinations', id: 'v2', by: gp, at: ago(900), vaccine: { text: 'Pneumokokkvaksine', codes: [] }, against: 'Pneumokokker', dose: 1, given: true },
    ], // biome-ignore format: a row each
    'diagnoses-and-procedures': [
      { source: 'diagnoses-and-procedures', id: 'dp1', by: hospital, at: ago(9), until: ago(6), registered: ago(5), kind: 'diagnosis', what: icd('I50.9', 'Hjertesvikt'), department: 'Medisinsk avdeling' },
      { source: 'diagnoses-and-procedures', id: 'dp2', by: hospital, at: ago(400), registered: ago(390), kind: 'procedure', what: { text: 'Innsetting av hofteprotese', codes: [{ system: 'urn:oid:2.16.578.1.12.4.1.1.7275', code: 'NFB40' }] }, department: 'Kirurgisk avdeling' },
      { source: 'diagnoses-and-procedures', id: 'dp3', by: gp, at: ago(2900), registered: ago(2890), kind: 'diagnosis', what: icd('I10', 'Høyt blodtrykk') },
    ], // biome-ignore format: a row each
  }
}
