import { type Alteration, type Draft, eachLine, isSlides, type Line, unchanged } from './draft.ts'

/** Words at the head of a notice and of minutes, and what another secretariat might write. */
const headWords: Readonly<Record<string, readonly string[]>> = {
  'Referat fra møte i': ['Møtereferat fra', 'Protokoll fra møte i', 'Referat fra møtet i'],
  Dato: ['Dato:', 'Møtedato', 'Møtedato:'],
  Tid: ['Tid:', 'Tidspunkt', 'Klokken'],
  Sted: ['Sted:', 'Møtested'],
  Medlemmer: ['Medlemmer:', 'Til stede', 'Deltakere'],
  'Ikke til stede': ['Forfall', 'Fraværende', 'Ikke til stede:'],
  Stedfortreder: ['Vara', 'Stedfortreder:', 'Stedfortredere'],
}

/** The head of a notice or of minutes in other words. */
export const heads: Alteration = (draft, random) => {
  const chosen = Object.entries(headWords).map(([word, others]) => [word, random.pick(others)] as const)
  let body = false
  const after = eachLine(draft, (text) => {
    if (/^ (Møte|Referat fra møte) i /.test(text)) body = false
    else if (/^\s*Sak (Agenda|Tittel|Tema)/.test(text)) body = true
    const entry = body ? undefined : chosen.find(([word]) => new RegExp(`^\\s*${word} \\S`).test(text))
    return entry ? text.replace(entry[0], entry[1]) : text
  })
  return unchanged(draft, after) ? undefined : after
}

/** The heading of a case's slides and of a case in minutes in another form. */
export const caseHeads: Alteration = (draft, random) => {
  const slides = isSlides(draft)
  const form = random.pick(
    slides ? ['Sak $2 – ', 'Sak $2 ', 'SAK $2: ', 'Saksnr. $2: '] : ['Sak $2: ', 'Sak $2 ', 'Sak $2 – '],
  )
  const pattern = slides ? /^((?:# )?)Sak (\d+\/\d\d): / : /^()(\d+\/\d\d) (?=\S)/
  const minutes = draft.lines.findIndex(({ text }) => /^\s*Sak Tema\s*$/.test(text))
  const memos = draft.lines.findIndex(({ text }, at) => at > minutes && /^\s*Forslag til vedtak\s*$/.test(text))
  const from = slides ? 0 : minutes
  const to = slides || memos < 0 ? draft.lines.length : memos
  if (from < 0) return undefined
  return {
    ...draft,
    lines: draft.lines.map((line, at) =>
      at < from || at >= to ? line : { ...line, text: line.text.replace(pattern, `$1${form}`) },
    ),
  }
}

const labels = ['Til', 'Dato', 'Saksnummer', 'Innretning']
const people = ['Sakseier', 'Saksbehandler']

/** A memo's labels each beside its value, and above the first section instead of in the middle of another. */
export const labelled: Alteration = (draft, random) => {
  const above = random.number(2) === 0
  let lines = draft.lines
  for (let at = 0; at < lines.length; at += 1) {
    const block = labelBlock(lines, at)
    if (!block) continue
    const printed = block.pairs.flatMap(([label, value]) => [{ text: `${label}: ${value}` }, { text: '' }])
    const heading = above ? lines.slice(0, at).findLastIndex(({ text }) => /^\s*Forslag til vedtak\s*$/.test(text)) : at
    const rest = lines.filter((_, index) => !block.lines.includes(index))
    lines = [...rest.slice(0, heading), ...printed, ...rest.slice(heading)]
    at += printed.length
  }
  return lines === draft.lines ? undefined : { ...draft, lines }
}

type Block = { readonly lines: readonly number[]; readonly pairs: readonly (readonly [string, string])[] }

/** Four labels, four values, two labels, two values, with blank lines anywhere between. */
function labelBlock(lines: Draft['lines'], start: number): Block | undefined {
  if (lines[start]?.text.trim() !== labels[0]) return undefined
  const filled = lines.flatMap(({ text }: Line, at) => (at >= start && text.trim() ? [at] : [])).slice(0, 12)
  const texts = filled.map((at) => lines[at]!.text.trim())
  const asExpected = [...labels, ...texts.slice(4, 8), ...people]
  if (!asExpected.every((text, at) => texts[at] === text)) return undefined
  const pairs = [
    ...labels.map((label, at) => [label, texts[4 + at]!] as const),
    ...people.map((label, at) => [label, texts[10 + at]!] as const),
  ]
  return { lines: filled, pairs }
}
