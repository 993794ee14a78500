/** A place in a text, both from 1; columns are counted in UTF-16 units, as editors and SARIF do. */
export type TextPlace = { readonly line: number; readonly column: number }

/** @param offset in UTF-16 units from 0; the text's length stands for its end */
export function placeAt(text: string, offset: number): TextPlace {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}
