import { findCouncil } from './councils.ts'
import { findDate } from './dates.ts'

/** What a column of a table of cases holds. */
export type Column =
  | 'number'
  | 'title'
  | 'clock'
  | 'type'
  | 'presenter'
  | 'council'
  | 'date'
  | 'decision'
  | 'attachments'

/** An open list: what columns are called, in small letters; a column may hold two things. */
const names: readonly (readonly [string, readonly Column[]])[] = [
  ['saksnummer', ['number']],
  ['saksnr.', ['number']],
  ['saksnr', ['number']],
  ['sak nr.', ['number']],
  ['sak nr', ['number']],
  ['saknr.', ['number']],
  ['saknr', ['number']],
  ['nr.', ['number']],
  ['nr', ['number']],
  ['sak', ['number']],
  ['tittel på sak', ['title']],
  ['tittel på saken', ['title']],
  ['sakens tittel', ['title']],
  ['sakstittel', ['title']],
  ['tittel', ['title']],
  ['tema', ['title']],
  ['emne', ['title']],
  ['agenda', ['title']],
  ['saken gjelder', ['title']],
  ['innhold', ['title']],
  ['tidspunkt', ['clock']],
  ['klokkeslett', ['clock']],
  ['tid', ['clock']],
  ['kl.', ['clock']],
  ['kl', ['clock']],
  ['sakstype', ['type']],
  ['type sak', ['type']],
  ['type', ['type']],
  ['innretning', ['type']],
  ['behandling', ['type']],
  ['presenterer saken', ['presenter']],
  ['presenter saken', ['presenter']],
  ['presenterer', ['presenter']],
  ['innleder', ['presenter']],
  ['ansvarlig', ['presenter']],
  ['møte og dato', ['council', 'date']],
  ['utvalg og dato', ['council', 'date']],
  ['råd og dato', ['council', 'date']],
  ['dato og møte', ['council', 'date']],
  ['utvalg', ['council']],
  ['råd', ['council']],
  ['forum', ['council']],
  ['møte', ['council']],
  ['møtedato', ['date']],
  ['dato', ['date']],
  ['vedtak', ['decision']],
  ['beslutning', ['decision']],
  ['vedlegg', ['attachments']],
]

const longestFirst = [...names].sort((one, other) => other[0].length - one[0].length)

/**
 * The columns of a line that heads a table of cases: «Sak Tittel på sak Sakstype». It starts with the column of the
 * number; the name of a council and a day («Agenda Fagrådet 1. mars 2027») may stand among the columns.
 */
export function columnsOf(text: string): readonly Column[] | undefined {
  if (text.length > 120 || !/^(?:sak|nr|nummer)/i.test(text) || /[.!?]$/.test(text.replace(/(?:nr|kl)\.$/i, '')))
    return undefined
  const columns: Column[] = []
  let rest = text
  for (let strays = 0; rest !== ''; ) {
    const found = /^\p{Lu}/u.test(rest) ? columnAt(rest) : undefined
    if (found) {
      columns.push(...found.columns)
      rest = found.rest
      continue
    }
    const named = strayAt(rest)
    if (columns.length === 0 || strays > 3 || (named === undefined && !/^\p{Lu}/u.test(rest))) return undefined
    strays += 1
    rest = named ?? rest.replace(/^\S+\s*/, '')
  }
  return columns[0] === 'number' && columns.length >= 2 ? columns : undefined
}

function columnAt(text: string): { readonly columns: readonly Column[]; readonly rest: string } | undefined {
  const lower = text.toLowerCase()
  const found = longestFirst.find(([name]) => lower.startsWith(name) && /^(?:\s|$)/.test(text.slice(name.length)))
  return found && { columns: found[1], rest: text.slice(found[0].length).trim() }
}

/** What follows the council or the day a text starts with. */
function strayAt(text: string): string | undefined {
  const council = findCouncil(text)
  if (council?.from === 0) return text.slice(council.to).trim()
  const date = findDate(text)
  return date?.from === 0 ? text.slice(date.to).trim() : undefined
}
