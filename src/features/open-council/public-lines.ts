import type { PublicView } from '../council/index.ts'

/** A document as the importer keeps it. */
export type SourceDocument = {
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly id: string
  /** The file name it came with. */
  readonly name: string
  readonly lines: readonly string[]
}

/** Where the text of papers is kept. The import feature answers it. */
export type Sources = {
  readonly find: (id: string) => Promise<SourceDocument | undefined>
  /** What each paper is called, by id. */
  readonly names: () => Promise<ReadonlyMap<string, string>>
}

/** The lines the public sees, in their places; undefined stands for one that is left out. */
export type PublicLines = readonly (string | undefined)[]

/**
 * A document without what is marked internal: the lines it was read from, and any lines where the same words stand. One
 * paper is often a part of another, and the other has the words too.
 */
export function publicLines(
  { id, lines }: SourceDocument,
  { hiddenLines, hiddenTexts }: Pick<PublicView, 'hiddenLines' | 'hiddenTexts'>,
): PublicLines {
  const stretches = [...(hiddenLines.get(id) ?? []), ...hiddenTexts.flatMap((text) => stretchesOf(text, lines))]
  const hidden = new Set(stretches.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)))
  return lines.map((line, i) => (hidden.has(i + 1) ? undefined : line))
}

/** The stretches of lines, counted from 1, in which a text stands, whatever the blanks between its words. */
function stretchesOf(text: string, lines: readonly string[]): readonly (readonly [number, number])[] {
  const wanted = squeezed(text)
  if (wanted === '') return []
  const starts: number[] = []
  let all = ''
  for (const line of lines) {
    starts.push(all.length)
    all += squeezed(line)
  }
  const lineAt = (position: number) => starts.findLastIndex((start) => start <= position) + 1
  const found: (readonly [number, number])[] = []
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    found.push([lineAt(at), lineAt(at + wanted.length - 1)])
  }
  return found
}

/** Without any blank and hyphen at all, in small letters: neither a line's end nor a hyphen there hides a passage. */
function squeezed(text: string): string {
  return text.replace(/[\s\u00ad-]+/g, '').toLowerCase()
}
