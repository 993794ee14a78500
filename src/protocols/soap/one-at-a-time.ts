/** What is larger waits for each other: of small elements alone, a megabyte holds the thread for most of a second. */
const large = 200_000

/** Runs what parses so many bytes: large ones one after the other, with the thread free for others in between. */
export type Parsing = <Made>(bytes: number, parse: () => Made) => Promise<Made>

/** A queue of its own. */
export function oneAtATime(): Parsing {
  let last: Promise<unknown> = Promise.resolve()
  return async (bytes, parse) => {
    if (bytes <= large) return parse()
    const turn = last.then(() => new Promise((resolve) => setImmediate(resolve))).then(parse)
    last = turn.catch(() => undefined)
    return turn
  }
}
