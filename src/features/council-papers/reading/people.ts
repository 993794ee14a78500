import { type Line, sourceOf, textOf } from './lines.ts'
import type { PaperText, PersonSaid } from './reading.ts'

/** Lines of the longest entry: a bracket that never ends ends here. */
const longest = 5

/**
 * People in a cell of a head: «Navn (Virksomhet)», one or more on a line, wrapped anywhere; or a name alone on each
 * line.
 *
 * @param organisation of those who are named without one
 */
export function readPeople(paper: PaperText, lines: readonly Line[], organisation?: string): readonly PersonSaid[] {
  const people: PersonSaid[] = []
  let open: Line[] = []
  const close = (): void => {
    if (open.length > 0) people.push(...personsOf(paper, open, organisation))
    open = []
  }
  lines.forEach((line, at) => {
    open.push(line)
    const text = textOf(open)
    const next = lines[at + 1]
    const brackets = text.split('(').length - text.split(')').length
    if (open.length >= longest || (brackets <= 0 && !(next && /^\(/.test(next.text)))) close()
  })
  close()
  return people
}

function personsOf(paper: PaperText, lines: readonly Line[], organisation?: string): readonly PersonSaid[] {
  const text = textOf(lines)
  const source = sourceOf(paper, lines)
  const bracketed = [...text.matchAll(/([^()]+?)\s*\(([^()]+)\)[,;]?/g)]
  if (bracketed.length > 0)
    return bracketed.map(([, person = '', from = '']) => ({ person: person.trim(), organisation: from.trim(), source }))
  const [person = '', ...rest] = text.split(/,\s*/)
  const from = rest.length > 0 ? rest.join(', ') : organisation
  return person === '' || /^ingen$/i.test(person) ? [] : [{ person, ...(from && { organisation: from }), source }]
}

const instead =
  /^(.{2,80}?)(?:,\s*|\s*\()([^()]{2,80}?)\)?,?\s+(?:stilte|stiller|møtte|møter|deltok|vara|stedfortreder|vikar|i stedet)\s+(?:som\s+\p{L}+\s+)?(?:i stedet\s+)?for\s+(.{2,80}?)\.?$/iu

/** «Navn, Virksomhet, stilte for Navn», one on each line or wrapped. */
export function readSubstitutes(paper: PaperText, lines: readonly Line[]): readonly PersonSaid[] {
  const people: PersonSaid[] = []
  let open: Line[] = []
  for (const line of lines) {
    open.push(line)
    const found = instead.exec(textOf(open))
    if (!found) continue
    const [, person = '', organisation = '', whom = ''] = found
    people.push({
      person: person.trim(),
      organisation: organisation.trim(),
      instead: whom.trim(),
      source: sourceOf(paper, open),
    })
    open = []
  }
  return open.length > 0 ? [...people, ...readPeople(paper, open)] : people
}
