import { documentClassOf } from '../../standards/myhealth-eu/document-class.ts'
import { priorityCategoryOf } from '../../standards/myhealth-eu/priority-category.ts'

/** Where the documents of one category are shown: each is opened by a route that declares what it lets out. */
export type Shelf = {
  readonly category: 'laboratory-results' | 'discharge-report' | 'medical-imaging'
  /** In addresses, and in the names of files. */
  readonly slug: string
}

/** One row for each category that original clinical documents belong to (Regulation (EU) 2025/327, Art. 14(1)). */
export const shelves: readonly Shelf[] = [
  { category: 'laboratory-results', slug: 'provesvar' },
  { category: 'discharge-report', slug: 'epikrise' },
  { category: 'medical-imaging', slug: 'bildediagnostikk' },
]

/** Where documents of a class are shown; undefined for a class that is shown elsewhere. */
export function shelfOf(classCode: string): Shelf | undefined {
  const kind = documentClassOf(classCode)
  const category = kind && priorityCategoryOf(kind)
  return kind?.service === 'orcd' ? shelves.find((shelf) => shelf.category === category) : undefined
}

const base = '/utenlandsk-pasient'

/** Addresses of one document. */
export const originalPaths = {
  view: ({ slug }: Shelf, id: string) => `${base}/${slug}/${id}`,
  file: ({ slug }: Shelf, id: string) => `${base}/${slug}/${id}/fil`,
} as const

/** Where a kept document of this class is opened; undefined for a class that is shown elsewhere. */
export function originalPath(classCode: string, id: string): string | undefined {
  const shelf = shelfOf(classCode)
  return shelf && originalPaths.view(shelf, id)
}
