import type { Source } from '../../../council/index.ts'
import { flag } from '../flags.ts'
import { plain } from '../lines.ts'
import type { Flag, Grant, PaperText } from '../reading.ts'
import { printAmount } from './amounts.ts'
import { columnNames } from './grant-columns.ts'
import { countFlags, followUpFlags, spellingFlags, sumFlags } from './grant-differences.ts'
import { listings } from './grant-listing.ts'
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

function at({ sha256 }: PaperText, line: number): Source {
  return { document: sha256, lines: [line, line] }
}
