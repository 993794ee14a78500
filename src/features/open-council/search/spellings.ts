/** What stands for a Norwegian letter on a keyboard that lacks it. */
const written: Readonly<Record<string, readonly string[]>> = {
  aa: ['å'],
  ae: ['æ'],
  oe: ['ø'],
  a: ['a', 'å', 'æ'],
  o: ['o', 'ø'],
}

/** Each is a question of its own; more would be a search for anything. */
const most = 24

/** A word as it may be meant by somebody without æ, ø and å; not as it was written. The fewest changes come first. */
export function spellingsOf(word: string): readonly string[] {
  const pieces = word.toLowerCase().match(/aa|ae|oe|./gu) ?? []
  let made: readonly { readonly text: string; readonly changes: number }[] = [{ text: '', changes: 0 }]
  for (const piece of pieces) {
    made = made
      .flatMap(({ text, changes }) =>
        (written[piece] ?? [piece]).map((letter) => ({
          text: text + letter,
          changes: changes + Number(letter !== piece),
        })),
      )
      .toSorted((a, b) => a.changes - b.changes)
      .slice(0, most)
  }
  return made.filter(({ changes }) => changes > 0).map(({ text }) => text)
}
