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

export type Sequenced = { readonly printed: CaseNumber; readonly read: CaseNumber; readonly repaired: boolean }

/**
 * The numbers of one agenda, in the order printed, misprints read by their neighbours: an agenda counts upwards by
 * one within a year. A number is read otherwise only when it breaks that and its neighbours agree on what it has to
 * be: one whose year differs from the year of all the others, and one that stands between n-1 and n+1 without being n.
 */
export function sequenced(printed: readonly CaseNumber[]): readonly Sequenced[] {
  const year = commonYear(printed)
  return printed.map((number, at) => {
    const before = printed[at - 1]
    const after = printed[at + 1]
    const expected = before ? before.number + 1 : after ? after.number - 1 : number.number
    const fits = number.number === expected
    const wanted = !fits && before && after && after.number === before.number + 2 ? expected : number.number
    const read = { number: wanted, year: year !== undefined && (fits || wanted === expected) ? year : number.year }
    return { printed: number, read, repaired: read.number !== number.number || read.year !== number.year }
  })
}

/** The year of all numbers but one, of at least three; nothing when more differ. */
function commonYear(numbers: readonly CaseNumber[]): number | undefined {
  const counts = new Map<number, number>()
  for (const { year } of numbers) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [most] = [...counts].sort((one, other) => other[1] - one[1])
  return most && numbers.length >= 3 && most[1] >= numbers.length - 1 ? most[0] : undefined
}
