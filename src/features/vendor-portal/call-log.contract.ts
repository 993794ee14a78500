import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallLog, LoggedCall } from './call-log.ts'

const minute = (count: number) => new Date(Date.UTC(2026, 10, 22, 10, count))

const call = (client: string, minutes: number): LoggedCall => ({
  at: minute(minutes),
  client,
  service: 'test-results',
  operation: `nr-${minutes}`,
  method: 'POST',
  status: 200,
  milliseconds: 1.25,
  facts: { verified: true, token: 'a', proof: `b${minutes}` },
})

/** What every log of calls must do. */
export function callLogContract(name: string, open: () => Promise<CallLog>): void {
  test(`call log (${name}): each client has its own calls, the newest first, and no more than asked for`, async () => {
    const log = await open()
    for (const minutes of [1, 2, 3]) log.add(call('one', minutes))
    log.add(call('other', 4))
    assert.deepEqual(await log.of('one', 2), [call('one', 3), call('one', 2)])
    assert.deepEqual(await log.of('other', 2), [call('other', 4)])
    assert.deepEqual(await log.of('nobody', 2), [])
  })

  test(`call log (${name}): the calls between two moments come in the order they were made`, async () => {
    const log = await open()
    for (const minutes of [1, 2, 3, 4]) log.add(call('one', minutes))
    assert.deepEqual(await log.between('one', minute(2), minute(3)), [call('one', 2), call('one', 3)])
  })

  test(`call log (${name}): calls of one moment keep their order`, async () => {
    const log = await open()
    const calls = [...Array(30).keys()].map((nth) => ({ ...call('one', 1), operation: `nr-${nth}` }))
    for (const each of calls) log.add(each)
    await log.settled()
    assert.deepEqual(await log.between('one', minute(1), minute(1)), calls)
  })

  test(`call log (${name}): what is older than a moment is gone`, async () => {
    const log = await open()
    for (const minutes of [1, 2, 3]) log.add(call('one', minutes))
    await log.settled()
    await log.forgetBefore(minute(3))
    assert.deepEqual(await log.of('one', 9), [call('one', 3)])
  })
}
