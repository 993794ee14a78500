import type { Refusal, TerminologyFormat, TerminologyItem } from '../terminology-item.ts'

/** Reads a file's text with a format, as the loader would; `designations` in one line each, for short tests. */
export function readWith(
  format: TerminologyFormat,
  text: string,
): {
  readonly items: readonly TerminologyItem[]
  readonly designations: readonly string[]
  readonly members: readonly string[]
  readonly refusals: readonly Omit<Refusal, 'kind'>[]
} {
  const items: TerminologyItem[] = []
  const emit = (item: TerminologyItem): void => {
    items.push(item)
  }
  if (format.reading === 'whole') format.parse(text, emit)
  else {
    const reader = format.start(emit)
    text.split('\n').forEach((line, i) => {
      reader.line(line, i + 1)
    })
    reader.end()
  }
  return {
    items,
    designations: items
      .filter((item) => item.kind === 'designation')
      .map(({ system, code, language, text, status }) => [system, code, language, text, status].join(' ')),
    members: items
      .filter((item) => item.kind === 'member')
      .map(({ valueSet, system, code }) => [valueSet, system, code].join(' ')),
    refusals: items.filter((item) => item.kind === 'refused').map(({ kind: _, ...rest }) => rest),
  }
}
