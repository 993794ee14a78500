import { Problem } from '../../kernel/problem.ts'
import { afterSpace, placeAt } from './text-place.ts'

/** How much of a document we are willing to hold, whoever sent it. */
export type JsonLimits = {
  /** Bytes of what was received; characters when it came as text. */
  readonly bytes: number
  /** Objects and arrays inside each other. */
  readonly depth: number
  /** Objects, arrays, strings, numbers, booleans and nulls in the whole document. */
  readonly values: number
  /** Names in one object. */
  readonly members: number
}

/** A name that stood before in the same object. */
export type Repeated = {
  /** From the root, the name last. */
  readonly at: readonly (string | number)[]
  /** Of the repeated name, from 1. */
  readonly line: number
  readonly column: number
}

type Members = Record<string, unknown>

type Reader = {
  readonly text: string
  readonly limits: JsonLimits
  /** The next character to read. */
  at: number
  values: number
  /** Names and positions that lead to where we are; only the first `depth` count. */
  readonly path: (string | number)[]
  /** Names met before, so that the same name is the same string. */
  readonly names: string[]
  readonly repeated: Repeated[]
  /** By holder and name: where a number stands whose text the number does not tell. */
  readonly numbers: Map<object, Map<string | number, number>>
}

const mostRepeated = 100

const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** @throws Problem as `parseStrictJson` */
export function readJson(text: string, limits: JsonLimits): Pick<Reader, 'repeated' | 'numbers'> & { value: unknown } {
  const reader: Reader = {
    text,
    limits,
    at: afterSpace(text, 0),
    values: 0,
    path: [],
    names: new Array<string>(namePlaces).fill(''),
    repeated: [],
    numbers: new Map(),
  }
  if (reader.at === text.length) throw new Problem('invalid', 'json-empty', 'The document is empty')
  const value = readValue(reader, 0, undefined, '')
  reader.at = afterSpace(text, reader.at)
  if (reader.at < text.length) throw unexpected(reader, 'There is text after the end of the JSON value')
  return { value, repeated: reader.repeated, numbers: reader.numbers }
}

function readValue(reader: Reader, depth: number, holder: object | undefined, name: string | number): unknown {
  reader.values += 1
  if (reader.values > reader.limits.values) {
    throw new Problem('invalid', 'json-too-large', `The document has more than ${reader.limits.values} values`)
  }
  const code = reader.text.charCodeAt(reader.at)
  if (code === quote) return readString(reader)
  if (code === openBrace) return readObject(reader, depth)
  if (code === openBracket) return readArray(reader, depth)
  if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return readNumber(reader, holder, name)
  return readWord(reader)
}

function readObject(reader: Reader, depth: number): Members {
  refuseDepth(reader, depth)
  const { text } = reader
  const members: Members = {}
  reader.at = afterSpace(text, reader.at + 1)
  if (text.charCodeAt(reader.at) === closeBrace) {
    reader.at += 1
    return members
  }
  for (let count = 1; ; count += 1) {
    if (count > reader.limits.members) {
      const message = `An object has more than ${reader.limits.members} members`
      throw new Problem('invalid', 'json-too-large', message, placeAt(text, reader.at))
    }
    readMember(reader, depth, members)
    reader.at = afterSpace(text, reader.at)
    const code = text.charCodeAt(reader.at)
    if (code !== comma && code !== closeBrace) throw unexpected(reader, 'Here should be a comma or a closing brace')
    reader.at += 1
    if (code === closeBrace) return members
    reader.at = afterSpace(text, reader.at)
  }
}

function readMember(reader: Reader, depth: number, members: Members): void {
  const { text, at: start } = reader
  if (text.charCodeAt(start) !== quote) throw unexpected(reader, 'Here should be a name in double quotes')
  const name = readName(reader)
  reader.path[depth] = name
  // Most names are new in their object, and this asks cheaper than Object.hasOwn; what is inherited is asked again.
  if (members[name] !== undefined && Object.hasOwn(members, name)) noteRepeated(reader, depth, members, start)
  reader.at = afterSpace(text, reader.at)
  if (text.charCodeAt(reader.at) !== colon) throw unexpected(reader, 'Here should be a colon')
  reader.at = afterSpace(text, reader.at + 1)
  const value = readValue(reader, depth + 1, members, name)
  if (name !== '__proto__') members[name] = value
  else Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true })
}

function noteRepeated(reader: Reader, depth: number, members: Members, start: number): void {
  reader.numbers.get(members)?.delete(reader.path[depth]!)
  if (reader.repeated.length >= mostRepeated) return
  reader.repeated.push({ at: reader.path.slice(0, depth + 1), ...placeAt(reader.text, start) })
}

