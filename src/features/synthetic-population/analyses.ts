import type { Coded } from './story.ts'

/** An analysis, its codes, its unit in UCUM, and what is usual. */
export type Analysis = {
  readonly label: string
  readonly codes: readonly Coded[]
  readonly unit: string
  readonly low?: number
  readonly high?: number
  readonly decimals: number
  /** In somebody with no illness that moves it. */
  readonly healthy: { readonly mean: number; readonly deviation: number }
}

type Row = readonly [
  label: string,
  nlk: string,
  loinc: string,
  unit: string,
  low: number | undefined,
  high: number | undefined,
  decimals: number,
  mean: number,
  deviation: number,
]

/** NLK gives NPU codes; reference limits are for adults and rounded, ours to show and nobody's to treat by. */
const rows = {
  haemoglobin: ['Hemoglobin', 'NPU28309', '718-7', 'g/dL', 11.7, 17, 1, 14, 0.9],
  leukocytes: ['Leukocytter', 'NPU02593', '6690-2', '10*9/L', 3.5, 11, 1, 6.5, 1.2],
  platelets: ['Trombocytter', 'NPU03568', '777-3', '10*9/L', 145, 390, 0, 250, 40],
  crp: ['CRP', 'NPU19748', '1988-5', 'mg/L', undefined, 5, 0, 2, 1],
  sodium: ['Natrium', 'NPU03429', '2951-2', 'mmol/L', 137, 145, 0, 141, 1.5],
  potassium: ['Kalium', 'NPU03230', '2823-3', 'mmol/L', 3.6, 4.6, 1, 4.1, 0.2],
  creatinine: ['Kreatinin', 'NPU18016', '14682-9', 'umol/L', 45, 105, 0, 72, 9],
  hba1c: ['HbA1c', 'NPU27300', '59261-8', 'mmol/mol', 20, 42, 0, 35, 2.5],
  glucose: ['Glukose', 'NPU02187', '15074-8', 'mmol/L', 4, 6, 1, 5.2, 0.3],
  ldl: ['LDL-kolesterol', 'NPU01568', '22748-8', 'mmol/L', 1.2, 4.3, 1, 3.1, 0.5],
  tsh: ['TSH', 'NPU03577', '3016-3', 'm[IU]/L', 0.5, 3.6, 2, 1.9, 0.5],
  freeT4: ['Fritt T4', 'NPU03579', '14920-3', 'pmol/L', 8, 21, 1, 14, 1.6],
  alat: ['ALAT', 'NPU19651', '1742-6', 'U/L', 10, 70, 0, 26, 7],
  ferritin: ['Ferritin', 'NPU19763', '2276-4', 'ug/L', 15, 300, 0, 95, 30],
  inr: ['INR', 'NPU01685', '6301-6', '1', 0.8, 1.2, 1, 1, 0.1],
} satisfies Record<string, Row>

/** Names of the analyses that the box knows. */
export type AnalysisName = keyof typeof rows

/** By name. NLK is Norsk laboratoriekodeverk (Volven 7280). */
export const analyses: Readonly<Record<AnalysisName, Analysis>> = Object.fromEntries(
  Object.entries<Row>(rows).map(([name, [label, nlk, loinc, unit, low, high, decimals, mean, deviation]]) => [
    name,
    {
      label,
      codes: [
        { system: 'NLK', code: nlk, label },
        { system: 'LOINC', code: loinc, label },
      ],
      unit,
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      decimals,
      healthy: { mean, deviation },
    },
  ]),
  // Object.fromEntries forgets that every name of the table is there.
) as unknown as Readonly<Record<AnalysisName, Analysis>>
