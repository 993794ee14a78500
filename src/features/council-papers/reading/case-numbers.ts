/** A case number as printed: number and year, never one without the other. */
export type CaseNumber = { readonly number: number; readonly year: number }

/** A case number at the start of a text, and what follows it. `label` is as printed where one number names several cases. */
export type CaseNumberFound = CaseNumber & { readonly label?: string; readonly rest: string }

const atStart =
  /^(?:sak(?:snr\.?|snummer)?\s*:?\s*)?(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*\/\s*(\d{4}|\d{2})(?![\d/])\s*[.:–-]?(?=\s|$)\s*(.*)$/isu

/**
 * The case number a text starts with: «33/25», «Sak 33/2025:», «47-48/24» (also when the lines of it were joined
 * to «47- 48/24»). Years of two digits are of this century.
 */
export function caseNumberAt(text: string): CaseNumberFound | undefined {
  const found = atStart.exec(text.slice(0, 2000))
  if (!found) return undefined
  const [, first = '', last, year = '', rest = ''] = found
  const number = { number: Number(first), year: fullYear(year), rest: rest + text.slice(2000) }
  return last === undefined ? number : { ...number, label: `${Number(first)}-${Number(last)}` }
}

/** The case number a text consists of. */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const found = caseNumberAt(text)
  return found && found.rest === '' && found.label === undefined
    ? { number: found.number, year: found.year }
    : undefined
}

/** `2025` of «25» and of «2025». */
export function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}

/** «33/25». */
export function renderCaseNumber({ number, year }: CaseNumber): string {
  return `${number}/${String(year).slice(-2)}`
}

/** `nuit/2025/33`. */
export function caseId(council: string, { number, year }: CaseNumber): string {
  return `${council}/${year}/${number}`
}

/** A number of an agenda as printed, and as its neighbours say it is read. */
export type Sequenced = { readonly printed: CaseNumber; readonly read: CaseNumber; readonly repaired: boolean }

/**
 * The numbers of one agenda, in the order printed, a misprint read by its neighbours: an agenda counts upwards by one
 * within a year. A number is read otherwise only when all the others agree: a year that no other number has, where
 * the number fills the row; a number that stands between n-1 and n+1, in a row where all others count by one.
 */
export function sequenced(printed: readonly CaseNumber[]): readonly Sequenced[] {
  const year = commonYear(printed)
  const start = commonStart(printed)
  return printed.map((number, at) => {
    const inner = start !== undefined && at > 0 && at < printed.length - 1
    const wanted = inner ? start + at : number.number
    const others = printed.flatMap((each, index) => (index === at ? [] : [each.number]))
    const fills = !others.includes(wanted) && (others.includes(wanted - 1) || others.includes(wanted + 1))
    const read = { number: fills ? wanted : number.number, year: year !== undefined && fills ? year : number.year }
    return { printed: number, read, repaired: read.number !== number.number || read.year !== number.year }
  })
}

/** The year of all numbers but one, of at least three; nothing when more differ. */
function commonYear(numbers: readonly CaseNumber[]): number | undefined {
  return nearlyAll(numbers.map(({ year }) => year))
}

/** The number the list counts from, when all but one of at least three count by one. */
function commonStart(numbers: readonly CaseNumber[]): number | undefined {
  return nearlyAll(numbers.map(({ number }, at) => number - at))
}

function nearlyAll(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [most] = [...counts].sort((one, other) => other[1] - one[1])
  return most && values.length >= 3 && most[1] >= values.length - 1 ? most[0] : undefined
}
