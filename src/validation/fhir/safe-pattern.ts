/** A group that repeats and holds something that repeats: `(a+)+` backtracks without bound. */
const nestedRepetition = /[*+}]\)?[^()]*\)[*+{]/

/** Characters; the longest pattern of the published packages is a fifth of it. */
const longest = 1_000

/**
 * A pattern from a package as a regular expression; undefined when it is none, or could take for ever.
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
