import type { Input } from '../council/index.ts'
import type { InputSaid } from '../council-papers/index.ts'

/** What one member said, as a record: its points stand apart, so its text is what comes before them. */
export function inputRecord({ value, points, source }: InputSaid, n: number): Input {
  return {
    id: `${n + 1}`,
    text: beforePoints(
      value,
      points.map((point) => point.value),
    ),
    points: points.map((point) => point.value),
    internal: false,
    sources: [source],
  }
}

/** A paper's input is read with its points and their signs: «… at: o det første o det andre». */
function beforePoints(text: string, [first]: readonly string[]): string {
  const at = first === undefined ? -1 : text.indexOf(first)
  return at < 1 ? text : text.slice(0, at).replace(/\s+(?:o|[•◦▪*–-])\s*$/u, '')
}
