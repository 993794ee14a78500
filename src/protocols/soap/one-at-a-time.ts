/** Larger messages wait for each other: parsing one holds the thread for up to a second. */
const large = 2_000_000

/** Runs the parsing of a message: a large one after the one before it, with the thread free for others in between. */
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
