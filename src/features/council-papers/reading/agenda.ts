import type { CaseType } from '../../council/index.ts'
import { sequenced } from './case-numbers.ts'
import type { CaseRow } from './case-rows.ts'
import { parseCaseType, typeAtEnd, typeOfTitle } from './case-types.ts'
import { clocksIn } from './dates.ts'
import { type Line, startsInside, textOf } from './lines.ts'

/** An item of an agenda: a case, a break («Lunsj»), or an open item without a number («Dagsaktuelt»). */
export type AgendaItemFound = {
  readonly kind: 'case' | 'break' | 'open'
  readonly title: string
  readonly number?: number
  readonly year?: number
  /** As printed, when the number was read otherwise. */
  readonly printed?: { readonly number: number; readonly year: number }
  readonly type?: CaseType
  readonly clock?: string
  readonly lines: readonly Line[]
}

const breaks = /^(?:lunsj|pause|slutt|beinstrekk|kaffe|middag|matpause|møteslutt|avslutning|vel hjem)\b/i
const clockAtEnd = /\s*(?:\bkl\.?\s*)?(?<![\d.:])((?:[01]?\d|2[0-3])[.:][0-5]\d)(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?$/i
const clockAtStart = /^(?:kl\.?\s*)?((?:[01]?\d|2[0-3])[.:][0-5]\d)(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?\s+/i

/** The items of a list that only names its cases: titles, and clock and type where there are such columns. */
export function readAgenda(rows: readonly CaseRow[]): readonly AgendaItemFound[] {
  const numbers = sequenced(rows.map(({ printed }) => printed))
  return rows.flatMap(({ lines }, at) => {
    const number = numbers[at]
    const [first, ...others] = itemsOf(lines)
    if (!first || !number) return []
    const item = itemFound(first)
    const type = item.type ?? typeOfTitle(item.title)
    const numbered: AgendaItemFound = {
      ...item,
      kind: 'case',
      ...number.read,
      ...(number.repaired && { printed: number.printed }),
      ...(type && { type }),
    }
    return [numbered, ...others.map(itemFound)]
  })
}

/** Lines of a row told apart from the items without a number that follow it. */
function itemsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const items: Line[][] = []
  for (const line of lines) {
    const item = items.at(-1)
    if (item && (isCells(line.text) || startsInside(line.text) || !isComplete(item, line))) item.push(line)
    else items.push([line])
  }
  return items
}

/** Nothing but clock and type: cells of the row before. */
function isCells(text: string): boolean {
  const rest = text.replace(clockAtStart, '').replace(clockAtEnd, '').trim()
  return rest === '' || parseCaseType(rest) !== undefined
}

function isComplete(item: readonly Line[], next: Line): boolean {
  const text = item.at(-1)?.text ?? ''
  if (typeAtEnd(textOf(item.slice(-2))).type !== undefined || parseCaseType(text)) return true
  if (clockAtEnd.test(text)) return true
  return next.afterBlank && text !== '' && !/[–,-]$/.test(text)
}

function itemFound(lines: readonly Line[]): AgendaItemFound {
  const whole = textOf(lines)
  const { rest, type } = typeAtEnd(whole)
  const withoutClock = rest.replace(clockAtEnd, '').replace(clockAtStart, '').trim()
  const title = withoutClock === '' ? rest : withoutClock
  const [clock] = clocksIn(rest.slice(title.length).trim())
  const leading = clockAtStart.exec(rest)?.[1]
  const at = clock ?? (leading ? clocksIn(leading)[0] : undefined)
  return {
    kind: breaks.test(title) ? 'break' : 'open',
    title,
    ...(type && { type }),
    ...(at && { clock: at }),
    lines,
  }
}
