import { Problem } from '../../kernel/problem.ts'

const lessThan = 0x3c
const greaterThan = 0x3e
const ampersand = 0x26

/** Markup whose inside the parser puts together piece by piece at each of the last column's characters. */
const sections: readonly (readonly [open: string, close: string, slow: number])[] = [
  ['<!--', '-->', 0x2d],
  ['<![CDATA[', ']]>', 0x5d],
  ['<?', '?>', 0x3f],
]

/** Below this a document is read in a tenth of a second whatever it holds. */
const charactersWorthCounting = 1_000_000

/**
 * Refuses a document that is not large but slow: millions of the characters the parser stops at (hyphens in comments,
 * brackets in CDATA, line feeds in attributes, references), each of which costs it a hundred times what another
 * character does. Real documents have thousands.
 *
 * @throws Problem `xml-too-large`
 */
export function refuseSlowMarkup(text: string, limit: number): void {
  if (text.length < charactersWorthCounting) return
  let slow = 0
  let at = 0
  while (at < text.length) {
    const section = text.charCodeAt(at) === lessThan ? sections.find(([open]) => text.startsWith(open, at)) : undefined
    const end = section
      ? endOfSection(text, at, section[1])
      : text.charCodeAt(at) === lessThan
        ? endOfTag(text, at)
        : at
    slow += section ? count(text, at, end, section[2]) : countBreaks(text, at, end)
    const next = text.indexOf('<', end)
    slow += count(text, end, next < 0 ? text.length : next, ampersand)
    if (slow > limit) throw new Problem('invalid', 'xml-too-large', 'The document has more markup than we read')
    at = next < 0 ? text.length : next
  }
}

function endOfSection(text: string, at: number, close: string): number {
  const end = text.indexOf(close, at)
  return end < 0 ? text.length : end + close.length
}

function endOfTag(text: string, at: number): number {
  let quote = 0
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === greaterThan) return i + 1
    else if (code === 0x22 || code === 0x27) quote = code
  }
  return text.length
}

function count(text: string, from: number, to: number, wanted: number): number {
  let found = 0
  for (let i = from; i < to; i += 1) if (text.charCodeAt(i) === wanted) found += 1
  return found
}

/** Line feeds, tabs and references in a tag: in attribute values each becomes a piece of its own. */
function countBreaks(text: string, from: number, to: number): number {
  let found = 0
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 0x0a || code === 0x09 || code === ampersand) found += 1
  }
  return found
}
