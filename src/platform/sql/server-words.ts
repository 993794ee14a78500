const line = /\b(LOG|FATAL|PANIC):\s+(.*)/

/** How much of a line is kept, in characters. */
const longest = 160

/**
 * What PostgreSQL wrote on its standard error, fit for a log: the lines of severity LOG and above without what stands in
 * quotation marks (names, settings, values) and without digits. So nothing of a row, a query or an address is left, even
 * of a server whose settings let it say more than ours do.
 *
 * @param text any lines; those in another form are left out
 */
export function serverWords(text: string): readonly string[] {
  return text.split('\n').flatMap((each) => {
    const [, severity, words] = line.exec(each) ?? []
    if (severity === undefined || words === undefined) return []
    const unnamed = words.replace(/"[^"]*"?/g, '…').replace(/[^A-Za-z….,;:()/' -]+/g, '#')
    return [`${severity}: ${unnamed}`.slice(0, longest)]
  })
}
