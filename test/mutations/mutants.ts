/** One change to the text of a program that keeps it a program, and should make some test fail. */
export type Mutant = {
  /** From 1. */
  readonly line: number
  readonly was: string
  readonly becomes: string
  /** The whole source with the change. */
  readonly source: string
}

/** What stands for what: conditions turned round, limits moved by one, answers exchanged. */
const exchanges: readonly (readonly [RegExp, string])[] = [
  [/===/g, '!=='],
  [/!==/g, '==='],
  [/&&/g, '||'],
  [/\|\|/g, '&&'],
  [/\?\?/g, '&&'],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ \+ /g, ' - '],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\breturn true\b/g, 'return false'],
  [/\breturn false\b/g, 'return true'],
  [/(?<=[=(,] )0\b/g, '1'],
  [/(?<=[=(,] )1\b/g, '0'],
  [/\bcontinue\b/g, 'break'],
]

/** Every mutant of a source, in the order of its text. Comments, strings and imports stay as they are. */
export function mutantsOf(source: string): readonly Mutant[] {
  const code = withoutWords(source)
  const found = [
    ...exchanges.flatMap(([pattern, becomes]) =>
      [...code.matchAll(pattern)].map(({ index, 0: was }) => ({ at: index, was, becomes })),
    ),
    ...conditionsIn(code).flatMap(({ at, length }) =>
      ['true', 'false'].map((becomes) => ({ at, was: source.slice(at, at + length), becomes })),
    ),
    ...[...code.matchAll(/(?<=[^\s(,=?:&|>.+]\s*\n) +(?!return|throw)[a-z][\w.]*\([^\n]*\)(?=\n)/g)]
      .filter(({ 0: statement }) => balanced(statement))
      .map(({ index, 0: was }) => ({ at: index, was: source.slice(index, index + was.length), becomes: '' })),
  ]
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, was, becomes }) => ({
      line: source.slice(0, at).split('\n').length,
      was: was.trim(),
      becomes: becomes.trim(),
      source: source.slice(0, at) + becomes + source.slice(at + was.length),
    }))
}

/** The source with blanks for all that is not code, so that places stay the same. */
function withoutWords(source: string): string {
  const words = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|^import [^\n]*|^export type [^\n]*/gm
  return source.replaceAll(words, (text) => text.replaceAll(/[^\n]/g, ' '))
}

/** What stands in the brackets of each `if`. */
function conditionsIn(code: string): readonly { readonly at: number; readonly length: number }[] {
  return [...code.matchAll(/\bif \(/g)].map(({ index, 0: opening }) => {
    const at = index + opening.length
    let depth = 1
    let end = at
    while (depth > 0 && end < code.length) {
      if (code[end] === '(') depth += 1
      if (code[end] === ')') depth -= 1
      end += 1
    }
    return { at, length: end - at - 1 }
  })
}

function balanced(text: string): boolean {
  return text.split('(').length === text.split(')').length && text.split('{').length === text.split('}').length
}
