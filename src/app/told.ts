import type { Problem } from '../kernel/problem.ts'

/** A reason to stop in one line for a person at a terminal: what is wrong, where, and the code to search for. */
export function told({ code, message, place }: Problem): string {
  const { at, line, column } = place
  const where = [line !== undefined && `line ${line}`, column !== undefined && `character ${column}`, at]
  const known = where.filter((part) => typeof part === 'string')
  return `${message}${known.length > 0 ? ` (${known.join(', ')})` : ''} [${code}]`
}
