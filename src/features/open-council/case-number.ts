import { type CaseId, type Council, type CouncilCase, type CouncilId, caseNumber } from '../council/index.ts'

/** A number as people write it, without saying which council: `22/24`, `22/2024`, «sak 22-24». */
export type BareNumber = { readonly number: number; readonly year: number }

/**
 * Reads a question that is a case number and nothing else; undefined when it is words.
 *
 * A number never names a case alone: every council has its own series (acceptance A6).
 */
export function bareNumberIn(query: string): BareNumber | undefined {
  const [, number, year] = /^\s*(?:saks?(?:nr|nummer)?\.?\s*)?(\d{1,4})\s*\/\s*(\d{2}|\d{4})\s*$/i.exec(query) ?? []
  if (number === undefined || year === undefined) return undefined
  return { number: Number(number), year: fullYear(Number(year)) }
}

/** A question that is the name of a council and a case number: that case. Undefined when it is anything else. */
export function namedNumberIn(
  query: string,
  councils: readonly Council[],
): { readonly council: CouncilId; readonly number: string } | undefined {
  const [, name = '', number = ''] = /^\s*(\D*[^\d\s,:])[\s,:]+(\d{1,4}\s*\/\s*\d{2,4})\s*$/.exec(query) ?? []
  const wanted = name.replace(/[\s,:]+sak$/i, '').toLowerCase()
  const council = councils.find(({ id, names, aliases }) =>
    [id, ...aliases, ...names.flatMap((each) => [each.name, each.short])].some((each) => each.toLowerCase() === wanted),
  )
  return council && bareNumberIn(number) ? { council: council.id, number } : undefined
}

/** The year of two digits: the councils began in 2012, and nothing here is older than 1970. */
function fullYear(year: number): number {
  if (year > 99) return year
  return year < 70 ? 2000 + year : 1900 + year
}

/** The council, year and number that a case id is made of; undefined for any other text. */
export function partsOfCaseId(id: CaseId): (BareNumber & { readonly council: CouncilId }) | undefined {
  const [, council, year, number] = /^([a-z0-9-]+)\/(\d{4})\/(\d{1,4})$/.exec(id) ?? []
  if (council === undefined) return undefined
  return { council, year: Number(year), number: Number(number) }
}

/** `22/24` of a case id; any other text as it is. */
export function numberInId(id: CaseId): string {
  const parts = partsOfCaseId(id)
  return parts === undefined ? id : caseNumber(parts)
}

/** Newest first; in one year the highest number first, councils by id. */
export function newestFirst(a: CouncilCase, b: CouncilCase): number {
  return b.year - a.year || b.number - a.number || a.council.localeCompare(b.council)
}
