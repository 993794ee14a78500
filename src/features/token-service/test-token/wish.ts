import { Problem } from '../../../kernel/problem.ts'
import { isInvented } from '../../../standards/norway/invented-only.ts'
import { type NationalNumber, parseNationalNumber } from '../../../standards/norway/national-number.ts'

type Json = Readonly<Record<string, unknown>>

/** The members of one of the request's objects; one that is not there, or empty, is undefined. */
export type Parameters = {
  readonly text: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
  readonly number: (name: string) => number | undefined
  readonly texts: (name: string) => readonly string[] | undefined
  readonly within: (name: string) => Parameters
}

const longestText = 4_000

/**
 * What a test token is to be like, as HelseID's test-token service is asked.
 *
 * @throws Problem `invalid` (`test-token-malformed`) saying where
 */
export function readWish(bytes: Uint8Array): Parameters {
  try {
    return parametersOf(JSON.parse(new TextDecoder().decode(bytes)), '')
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    return refuse('the body')
  }
}

function parametersOf(value: unknown, at: string): Parameters {
  const json: Json = value === undefined || value === null ? {} : isObject(value) ? value : refuse(at)
  const read =
    <Value>(holds: (member: unknown) => member is Value) =>
    (name: string): Value | undefined => {
      const member = json[name]
      if (member === undefined || member === null || member === '') return undefined
      return holds(member) ? member : refuse(at === '' ? name : `${at}.${name}`)
    }
  return {
    text: read(isText),
    flag: (name) => read(isFlag)(name) ?? false,
    number: read(isNumber),
    texts: read(isTexts),
    within: (name) => parametersOf(json[name], at === '' ? name : `${at}.${name}`),
  }
}

/**
 * A number in a token must be nobody's: one that cannot be anybody's at all may stand there, since wrong numbers are to be
 * tried too.
 *
 * @throws Problem `forbidden` (`number-of-real-shape`)
 */
export function nobodys(number: string, now: Date): string {
  const read = readable(number, now)
  if (read && !isInvented(read)) {
    throw new Problem(
      'forbidden',
      'number-of-real-shape',
      'The number may be somebody’s: use one of the series for tests',
    )
  }
  return number
}

function readable(number: string, now: Date): NationalNumber | undefined {
  try {
    return parseNationalNumber(number, now)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return undefined
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 50 && value.every(isText)
}

function refuse(at: string): never {
  throw new Problem('invalid', 'test-token-malformed', 'The request for a test token cannot be read', { at })
}
