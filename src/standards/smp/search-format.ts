import { type CharacterSet, type Pattern, readPattern } from './format-pattern.ts'
import type { SearchFormat } from './search-mask.ts'

/** One step of the walk: take a character, stand at an edge of the value, or go on at several places at once. */
type Step = { readonly take: CharacterSet } | { readonly stand: 'start' | 'end' } | { readonly go: readonly number[] }

/** Steps of one format; `{19}` makes nineteen, and nothing that a person types needs a thousand. */
const mostSteps = 2_000

/** Characters of a value; longer ones fit no format. */
const longestValue = 64

/**
 * A check of whole values against a format.
 *
 * Formats come from other countries, so they are not handed to JavaScript's own engine, which some expressions keep busy
 * for years. Ours goes through the value once with all possibilities side by side, at most 2 000 × 64 steps.
 *
 * @returns undefined where the format is not understood: the other country then checks
 */
export function formatCheck({ kind, source }: SearchFormat): ((value: string) => boolean) | undefined {
  const pattern = kind === 'expression' ? readPattern(source) : lettersAndDigits(source)
  const steps = pattern && compiled(pattern)
  return steps && ((value) => value.length <= longestValue && fits(steps, [...value]))
}

/** Masks of the old style: L is a letter, N a digit, the rest stands for itself. */
function lettersAndDigits(source: string): Pattern {
  const letter: CharacterSet = (given) => /^\p{L}$/u.test(given)
  const digit: CharacterSet = (given) => /^[0-9]$/.test(given)
  const sets: Readonly<Record<string, CharacterSet>> = { L: letter, N: digit }
  return {
    kind: 'sequence',
    parts: [...source].map((character) => ({
      kind: 'character',
      holds: sets[character] ?? ((given) => given === character),
    })),
  }
}

function compiled(pattern: Pattern): readonly Step[] | undefined {
  const steps: Step[] = []
  return append(pattern, steps) ? steps : undefined
}

/** Adds the steps of a pattern, which end by going on to what comes after them; false when they become too many. */
function append(pattern: Pattern, steps: Step[]): boolean {
  if (steps.length > mostSteps) return false
  switch (pattern.kind) {
    case 'character':
      steps.push({ take: pattern.holds })
      return true
    case 'start':
    case 'end':
      steps.push({ stand: pattern.kind })
      return true
    case 'sequence':
      return pattern.parts.every((part) => append(part, steps))
    case 'choice':
      return appendChoice(pattern.parts, steps)
    case 'repeat':
      return appendRepeat(pattern, steps)
  }
}

function appendChoice(parts: readonly Pattern[], steps: Step[]): boolean {
  const [first, ...rest] = parts
  if (!first) return true
  if (rest.length === 0) return append(first, steps)
  const fork = steps.push({ go: [] }) - 1
  if (!append(first, steps)) return false
  const jump = steps.push({ go: [] }) - 1
  steps[fork] = { go: [fork + 1, steps.length] }
  const ok = appendChoice(rest, steps)
  steps[jump] = { go: [steps.length] }
  return ok
}

function appendRepeat({ part, least, most }: Extract<Pattern, { kind: 'repeat' }>, steps: Step[]): boolean {
  for (let made = 0; made < least; made += 1) {
    const before = steps.length
    if (!append(part, steps)) return false
    // What takes no step takes none the next time either: `((){9999}){9999}` would be counted through.
    if (steps.length === before) break
  }
  if (most === undefined) return appendLoop(part, steps)
  for (let made = least; made < most; made += 1) if (!appendOptional(part, steps)) return false
  return steps.length <= mostSteps
}

function appendLoop(part: Pattern, steps: Step[]): boolean {
  const fork = steps.push({ go: [] }) - 1
  if (!append(part, steps)) return false
  steps.push({ go: [fork] })
  steps[fork] = { go: [fork + 1, steps.length] }
  return true
}

function appendOptional(part: Pattern, steps: Step[]): boolean {
  const fork = steps.push({ go: [] }) - 1
  if (!append(part, steps)) return false
  steps[fork] = { go: [fork + 1, steps.length] }
  return true
}

function fits(steps: readonly Step[], characters: readonly string[]): boolean {
  let here = reached([0], steps, 0, characters.length)
  for (const [at, character] of characters.entries()) {
    const next: number[] = []
    for (const index of here) {
      const step = steps[index]
      if (step && 'take' in step && step.take(character)) next.push(index + 1)
    }
    here = reached(next, steps, at + 1, characters.length)
    if (here.size === 0) return false
  }
  return here.has(steps.length)
}

/** Where one stands without taking a character. */
function reached(from: readonly number[], steps: readonly Step[], at: number, length: number): ReadonlySet<number> {
  const found = new Set<number>()
  const open = [...from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (found.has(index)) continue
    found.add(index)
    const step = steps[index]
    if (step === undefined) continue
    if ('go' in step) open.push(...step.go)
    else if ('stand' in step && at === (step.stand === 'start' ? 0 : length)) open.push(index + 1)
  }
  return found
}
