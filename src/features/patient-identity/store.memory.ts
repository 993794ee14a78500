import type { PersonKey } from '../access-log/index.ts'
import type { KeptIdentity, PatientIdentityStore } from './store.ts'

/** Identities that live and die with this process. */
export function memoryPatientIdentities(): PatientIdentityStore {
  const identities = new Map<string, KeptIdentity>()
  const holders = new Map<PersonKey, string>()
  return {
    find: async (id) => identities.get(id),
    holder: async (number) => holders.get(number),
    async write(writes) {
      const changed = writes.some(({ identity, version }) => (identities.get(identity.id)?.version ?? 0) !== version)
      if (changed || writes.some(({ numbers }) => numbers.some((number) => holders.has(number)))) return false
      for (const { identity, version, numbers } of writes) {
        identities.set(identity.id, { identity, version: version + 1 })
        for (const number of numbers) holders.set(number, identity.id)
      }
      return true
    },
  }
}
