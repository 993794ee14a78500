import { type Expected, joined, type Paper } from '../expected.ts'

/** A paper on its way to becoming another one: lines that know which text they are part of, and what is to be read. */
export type Draft = { readonly name: string; readonly lines: readonly Line[]; readonly expected: Expected }

/** `block` is shared by the lines that make up one text of the expectation, whole lines only. */
export type Line = { readonly text: string; readonly block?: number }

/** A way to make another paper of one. `undefined` where it has nothing to work on. */
export type Alteration = (draft: Draft, random: Random) => Draft | undefined

/** Repeatable chance. */
export type Random = {
  /** From 0, `below` left out. */
  readonly number: (below: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  readonly shuffled: <Item>(items: readonly Item[]) => Item[]
}

/** The mulberry32 generator: small, and the same everywhere. */
export function chance(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const number = (below: number): number => Math.floor(next() * below)
  return {
    number,
    pick: (items) => items[number(items.length)]!,
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  }
}

/** Finds where the longer texts of the expectation stand as whole lines, blank ones between them left out. */
export function draftOf({ name, lines, expected }: Paper): Draft {
  const texts = new Set(
    expected.cases
      .flatMap(({ proposals, decisions, inputs, earlier }) => [
        ...proposals.flat(),
        ...decisions.flatMap(({ text }) => text),
        ...inputs.flat(),
        ...earlier.flatMap(({ decision }) => decision),
      ])
      .map(joined),
  )
  const blocks: (number | undefined)[] = lines.map(() => undefined)
  const starts = new Map<string, string[]>()
  for (const text of texts) starts.set(text.slice(0, 8), [...(starts.get(text.slice(0, 8)) ?? []), text])
  let count = 0
  for (let at = 0; at < lines.length; at += 1) {
    const first = joined(lines[at]!)
    const candidates = starts.get(first.slice(0, 8)) ?? []
    const ends = candidates.map((text) => endOf(text, lines, at)).filter((end) => end !== undefined)
    if (ends.length === 0) continue
    const end = Math.max(...ends)
    for (let line = at; line <= end; line += 1) if (lines[line]!.trim()) blocks[line] = count
    count += 1
  }
  return {
    name,
    expected,
    lines: lines.map((text, at) => (blocks[at] === undefined ? { text } : { text, block: blocks[at] })),
  }
}

function endOf(text: string, lines: readonly string[], start: number): number | undefined {
  let soFar = ''
  for (let at = start; at < lines.length && at < start + 80; at += 1) {
    if (!lines[at]!.trim()) continue
    soFar = joined(`${soFar} ${lines[at]}`)
    if (soFar === text) return at
    if (!text.startsWith(soFar)) return undefined
  }
  return undefined
}

/** The lines of each block of a draft, in order, with the place of the first one. */
export function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks = new Map<number, Line[]>()
  for (const line of lines) {
    if (line.block === undefined) continue
    const block = blocks.get(line.block)
    if (block) block.push(line)
    else blocks.set(line.block, [line])
  }
  return [...blocks.values()]
}

/** Each line changed by itself. */
export function eachLine(draft: Draft, change: (text: string, line: Line) => string): Draft {
  return { ...draft, lines: draft.lines.map((line) => ({ ...line, text: change(line.text, line) })) }
}

/** Whether the paper is Markdown of slides; otherwise it is text of a PDF. */
export function isMarkdown({ lines }: Draft): boolean {
  return lines.some(({ text }) => /^# \S/.test(text))
}

/** Whether the paper is slides: only there a case's heading says «Sak 24/25:». */
export function isSlides({ lines }: Draft): boolean {
  return lines.some(({ text }) => /^(# )?Sak \d+\/\d\d:/.test(text))
}

/** Whether the same thing came out as went in. */
export function unchanged(before: Draft, after: Draft): boolean {
  return (
    before.lines.length === after.lines.length && before.lines.every(({ text }, at) => text === after.lines[at]?.text)
  )
}
