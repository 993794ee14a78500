import { caseNumberAt } from './case-numbers.ts'
import { parseCaseType } from './case-types.ts'
import { clocksIn, findDate } from './dates.ts'
import type { Line } from './lines.ts'
import { bySpelling, longestFirst } from './spellings.ts'

/** What a label in a paper's head names. */
export type LabelKind =
  | 'to'
  | 'date'
  | 'number'
  | 'type'
  | 'owner'
  | 'handler'
  | 'meeting'
  | 'time'
  | 'place'
  | 'members'
  | 'absent'
  | 'substitutes'
  | 'others'

/** A label at the start of a line. */
export type LabelFound = {
  readonly kind: LabelKind
  /** As printed. */
  readonly label: string
  /** What stands after it on the same line; empty when its value stands apart. */
  readonly value: string
}

/** An open list: the words a label may be printed as, in small letters. */
const names: Readonly<Record<LabelKind, readonly string[]>> = {
  to: ['til', 'forum', 'til behandling i'],
  date: ['dato', 'møtedato', 'dato for møtet', 'dato for møte', 'møtedag'],
  number: ['saksnummer', 'saksnr', 'saksnr.', 'sak nr.', 'sak nr', 'sak', 'saknr', 'saknr.'],
  type: ['innretning', 'sakstype', 'type sak', 'type', 'behandlingsform', 'behandling', 'sakens innretning'],
  owner: [
    'sakseier',
    'eier',
    'eier av saken',
    'sakens eier',
    'saksansvarlig',
    'ansvarlig',
    'saksansvarleg',
    'sakseigar',
  ],
  handler: [
    'saksbehandler',
    'behandler',
    'saksbehandlar',
    'saksbehandlere',
    'kontaktperson',
    'utarbeidet av',
    'saksforbereder',
  ],
  meeting: ['møte', 'møtenummer', 'møte nr.', 'møte nr', 'møtenr.', 'møtenr'],
  time: ['tid', 'tidspunkt', 'klokkeslett', 'kl.', 'møtetid', 'tidsrom'],
  place: ['sted', 'møtested', 'stad', 'lokale', 'møterom', 'møtelokale'],
  members: [
    'medlemmer',
    'medlemmar',
    'til stede',
    'tilstede',
    'deltakere',
    'deltagere',
    'møtende',
    'møtte',
    'innkalte',
    'faste medlemmer',
    'medlemmer til stede',
    'tilstede medlemmer',
    'deltakarar',
    'innkalt',
  ],
  absent: [
    'ikke til stede',
    'ikke tilstede',
    'forfall',
    'meldt forfall',
    'fraværende',
    'ikke møtt',
    'ikkje til stades',
    'fravær',
  ],
  substitutes: [
    'stedfortreder',
    'stedfortredere',
    'vara',
    'varamedlem',
    'varamedlemmer',
    'vararepresentant',
    'stedfortredarar',
    'vararepresentanter',
    'varamedlemmar',
    'stedfortredende',
  ],
  others: [
    'helsedirektoratet',
    'sekretariat',
    'sekretariatet',
    'andre',
    'andre deltakere',
    'øvrige deltakere',
    'øvrige',
    'også til stede',
    'observatør',
    'observatører',
    'fra sekretariatet',
    'gjester',
    'innledere',
    'referent',
    'møteleder',
    'fra administrasjonen',
    'administrasjonen',
    'andre til stede',
  ],
}

const kinds = bySpelling(names)
const atStart = new RegExp(
  `^(${longestFirst(kinds.keys())
    .map((name) => name.replace(/\./g, '\\.'))
    .join('|')})(?:\\s*:\\s*|\\s+|$)(.*)$`,
  'isu',
)

/** Whether a value on the label's own line can be one: a sentence that starts with the same word has none of these. */
const fits: Readonly<Record<LabelKind, (value: string, colon: boolean) => boolean>> = {
  to: (_value, colon) => colon,
  date: (value, colon) => (findDate(value)?.from ?? 99) < (colon ? 40 : 15),
  number: (value) => caseNumberAt(value)?.rest === '',
  type: (value) => parseCaseType(value) !== undefined,
  owner: (value, colon) => colon || isName(value),
  handler: (value, colon) => colon || isName(value),
  meeting: (value) => /^(?:nr\.?\s*)?\d{1,2}\s*(?:\/\s*\d{2,4}|[-–]\s*\d{4})?\.?$/i.test(value),
  time: (value) => clocksIn(value).length > 0,
  place: (value, colon) => colon || /^\p{Lu}/u.test(value),
  members: (value, colon) => colon || /^\p{Lu}/u.test(value),
  absent: (value, colon) => colon || /^(?:\p{Lu}|ingen)/u.test(value),
  substitutes: (value, colon) => colon || /^(?:\p{Lu}|ingen)/u.test(value),
  others: (value, colon) => colon || isName(value),
}

/** The label a line starts with, when what follows on the line is nothing or can be its value. */
export function labelOf({ text }: Pick<Line, 'text'>): LabelFound | undefined {
  if (text.length > 300 || !/^\p{Lu}/u.test(text)) return undefined
  const [, label = '', value = ''] = atStart.exec(text) ?? []
  const kind = kinds.get(label.toLowerCase())
  if (!kind) return undefined
  const colon = text.slice(label.length).trimStart().startsWith(':')
  return value === '' || fits[kind](value, colon) ? { kind, label, value } : undefined
}

/** Two to six words of which the first has a capital, without the end of a sentence. */
function isName(value: string): boolean {
  return value.length < 80 && /^\p{Lu}[\p{L}.'-]*(?:\s+\S+){1,8}$/u.test(value) && !/[.:;]$/.test(value)
}

/** A stretch of labels: the head of a meeting, or the block that says what a paper is. */
export type LabelBlock = {
  readonly of: 'meeting' | 'paper'
  /** Places in the list of lines, both included. */
  readonly from: number
  readonly to: number
}

const paperLabels: ReadonlySet<LabelKind> = new Set(['to', 'number', 'type', 'owner', 'handler'])
const meetingLabels: ReadonlySet<LabelKind> = new Set(['meeting', 'date', 'time', 'place', 'members'])
const furthestApart = 8

/** Where labels stand together. One label alone is none. */
export function labelBlocks(lines: readonly Line[]): readonly LabelBlock[] {
  const runs: { at: number; kind: LabelKind }[][] = []
  lines.forEach((line, at) => {
    const kind = labelOf(line)?.kind
    if (!kind || (!paperLabels.has(kind) && !meetingLabels.has(kind))) return
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && at - last.at <= furthestApart && belongs(run, kind)) run.push({ at, kind })
    else runs.push([{ at, kind }])
  })
  return runs.flatMap((run): readonly LabelBlock[] => {
    const found = new Set(run.map(({ kind }) => kind))
    const [first, last] = [run[0]?.at ?? 0, run.at(-1)?.at ?? 0]
    const paper = [...found].filter((kind) => paperLabels.has(kind)).length
    if (paper >= 2 || (paper === 1 && found.has('date'))) return [{ of: 'paper', from: first, to: last }]
    return paper === 0 && found.size >= 2 ? [{ of: 'meeting', from: first, to: last }] : []
  })
}

/** A label that its run already has starts another block, as do a meeting's labels after a paper's owner. */
function belongs(run: readonly { readonly kind: LabelKind }[], kind: LabelKind): boolean {
  return !run.some((each) => each.kind === kind)
}
