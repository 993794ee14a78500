import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { OnceStore } from './once.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second))

/** What every memory of what counts once must do. */
export function onceContract(name: string, open: () => Promise<OnceStore>): void {
  const said = (title: string, check: (store: OnceStore) => Promise<void>) =>
    test(`${name}: ${title}`, async () => check(await open()))

  said('RFC 9449, 11.1: a value is new once', async ({ note }) => {
    const [one, other] = [randomUUID(), randomUUID()]
    assert.deepEqual([await note(one, at(30)), await note(one, at(30)), await note(other, at(30))], [true, false, true])
  })

  said('of many that note a value at the same moment one is told that it is new', async ({ note }) => {
    const value = randomUUID()
    const told = await Promise.all(Array.from({ length: 16 }, () => note(value, at(30))))
    assert.equal(told.filter(Boolean).length, 1)
  })

  said('a value may be as long as the message it comes in', async ({ note }) => {
    const value = `${randomUUID()}${'å'.repeat(10_000)}`
    assert.deepEqual(
      [await note(value, at(30)), await note(value, at(30)), await note(`${value}.`, at(30))],
      [true, false, true],
    )
  })

  said('what could not be shown again is forgotten, and nothing else', async ({ note, forgetBefore }) => {
    await forgetBefore(at(50))
    const [early, late] = [randomUUID(), randomUUID()]
    await note(early, at(10))
    await note(late, at(11))
    assert.equal(await forgetBefore(at(10)), 1)
    assert.deepEqual([await note(early, at(10)), await note(late, at(11))], [true, false])
  })
}
