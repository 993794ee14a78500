import type { KeyGeneration, Signer } from './key-generation.ts'

/** Where the keys are that all processes of an installation sign with. */
export type SigningKeyStore = {
  /** Oldest first. @throws Problem `unavailable` (`signing-key-sealed`) where one cannot be opened */
  readonly list: (signer: Signer) => Promise<readonly KeyGeneration[]>
  /** Changes nothing where there is one of this number. */
  readonly add: (signer: Signer, key: Required<KeyGeneration>) => Promise<void>
  /** Forgets the private half. */
  readonly silence: (signer: Signer, generation: number) => Promise<void>
  readonly remove: (signer: Signer, generation: number) => Promise<void>
}

/** Keys that live and die with this process. */
export function memorySigningKeys(): SigningKeyStore {
  const kept = new Map<Signer, ReadonlyMap<number, KeyGeneration>>()
  const of = (signer: Signer) => kept.get(signer) ?? new Map<number, KeyGeneration>()
  return {
    list: async (signer) => [...of(signer).values()].toSorted((one, other) => one.generation - other.generation),
    async add(signer, key) {
      if (!of(signer).has(key.generation)) kept.set(signer, new Map([...of(signer), [key.generation, key]]))
    },
    async silence(signer, generation) {
      const silent = [...of(signer)].map(([number, { privateKey, ...rest }]) => {
        const key = number === generation || privateKey === undefined ? rest : { ...rest, privateKey }
        return [number, key] as const
      })
      kept.set(signer, new Map(silent))
    },
    async remove(signer, generation) {
      kept.set(signer, new Map([...of(signer)].filter(([number]) => number !== generation)))
    },
  }
}
