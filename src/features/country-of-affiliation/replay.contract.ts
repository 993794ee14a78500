import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Replays, SeenMessage } from './replay.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute))
let messages = 0

/** A message of its own, with assertions of its own. */
function aMessage(changes: Partial<SeenMessage> = {}): SeenMessage {
  messages += 1
  const assertions = [{ id: `_assertion-${messages}`, digest: 'aa', notOnOrAfter: at(30) }]
  return { country: 'FI', messageId: `urn:uuid:${messages}`, assertions, until: at(30), ...changes }
}

/** What every memory of messages must do. */
export function replaysContract(name: string, makeReplays: () => Promise<Replays>): void {
  test(`${name}: issue 5, item 2: the same message a second time is told`, async () => {
    const replays = await makeReplays()
    const message = aMessage()
    assert.equal(await replays.note(message), 'new')
    assert.equal(await replays.note(message), 'message-replayed')
  })

  test(`${name}: the same assertions in another message are rightly used`, async () => {
    const replays = await makeReplays()
    const message = aMessage()
    assert.equal(await replays.note(message), 'new')
    assert.equal(await replays.note({ ...message, messageId: `${message.messageId}-2` }), 'new')
  })

  test(`${name}: an id of an assertion with other content is told`, async () => {
    const replays = await makeReplays()
    const message = aMessage()
    await replays.note(message)
    const forged = message.assertions.map((assertion) => ({ ...assertion, digest: 'bb' }))
    const next = { ...message, messageId: `${message.messageId}-2`, assertions: forged }
    assert.equal(await replays.note(next), 'assertion-id-reused')
  })

  test(`${name}: what one country sent says nothing of another’s message`, async () => {
    const replays = await makeReplays()
    const message = aMessage()
    await replays.note(message)
    const assertions = message.assertions.map((assertion) => ({ ...assertion, digest: 'bb' }))
    assert.equal(await replays.note({ ...message, country: 'CZ', assertions }), 'new')
  })

  test(`${name}: of many at once one is new`, async () => {
    const replays = await makeReplays()
    const message = aMessage()
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => replays.note(message)))
    assert.equal(outcomes.filter((outcome) => outcome === 'new').length, 1)
  })

  test(`${name}: what has expired is forgotten, and nothing else`, async () => {
    const replays = await makeReplays()
    await replays.forgetBefore(at(1_000_000))
    const [early, late] = [aMessage({ until: at(10) }), aMessage()]
    await replays.note(early)
    await replays.note(late)
    assert.equal(await replays.forgetBefore(at(10)), 1)
    assert.equal(await replays.note(late), 'message-replayed')
  })
}
