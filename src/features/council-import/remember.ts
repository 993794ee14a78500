import type { PaperText, Reading } from '../council-papers/index.ts'

/**
 * The same reader with a memory: what a set of papers says is read once, and again only when the set is another. Papers
 * are known by their hash, so a memory is never wrong.
 *
 * @param most how many sets are remembered
 */
export function remembering(
  read: (papers: readonly PaperText[]) => Reading,
  most = 8,
): (papers: readonly PaperText[]) => Reading {
  const remembered = new Map<string, Reading>()
  return (papers) => {
    const key = papers
      .map(({ sha256, name }) => `${sha256} ${name}`)
      .toSorted()
      .join('\n')
    const reading = remembered.get(key) ?? read(papers)
    remembered.delete(key)
    remembered.set(key, reading)
    for (const oldest of [...remembered.keys()].slice(0, Math.max(0, remembered.size - most))) remembered.delete(oldest)
    return reading
  }
}
