import type { TestEvent } from 'node:test/reporters'

/** A reporter that says nothing and ends the process at the first test that fails: a mutant is killed only once. */
export default async function* firstFailure(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type } of events) if (type === 'test:fail') process.exit(1)
  yield ''
}
