/** What each spelling stands for, of a table of the words something may be called by. */
export function bySpelling<Kind extends string>(
  words: Readonly<Record<Kind, readonly string[]>>,
): ReadonlyMap<string, Kind> {
  const kinds = Object.keys(words) as Kind[] // a record has the keys of its type
  return new Map(kinds.flatMap((kind) => words[kind].map((word) => [word, kind] as const)))
}

/** So that a word is tried before the beginning of it. */
export function longestFirst(words: Iterable<string>): readonly string[] {
  return [...words].sort((one, other) => other.length - one.length)
}
