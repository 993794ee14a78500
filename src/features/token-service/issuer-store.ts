import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Kept = { readonly payload: AdapterPayload; readonly ends: number }

const mostKept = 5_000

/** Client metadata by the client's id (RFC 7591). */
export type FindClient = (id: string) => Promise<AdapterPayload | undefined>

/** What an issuer remembers, in this process: bounded, and forgotten in its time. Clients are looked up where they are. */
export function issuerStore(now: () => Date, findClient: FindClient): AdapterFactory {
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
      const at = now().getTime()
      if (kept.size >= mostKept) forget((_key, { ends }) => ends <= at)
      const [oldest] = kept.keys()
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
      kept.set(`${model}:${id}`, { payload, ends: at + expiresInSeconds * 1000 })
    },
    find: async (id) => (model === 'Client' ? findClient(id) : live(`${model}:${id}`)),
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
