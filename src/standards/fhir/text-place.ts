/** A place in a text, both from 1; columns are counted in UTF-16 units, as editors and SARIF do. */
export type TextPlace = { readonly line: number; readonly column: number }

/** @param offset in UTF-16 units from 0; the text's length stands for its end */
export function placeAt(text: string, offset: number): TextPlace {
  return placesAt(text, [offset]).get(offset)!
}

/** The places of several offsets, in one pass through the text. */
export function placesAt(text: string, offsets: readonly number[]): ReadonlyMap<number, TextPlace> {
  const places = new Map<number, TextPlace>()
  let line = 1
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  for (const offset of offsets.toSorted((a, b) => a - b)) {
    while (lineEnd >= 0 && lineEnd < offset) {
      line += 1
      lineStart = lineEnd + 1
      lineEnd = text.indexOf('\n', lineStart)
    }
    places.set(offset, { line, column: offset - lineStart + 1 })
  }
  return places
}

/** The first offset that is no white space of JSON (RFC 8259 §2); the text's length where none is. */
export function afterSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at
    at += 1
  }
}