function readArray(reader: Reader, depth: number): unknown[] {
  refuseDepth(reader, depth)
  const { text } = reader
  const items: unknown[] = []
  reader.at = afterSpace(text, reader.at + 1)
  if (text.charCodeAt(reader.at) === closeBracket) {
    reader.at += 1
    return items
  }
  for (;;) {
    reader.path[depth] = items.length
    items.push(readValue(reader, depth + 1, items, items.length))
    reader.at = afterSpace(text, reader.at)
    const code = text.charCodeAt(reader.at)
    if (code !== comma && code !== closeBracket) throw unexpected(reader, 'Here should be a comma or a closing bracket')
    reader.at += 1
    if (code === closeBracket) return items
    reader.at = afterSpace(text, reader.at)
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const numberContinues = /[\w.+-]/y

function readNumber(reader: Reader, holder: object | undefined, name: string | number): number {
  const { text, at: start } = reader
  number.lastIndex = start
  const written = number.exec(text)?.[0]
  if (written === undefined) throw unexpected(reader, 'This is no JSON number')
  reader.at = start + written.length
  numberContinues.lastIndex = reader.at
  if (numberContinues.test(text)) throw unexpected(reader, 'This is no JSON number')
  const value = Number(written)
  if (holder !== undefined && String(value) !== written) keepWritten(reader, holder, name, start)
  return value
}

function keepWritten(reader: Reader, holder: object, name: string | number, start: number): void {
  const known = reader.numbers.get(holder)
  if (known) known.set(name, start)
  else reader.numbers.set(holder, new Map([[name, start]]))
}

const words: readonly (readonly [word: string, value: boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

function readWord(reader: Reader): boolean | null {
  for (const [word, value] of words) {
    if (reader.text.startsWith(word, reader.at)) {
      reader.at += word.length
      return value
    }
  }
  throw unexpected(reader, 'Here should be a JSON value')
}

/** A power of two; FHIR documents have some hundred names. */
const namePlaces = 1024

/** A member's name; the same string as last time when it is likely the same, which spares making and hashing it. */
function readName(reader: Reader): string {
  const { text, at: start } = reader
  const end = endOfPlain(text, start + 1)
  if (text.charCodeAt(end) !== quote) return readString(reader)
  const length = end - start - 1
  const place = (length * 31 + text.charCodeAt(start + 1) * 7 + text.charCodeAt(end - 1) * 131) & (namePlaces - 1)
  reader.at = end + 1
  const known = reader.names[place]!
  if (known.length === length && text.startsWith(known, start + 1)) return known
  const name = text.slice(start + 1, end)
  reader.names[place] = name
  return name
}

const escapeForm = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

function readString(reader: Reader): string {
  const { text, at: start } = reader
  let end = endOfPlain(text, start + 1)
  const plain = text.charCodeAt(end) !== backslash
  while (text.charCodeAt(end) === backslash) {
    reader.at = end
    escapeForm.lastIndex = end
    if (!escapeForm.test(text)) throw unexpected(reader, 'A backslash begins no escape of JSON')
    end = endOfPlain(text, escapeForm.lastIndex)
  }
  reader.at = end
  if (text.charCodeAt(end) !== quote) throw unexpected(reader, 'A string holds a control character that is not escaped')
  reader.at += 1
  if (plain) return text.slice(start + 1, end)
  // Its form was checked above, so what comes out is a string.
  return JSON.parse(text.slice(start, end + 1)) as string
}

/** Where a run of characters that stand for themselves ends: at a quote, a backslash, a control character or the end. */
function endOfPlain(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    // The end of the text gives NaN, for which no comparison holds.
    if (!(code >= 0x20) || code === quote || code === backslash) return at
    at += 1
  }
}

function refuseDepth(reader: Reader, depth: number): void {
  if (depth < reader.limits.depth) return
  const message = `Objects and arrays stand more than ${reader.limits.depth} deep in each other`
  throw new Problem('invalid', 'json-too-deep', message, placeAt(reader.text, reader.at))
}

function unexpected(reader: Reader, message: string): Problem {
  const place = placeAt(reader.text, reader.at)
  if (/^\/[/*]/.test(reader.text.slice(reader.at, reader.at + 2))) {
    return new Problem('invalid', 'json-comment', 'This is a comment, and JSON has none: remove it', place)
  }
  if (reader.at < reader.text.length) return new Problem('invalid', 'json-syntax', message, place)
  return new Problem('invalid', 'json-truncated', 'The document ends before it is complete', place)
}
