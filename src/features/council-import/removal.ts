import { allPrinted, type ImportNeeds } from './import-papers.ts'
import { printedRecords } from './records-of.ts'
import type { Derived } from './store.ts'

/** What the records lose with a paper: how many are gone, and how many say something else. */
export type Removal = { readonly gone: number; readonly changed: number }

/** What would become of the records without the paper; of a paper that is internal, nothing. */
export async function removalOf(needs: Pick<ImportNeeds, 'imports' | 'read'>, sha256: string): Promise<Removal> {
  const { papers, reviews, records } = await allPrinted(needs)
  const left = papers.filter((paper) => paper.sha256 !== sha256)
  if (left.length === papers.length) return { gone: 0, changed: 0 }
  const after = new Map(printedRecords(needs.read(left), reviews, left).map((each) => [keyOf(each), each]))
  const kept = records.filter((each) => after.has(keyOf(each)))
  const changed = kept.filter((each) => JSON.stringify(each) !== JSON.stringify(after.get(keyOf(each))))
  return { gone: records.length - kept.length, changed: changed.length }
}

const keyOf = ({ council, kind, id }: Derived): string => `${council} ${kind} ${id}`
