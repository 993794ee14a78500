import type { CaseId, Correction, CouncilCase, Input, Meeting, MeetingId, Source } from './records.ts'

/** By document: the stretches of lines, counted from 1, both ends included, that the public does not see. */
export type HiddenLines = ReadonlyMap<string, readonly (readonly [from: number, to: number])[]>

/** What must not leave the house, wherever it stands. */
export type Hidden = {
  readonly lines: HiddenLines
  /** With single blanks. */
  readonly texts: readonly string[]
  /** Whether this is an input that is not for the public. */
  input(of: CaseId | MeetingId, id: string | undefined): boolean
  /** Whether something that was read there, or says this, would give an internal input away. */
  covers(sources: readonly Source[], ...texts: readonly string[]): boolean
}

/** A text with single blanks, as `Hidden` keeps it and a document is searched for it. */
export const squeezed = (text: string): string =>
  (/\s\s|[^\S ]/u.test(text) ? text.replaceAll(/\s+/gu, ' ') : text).trim()

/** All that is internal in these records: inputs marked so, and what they said before they were corrected. */
export function hiddenOf(cases: readonly CouncilCase[], meetings: readonly Meeting[]): Hidden {
  const internal = [...cases, ...meetings].flatMap((each) =>
    inputsOf(each).flatMap(({ input }) => (input.internal ? [{ of: each.id, input }] : [])),
  )
  const corrected = [...cases, ...meetings].flatMap(internalCorrections)
  const lines = Map.groupBy(
    internal.flatMap(({ input }) => input.sources),
    ({ document }) => document,
  )
  const hidden = new Map([...lines].map(([document, sources]) => [document, sources.map((source) => source.lines)]))
  const said = [
    ...internal.flatMap(({ input }) => [input.text, ...input.points]),
    ...corrected.flatMap(({ before, after }) => [before, after]),
  ]
  const texts = [...new Set(said.map(squeezed))].filter(isTelling)
  const sought = texts.map((whole) => ({ whole, word: longestWord(whole) }))
  const tells = (text: string): boolean => {
    const near = sought.filter(({ word }) => text.includes(word))
    if (near.length === 0) return false
    const flat = squeezed(text)
    return near.some(({ whole }) => flat.includes(whole))
  }
  const ids = new Set(internal.map(({ of, input }) => `${of} ${input.id}`))
  return {
    lines: hidden,
    texts,
    input: (of, id) => ids.has(`${of} ${id}`),
    covers: (sources, ...said) =>
      sources.some(({ document, lines: [from, to] }) =>
        hidden.get(document)?.some(([first, last]) => first <= to && from <= last),
      ) || said.some(tells),
  }
}

/** Corrections of inputs that are internal now, or were when they were corrected. */
export function internalCorrections(kept: CouncilCase | Meeting): readonly Correction[] {
  const paths = inputsOf(kept).flatMap(({ input, path }) => (input.internal ? [`${path}/`] : []))
  return (kept.corrections ?? []).filter(
    ({ internal, field }) => internal || paths.some((path) => `${field}/`.startsWith(path)),
  )
}

/** All inputs of a case or of a meeting's agenda, each with its path in corrections. */
function inputsOf(kept: CouncilCase | Meeting): readonly { readonly input: Input; readonly path: string }[] {
  if ('inputs' in kept) return kept.inputs.map((input) => ({ input, path: `inputs/${input.id}` }))
  return kept.agenda.flatMap((item) =>
    (item.inputs ?? []).map((input) => ({ input, path: `agenda/${item.id}/inputs/${input.id}` })),
  )
}

/** A text that lacks it need not be looked through. */
const longestWord = (text: string): string => text.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? ''

/** A word or two («Ja», «true») stands in many texts and gives nothing away. */
const isTelling = (text: string): boolean => text.length >= 12
