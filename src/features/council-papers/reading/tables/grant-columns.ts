/** The columns of a table of grants; the amounts are in kroner. */
export type GrantColumn = 'category' | 'applicant' | 'title' | AmountColumn

/** What is applied for, of it fresh money and unused money carried over; what is granted, and of it paid. */
export type AmountColumn = 'applied' | 'fresh' | 'carriedOver' | 'granted' | 'paid'

/** Every amount a table may have a column for. */
export const amountColumns: readonly AmountColumn[] = ['applied', 'fresh', 'carriedOver', 'granted', 'paid']

/** The columns as a Norwegian reader calls them. */
export const columnNames: Record<GrantColumn, string> = {
  category: 'kategori',
  applicant: 'søker',
  title: 'tittel',
  applied: 'søknadsbeløp',
  fresh: 'friske midler det er søkt om',
  carriedOver: 'ubrukte midler',
  granted: 'innvilget beløp',
  paid: 'beløp til utbetaling',
}

const carried = /ubrukt|overfør|restmidler|gjenstående/
const freshMoney = /frisk|nye midler|nytt beløp/
const money = /beløp|midler|sum\b|søkt|kroner|\bkr\b|\bnok\b/

/** The first rule that fits names the column. Narrow ones first: «innvilget beløp (kun friske midler)» is granted. */
const rules: readonly (readonly [GrantColumn, (header: string) => boolean])[] = [
  ['paid', (h) => /utbetal/.test(h)],
  ['granted', (h) => /innvilg|tildelt|tildeling|bevilg/.test(h)],
  ['carriedOver', (h) => carried.test(h) && !freshMoney.test(h) && !/inkl|total/.test(h)],
  ['fresh', (h) => freshMoney.test(h) && !carried.test(h)],
  ['applied', (h) => /søk|omsøkt/.test(h) && (money.test(h) || carried.test(h))],
  ['applicant', (h) => /^(?:søker|søkere|tilskuddsmottaker|mottaker|kommune|virksomhet|søkerkommune)\b/.test(h)],
  ['title', (h) => /tittel|tiltak|prosjektnavn|^prosjekt$|^navn\b/.test(h)],
  ['category', (h) => /kategori|satsning|satsing|område|^type\b/.test(h)],
]

/** Which column each cell of a header row heads, undefined where the words say nothing; a column is found once. */
export function columnsOf(header: readonly string[]): readonly (GrantColumn | undefined)[] {
  const found = new Set<GrantColumn>()
  return header.map((cell) => {
    const text = cell.toLowerCase()
    const column = rules.find(([name, fits]) => !found.has(name) && fits(text))?.[0]
    if (column) found.add(column)
    return column
  })
}
