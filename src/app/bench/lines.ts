import type { DemoStart } from './demo-start.ts'
import { median, type Turn } from './measured.ts'
import type { WorkName } from './work.ts'

/** What issue 2 («Speed and memory») asks of a row; a row without one is there to be compared with. */
type Limits = { readonly times?: number; readonly milliseconds?: number; readonly megabytes?: number }

/** The rows in order. `own`: the work brings its own document, so that it has no ratio to the others. */
export const rows: readonly {
  readonly work: WorkName
  readonly what: string
  readonly limits: Limits
  readonly own?: boolean
}[] = [
  { work: 'bare', what: 'Bare parse: saxes with namespaces, nothing kept', limits: {} },
  { work: 'plain', what: 'Bare parse: saxes into the plainest tree', limits: {} },
  { work: 'tree', what: 'Our parse: bounds, places and names checked', limits: {} },
  { work: 'model', what: 'CDA to model', limits: { times: 3, milliseconds: 25 } },
  { work: 'eps', what: 'CDA to EPS JSON', limits: { times: 5, milliseconds: 40 } },
  { work: 'medplum', what: 'CDA to FHIR by @medplum/ccda', limits: {} },
  {
    work: 'page',
    what: '400 KB, 300 entries: read, translate, HTML',
    limits: { milliseconds: 300, megabytes: 100 },
    own: true,
  },
]

/** Of issue 2 the time, of issue 5 the memory: Norway and five countries are in one process. */
const demoLimits = { seconds: 10, megabytes: 600 }

/** One line of the table. `holds` is undefined where nothing is asked. */
export type Line = {
  readonly what: string
  readonly median: string
  readonly ratio: string
  readonly limit: string
  readonly verdict: string
  readonly holds: boolean | undefined
}

/** Why there are no turns, or the turns, one in each round. */
export type Measured =
  | { readonly turns: readonly Turn[]; readonly firstRunMegabytes: number }
  | { readonly absent: string }

/** @param bare the yardstick's times, by round: a ratio is taken within a round, when the machine was the same */
export function linesOf(
  { what, limits, own }: (typeof rows)[number],
  measured: Measured,
  bare: readonly number[],
): Line[] {
  if ('absent' in measured) return [line(what, '', '', limits, false, `not measured: ${measured.absent}`)]
  const times = measured.turns.map(({ milliseconds }) => milliseconds)
  const middle = median(times)
  const ratio = own ? undefined : median(times.map((each, round) => each / (bare[round] ?? Number.NaN)))
  const failure = measured.turns.find((turn) => turn.failure !== undefined)?.failure
  const within = middle < (limits.milliseconds ?? Infinity) && (ratio ?? 0) <= (limits.times ?? Infinity)
  const lines = [
    line(
      what,
      `${middle.toFixed(2)} ms`,
      ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
      limits,
      within && failure === undefined,
      failure && `fails: ${failure.slice(0, 60)}`,
    ),
  ]
  if (limits.megabytes === undefined) return lines
  const memory = '  the most memory it takes, above idle'
  return [...lines, limited(memory, measured.firstRunMegabytes, 'MB', limits.megabytes)]
}

export function demoLines(measured: DemoStart | { readonly absent: string }): Line[] {
  if ('absent' in measured)
    return [
      {
        ...limited('Demo: start to first page', Infinity, 's', demoLimits.seconds),
        median: '',
        verdict: measured.absent,
      },
    ]
  return [
    limited('Demo: start to first page', measured.firstPageSeconds, 's', demoLimits.seconds),
    limited('Demo: memory of the idle server, six countries', measured.idleMegabytes, 'MB', demoLimits.megabytes),
  ]
}

function limited(what: string, value: number, unit: string, most: number): Line {
  const holds = value < most
  return { what, median: `${value.toFixed(1)} ${unit}`, ratio: '', limit: `${most} ${unit}`, ...verdictOf(holds) }
}

function line(what: string, middle: string, ratio: string, limits: Limits, within: boolean, instead?: string): Line {
  const { times, milliseconds } = limits
  const limit = [times && `${times} ×`, milliseconds && `${milliseconds} ms`].filter(Boolean).join(' and ')
  const said = limit === '' ? { verdict: '', holds: undefined } : verdictOf(within)
  return { what, median: middle, ratio, limit, ...said, ...(instead === undefined ? {} : { verdict: instead }) }
}

function verdictOf(holds: boolean) {
  return { verdict: holds ? 'holds' : 'too much', holds }
}

/** The lines as a table for people, with a heading. */
export function renderTable(lines: readonly Line[]): string {
  const heading = { what: 'What', median: 'Median', ratio: 'To bare', limit: 'Limit', verdict: 'Verdict' }
  const columns = ['what', 'median', 'ratio', 'limit', 'verdict'] as const
  const widths = columns.map((column) => Math.max(...[heading, ...lines].map((each) => each[column].length)))
  const numbers: readonly string[] = ['median', 'ratio', 'limit']
  return [heading, ...lines]
    .map((each) =>
      columns
        .map((column, at) =>
          numbers.includes(column) ? each[column].padStart(widths[at] ?? 0) : each[column].padEnd(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n')
}
