/** A stretch of words: in both texts, only in the first, or only in the second. */
export type Stretch = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Above this the table of the comparison would be larger than any paper deserves: both texts are then shown whole. */
const mostWords = 3000

/**
 * What was changed between two texts, word by word, blanks not counted. The words that stay are a longest common
 * subsequence, so that as little as possible is marked.
 */
export function differenceOf(before: string, after: string): readonly Stretch[] {
  const a = before.match(/\S+/g) ?? []
  const b = after.match(/\S+/g) ?? []
  if (a.length > mostWords || b.length > mostWords) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return joined(steps(a, b))
}

type Step = { readonly kind: Stretch['kind']; readonly word: string }

function steps(a: readonly string[], b: readonly string[]): readonly Step[] {
  const width = b.length + 1
  /** Length of the longest common subsequence of what is left from each pair of places. */
  const left = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      left[at] = a[i] === b[j] ? left[at + width + 1]! + 1 : Math.max(left[at + width]!, left[at + 1]!)
    }
  }
  const found: Step[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      found.push({ kind: 'same', word: x })
      i++
      j++
    } else if (x !== undefined && (y === undefined || left[(i + 1) * width + j]! >= left[i * width + j + 1]!)) {
      found.push({ kind: 'removed', word: x })
      i++
    } else {
      found.push({ kind: 'added', word: y! })
      j++
    }
  }
  return found
}

function joined(found: readonly Step[]): readonly Stretch[] {
  const stretches: { kind: Stretch['kind']; words: string[] }[] = []
  for (const { kind, word } of found) {
    const last = stretches.at(-1)
    if (last?.kind === kind) last.words.push(word)
    else stretches.push({ kind, words: [word] })
  }
  return stretches.map(({ kind, words }) => ({ kind, text: words.join(' ') }))
}
