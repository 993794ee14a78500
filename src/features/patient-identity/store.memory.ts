import type { PersonKey } from '../access-log/index.ts'
import { type KeptIdentity, mostBorn, mostOpen, type OpenPair, type PatientIdentityStore } from './store.ts'

/** Identities that live and die with this process. */
export function memoryPatientIdentities(): PatientIdentityStore {
  const identities = new Map<string, KeptIdentity>()
  const holders = new Map<PersonKey, string>()
  const born = new Map<PersonKey, readonly string[]>()
  const pairs = new Map<string, OpenPair & { readonly closedAt?: Date }>()
  return {
    find: async (id) => identities.get(id),
    holder: async (number) => holders.get(number),
    async write(writes) {
      const changed = writes.some(({ identity, version }) => (identities.get(identity.id)?.version ?? 0) !== version)
      if (changed || writes.some(({ numbers }) => numbers.some((number) => holders.has(number)))) return false
      for (const { identity, version, numbers, born: birth } of writes) {
        identities.set(identity.id, { identity, version: version + 1 })
        for (const number of numbers) holders.set(number, identity.id)
        if (birth) born.set(birth, [...new Set([...(born.get(birth) ?? []), identity.id])].toSorted())
      }
      return true
    },
    bornOn: async (birth) => (born.get(birth) ?? []).slice(0, mostBorn),
    async open(pair, foundAt) {
      const key = pair.join(' ')
      if (!pairs.has(key)) pairs.set(key, { pair, foundAt })
    },
    openPairs: async () =>
      [...pairs.values()]
        .filter(({ closedAt }) => closedAt === undefined)
        .toSorted((one, other) => one.foundAt.getTime() - other.foundAt.getTime())
        .slice(0, mostOpen)
        .map(({ pair, foundAt }) => ({ pair, foundAt })),
    async close(pair, closedAt) {
      const key = pair.join(' ')
      const open = pairs.get(key)
      if (open && open.closedAt === undefined) pairs.set(key, { ...open, closedAt })
    },
  }
}
