import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import type { Once } from '../identity/index.ts'

type Kept = { readonly payload: AdapterPayload; readonly ends: number }

const mostKept = 5_000

/** Client metadata by the client's id (RFC 7591). */
export type FindClient = (id: string) => Promise<AdapterPayload | undefined>

/** Longer than any proof or assertion is taken: the library notes one after it has asked whether it is known. */
const shownAgainSeconds = 600

/**
 * What an issuer remembers, in this process: bounded, and forgotten in its time. Clients are looked up where they are, and
 * what has been shown (RFC 7523, section 3; RFC 9449, section 11.1) is noted where all processes see it, in one step.
 */
export function issuerStore(now: () => Date, once: Once, findClient: FindClient): AdapterFactory {
  const kept = new Map<string, Kept>()
  const live = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    return found && found.ends > now().getTime() ? found.payload : undefined
  }
  const findBy = (model: string, field: 'uid' | 'userCode', value: string) =>
    [...kept].find(([key, { payload }]) => key.startsWith(`${model}:`) && payload[field] === value)?.[0]
  const forget = (gone: (key: string, value: Kept) => boolean) => {
    for (const [key, value] of kept) if (gone(key, value)) kept.delete(key)
  }
  return (model): Adapter => ({
    async upsert(id, payload, expiresInSeconds = 3600) {
      if (model === 'ReplayDetection') return
      const at = now().getTime()
      if (kept.size >= mostKept) forget((_key, { ends }) => ends <= at)
      const [oldest] = kept.keys()
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
      kept.set(`${model}:${id}`, { payload, ends: at + expiresInSeconds * 1000 })
    },
    async find(id) {
      if (model === 'Client') return findClient(id)
      if (model !== 'ReplayDetection') return live(`${model}:${id}`)
      const until = new Date(now().getTime() + shownAgainSeconds * 1000)
      return (await once(`issuer:${id}`, until)) ? undefined : { jti: id, kind: model }
    },
    findByUid: async (uid) => live(findBy(model, 'uid', uid) ?? ''),
    findByUserCode: async (userCode) => live(findBy(model, 'userCode', userCode) ?? ''),
    async consume(id) {
      const found = kept.get(`${model}:${id}`)
      const consumed = Math.floor(now().getTime() / 1000)
      if (found) kept.set(`${model}:${id}`, { ...found, payload: { ...found.payload, consumed } })
    },
    async destroy(id) {
      kept.delete(`${model}:${id}`)
    },
    async revokeByGrantId(grantId) {
      forget((_key, { payload }) => payload.grantId === grantId)
    },
  })
}
