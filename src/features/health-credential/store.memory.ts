import type { KeptPresentation, Presentations } from './store.ts'

/** Keeps questions for as long as the process lives: for tests. */
export function memoryPresentations(): Presentations {
  const kept = new Map<string, KeptPresentation>()
  const forget = (gone: (each: KeptPresentation) => boolean): number => {
    const ids = [...kept].filter(([, each]) => gone(each)).map(([id]) => id)
    for (const id of ids) kept.delete(id)
    return ids.length
  }
  return {
    async add(presentation) {
      kept.set(presentation.id, { presentation, version: 1 })
    },
    async find(id, now) {
      const found = kept.get(id)
      return found && now < found.presentation.expires ? found : undefined
    },
    async change(presentation, version) {
      if (kept.get(presentation.id)?.version !== version) return false
      kept.set(presentation.id, { presentation, version: version + 1 })
      return true
    },
    async forgetVisit(visit) {
      forget(({ presentation }) => presentation.person.visit === visit)
    },
    deleteExpired: async (now) => forget(({ presentation }) => presentation.expires <= now),
  }
}
