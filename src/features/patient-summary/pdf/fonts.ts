import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sfntOf } from './woff.ts'

const { resolve } = createRequire(import.meta.url)

/** The parts Inter comes in, the likeliest first; together they cover Latin, Greek and Cyrillic. */
const parts = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

/** Weights in use. */
export type Weight = 400 | 600

/** A piece of text that one font file can draw. */
export type Drawn = { readonly font: string; readonly text: string }

const unpacked = new Map<string, Uint8Array>()

/** Which glyph stands for which in company, and how close they stand (OpenType). */
const layoutTables = ['GSUB', 'GPOS']

/**
 * The bytes of a font of a name, for embedding; read once.
 *
 * @param plain every letter as it stands alone: reading the tables about their company takes most of a document's time
 */
export function fontBytes(font: string, plain = false): Uint8Array {
  const key = `${font} ${plain}`
  const known = unpacked.get(key)
  if (known) return known
  const file = readFileSync(resolve(`@fontsource/inter/files/inter-${font}-normal.woff`))
  const bytes = sfntOf(file, plain ? layoutTables : [])
  unpacked.set(key, bytes)
  return bytes
}

type Range = readonly [first: number, last: number]

const ranges: ReadonlyMap<string, readonly Range[]> = new Map(
  Object.entries(readRanges()).map(([part, list]) => [part, list.split(',').map(rangeOf)]),
)

function readRanges(): Readonly<Record<string, string>> {
  // The file of the package that says which characters each part draws.
  return JSON.parse(
    readFileSync(
      resolve('@fontsource/inter/files/inter-latin-400-normal.woff').replace(/files\/[^/]+$/, 'unicode.json'),
      'utf8',
    ),
  )
}

function rangeOf(written: string): Range {
  const [first = '0', last = first] = written.trim().replace('U+', '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

/** What stands for a character no part draws: it must be seen that there is one. */
const unknown = '\uFFFD'

/** Text in the pieces that one font each can draw, in order. Composed characters, and no control characters. */
export function drawn(text: string, weight: Weight): readonly Drawn[] {
  const pieces: { font: string; text: string }[] = []
  for (const written of text.normalize('NFC').replace(/\p{Cc}+/gu, ' ')) {
    const code = written.codePointAt(0)!
    const last = pieces.at(-1)
    const part = parts.find((each) => covers(each, code))
    const font = `${part ?? 'latin'}-${weight}`
    const character = part ? written : unknown
    if (last?.font === font) last.text += character
    else pieces.push({ font, text: character })
  }
  return pieces
}

function covers(part: string, code: number): boolean {
  return ranges.get(part)?.some(([first, last]) => code >= first && code <= last) ?? false
}
