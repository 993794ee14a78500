/**
 * The values of one parameter of a stored query: `'a'`, `('a','b')`, several of either, or a bare number. A quote inside
 * a value stands twice. What is not of that form is one value as it stands: some countries leave the quotes out.
 *
 * @see IHE ITI TF-2, 3.18.4.1.2.3.5
 */
export function readQueryValues(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const plain = text.trim()
    const list = /^\((.*)\)$/s.exec(plain)?.[1] ?? plain
    return readList(list) ?? [plain]
  })
}

/** Comma-separated quoted values; undefined for anything else. Linear in the length of the text. */
function readList(text: string): readonly string[] | undefined {
  const item = /\s*(?:'((?:[^']|'')*)'|([^\s',()]+))\s*(,|$)/sy
  const values: string[] = []
  for (let more = true; more; ) {
    const [, quoted, bare, separator] = item.exec(text) ?? []
    const value = quoted?.replaceAll("''", "'") ?? bare
    if (value === undefined) return undefined
    values.push(value)
    more = separator === ','
  }
  return values
}

/** One value in quotes. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/**
 * Values of which any may match, in as few lists as their length allows: some countries read the first list alone.
 *
 * @param longest of one list, in characters
 */
export function quotedLists(values: readonly string[], longest: number): readonly string[] {
  const lists: string[] = []
  for (const value of values.map(quoted)) {
    const last = lists.at(-1)
    const longer = last && `${last.slice(0, -1)},${value})`
    if (longer && longer.length <= longest) lists[lists.length - 1] = longer
    else lists.push(`(${value})`)
  }
  return lists
}
