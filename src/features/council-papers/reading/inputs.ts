import { goesOn, isFinished, joinText, type Line, said, textOf } from './lines.ts'
import type { InputSaid, PaperText, Said } from './reading.ts'

/** A point with its sign as printed. */
type Point = { readonly sign: string; readonly depth: 1 | 2; readonly lines: Line[] }

/** Signs of points under «Innspill»; a dash is one here, where no title goes on. */
const point = /^([•●·∙‣◆*\-–—>o○◦▪■]|\d{1,2}[.)]|[a-zæøå]\))\s+(\S.*)$/u

function pointOf(text: string): { readonly sign: string; readonly rest: string } | undefined {
  const [, sign, rest = ''] = point.exec(text) ?? []
  return sign === undefined ? undefined : { sign: /\d/.test(sign) ? '1.' : sign, rest }
}

/** What members said, and the lines after it that sum up, which are nobody's input. */
export type InputsFound = { readonly inputs: readonly InputSaid[]; readonly after: readonly Line[] }

/**
 * The inputs under a heading «Innspill»: one for each point, its sub-points with it. The sign of the first point is
 * that of inputs; a point with another sign belongs to the one before. Without points, each paragraph is an input.
 * A point goes on over empty lines and pages until its sentence ends; a paragraph after the last one is no input.
 */
export function readInputs(paper: PaperText, lines: readonly Line[]): InputsFound {
  const first = lines.findIndex(({ text }) => pointOf(text) !== undefined)
  const outer = pointOf(lines[first]?.text ?? '')?.sign
  const last = lines.findLastIndex(({ text }) => pointOf(text) !== undefined)
  const points: Point[] = []
  for (const [at, line] of lines.entries()) {
    const found = pointOf(line.text)
    const open = points.at(-1)
    const before = open?.lines.at(-1)
    if (found && (outer !== '1.' || found.sign !== '1.' || !before || line.afterBlank || isFinished(before.text)))
      points.push({
        sign: signIn(line.text),
        depth: found.sign === outer ? 1 : 2,
        lines: [{ ...line, text: found.rest }],
      })
    else if (open && before && (goesOn(before, line) || (at < last && outer !== undefined))) open.lines.push(line)
    else if (outer === undefined) points.push({ sign: '', depth: 1, lines: [line] })
    else if (at > last) return { inputs: inputsOf(paper, points), after: lines.slice(at) }
  }
  return { inputs: inputsOf(paper, points), after: [] }
}

function signIn(text: string): string {
  return text.slice(0, text.search(/\s/))
}

function inputsOf(paper: PaperText, points: readonly Point[]): readonly InputSaid[] {
  return grouped(points)
    .map((group) => inputOf(paper, group))
    .filter(({ value }) => !isNoInput(value))
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
  const text = joinText(group.map((point, at) => `${at > 0 ? `${point.sign} ` : ''}${textOf(point.lines)}`))
  const points: Said[] = group.slice(1).map((point) => said(paper, point.lines))
  return { ...said(paper, lines, text), points }
}

/** «Det kom ingen innspill.» is none. */
function isNoInput(text: string): boolean {
  return (
    /^(?:det (?:kom|var|ble gitt) )?ingen (?:innspill|kommentarer|merknader)\b.{0,60}$/i.test(text) && isFinished(text)
  )
}
