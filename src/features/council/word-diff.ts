/** A run of words that both texts have, or only one of them. */
export type Run = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Above this many words in one text times the other, the whole is shown as removed and added. */
const mostCells = 4_000_000

/**
 * The shortest way from one text to the other, by words with the blanks after them (longest common subsequence). Blanks
 * and line breaks are no change: what both have stands as in the later text. Joined, the runs that are not `removed` are
 * the later text, and those that are not `added` the earlier one, but for blanks.
 */
export function changedWords(before: string, after: string): readonly Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length * b.length > mostCells) return joined([...a.map(asRemoved), ...b.map(asAdded)])
  const common = commonLengths(a.map(bare), b.map(bare))
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && y !== undefined && bare(x) === bare(y)) {
      // The last word of the later text may have words after it in the earlier one.
      runs.push({ kind: 'same', text: y === bare(y) ? x : y })
      i++
      j++
    } else if (y === undefined || (x !== undefined && common(i + 1, j) >= common(i, j + 1))) {
      runs.push(asRemoved(x ?? ''))
      i++
    } else {
      runs.push(asAdded(y))
      j++
    }
  }
  return joined(runs)
}

const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*/g) ?? []

const bare = (word: string): string => word.trimEnd()

const asRemoved = (text: string): Run => ({ kind: 'removed', text })
const asAdded = (text: string): Run => ({ kind: 'added', text })

/** How many words the rests of the two texts from `i` and `j` have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [right, down] = [table[i * width + j + 1] ?? 0, table[(i + 1) * width + j] ?? 0]
      table[i * width + j] = a[i] === b[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(right, down)
    }
  }
  return (i, j) => table[i * width + j] ?? 0
}

/** Neighbours of one kind as one run; of a change, what was removed before what was added. */
function joined(runs: readonly Run[]): readonly Run[] {
  const made: Run[] = []
  let change: { removed: string; added: string } = { removed: '', added: '' }
  const flush = () => {
    if (change.removed !== '') made.push(asRemoved(change.removed))
    if (change.added !== '') made.push(asAdded(change.added))
    change = { removed: '', added: '' }
  }
  for (const run of runs) {
    if (run.kind === 'same') {
      flush()
      const last = made.at(-1)
      if (last?.kind === 'same') made[made.length - 1] = { kind: 'same', text: last.text + run.text }
      else made.push(run)
    } else change[run.kind] += run.text
  }
  flush()
  return made
}
