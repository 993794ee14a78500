/** One row of a transliteration: what letters become, and where in a word. */
export type LetterRule = {
  /** In small letters; where several rows fit, the longest one is taken, and of those the first. */
  readonly letters: string
  readonly latin: string
  /** In this place of a word alone. */
  readonly at?: 'start' | 'end' | 'edge'
  /** Before one of these small letters alone. */
  readonly before?: string
}

/** The rows of a table that hold everywhere, from `а a б b`. */
export function everywhere(rows: string): readonly LetterRule[] {
  const cells = rows.trim().split(/\s+/)
  return cells.flatMap((letters, at) => (at % 2 === 0 ? [{ letters, latin: cells[at + 1] ?? '' }] : []))
}

const mostLetters = 3

/** A word by the rules of its script, capitals kept; a letter without a rule stays as it is. */
export function inLatinLetters(word: string, rules: readonly LetterRule[]): string {
  const small = word.toLowerCase()
  // Small and capital letters are of one length in both scripts, so that places in one are places in the other.
  const shouted = word.length > 1 && word === word.toUpperCase()
  let latin = ''
  for (let at = 0; at < word.length; ) {
    const rule = ruleAt(small, at, rules)
    const letters = word.slice(at, at + (rule?.letters.length ?? 1))
    const said = rule?.latin ?? letters
    latin += shouted ? said.toUpperCase() : letters === small.slice(at, at + letters.length) ? said : capital(said)
    at += letters.length
  }
  return latin
}

function ruleAt(word: string, at: number, rules: readonly LetterRule[]): LetterRule | undefined {
  for (let length = mostLetters; length > 0; length--) {
    const end = at + length
    const place = { start: at === 0, end: end === word.length, edge: at === 0 || end === word.length }
    const found = rules.find(
      (rule) =>
        rule.letters.length === length &&
        word.startsWith(rule.letters, at) &&
        (rule.at === undefined || place[rule.at]) &&
        (rule.before === undefined || (end < word.length && rule.before.includes(word[end]!))),
    )
    if (found) return found
  }
  return undefined
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
