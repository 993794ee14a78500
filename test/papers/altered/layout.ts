import { type Alteration, blocksOf, type Draft, isMarkdown, isSlides, type Line, type Random } from './draft.ts'

/** Whole parts in another order: slides of a case, cases of minutes, memos of a notice. */
export const moved: Alteration = (draft, random) => {
  const starts = draft.lines.flatMap((_, at) => (startsPart(draft, at) ? [at] : []))
  if (starts.length < 3) return undefined
  const parts = starts.map((start, at) => draft.lines.slice(start, starts[at + 1]))
  return { ...draft, lines: [...draft.lines.slice(0, starts[0]), ...random.shuffled(parts).flat()] }
}

function startsPart(draft: Draft, at: number): boolean {
  const text = draft.lines[at]!.text
  if (isSlides(draft)) return /^(# )?Sak \d+\/\d\d:/.test(text)
  const minutesOnly = !draft.lines.some((line) => isProposalHeading(line.text))
  if (minutesOnly) return at > lastAgendaLine(draft) && (/^\d+\/\d\d \S/.test(text) || /^\s*Dagsaktuelt\s*$/.test(text))
  return /^ Referat fra/.test(text) || (/^ \S/.test(text) && headingFollows(draft, at))
}

function isProposalHeading(text: string): boolean {
  return /^\s*Forslag til vedtak\s*$/.test(text)
}

/** A memo begins a page with its title, of one line or two, and then its proposal. */
function headingFollows({ lines }: Draft, at: number): boolean {
  const next = lines
    .slice(at + 1, at + 10)
    .filter(({ text }) => text.trim())
    .slice(0, 2)
  return next.some(({ text }) => isProposalHeading(text))
}

function lastAgendaLine({ lines }: Draft): number {
  return lines.findIndex(({ text }) => /^Sak Tema/.test(text.trim()))
}

/** The sections of a memo in another order: the proposal last, as other secretariats have it. */
export const sections: Alteration = (draft) => {
  if (isSlides(draft)) return undefined
  const lines: Line[] = []
  let held: Line[] = []
  let inProposal = false
  for (const line of draft.lines) {
    if (isProposalHeading(line.text)) inProposal = true
    else if (inProposal && /^\s*Hensikt med saken\s*$/.test(line.text)) inProposal = false
    if (held.length > 0 && /^\s*Videre saksprosess\s*$/.test(line.text)) {
      lines.push(...held, { text: '' })
      held = []
    }
    if (inProposal) held.push(line)
    else lines.push(line)
  }
  return held.length > 0 || lines.length === draft.lines.length ? undefined : { ...draft, lines }
}

/** Running text wrapped at another width. */
export const wrapped: Alteration = (draft, random) => {
  const width = 44 + random.number(70)
  const blocks = new Map(blocksOf(draft.lines).map((block) => [block[0], rewrapped(block, width)]))
  const lines = draft.lines.flatMap((line) => (line.block === undefined ? [line] : (blocks.get(line) ?? [])))
  return { ...draft, lines: withoutGaps(lines, draft.lines) }
}

/** Blank lines that stood between the lines of a block have nothing to stand between any more. */
function withoutGaps(lines: readonly Line[], before: readonly Line[]): readonly Line[] {
  const inside = new Set<Line>()
  for (const [at, line] of before.entries()) {
    if (line.text.trim() || line.block !== undefined) continue
    const above = before.slice(0, at).findLast(({ text }) => text.trim())
    const below = before.slice(at).find(({ text }) => text.trim())
    if (above?.block !== undefined && above.block === below?.block) inside.add(line)
  }
  return lines.filter((line) => !inside.has(line))
}

/** A line never begins with what would read as a bullet or a number of something. */
function rewrapped(block: readonly Line[], width: number): Line[] {
  const lines: string[] = []
  for (const { text } of block) {
    const item = /^\s*([•▪◦o]|\d+[.)])\s/.test(text)
    const words = text.trim().split(/\s+/)
    if (item || lines.length === 0) lines.push(`${/^\s*/.exec(text)?.[0] ?? ''}${words.shift()}`)
    for (const word of words) {
      const last = lines.at(-1)!
      const unsafe = /^([-–•▪◦*o]|\(?\d.*|Sak|Vedtak:?|Innspill:?)$/.test(word) || /^[-–«]/.test(word)
      if (unsafe || last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
      else lines.push(word)
    }
  }
  return lines.map((text) => ({ ...block[0]!, text }))
}

const deck = [
  'Helsedirektoratet 41',
  '12.09.2025 18',
  'Helsedirektoratet',
  '29.10.2025 94',
  '115Helsedirektoratet 12.09.2025',
]
const printed = [
  ['', 'side 4', ' '],
  [
    '',
    'https://www.example.no/om-oss/rad-og-utvalg/et-rad#hfebruar',
    'https://www.example.no/om-oss/rad-og-utvalg/et-rad#hfebruar',
  ],
  [''],
]

/** Page breaks, footers and addresses in the middle of running text; a deck also has its page numbers under headings. */
export const noise: Alteration = (draft, random) => {
  if (isMarkdown(draft)) return captions(draft, random)
  const slides = isSlides(draft)
  const lines: Line[] = []
  for (const [at, line] of draft.lines.entries()) {
    const inside = line.block !== undefined && line.block === blockAbove(draft.lines, at)
    const item = /^\s*([•o]|\d+[.)])\s/.test(line.text)
    if (!inside || item || random.number(3) > 0) lines.push(line)
    else if (slides) lines.push({ text: '' }, { text: random.pick(deck) }, { text: '' }, line)
    else {
      const footer = random.pick(printed).map((text) => ({ text }))
      lines.push(...footer, { ...line, text: ` ${line.text.trimStart()}` })
    }
  }
  return { ...draft, lines }
}

function blockAbove(lines: readonly Line[], at: number): number | undefined {
  return lines.slice(Math.max(0, at - 3), at).findLast(({ text }) => text.trim())?.block
}

/** What a machine wrote about a picture, before a heading or between a heading and its text. */
function captions(draft: Draft, random: Random): Draft {
  const told = [
    'The image shows a slide with a blue background and a logo in the lower right corner.',
    "The image displays a table titled 'Oversikt' with five columns and twelve rows of figures.",
    '![](picture.png)',
  ]
  return {
    ...draft,
    lines: draft.lines.flatMap((line) =>
      /^# Forslag til vedtak/.test(line.text) || (/^# /.test(line.text) && random.number(6) === 0)
        ? random.number(2) === 0
          ? [{ text: random.pick(told) }, { text: '' }, line]
          : [line, { text: '' }, { text: random.pick(told) }]
        : [line],
    ),
  }
}

/** Minutes that print the decision of a case above what members said of it. */
export const decisionFirst: Alteration = (draft) => {
  const lines: Line[] = []
  let at = 0
  while (at < draft.lines.length) {
    const end = inputsEnd(draft, at)
    const next = end && draft.lines.findIndex(({ text }, line) => line > end && startsCase(text))
    if (end && next && next > 0) {
      lines.push(...draft.lines.slice(end, next), ...draft.lines.slice(at, end), { text: '' })
      at = next
    } else {
      lines.push(draft.lines[at]!)
      at += 1
    }
  }
  return { ...draft, lines }
}

/** Where the decision stands that follows these inputs, when it is the decision of the same case. */
function inputsEnd({ lines }: Draft, at: number): number | undefined {
  if (!/^\s*Innspill.*:\s*$/.test(lines[at]!.text)) return undefined
  const end = lines.findIndex(({ text }, line) => line > at && (isDecisionHeading(text) || startsCase(text)))
  return end > 0 && isDecisionHeading(lines[end]!.text) ? end : undefined
}

function isDecisionHeading(text: string): boolean {
  return /^\s*Vedtak( oppdatert)?:\s*$/.test(text)
}

function startsCase(text: string): boolean {
  return /^\d+\/\d\d \S|^\s*Dagsaktuelt\s*$/.test(text)
}
