import type { Abroad, Released } from '../../protocols/gate/access.ts'

type Row = {
  /** ISCO-08; a row holds for the code and all below it. */
  readonly profession: string
  readonly receives: readonly Released[]
  /** Only for somebody acting for one of this profession. */
  readonly onBehalfOf?: string
}

const clinical = ['identity', 'patient-summary', 'laboratory-results', 'discharge-report', 'medical-imaging'] as const
const pharmacy = ['identity', 'electronic-prescription', 'electronic-dispensation'] as const

/**
 * What each profession abroad may receive, whatever permissions its own country wrote into the assertion. Codes are of the
 * value set eHDSIHealthcareProfessionalRole; the longest code that fits decides, and without a row nothing is given.
 *
 * @see Regulation (EU) 2025/327, Art. 11(3): each member state sets the categories for each profession
 */
const matrix: readonly Row[] = [
  { profession: '221', receives: clinical },
  { profession: '2261', receives: clinical },
  { profession: '2221', receives: ['identity', 'patient-summary'] },
  { profession: '2222', receives: ['identity', 'patient-summary'] },
  { profession: '2269', receives: ['identity', 'patient-summary'] },
  { profession: '2262', receives: pharmacy },
  { profession: '3213', receives: ['identity', 'electronic-prescription'] },
  { profession: '3213', receives: pharmacy, onBehalfOf: '2262' },
  { profession: '44', receives: ['identity'], onBehalfOf: '221' },
  { profession: '44', receives: ['identity'], onBehalfOf: '2262' },
  ...['2264', '2265', '2266', '2267', '3211'].map((profession) => ({ profession, receives: ['identity'] as const })),
]

/** Whether a professional abroad may receive data of this category about anybody at all. */
export function mayReceive({ profession, onBehalfOf }: Abroad, category: Released): boolean {
  const fitting = matrix.filter(
    (row) =>
      profession.startsWith(row.profession) &&
      (row.onBehalfOf === undefined || onBehalfOf?.startsWith(row.onBehalfOf) === true),
  )
  const longest = Math.max(0, ...fitting.map((row) => row.profession.length))
  return fitting.some((row) => row.profession.length === longest && row.receives.includes(category))
}
