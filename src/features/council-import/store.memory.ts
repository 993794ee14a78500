import type { Derived, ImportStore, PaperSource, Review } from './store.ts'

type Kept = PaperSource & { readonly bytes: Uint8Array }

/** Keeps papers and reviews for as long as the process lives: for tests. */
export function memoryImportStore(): ImportStore {
  const papers = new Map<string, Kept>()
  const reviews: Review[] = []
  const derived = new Map<string, Derived>()
  return {
    async putPapers(put) {
      for (const paper of put) {
        if (!papers.has(paper.sha256)) papers.set(paper.sha256, structuredClone(paper))
      }
    },
    async findPaper(sha256) {
      const kept = papers.get(sha256)
      return kept && sourceOf(kept)
    },
    paperBytes: async (sha256) => structuredClone(papers.get(sha256)?.bytes),
    listPapers: async () => [...papers.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)).map(sourceOf),
    publicNames: async () =>
      new Map([...papers.values()].flatMap((each) => (each.visibility === 'public' ? [[each.sha256, each.name]] : []))),
    async setVisibility(sha256, visibility) {
      const kept = papers.get(sha256)
      if (kept) papers.set(sha256, { ...kept, visibility })
      return kept !== undefined
    },
    async removePapers(hashes) {
      for (const sha256 of hashes) papers.delete(sha256)
    },
    async addReview(review) {
      reviews.push(structuredClone(review))
    },
    listReviews: async () => structuredClone(reviews).sort(inOrder),
    listDerived: async () => structuredClone([...derived.values()]).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    async putDerived(put, forget) {
      for (const gone of forget) derived.delete(keyOf(gone))
      for (const each of structuredClone(put)) derived.set(keyOf(each), each)
    },
  }
}

function sourceOf({ bytes, ...source }: Kept): PaperSource {
  return structuredClone(source)
}

const keyOf = ({ council, kind, id }: Omit<Derived, 'content'>): string => JSON.stringify([council, kind, id])

const inOrder = (a: Review, b: Review): number => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)
