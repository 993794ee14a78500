import { type CaseId, type CouncilCase, type CouncilStore, type Matter, shared } from '../council/index.ts'

/** Matters, and all their cases. */
export type Chains = { readonly matters: readonly Matter[]; readonly cases: readonly CouncilCase[] }

/** The matters that any of these cases belongs to. Only their cases are read: a council may have thousands. */
export async function findChains(store: CouncilStore, of: readonly CaseId[]): Promise<Chains> {
  const matters = (await store.list('matter', shared))
    .map(({ content }) => content)
    .filter(({ cases }) => cases.some((id) => of.includes(id)))
  return {
    matters,
    cases: await findCases(
      store,
      matters.flatMap(({ cases }) => cases),
    ),
  }
}

/** Those of the cases that are kept, each once. */
export async function findCases(store: CouncilStore, ids: readonly CaseId[]): Promise<readonly CouncilCase[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => store.find('case', id.split('/')[0] ?? '', id)))
  return found.flatMap((each) => (each ? [each.content] : []))
}
