import { Problem, type ProblemKind } from '../../kernel/problem.ts'
import type { Because } from './answer.ts'

const kinds: Readonly<Record<Because, ProblemKind>> = {
  slow: 'unavailable',
  down: 'unavailable',
  refused: 'forbidden',
  'sign-in': 'forbidden',
  unreadable: 'invalid',
}

/** Why a call to a source came to nothing, to be thrown. */
export function trouble(because: Because, at = '', cause?: unknown): Problem {
  const place = at === '' ? {} : { at }
  return new Problem(kinds[because], `source-${because}`, 'A national source has not answered', place, { cause })
}

/** What the issuer of tokens may say, by code. */
const ofIssuer: Readonly<Record<string, Because>> = {
  'grant-missing': 'sign-in',
  'attest-refused': 'refused',
  'token-refused': 'refused',
  'sign-in-unavailable': 'down',
  'no-test-token': 'sign-in',
}

/** Why, of something that was thrown; undefined where it is none of ours to tell, but a fault of the program. */
export function becauseOf(thrown: unknown): Because | undefined {
  if (!(thrown instanceof Problem)) return undefined
  const own = (Object.keys(kinds) as Because[]).find((because) => thrown.code === `source-${because}`)
  return own ?? ofIssuer[thrown.code]
}
