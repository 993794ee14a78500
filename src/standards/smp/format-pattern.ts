/** Whether one character belongs. */
export type CharacterSet = (character: string) => boolean

/** A pattern as it is read. */
export type Pattern =
  | { readonly kind: 'character'; readonly holds: CharacterSet }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  /** `most` is left out where there is no upper bound. */
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most?: number }

/** Groups inside each other; a real format has two. */
const deepest = 20

/** Characters of an expression; the longest of real masks has sixty. */
const longest = 256

type Reader = { readonly source: string; at: number; depth: number }

/** Thrown inside only: the expression is none, or uses what one walk over the value cannot decide. */
class NotUnderstood extends Error {}

/**
 * Reads the part of regular expressions that search masks use: characters, sets, groups, choices, repetition, anchors at
 * any place. Looking around, going back to what a group held, and possessive repetition are not read.
 *
 * @returns undefined for what is not read
 */
export function readPattern(source: string): Pattern | undefined {
  if (source.length > longest) return undefined
  // A country writes `{19}` for nineteen characters of any kind.
  const reader: Reader = { source: source.startsWith('{') ? `.${source}` : source, at: 0, depth: 0 }
  try {
    const read = readChoice(reader)
    return reader.at === reader.source.length ? read : undefined
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

function readChoice(reader: Reader): Pattern {
  const parts = [readSequence(reader)]
  while (reader.source[reader.at] === '|') {
    reader.at += 1
    parts.push(readSequence(reader))
  }
  return parts.length === 1 ? parts[0]! : { kind: 'choice', parts }
}

function readSequence(reader: Reader): Pattern {
  const parts: Pattern[] = []
  for (let next = reader.source[reader.at]; next !== undefined && next !== '|' && next !== ')'; ) {
    parts.push(readRepeated(reader))
    next = reader.source[reader.at]
  }
  return { kind: 'sequence', parts }
}

function readRepeated(reader: Reader): Pattern {
  const part = readAtom(reader)
  const [written, sign, least, comma, most] =
    /^(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})/.exec(reader.source.slice(reader.at, reader.at + 12)) ?? []
  if (written === undefined) return part
  reader.at += written.length
  // Whether few or many are tried first makes no difference to whether all of the value fits.
  if (reader.source[reader.at] === '?') reader.at += 1
  if (/^[*+?{]/.test(reader.source.slice(reader.at))) throw new NotUnderstood()
  if (sign !== undefined) {
    return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, ...(sign === '?' ? { most: 1 } : {}) }
  }
  const bound = comma === undefined ? least : most
  return { kind: 'repeat', part, least: Number(least), ...(bound === undefined ? {} : { most: Number(bound) }) }
}

function readAtom(reader: Reader): Pattern {
  const character = reader.source[reader.at]!
  if (character === '(') return readGroup(reader)
  reader.at += 1
  if (character === '^') return { kind: 'start' }
  if (character === '$') return { kind: 'end' }
  if (character === '.') return { kind: 'character', holds: () => true }
  if (character === '[') return { kind: 'character', holds: readSet(reader) }
  if (character === '\\') return { kind: 'character', holds: readEscape(reader) }
  if (/[*+?{}\]]/.test(character)) throw new NotUnderstood()
  return { kind: 'character', holds: (given) => given === character }
}

function readGroup(reader: Reader): Pattern {
  const opening = /^\((?:\?:)?/.exec(reader.source.slice(reader.at))![0]
  reader.at += opening.length
  reader.depth += 1
  if (reader.source[reader.at] === '?' || reader.depth > deepest) throw new NotUnderstood()
  const inside = readChoice(reader)
  if (reader.source[reader.at] !== ')') throw new NotUnderstood()
  reader.at += 1
  reader.depth -= 1
  return inside
}

/** What a letter after a backslash stands for; others that are no letter or digit stand for themselves. */
const classes: Readonly<Record<string, CharacterSet>> = {
  d: (given) => /^[0-9]$/.test(given),
  D: (given) => !/^[0-9]$/.test(given),
  w: (given) => /^\w$/.test(given),
  W: (given) => !/^\w$/.test(given),
  s: (given) => /^\s$/.test(given),
  S: (given) => !/^\s$/.test(given),
}

function readEscape(reader: Reader): CharacterSet {
  const letter = reader.source[reader.at]
  if (letter === undefined) throw new NotUnderstood()
  reader.at += 1
  const known = classes[letter]
  if (known) return known
  if (/[A-Za-z0-9]/.test(letter)) throw new NotUnderstood()
  return (given) => given === letter
}

function readSet(reader: Reader): CharacterSet {
  const negated = reader.source[reader.at] === '^'
  if (negated) reader.at += 1
  const sets: CharacterSet[] = []
  for (;;) {
    const character = reader.source[reader.at]
    if (character === undefined) throw new NotUnderstood()
    reader.at += 1
    if (character === ']') break
    if (character === '[') throw new NotUnderstood()
    sets.push(character === '\\' ? readEscape(reader) : readRange(reader, character))
  }
  if (sets.length === 0) throw new NotUnderstood()
  return (given) => sets.some((holds) => holds(given)) !== negated
}

/** `A-Z`, or the one character; a hyphen at the edge of a set, or before an escape, is itself. */
function readRange(reader: Reader, from: string): CharacterSet {
  const to = reader.source[reader.at] === '-' ? reader.source[reader.at + 1] : undefined
  if (to === undefined || to === ']' || to === '\\' || to === '[') return (given) => given === from
  if (to < from) throw new NotUnderstood()
  reader.at += 2
  return (given) => given >= from && given <= to
}
