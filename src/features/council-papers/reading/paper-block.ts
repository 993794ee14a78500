import type { CaseType } from '../../council/index.ts'
import { type CaseNumber, parseCaseNumber } from './case-numbers.ts'
import { parseCaseType } from './case-types.ts'
import { parseDate } from './dates.ts'
import { headingOf } from './headings.ts'
import { type LabelBlock, type LabelKind, labelOf } from './labels.ts'
import { isFinished, type Line, said, startsInside, textOf } from './lines.ts'
import type { PaperText, Said } from './reading.ts'

/** What the block of labels in a case paper says. */
export type PaperBlock = {
  readonly to?: Said
  readonly date?: Said
  readonly number?: Said<CaseNumber>
  readonly type?: Said<CaseType>
  readonly owner?: Said
  readonly handler?: Said
  /** The lines of the labels and their values, which are no text of the paper. */
  readonly lines: ReadonlySet<number>
}

const fields = ['to', 'date', 'number', 'type', 'owner', 'handler'] as const satisfies readonly LabelKind[]
type Field = (typeof fields)[number]
/** Fields whose values can be told by their form, wherever they stand; the others come in the order of their labels. */
const forms: readonly (readonly [Field, (text: string) => boolean])[] = [
  ['date', (text) => parseDate(text) !== undefined],
  ['number', (text) => parseCaseNumber(text) !== undefined],
  ['type', (text) => parseCaseType(text) !== undefined],
  ['to', (text) => /^møte\b/i.test(text)],
]
const reach = 40

/**
 * Reads the block Til, Dato, Saksnummer, Innretning, Sakseier, Saksbehandler. Extraction prints the labels of a
 * column before its values, and may put a page break or lines of the text between them.
 */
export function readPaperBlock(paper: PaperText, lines: readonly Line[], block: LabelBlock): PaperBlock {
  const values = new Map<Field, Line[]>()
  const taken = new Set<number>()
  // Nothing stands for a label that is not read: its value is passed over.
  let pending: (Field | undefined)[] = []
  let last: Field | undefined
  let skipped = false
  const take = (field: Field, line: Line, text = line.text): void => {
    values.set(field, [...(values.get(field) ?? []), { ...line, text }])
    taken.add(line.number)
    pending = pending.filter((each) => each !== field)
    last = field
  }
  for (let at = block.from; at < lines.length && at <= block.to + reach; at += 1) {
    const line = lines[at]
    if (!line || (at > block.to && !pending.some(Boolean) && !continues(values, last, line))) break
    const label = at <= block.to ? labelOf(line) : undefined
    const field = fields.find((each) => each === label?.kind)
    if (label && field) {
      taken.add(line.number)
      if (label.value !== '') take(field, line, label.value)
      else pending.push(field)
      skipped = false
      if (label.value === '') last = undefined
      continue
    }
    const formed = forms.find(([each, test]) => pending.includes(each) && test(line.text))?.[0]
    const next = pending[0]
    if (formed) take(formed, line)
    else if (pending.length > 0 && isLabelWord(line.text)) pending = [...pending, undefined]
    else if (!skipped && last && continues(values, last, line)) take(last, line)
    else if (!skipped && next && canBe(next, line)) take(next, line)
    else if (!skipped && pending.length > 0 && next === undefined) {
      taken.add(line.number)
      pending = pending.slice(1)
    } else {
      skipped = true
      last = undefined
    }
  }
  return { ...read(paper, values), lines: taken }
}

function canBe(field: Field, { text }: Line): boolean {
  if (headingOf(text, 'paper') || text.length > 80 || startsInside(text) || isLabelWord(text)) return false
  if (/[.:;]$/.test(text)) return false
  return field === 'owner' || field === 'handler' || (field === 'to' && text.split(' ').length <= 8)
}

/** A word that names a person's part and is no name: a label no list knows. */
function isLabelWord(text: string): boolean {
  return /^\p{L}*(?:behandler|handler|eier|ansvarlig|ansvarleg|person|leder|leiar|forfatter|avsender)\s*:?$/iu.test(
    text,
  )
}

/** «Helse- og» + «omsorgsdepartementet»: a name that went on to the next line. */
function continues(values: ReadonlyMap<Field, readonly Line[]>, last: Field | undefined, line: Line): boolean {
  if (last !== 'owner' && last !== 'handler' && last !== 'to') return false
  const before = values.get(last)?.at(-1)
  if (!before || line.number - before.number > 3 || isFinished(line.text)) return false
  return startsInside(line.text) ? line.text.length < 60 : /(?:,|\bog)$/.test(before.text) && line.text.length < 60
}

function read(paper: PaperText, values: ReadonlyMap<Field, readonly Line[]>): Omit<PaperBlock, 'lines'> {
  const of = (field: Field): Said | undefined => {
    const lines = values.get(field)
    return lines && said(paper, lines, textOf(lines))
  }
  const [to, date, number, type, owner, handler] = [
    of('to'),
    parsed(of('date'), parseDate),
    parsed(of('number'), parseCaseNumber),
    parsed(of('type'), parseCaseType),
    of('owner'),
    of('handler'),
  ]
  return {
    ...(to && { to }),
    ...(date && { date }),
    ...(number && { number }),
    ...(type && { type }),
    ...(owner && { owner }),
    ...(handler && { handler }),
  }
}

function parsed<Value>(text: Said | undefined, parse: (text: string) => Value | undefined): Said<Value> | undefined {
  const value = text && parse(text.value)
  return text && value !== undefined ? { value, source: text.source } : undefined
}
