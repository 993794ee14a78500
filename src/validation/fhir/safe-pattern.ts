/** A group that repeats and holds something that repeats: `(a+)+` is the commonest that backtracks without bound. */
const nestedRepetition = /[*+}]\)?[^()]*\)[*+{]/

/** Characters; the longest pattern of the published packages is a fifth of it. */
const longest = 1_000

/**
 * A pattern from a package as a regular expression; undefined when it is none, or of the commonest that take for ever.
 * Others there are, as `(a|aa)+$`: only a limit of time bounds these.
 *
 * @param flags as JavaScript's
 */
export function safePattern(pattern: string, flags = ''): RegExp | undefined {
  if (pattern.length > longest || nestedRepetition.test(pattern)) return undefined
  try {
    return new RegExp(pattern, flags)
  } catch {
    return undefined
  }
}
