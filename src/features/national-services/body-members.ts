import { Problem } from '../../kernel/problem.ts'
import type { Json } from '../../standards/fhir/json.ts'

/** A member that is a text, trimmed by nobody; undefined when it is left out or something else. */
export function textIn(body: Json | undefined, name: string): string | undefined {
  const value = body?.[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * A member that must be there.
 *
 * @throws Problem `invalid` (`body-member`), naming the member
 */
export function textOf(body: Json | undefined, name: string): string {
  const text = textIn(body, name)
  if (text === undefined || text === '') throw wrongMember(name)
  return text
}

/** What is said of a member that is missing or of another kind: its name, never its value. */
export function wrongMember(name: string): Problem {
  return new Problem('invalid', 'body-member', 'A member of the body is missing, or has a value it may not have', {
    at: name,
  })
}
