import { amounts, type ExpectedGrant, joined } from '../expected.ts'
import { type Alteration, type Draft, isMarkdown, isSlides, type Line } from './draft.ts'

const types = /\s*(Godkjenning|Orientering|Drøfting|Åpen sak)\s*$/

/** An agenda without its column of case types: then no type is known but that of «Eventuelt». */
export const typeless: Alteration = (draft) => {
  if (!isSlides(draft)) return undefined
  const first = draft.lines.findIndex(({ text }) => text.startsWith('Saksnr') || text.startsWith(' Saksnr'))
  const last = draft.lines.findIndex(({ text }) => /^(#+ )?Sak \d+(\/\d\d)?:/.test(text))
  if (first < 0 || last < first) return undefined
  const lines = draft.lines.map((line, at) => {
    if (at < first || at >= last) return line
    if (at === first) return { ...line, text: line.text.replace(/\s*Sakstype\s*$/, '') }
    const cut = line.text.includes('\t') ? line.text.replace(/\t[^\t]*$/, '') : line.text.replace(types, '')
    return { ...line, text: cut }
  })
  const cases = draft.expected.cases.map((each) => ({
    ...each,
    types: each.types.includes('eventuelt') ? each.types : [null],
  }))
  return { ...draft, lines, expected: { ...draft.expected, cases } }
}

/** A grant table that lacks one of its columns of amounts: that amount is unknown, not 0. */
export const column: Alteration = (draft, random) => {
  const gone = random.number(amounts.length)
  const table = grantTable(draft)
  if (!table) return undefined
  const lines = draft.lines.map((line, at) =>
    at < table.from || at > table.to ? line : { ...line, text: withoutCell(line.text, 3 + gone) },
  )
  const name = amounts[gone]!
  return { ...draft, lines, expected: withGrants(draft, (grant) => ({ ...grant, [name]: null })) }
}

/** Other amounts, row by row, with the sum that follows from them. */
export const scaled: Alteration = (draft, random) => {
  const more = (1 + random.number(40)) * 10_000
  return withAmounts(draft, (grant) => ({
    ...grant,
    applied: plus(grant.applied, more),
    fresh: plus(grant.fresh, more),
    granted: plus(grant.granted, more),
    paid: plus(grant.paid, more),
  }))
}

/** One more row whose amounts do not add up: it is read as printed. */
export const broken: Alteration = (draft, random) => {
  const at = random.number(Math.max(1, draft.expected.grants.length))
  const wrong = 1_000_000 + random.number(9) * 100_000
  return withAmounts(draft, (grant, index) =>
    index === at ? { ...grant, applied: plus(grant.applied, wrong) } : grant,
  )
}

function plus(amount: number | null, more: number): number | null {
  return amount === null ? null : amount + more
}

function withAmounts(draft: Draft, change: (grant: ExpectedGrant, index: number) => ExpectedGrant): Draft | undefined {
  const table = grantTable(draft)
  if (!table) return undefined
  let index = -1
  const grants: ExpectedGrant[] = []
  const lines = draft.lines.map((line, at): Line => {
    if (at <= table.from || at > table.to) return line
    const cells = line.text.split('\t')
    const grant = draft.expected.grants.find(
      ({ applicant, title }) => joined(cells[1] ?? '') === applicant && joined(cells[2] ?? '') === title,
    )
    if (!grant) return { ...line, text: [...cells.slice(0, 3), ...sums(grants)].join('\t') }
    index += 1
    const changed = change(grant, index)
    grants.push(changed)
    return { ...line, text: [...cells.slice(0, 3), ...amounts.map((name) => kroner(changed[name]))].join('\t') }
  })
  return { ...draft, lines, expected: { ...draft.expected, grants } }
}

function sums(grants: readonly ExpectedGrant[]): string[] {
  return amounts.map((name) => kroner(grants.reduce((sum, grant) => sum + (grant[name] ?? 0), 0)))
}

function kroner(amount: number | null): string {
  return String(amount ?? '').replace(/\B(?=(\d{3})+(?!\d))/g, ' ')
}

function withGrants({ expected }: Draft, change: (grant: ExpectedGrant) => ExpectedGrant): Draft['expected'] {
  return { ...expected, grants: expected.grants.map(change) }
}

/** From the line of column names to the line of sums. */
function grantTable({ lines }: Draft): { readonly from: number; readonly to: number } | undefined {
  const from = lines.findIndex(({ text }) => text.startsWith('Kategori\t'))
  if (from < 0) return undefined
  const end = lines.findIndex(({ text }, at) => at > from && !text.includes('\t'))
  return { from, to: end - 1 }
}

function withoutCell(text: string, at: number): string {
  return text
    .split('\t')
    .filter((_, index) => index !== at)
    .join('\t')
}

/** The text of a deck as Markdown: headings marked, headings and paragraphs on one line, the agenda a table of tabs. */
export const toMarkdown: Alteration = (draft) => {
  if (!isSlides(draft) || isMarkdown(draft)) return undefined
  const lines: Line[] = []
  const source = draft.lines
  for (let at = 0; at < source.length; at += 1) {
    const line = source[at]!
    const text = line.text.trim()
    if (line.block !== undefined) {
      const block = source.slice(at, at + 90).filter((each) => each.block === line.block)
      lines.push(...paragraphs(block))
      at = source.lastIndexOf(block.at(-1)!)
    } else if (/^Sak \d+\/\d\d:/.test(text)) {
      const end = source.findIndex((each, index) => index > at && !each.text.trim())
      lines.push({
        text: `# ${source
          .slice(at, end)
          .map((each) => each.text.trim())
          .join(' ')}`,
      })
      at = end - 1
    } else if (/^Forslag til vedtak/.test(text)) lines.push({ text: `# ${text}` }, { text: '' })
    else if (at < 6 && /^Møte i /.test(text)) lines.push({ text: `# ${text}` }, { text: '' })
    else if (!/^(\S* ?Helsedirektoratet \d+)$/.test(text))
      lines.push({ ...line, text: line.text.replace(/^\s*•\s*/, '- ').trim() })
  }
  return { ...draft, lines }
}

function paragraphs(block: readonly Line[]): Line[] {
  const texts: string[] = []
  for (const { text } of block) {
    if (texts.length === 0 || /^\s*[•]\s/.test(text)) texts.push(text.trim().replace(/^•/, '*'))
    else texts[texts.length - 1] += ` ${text.trim()}`
  }
  return texts.map((text) => ({ ...block[0]!, text }))
}

/** Slides in Markdown as the text of a PDF: no marks, lines of sixty characters, the agenda without tabs. */
export const fromMarkdown: Alteration = (draft) => {
  if (!isMarkdown(draft)) return undefined
  const table = grantTable(draft)
  const lines = draft.lines
    .filter((_, at) => !table || at < table.from || at > table.to)
    .flatMap((line) => {
      const plain = line.text
        .replace(/^#+ /, '')
        .replace(/\*\*|<\/?b>/g, '')
        .replace(/^(\s*)- /, '$1• ')
        .replaceAll('\t', ' ')
        .trim()
      const heading = /^#+ /.test(line.text)
      return [...(heading ? [''] : []), ...folded(plain)].map((text) => ({ ...line, text }))
    })
  return { ...draft, lines, expected: { ...draft.expected, grants: [] } }
}

function folded(text: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!
    if (last && last.length + word.length > 60 && !/^[-–(\d]/.test(word)) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}

/** A table of tabs as one of Markdown, with or without its rule. */
export const pipes: Alteration = (draft, random) => {
  if (!draft.lines.some(({ text }) => text.startsWith('Saksnr\t'))) return undefined
  const ruled = random.number(2) === 0
  return {
    ...draft,
    lines: draft.lines.flatMap((line, at) => {
      if (!line.text.includes('\t')) return [line]
      const cells = line.text.split('\t')
      const row = { ...line, text: `| ${cells.join(' | ')} |` }
      const first = !draft.lines[at - 1]?.text.includes('\t')
      return first && ruled ? [row, { text: `|${cells.map(() => '---').join('|')}|` }] : [row]
    }),
  }
}

/** The columns of the agenda and of the grants in another order, and the rows of the agenda from the last to the first. */
export const columns: Alteration = (draft, random) => {
  const agenda = draft.lines.findIndex(({ text }) => text.startsWith('Saksnr\t'))
  if (agenda < 0) return undefined
  const end = draft.lines.findIndex(({ text }, at) => at > agenda && !text.includes('\t'))
  const table = grantTable(draft)
  const agendaOrder = random.pick([
    [3, 0, 1, 4, 2],
    [0, 1, 4, 3, 2],
    [0, 3, 1, 2, 4],
  ])
  const lines = draft.lines.map((line, at) => {
    if (at >= agenda && at < end) return { ...line, text: ordered(line.text, agendaOrder) }
    if (table && at >= table.from && at <= table.to)
      return { ...line, text: ordered(line.text, [1, 2, 0, 6, 3, 4, 5, 7]) }
    return line
  })
  const rows = lines.slice(agenda + 1, end).toReversed()
  return { ...draft, lines: [...lines.slice(0, agenda + 1), ...rows, ...lines.slice(end)] }
}

function ordered(text: string, order: readonly number[]): string {
  const cells = text.split('\t')
  return order.map((at) => cells[at] ?? '').join('\t')
}
