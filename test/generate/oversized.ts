import { changed } from './fixtures/fixture.ts'

/**
 * A valid summary of exactly so many bytes: a comment after the root makes up what lacks.
 *
 * @param bytes at least the size of the plainest summary, about 15 000
 */
export function summaryOfSize(bytes: number): Buffer {
  const text = Buffer.from(changed({}))
  const [open, close] = ['<!--', '-->']
  const lacking = bytes - text.length - open.length - close.length
  if (lacking < 0) throw new RangeError(`The plainest summary is ${text.length} bytes`)
  return Buffer.concat([text, Buffer.from(open), Buffer.alloc(lacking, ' '), Buffer.from(close)])
}

/** A summary with so many elements inside each other in the narrative of its first section. */
export function nestedSummary(depth: number): string {
  const text = changed({})
  const at = text.indexOf('<text>', text.indexOf('<structuredBody')) + '<text>'.length
  const inside = `${'<content>'.repeat(depth)}${'</content>'.repeat(depth)}`
  return `${text.slice(0, at)}${inside}${text.slice(at)}`
}
