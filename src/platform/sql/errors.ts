import { Problem } from '../../kernel/problem.ts'

/** The five characters by which PostgreSQL says what went wrong: https://www.postgresql.org/docs/18/errcodes-appendix.html */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof Problem) return sqlState(error.cause)
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E') ? code : undefined
}

/** Classes of SQLSTATE, or whole ones, that pass by waiting or mending the server; the statement itself was right. */
const passing = [
  '08', // connection
  '25006', // read only: a standby
  '28', // sign-in to the database
  '3D', // no such database
  '40001', // serialization failure
  '40P01', // deadlock
  '53', // out of memory, disk or connections
  '55P03', // lock not to be had
  '57', // shutting down, starting up, statement timeout
  '58', // the file system
  'XX', // damaged data
]

/** After such an error the connection is of no more use, although its end may not have been noticed yet. */
export function endsConnection(error: unknown): boolean {
  const state = sqlState(error)
  return state === undefined || state.startsWith('08') || state.startsWith('57P')
}

/**
 * A driver's error as a Problem `unavailable` with its cause, when the database is what failed. An error in our own
 * statement (a broken constraint, a wrong name) is returned as it is: it is an answer to the caller, or our bug.
 */
export function translated(error: unknown): unknown {
  if (error instanceof Problem) return error
  const state = sqlState(error)
  if (state !== undefined && !passing.some((start) => state.startsWith(start))) return error
  return new Problem('unavailable', 'database-unavailable', 'The database does not answer', {}, { cause: error })
}
