import type { Source } from '../../../council/index.ts'
import { flag } from '../flags.ts'
import { compact } from '../lines.ts'
import type { Flag, PaperText } from '../reading.ts'
import { printAmount } from './amounts.ts'
import { countClaims, followUpClaims, type SumClaim, sumClaims } from './grant-claims.ts'
import { columnNames } from './grant-columns.ts'
import { type Listing, pairsOf } from './grant-listing.ts'
import type { GrantTable } from './grant-table.ts'

/** Names and titles that the list of applications spells otherwise: misread by the extraction in one of the two. */
export function spellingFlags(paper: PaperText, table: GrantTable, list: Listing): readonly Flag[] {
  const pairs = pairsOf(table, list).toSorted((one, other) => one.row - other.row)
  const flags = pairs.flatMap(({ row, application }) =>
    (['applicant', 'title'] as const).flatMap((column) => {
      const printed = table.grants[row]?.[column]
      const other = application[column]
      if (printed === undefined || compact(printed) === compact(other)) return []
      return [
        flag('spelling-differs', {
          where: `tilskudd, rad ${row + 1}: ${columnNames[column]}`,
          message: `Tabellen over tilskudd skriver «${printed}», listen over søknader skriver «${other}».`,
          repair: other,
          sources: [at(paper, table.grants[row]?.source.lines[0] ?? table.header), at(paper, application.line)],
        }),
      ]
    }),
  )
  const [given, listed] = [table.grants.length, list.applications.length]
  if (pairs.length === 0 || given === listed) return flags
  const sources = [at(paper, table.header), at(paper, list.header)]
  const message = `Tabellen over tilskudd har ${given} rader, listen over søknader har ${listed}.`
  return [...flags, flag('count-contradicts', { where: 'tilskudd', message, sources })]
}

/** How far above a table or a list the text may stand that speaks of it. */
const near = 100

/** Amounts in the text above a table that are not its totals, rounded as the text rounds them. */
export function sumFlags(paper: PaperText, { totals, header }: GrantTable): readonly Flag[] {
  const latest = new Map<string, SumClaim>()
  for (const claim of sumClaims(paper))
    if (claim.line < header && claim.line > header - near) latest.set(claim.column, claim)
  return [...latest.values()].flatMap(({ column, printed, millions, line }) => {
    const total = totals?.[column]
    if (total === undefined) return []
    const decimals = printed.split(',')[1]?.length ?? 0
    const rounded = Number((total / 1_000_000).toFixed(decimals))
    if (rounded === millions) return []
    return [
      flag('count-contradicts', {
        where: 'tilskudd, sum',
        message: `Teksten sier ${printed} mill. for ${columnNames[column]}, tabellen summerer til ${printAmount(total)}.`,
        repair: `${rounded.toFixed(decimals).replace('.', ',')} mill.`,
        sources: [at(paper, line), at(paper, totals?.line ?? header)],
      }),
    ]
  })
}

/** «12 nye / 9 videreføringer» where the parts are not the whole, or the list below counts otherwise. */
export function countFlags(paper: PaperText, lists: readonly Listing[]): readonly Flag[] {
  const claims = countClaims(paper)
  const inside = claims
    .filter(({ total, fresh, continued }) => total !== fresh + continued)
    .map(({ total, fresh, continued, lines }) =>
      flag('count-contradicts', {
        where: 'søknader',
        message: `${fresh} nye og ${continued} videreføringer er ${fresh + continued}, ikke ${total}.`,
        sources: [{ document: paper.sha256, lines }],
      }),
    )
  const againstList = lists.flatMap(({ header, applications }) => {
    const claim = claims.findLast(({ lines }) => lines[1] < header && lines[1] > header - near)
    const fresh = applications.filter(({ standing }) => standing === 'new').length
    const continued = applications.filter(({ standing }) => standing === 'continued').length
    if (!claim || fresh + continued === 0 || (claim.fresh === fresh && claim.continued === continued)) return []
    const last = applications.at(-1)?.line ?? header
    return [
      flag('count-contradicts', {
        where: 'søknader',
        message: `Teksten sier ${claim.fresh} nye og ${claim.continued} videreføringer, listen har ${fresh} nye og ${continued} videreføringer.`,
        repair: `${fresh} nye / ${continued} videreføringer`,
        sources: [
          { document: paper.sha256, lines: claim.lines },
          { document: paper.sha256, lines: [header, last] },
        ],
      }),
    ]
  })
  return [...inside, ...againstList]
}

/** Which of the numbers is wrong cannot be known, so no repair is suggested: the difference stays open (A7). */
export function followUpFlags(paper: PaperText): readonly Flag[] {
  return followUpClaims(paper)
    .filter(({ applications, refused, followedUp }) => applications - refused !== followedUp)
    .map(({ applications, refused, followedUp, lines }) =>
      flag('count-contradicts', {
        where: 'søknader',
        message: `${applications} søknader og ${refused} avslag gir ${applications - refused} tiltak, teksten sier ${followedUp}.`,
        sources: lines.map((line) => at(paper, line)),
      }),
    )
}

function at({ sha256 }: PaperText, line: number): Source {
  return { document: sha256, lines: [line, line] }
}
