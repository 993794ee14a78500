import { bulletOf, goesOn, isFinished, joinText, type Line, said } from './lines.ts'
import type { InputSaid, PaperText, Said } from './reading.ts'

type Point = { readonly depth: 1 | 2; readonly lines: Line[] }

/** What members said, and the lines after it that sum up, which are nobody's input. */
export type InputsFound = { readonly inputs: readonly InputSaid[]; readonly after: readonly Line[] }

/**
 * The inputs under a heading «Innspill»: one for each point, its sub-points with it. Without points, one for each
 * paragraph. A point goes on over empty lines and pages until its sentence ends; a paragraph after that is no input.
 */
export function readInputs(paper: PaperText, lines: readonly Line[]): InputsFound {
  const pointed = lines.some(({ text }) => bulletOf(text) !== undefined)
  const points: Point[] = []
  let after: readonly Line[] = []
  for (const [at, line] of lines.entries()) {
    const bullet = bulletOf(line.text)
    const last = points.at(-1)
    const before = last?.lines.at(-1)
    if (bullet) points.push({ depth: points.length === 0 ? 1 : bullet.depth, lines: [{ ...line, text: bullet.rest }] })
    else if (last && before && goesOn(before, line)) last.lines.push(line)
    else if (!pointed) points.push({ depth: 1, lines: [line] })
    else if (last) {
      if (lines.slice(at).some(({ text }) => bulletOf(text))) last.lines.push(line)
      else {
        after = lines.slice(at)
        break
      }
    }
  }
  const inputs = grouped(points).map((group) => inputOf(paper, group))
  return { inputs: inputs.filter(({ value }) => !isNoInput(value)), after }
}

function grouped(points: readonly Point[]): readonly (readonly Point[])[] {
  const groups: Point[][] = []
  for (const point of points) {
    const group = groups.at(-1)
    if (point.depth === 2 && group) group.push(point)
    else groups.push([point])
  }
  return groups
}

/** The text holds the sub-points too, with their signs, as printed: `points` says them apart. */
function inputOf(paper: PaperText, group: readonly Point[]): InputSaid {
  const lines = group.flatMap((point) => point.lines)
  const text = joinText(
    group.map((point, at) => `${at > 0 ? 'o ' : ''}${joinText(point.lines.map((line) => line.text))}`),
  )
  const points: Said[] = group.slice(1).map((point) => said(paper, point.lines))
  return { ...said(paper, lines, text), points }
}

/** «Det kom ingen innspill.» is none. */
function isNoInput(text: string): boolean {
  return (
    /^(?:det (?:kom|var|ble gitt) )?ingen (?:innspill|kommentarer|merknader)\b.{0,60}$/i.test(text) && isFinished(text)
  )
}
