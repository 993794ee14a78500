import type { Source } from '../../../council/index.ts'
import { flag } from '../flags.ts'
import { compact, plain } from '../lines.ts'
import type { Flag, Grant, PaperText } from '../reading.ts'
import { printAmount } from './amounts.ts'
import { countClaims, followUpClaims, type SumClaim, sumClaims } from './grant-claims.ts'
import { columnNames } from './grant-columns.ts'
import { type Listing, listings, pairsOf } from './grant-listing.ts'
import { columnFaults, type RepairReason, type RowFault, rowFaults } from './grant-rules.ts'
import { type GrantTable, grantTables } from './grant-table.ts'
import type { RowRule } from './row-rules.ts'

/**
 * The grants of a paper as printed, and where its tables and texts contradict themselves or each other. Nothing is
 * corrected: a wrong sum keeps its printed amount and gets a flag with the repair the sums ask for, if they ask for one.
 */
export function readGrants(paper: PaperText): { readonly grants: readonly Grant[]; readonly flags: readonly Flag[] } {
  const tables = grantTables(paper)
  const lists = listings(paper)
  return {
    grants: tables.flatMap(({ grants }) => grants),
    flags: [
      ...tables.flatMap((table, index) =>
        tableFlags(paper, table, tables.length > 1 ? `tilskudd ${index + 1}` : 'tilskudd'),
      ),
      ...tables.flatMap((table) => lists.flatMap((list) => spellingFlags(paper, table, list))),
      ...tables.flatMap((table) => sumFlags(paper, table)),
      ...countFlags(paper, lists),
      ...followUpFlags(paper),
    ],
  }
}

function tableFlags(paper: PaperText, table: GrantTable, name: string): readonly Flag[] {
  const faults = rowFaults(table)
  return [
    ...table.missing.map((column) =>
      flag('column-missing', {
        where: name,
        message: `Tabellen har ingen kolonne for ${columnNames[column]}.`,
        sources: [at(paper, table.header)],
      }),
    ),
    ...table.unreadable.map(({ line, column }) =>
      flag('cell-unreadable', {
        where: `${name}, linje ${line}`,
        message: column
          ? `Cellen under ${columnNames[column]} er ikke et beløp.`
          : 'Raden har færre celler enn tabellens hode.',
        sources: [at(paper, line)],
      }),
    ),
    ...faults.map((fault) => rowFlag(table, fault, name)),
    ...columnFaults(table, faults).map(({ column, printed, counted }) =>
      flag('column-sum', {
        where: `${name}, sum`,
        message: `Summen av ${columnNames[column]} er trykt som ${printAmount(printed)}, radene gir ${printAmount(counted)}.`,
        repair: printAmount(counted),
        sources: [at(paper, table.totals?.line ?? table.header)],
      }),
    ),
    ...categoryFlags(paper, table, name),
  ]
}

function rowFlag(table: GrantTable, { row, broken, repair }: RowFault, name: string): Flag {
  const grant = table.grants[row]
  const sums = broken.map((rule) => ruleText(rule, grant)).join(' ')
  const reasons = repair ? ` ${repair.reasons.map((reason) => reasonText(reason, repair.repair)).join(' ')}` : ''
  return flag('row-sum', {
    where: `${name}, rad ${row + 1}: ${grant?.applicant ?? ''}`.replace(/: $/, ''),
    message: `${sums}${reasons}`,
    ...(repair && { repair: printAmount(repair.repair) }),
    sources: grant ? [grant.source] : [],
  })
}

function ruleText({ whole, parts }: RowRule, grant: Grant | undefined): string {
  const amount = (column: RowRule['whole']) => printAmount(grant?.[column] ?? 0)
  const sum = (grant?.[parts[0]] ?? 0) + (grant?.[parts[1]] ?? 0)
  return `${capital(columnNames[whole])} ${amount(whole)} er ikke ${amount(parts[0])} + ${amount(parts[1])} = ${printAmount(sum)}.`
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function reasonText(reason: RepairReason, repair: number): string {
  return reason.because === 'row-sum'
    ? `Med ${printAmount(repair)} går raden opp.`
    : `Med ${printAmount(repair)} går også summen under kolonnen opp.`
}

/** Categories that a list of codes in the text, «Første område (FO), …», does not have. */
function categoryFlags(paper: PaperText, { grants, header }: GrantTable, name: string): readonly Flag[] {
  const before = paper.lines.slice(Math.max(0, header - 41), header - 1).map(plain)
  const codes = new Set(before.flatMap((line) => [...line.matchAll(/\((\p{Lu}{2,6})\)/gu)].map(([, code]) => code)))
  const known = grants.filter(({ category }) => category !== undefined && codes.has(category))
  if (codes.size < 2 || known.length * 2 < grants.length) return []
  return grants.flatMap(({ category, source }, row) =>
    category === undefined || codes.has(category)
      ? []
      : [
          flag('category-unknown', {
            where: `${name}, rad ${row + 1}`,
            message: `Kategorien «${category}» er ikke blant ${[...codes].join(', ')}.`,
            sources: [source],
          }),
        ],
  )
}

/** Names and titles that the list of applications spells otherwise: misread by the extraction in one of the two. */
function spellingFlags(paper: PaperText, table: GrantTable, list: Listing): readonly Flag[] {
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
function sumFlags(paper: PaperText, { totals, header }: GrantTable): readonly Flag[] {
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
function countFlags(paper: PaperText, lists: readonly Listing[]): readonly Flag[] {
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
function followUpFlags(paper: PaperText): readonly Flag[] {
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
