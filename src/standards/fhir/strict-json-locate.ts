import { afterSpace, placesAt, type TextPlace } from './text-place.ts'

/** Where a value stands in its JSON text. */
export type JsonPlace = TextPlace & {
  /** Of its first character, in UTF-16 units from 0. */
  readonly offset: number
  /** One past its last character. */
  readonly end: number
}

/** One step of the pointers looked for, and those that go on from there. */
type Step = { readonly next: Map<string, Step>; offset: number; end: number }

/**
 * Where the values of these JSON pointers stand. A pointer to what is not there gives the innermost value on the way to
 * it; of a name that stands twice, the last.
 *
 * @param text JSON that was read by `parseStrictJson`: it is not checked again
 * @param pointers RFC 6901; the empty one is the root
 */
export function locate(text: string, pointers: Iterable<string>): ReadonlyMap<string, JsonPlace> {
  const root = newStep()
  const ends = new Map<string, readonly Step[]>()
  for (const pointer of pointers) ends.set(pointer, addSteps(root, pointer))
  visit(text, afterSpace(text, 0), root)
  const spans = [...ends].map(([pointer, steps]) => ({ pointer, ...innermost(steps) }))
  const places = placesAt(
    text,
    spans.map(({ offset }) => offset),
  )
  return new Map(spans.map(({ pointer, offset, end }) => [pointer, { ...places.get(offset)!, offset, end }]))
}

function newStep(): Step {
  return { next: new Map(), offset: -1, end: -1 }
}

function tokensOf(pointer: string): readonly string[] {
  const tokens = pointer.split('/').slice(1)
  if (!pointer.includes('~')) return tokens
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The steps of a pointer, from the root to where it leads. */
function addSteps(root: Step, pointer: string): readonly Step[] {
  const steps = [root]
  let step = root
  for (const token of tokensOf(pointer)) {
    const next = step.next.get(token) ?? newStep()
    step.next.set(token, next)
    step = next
    steps.push(step)
  }
  return steps
}

function innermost(steps: readonly Step[]): Pick<Step, 'offset' | 'end'> {
  const missing = steps.findIndex(({ offset }) => offset < 0)
  const { offset, end } = (missing < 0 ? steps.at(-1) : steps[missing - 1]) ?? steps[0]!
  return { offset, end }
}

const quote = 0x22
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** Notes the span of the value at the offset, and goes into it where a pointer does. Returns the value's end. */
function visit(text: string, at: number, step: Step | undefined): number {
  if (!step) return endOfValue(text, at)
  // What was noted below an earlier value of the same name is not in this one.
  if (step.offset >= 0) for (const next of step.next.values()) forget(next)
  step.offset = at
  const code = text.charCodeAt(at)
  if (step.next.size === 0 || (code !== openBrace && code !== openBracket)) step.end = endOfValue(text, at)
  else step.end = code === openBrace ? visitMembers(text, at, step) : visitItems(text, at, step)
  return step.end
}

function forget(step: Step): void {
  step.offset = -1
  for (const next of step.next.values()) forget(next)
}

function visitMembers(text: string, start: number, step: Step): number {
  let at = afterSpace(text, start + 1)
  while (text.charCodeAt(at) !== closeBrace) {
    const end = endOfString(text, at)
    const value = afterSpace(text, afterSpace(text, end) + 1)
    at = afterComma(text, visit(text, value, step.next.get(nameIn(text, at, end))))
  }
  return at + 1
}

/** A name with its quotes; few have anything escaped in them. */
function nameIn(text: string, start: number, end: number): string {
  const name = text.slice(start + 1, end - 1)
  // The text was read before, so it is a JSON string.
  return name.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : name
}

function visitItems(text: string, start: number, step: Step): number {
  let at = afterSpace(text, start + 1)
  for (let position = 0; text.charCodeAt(at) !== closeBracket; position += 1) {
    at = afterComma(text, visit(text, at, step.next.get(String(position))))
  }
  return at + 1
}

const scalarEnd = /[\s,\]}]|$/g

function endOfValue(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === quote) return endOfString(text, at)
  if (code === openBrace || code === openBracket) return endOfStructure(text, at)
  scalarEnd.lastIndex = at
  return scalarEnd.exec(text)!.index
}

function endOfStructure(text: string, start: number): number {
  let depth = 0
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
      continue
    }
    at += 1
    if (code === openBrace || code === openBracket) depth += 1
    else if (code === closeBrace || code === closeBracket) depth -= 1
    if (depth === 0) return at
  }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end + 1
}

/** An odd number of backslashes before a quote keeps the string open. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === 0x5c) before -= 1
  return (at - before) % 2 === 0
}

function afterComma(text: string, from: number): number {
  const at = afterSpace(text, from)
  return text.charCodeAt(at) === 0x2c ? afterSpace(text, at + 1) : at
}
