import { percentile } from '../../kernel/percentile.ts'
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

/** What is timed of our own validator. */
export type Ours = {
  /** From bytes to findings with lines, with V8's own settings. */
  readonly whole: TimedOrNot
  /** The same, its heap held to 96 MB. */
  readonly held: TimedOrNot
  /** Of a parsed resource, of terminology only required bindings: what the others on npm do, and no less. */
  readonly structure: TimedOrNot
}

/** Our figures against their limits, and those of others beside them: time and verdict. */
export function validationLines(
  { whole, held, structure }: Ours,
  peers: Readonly<Record<string, TimedOrNot>>,
): readonly ValidationLine[] {
  if ('absent' in whole) return [notMeasured(whole.absent)]
  if ('absent' in held) return [notMeasured(held.absent)]
  if ('absent' in structure) return [notMeasured(structure.absent)]
  const timed = { whole, held, structure }
  return [...ownLines(timed), ...Object.entries(peers).flatMap(([name, peer]) => peerLines(name, peer, timed))]
}

function notMeasured(absent: string): ValidationLine {
  return { what: 'Our validator', measured: absent, limit: '', holds: false }
}

function ownLines({ whole, held, structure }: Readonly<Record<keyof Ours, Timed>>): readonly ValidationLine[] {
  return [
    limited(
      'Ours, everything, from bytes to lines: median of a document',
      median(whole.milliseconds),
      'ms',
      limits.median,
    ),
    limited('  95th percentile', percentile(whole.milliseconds, 0.95) ?? Number.NaN, 'ms', limits.p95),
    limited('  start of the process to the first verdict', held.readySeconds, 's', limits.readySeconds),
    told('  errors found', whole.said),
    limited('Ours, its heap held to 96 MB: median of a document', median(held.milliseconds), 'ms', limits.median),
    limited('  memory of the process', held.megabytes, 'MB', limits.megabytes),
    {
      what: 'Ours, parsed before, of codes only required ones: median of a document',
      measured: `${median(structure.milliseconds).toFixed(1)} ms`,
      limit: '',
      holds: undefined,
    },
    told('  errors found', structure.said),
  ]
}

function peerLines(
  name: string,
  peer: TimedOrNot,
  { whole, structure }: Readonly<Record<keyof Ours, Timed>>,
): readonly ValidationLine[] {
  if ('absent' in peer) return [{ what: name, measured: peer.absent, limit: '', holds: undefined }]
  const [ofWhole, ofStructure] = [times(peer, whole), times(peer, structure)]
  return [
    {
      what: `${name}: median of a document`,
      measured: `${median(peer.milliseconds).toFixed(1)} ms`,
      limit: '',
      holds: undefined,
    },
    { what: '  of our time for everything', measured: `${ofWhole.toFixed(1)} ×`, limit: '', holds: undefined },
    {
      what: '  of our time for what both do, and more: see --help',
      measured: `${ofStructure.toFixed(1)} ×`,
      limit: `at least ${limits.times} ×`,
      holds: ofStructure >= limits.times,
    },
    told('  errors found', peer.said),
  ]
}

/** Document by document; the middle one. */
function times(peer: Timed, ours: Timed): number {
  return median(peer.milliseconds.map((each, at) => each / (ours.milliseconds[at] ?? Number.NaN)))
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
