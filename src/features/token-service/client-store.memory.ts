import type { BoxClient, BoxClients } from './box-client.ts'

/** Clients that are forgotten when the box stops. */
export function memoryBoxClients(): BoxClients {
  const clients = new Map<string, BoxClient>()
  return {
    find: async (id) => clients.get(id),
    list: async (most) =>
      [...clients.values()]
        .toSorted((one, other) => other.registered.getTime() - one.registered.getTime())
        .slice(0, most),
    async add(client) {
      clients.set(client.id, client)
    },
    async remove(id) {
      clients.delete(id)
    },
    async removeBefore(moment) {
      for (const [id, { registered }] of clients) if (registered < moment) clients.delete(id)
    },
  }
}
