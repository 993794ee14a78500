import { median } from './measured.ts'
import type { Said } from './validators.ts'

/** What a validator needed for each of the documents, in their order. */
export type Timed = {
  readonly milliseconds: readonly number[]
  readonly said: readonly Said[]
  /** From the start of the process to its first verdict, packages loaded. */
  readonly readySeconds: number
  readonly megabytes: number
}

export type TimedOrNot = Timed | { readonly absent: string }

/** Issue 4, «Speed». */
const limits = { median: 100, p95: 250, times: 10, readySeconds: 1.5, megabytes: 200 }

/** One line of the table; `holds` is undefined where nothing is asked. */
export type ValidationLine = {
  readonly what: string
  readonly measured: string
  readonly limit: string
  readonly holds: boolean | undefined
}

/** Our figures against their limits, and those of others beside them: time and verdict. */
export function validationLines(
  ours: TimedOrNot,
  peers: Readonly<Record<string, TimedOrNot>>,
): readonly ValidationLine[] {
  if ('absent' in ours) return [{ what: 'Our validator', measured: ours.absent, limit: '', holds: false }]
  return [
    limited('Ours: median of a document', median(ours.milliseconds), 'ms', limits.median),
    limited('Ours: 95th percentile', percentile(ours.milliseconds, 0.95), 'ms', limits.p95),
    limited('Ours: start of the process to the first verdict', ours.readySeconds, 's', limits.readySeconds),
    limited('Ours: memory of the process, its heap held to 96 MB', ours.megabytes, 'MB', limits.megabytes),
    told('Ours: errors found', ours.said),
    ...Object.entries(peers).flatMap(([name, peer]) => peerLines(name, peer, ours)),
  ]
}

function peerLines(name: string, peer: TimedOrNot, ours: Timed): readonly ValidationLine[] {
  if ('absent' in peer) return [{ what: name, measured: peer.absent, limit: '', holds: undefined }]
  const times = median(peer.milliseconds.map((each, at) => each / (ours.milliseconds[at] ?? Number.NaN)))
  const middle = `${median(peer.milliseconds).toFixed(1)} ms`
  return [
    { what: `${name}: median of a document`, measured: middle, limit: '', holds: undefined },
    {
      what: `${name} takes, of our time`,
      measured: `${times.toFixed(1)} ×`,
      limit: `at least ${limits.times} ×`,
      holds: times >= limits.times,
    },
    told(`${name}: errors found`, peer.said),
  ]
}

/** The lines for people. */
export function renderValidation(lines: readonly ValidationLine[]): string {
  const widths = (['what', 'measured', 'limit'] as const).map((column) =>
    Math.max(...lines.map((line) => line[column].length)),
  )
  return lines
    .map(({ what, measured, limit, holds }) => {
      const verdict = holds === undefined ? '' : holds ? 'holds' : 'too much'
      return `${what.padEnd(widths[0]!)}  ${measured.padStart(widths[1]!)}  ${limit.padEnd(widths[2]!)}  ${verdict}`.trimEnd()
    })
    .join('\n')
    .concat('\n')
}

function limited(what: string, value: number, unit: string, most: number): ValidationLine {
  return { what, measured: `${value.toFixed(1)} ${unit}`, limit: `${most} ${unit}`, holds: value <= most }
}

function told(what: string, said: readonly Said[]): ValidationLine {
  const sum = (count: (each: Said) => number) => said.reduce((total, each) => total + count(each), 0)
  const left = sum((each) => each.left)
  const measured = `${sum(({ errors }) => errors)} in ${said.length} documents`
  return { what, measured: left > 0 ? `${measured}, ${left} checks given up` : measured, limit: '', holds: undefined }
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? Number.NaN
}
