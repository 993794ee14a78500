import { plain } from '../lines.ts'
import type { PaperText } from '../reading.ts'
import type { AmountColumn } from './grant-columns.ts'

/** «Antall søknader: 21 (12 nye / 9 videreføringer)», on one line or as points below each other. */
export type CountClaim = {
  readonly total: number
  readonly fresh: number
  readonly continued: number
  /** First and last line. */
  readonly lines: readonly [number, number]
}

/** «Søkesum, nye midler: 82,2 mill»: an amount with its unit as printed. */
export type SumClaim = {
  readonly column: AmountColumn
  readonly printed: string
  readonly millions: number
  readonly line: number
}

/** «… totalt 85 tiltak følges opp», beside how many applied and how many were refused. */
export type FollowUpClaim = {
  readonly applications: number
  readonly refused: number
  readonly followedUp: number
  readonly lines: readonly number[]
}

const things = '(?:søknader|tiltak|prosjekter)'
const oneLine = new RegExp(
  `(\\d{1,5})\\s*(?:${things}\\s*)?\\((\\d{1,5})\\s*nye?\\b[^\\d)]{1,30}(\\d{1,5})\\s*(?:videre|pågående)`,
  'i',
)
const applications = new RegExp(`^(?:[-•o◦]\\s*)?(\\d{1,5})\\s+${things}\\b`, 'i')
const totalApplications = /antall\s+søknader\D{0,5}(\d{1,5})/i
const freshPoint = /^(?:[-•o◦]\s*)?(\d{1,5})\s+nye?\b/i
const continuedPoint = /^(?:[-•o◦]\s*)?(\d{1,5})\s+(?:søknader om )?(?:videreføring|pågående)/i

/** What the text says of how many applications are new. */
export function countClaims(paper: PaperText): readonly CountClaim[] {
  const texts = paper.lines.map(plain)
  return texts.flatMap((text, at): readonly CountClaim[] => {
    const found = text.length < 500 ? oneLine.exec(text) : null
    if (found) {
      const [, total, fresh, continued] = found.map(Number)
      return [{ total: total ?? 0, fresh: fresh ?? 0, continued: continued ?? 0, lines: [at + 1, at + 1] }]
    }
    const total = applications.exec(text)?.[1]
    const fresh = firstOf(texts, at, freshPoint)
    const continued = firstOf(texts, at, continuedPoint)
    if (total === undefined || !fresh || !continued) return []
    const last = Math.max(fresh.line, continued.line)
    return [{ total: Number(total), fresh: fresh.value, continued: continued.value, lines: [at + 1, last] }]
  })
}

/** The number a point gives within the three lines after a line. */
function firstOf(texts: readonly string[], at: number, point: RegExp): { value: number; line: number } | undefined {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const value = point.exec(texts[next] ?? '')?.[1]
    if (value !== undefined) return { value: Number(value), line: next + 1 }
  }
  return undefined
}

const sumColumns: readonly (readonly [AmountColumn, RegExp])[] = [
  ['fresh', /^søkesum\b.*\b(?:nye|friske) midler/i],
  ['carriedOver', /^søkesum\b.*(?:overfør|ubrukt)/i],
  ['applied', /^søkesum\b.*\b(?:total|samlet|i alt)/i],
]

/** What the text says was applied for, in millions of kroner. */
export function sumClaims(paper: PaperText): readonly SumClaim[] {
  return paper.lines.flatMap((raw, at) => {
    const text = plain(raw)
    if (text.length > 200) return []
    const column = sumColumns.find(([, test]) => test.test(text))?.[0]
    const printed = /:\s*(\d{1,6}(?:,\d{1,3})?)\s*mill/i.exec(text)?.[1]
    return column && printed !== undefined
      ? [{ column, printed, millions: Number(printed.replace(',', '.')), line: at + 1 }]
      : []
  })
}

/** How many the text says are followed up, where it also says how many applied and how many were refused. */
export function followUpClaims(paper: PaperText): readonly FollowUpClaim[] {
  const texts = paper.lines.map(plain)
  const refusals = numbersOf(texts, new RegExp(`(\\d{1,5})\\s+${things}\\s+(?:får|fikk|har fått)\\s+avslag`, 'i'))
  const totals = numbersOf(texts, totalApplications)
  return numbersOf(texts, new RegExp(`totalt\\s+(\\d{1,5})\\s+${things}\\s+følges\\s+opp`, 'i')).flatMap((followed) => {
    const refused = refusals.find(({ line }) => Math.abs(line - followed.line) <= 15)
    const total = totals.findLast(({ line }) => line < followed.line)
    if (!refused || !total) return []
    const lines = [total.line, followed.line, refused.line]
    return [{ applications: total.value, refused: refused.value, followedUp: followed.value, lines }]
  })
}

function numbersOf(texts: readonly string[], pattern: RegExp): readonly { value: number; line: number }[] {
  return texts.flatMap((text, at) => {
    const value = text.length < 1000 ? pattern.exec(text)?.[1] : undefined
    return value === undefined ? [] : [{ value: Number(value), line: at + 1 }]
  })
}
