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

/** Values of which any may match. */
export function quotedList(values: readonly string[]): string {
  return `(${values.map(quoted).join(',')})`
}
