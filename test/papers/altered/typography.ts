import { withTexts } from '../expected.ts'
import { type Alteration, type Draft, eachLine, isMarkdown } from './draft.ts'

/** Blank lines as another tool leaves them: never two together, and nothing after a line's last word. */
export const collapsed: Alteration = (draft) => ({
  ...draft,
  lines: draft.lines
    .filter(({ text }, at) => text.trim() || draft.lines[at - 1]?.text.trim())
    .map((line) => ({ ...line, text: isMarkdown(draft) ? line.text : line.text.trimEnd() })),
})

/** A blank line after each line, as some memos are set. */
export const spaced: Alteration = (draft) =>
  isMarkdown(draft)
    ? undefined
    : { ...draft, lines: draft.lines.flatMap((line) => (line.text.trim() ? [line, { text: ' ' }] : [line])) }

/** Page breaks that leave nothing behind, or a form feed. */
export const pages: Alteration = (draft, random) => {
  const mark = random.pick(['', '\f'])
  return isMarkdown(draft) ? undefined : eachLine(draft, (text) => text.replace(/^ (?=\S)/, mark))
}

/** The same letters in another form of Unicode, hard blanks in amounts, and lines that end as in Windows. */
export const encoded: Alteration = (draft, random) => {
  const change = random.pick<(text: string) => string>([
    (text) => text.normalize('NFD'),
    (text) => text.replace(/(?<=\d) (?=\d{3})/g, '\u00a0'),
    (text) => `${text}\r`,
  ])
  return eachLine(draft, change)
}

/** Headings in capitals. */
export const capitals: Alteration = (draft) =>
  eachLine(draft, (text) =>
    /^\s*(#+ )?(Forslag til vedtak( - oppdatert)?|Vedtak( oppdatert)?|Innspill|Hensikt med saken|Bakgrunn|Videre saksprosess|Vedtak fra tidligere .*):?\s*$/.test(
      text,
    )
      ? text.toUpperCase()
      : text,
  )

/** Case numbers with all four figures of the year. */
export const fullYears: Alteration = (draft) => {
  const ours = ownNumbers(draft)
  const full = (text: string): string =>
    text.replace(/(?<![\d.-])(\d{1,2})\/(\d\d)(?!\d)/g, (all, number, year) =>
      ours.has(`${Number(number)}/${year}`) ? `${number}/20${year}` : all,
    )
  return { ...eachLine(draft, full), expected: withTexts(draft.expected, full) }
}

function ownNumbers({ expected }: Draft): ReadonlySet<string> {
  return new Set(expected.cases.map(({ year, number }) => `${number}/${year % 100}`))
}
