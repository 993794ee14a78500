import { caseNumber } from '../../features/council/index.ts'
import type { CaseReading, Flag, Reading } from '../../features/council-papers/index.ts'

/** What was read, for a person at a terminal: meetings with their cases, tables, and every flag. */
export function readingOverview({ meetings, cases, grants, figures, timelines, flags }: Reading): string {
  const placed = meetings.flatMap(({ id, council, date, number, kinds }) => [
    `${council ?? 'council unknown'} ${date ?? 'day unknown'}${number === undefined ? '' : `, meeting ${number}`} (${kinds.join(', ')})`,
    ...cases.filter(({ meeting }) => meeting === id).map((each) => `  ${caseLine(each)}`),
  ])
  const loose = cases.filter(({ meeting }) => meeting === undefined)
  const lines = [
    `Meetings: ${meetings.length}, cases: ${cases.length}, grant rows: ${grants.length}, figures: ${figures.length}, timeline entries: ${timelines.length}`,
    ...placed,
    ...(loose.length > 0 ? ['Cases without a meeting:', ...loose.map((each) => `  ${each.id} ${caseLine(each)}`)] : []),
    `Flags: ${flags.length}`,
    ...flags.map(flagLine),
  ]
  return `${lines.join('\n')}\n`
}

function caseLine({ number, year, title, type, proposals, decisions, inputs, earlier }: CaseReading): string {
  const counts = Object.entries({ proposals, decisions, inputs, earlier })
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `${name} ${list.length}`)
  const about = [type?.value, ...counts].filter((part) => part !== undefined)
  return `${caseNumber({ number, year })} ${title?.value ?? '(no title)'}${about.length > 0 ? ` [${about.join(', ')}]` : ''}`
}

function flagLine({ kind, where, message, repair, sources: [source] }: Flag): string {
  const lines = source ? ` (lines ${source.lines[0]}–${source.lines[1]})` : ''
  return `  ${kind}, ${where}: ${message}${lines}${repair === undefined ? '' : ` → ${repair}`}`
}
