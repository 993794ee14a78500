import type { PaperText } from '../reading.ts'
import { type Row, type Table, tablesOf } from './cells.ts'
import { columnsOf } from './grant-columns.ts'
import type { GrantTable } from './grant-table.ts'
import { compact } from '../lines.ts'
import { alike } from './likeness.ts'

/** A row of a list of applications: who applied for what, and whether it is new. Lists have no amounts. */
export type Application = {
  readonly line: number
  readonly applicant: string
  readonly title: string
  readonly standing?: 'new' | 'continued'
}

/** A list of applications; `header` is the line number of its head. */
export type Listing = { readonly header: number; readonly applications: readonly Application[] }

const standingHeader = /\bny(?:tt|e)?\b|pågående|videreføring|nystartet/i

/** The lists of applications in a paper: tables that name applicant, title and whether each is new, and no amounts. */
export function listings(paper: PaperText): readonly Listing[] {
  return tablesOf(paper).flatMap(listing)
}

function listing({ rows }: Table): readonly Listing[] {
  const at = rows.slice(0, 3).findIndex((row) => {
    const columns = columnsOf(row.cells)
    return (
      columns.includes('applicant') && columns.includes('title') && row.cells.some((cell) => standingHeader.test(cell))
    )
  })
  const header = rows[at]
  if (!header) return []
  const columns = columnsOf(header.cells)
  const standing = header.cells.findIndex((cell, index) => columns[index] === undefined && standingHeader.test(cell))
  const applications = rows
    .slice(at + 1)
    .flatMap((row) => application(row, columns.indexOf('applicant'), columns.indexOf('title'), standing))
  return [{ header: header.line, applications }]
}

function application(row: Row, applicant: number, title: number, standing: number): readonly Application[] {
  const [who, what] = [row.cells[applicant] ?? '', row.cells[title] ?? '']
  if (who === '' || what === '') return []
  const word = row.cells[standing] ?? ''
  const known = /^ny/i.test(word) ? 'new' : /^(?:videre|pågående|forts)/i.test(word) ? 'continued' : undefined
  return [{ line: row.line, applicant: who, title: what, ...(known && { standing: known }) }]
}

/** An application and the row of the grant table, counted from 0, that is of it. */
export type Pair = { readonly row: number; readonly application: Application }

/** More rows than this and only equal names would be paired; no paper has as many. */
const mostRows = 500

/** Which application each grant answers, by how alike titles and names are; each application is used once. */
export function pairsOf({ grants }: GrantTable, { applications }: Listing): readonly Pair[] {
  if (grants.length > mostRows || applications.length > mostRows) return []
  const candidates = grants.flatMap(({ applicant = '', title = '' }, row) =>
    applications.flatMap((application) => {
      const titles = alike(compact(title), compact(application.title))
      const names = alike(compact(applicant), compact(application.applicant))
      return titles >= 0.55 && titles + names >= 1.2 ? [{ row, application, score: 2 * titles + names }] : []
    }),
  )
  const rows = new Set<number>()
  const used = new Set<Application>()
  return candidates
    .sort((one, other) => other.score - one.score)
    .filter(({ row, application }) => {
      if (rows.has(row) || used.has(application)) return false
      rows.add(row)
      used.add(application)
      return true
    })
}
