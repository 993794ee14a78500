import { Problem } from '../../kernel/problem.ts'
import type { SeenAssertion } from '../../standards/myhealth-eu/assertion-claims.ts'

/** A message as its sender named it. */
export type SeenMessage = {
  /** Two letters, of the pinned peer: ids are only unique within it. */
  readonly country: string
  readonly messageId: string
  readonly assertions: readonly SeenAssertion[]
  /** After this the assertions have expired, and the message is refused for that. */
  readonly until: Date
}

/**
 * Remembers messages for as long as they could be sent again. Assertions are rightly used in several messages; a message is
 * not.
 */
export type Replays = {
  /**
   * Notes it durably: two processes that get the same message at once agree on the first.
   *
   * @returns whether it is new, or which of the two rules it breaks
   * @throws Problem `unavailable` when it cannot be noted; the message is refused then
   */
  readonly note: (message: SeenMessage) => Promise<'new' | 'message-replayed' | 'assertion-id-reused'>
  /** @returns how many were forgotten */
  readonly forgetBefore: (now: Date) => Promise<number>
}

/** @throws Problem `forbidden` (`message-replayed`, `assertion-id-reused`) */
export async function requireNew(replays: Replays, message: SeenMessage): Promise<void> {
  const outcome = await replays.note(message)
  if (outcome !== 'new') throw new Problem('forbidden', outcome, 'The message, or an assertion in it, was used before')
}

/** Remembers in this process. */
export function memoryReplays(): Replays {
  const messages = new Map<string, Date>()
  const assertions = new Map<string, { readonly digest: string; readonly until: Date }>()
  const key = (country: string, id: string) => JSON.stringify([country, id])
  return {
    async note({ country, messageId, assertions: carried, until }) {
      if (messages.has(key(country, messageId))) return 'message-replayed'
      for (const { id, digest } of carried) {
        if ((assertions.get(key(country, id))?.digest ?? digest) !== digest) return 'assertion-id-reused'
      }
      messages.set(key(country, messageId), until)
      for (const { id, digest, notOnOrAfter } of carried)
        assertions.set(key(country, id), { digest, until: notOnOrAfter })
      return 'new'
    },
    async forgetBefore(now) {
      const gone = [...messages].filter(([, until]) => until <= now)
      for (const [id] of gone) messages.delete(id)
      for (const [id, { until }] of assertions) if (until <= now) assertions.delete(id)
      return gone.length
    },
  }
}
