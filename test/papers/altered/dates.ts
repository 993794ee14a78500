import type { ExpectedEarlier } from '../expected.ts'
import { type Alteration, type Draft, eachLine, type Random } from './draft.ts'

const months = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ')
const written = new RegExp(`(\\d{1,2})\\.\\s*(${months.join('|')})\\s*(20\\d\\d)`, 'i')
const numeric = /(?<!\d)(\d{1,2})\.(\d{1,2})[. ] ?((?:20)?\d\d)(?!\d)/

type Day = { readonly day: number; readonly month: number; readonly year: number }

/** The ways the papers write a day. */
const forms: readonly ((date: Day) => string)[] = [
  ({ day, month, year }) => `${day}. ${months[month - 1]} ${year}`,
  ({ day, month, year }) => `${two(day)}.${two(month)}.${year}`,
  ({ day, month, year }) => `${day}.${month}.${year % 100}`,
  ({ day, month, year }) => `${two(day)}.${two(month)}.${two(year % 100)}`,
]

/**
 * The day of a meeting written in another way where it heads the paper, and those of the rows of earlier decisions in
 * any of the seven ways, of which one names the month only and one says nothing.
 */
export const dates: Alteration = (draft, random) => {
  const form = random.pick(forms)
  const headed = eachLine(draft, (text, { block }) =>
    block === undefined && /^\s*(Dato:?\s+)?\d{1,2}\.\s*(\d{1,2}\.|[a-zæøå]+)\s*\d{2,4}\s*$/i.test(text)
      ? rewritten(text, form)
      : text,
  )
  return inRows(headed, random)
}

function rewritten(text: string, form: (date: Day) => string): string {
  const found = dayIn(text)
  return found ? text.replace(found.printed, form(found)) : text
}

function dayIn(text: string): (Day & { readonly printed: string }) | undefined {
  const words = written.exec(text)
  if (words) {
    const month = months.indexOf(words[2]!.toLowerCase()) + 1
    return { day: Number(words[1]), month, year: Number(words[3]), printed: words[0] }
  }
  const digits = numeric.exec(text)
  if (!digits) return undefined
  const year = Number(digits[3])
  return { day: Number(digits[1]), month: Number(digits[2]), year: year < 100 ? 2000 + year : year, printed: digits[0] }
}

/** A row's day stands within a few lines after its number, in brackets or by itself. */
function inRows(draft: Draft, random: Random): Draft {
  const lines = [...draft.lines]
  const changed = new Map<string, string | null>()
  const rows = draft.expected.cases.flatMap(({ earlier }) => earlier)
  for (const [index, row] of rows.entries()) {
    if (row.date === null || row.date.length < 10) continue
    const [year = 0, month = 0, day = 0] = row.date.split('-').map(Number)
    const at = dayOfRow(lines, row, { day, month, year })
    if (at < 0) continue
    const { printed } = dayIn(lines[at]!.text)!
    const choice = random.number(forms.length + 3)
    const other =
      choice < forms.length
        ? forms[choice]!({ day, month, year })
        : choice === forms.length
          ? `${day}.${month} ${two(year % 100)}`
          : choice === forms.length + 1
            ? `${months[month - 1]} ${year}`
            : ''
    const text = lines[at]!.text.replace(printed, other).replace('()', '')
    lines[at] = { ...lines[at]!, text: text.trim() === '' ? ' ' : text }
    changed.set(`${index}`, other === '' ? null : choice === forms.length + 1 ? row.date.slice(0, 7) : row.date)
  }
  let index = -1
  return {
    ...draft,
    lines,
    expected: {
      ...draft.expected,
      cases: draft.expected.cases.map((each) => ({
        ...each,
        earlier: each.earlier.map((row) => {
          index += 1
          const date = changed.get(`${index}`)
          return date === undefined ? row : { ...row, date }
        }),
      })),
    },
  }
}

/** A row begins with its number, and its day stands in that line or one of the next. */
function dayOfRow(lines: Draft['lines'], row: ExpectedEarlier, wanted: Day): number {
  const start = new RegExp(`^\\s*${typeof row.number === 'string' ? row.number.replace(/\d+$/, '') : `${row.number}/`}`)
  for (let at = 0; at < lines.length; at += 1) {
    if (!start.test(lines[at]!.text)) continue
    for (let near = at; near < at + 7; near += 1) {
      const { text = '', block } = lines[near] ?? {}
      const found = dayIn(text)
      if (
        block === undefined &&
        found?.day === wanted.day &&
        found.month === wanted.month &&
        found.year === wanted.year
      ) {
        return near
      }
    }
  }
  return -1
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
