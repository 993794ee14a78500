import type { Source } from '../../council/index.ts'
import type { ReviewFilter, ReviewPlace } from '../review-progress.ts'

/** Where the pages of import and review are. */
export const paths = {
  work: '/radsarbeid',
  import: '/radsarbeid/import',
  answer: '/radsarbeid/import/svar',
  visibility: (sha256: string) => `/radsarbeid/import/${sha256}/synlighet`,
  /** Whose lines those who work with the councils read, hidden or not. */
  paper: (sha256: string) => `/radsarbeid/papirer/${sha256}`,
  paperPage: (sha256: string, page: number) => `/radsarbeid/papirer/${sha256}?side=${page}`,
  /** What was done with a paper, told on the page of import. */
  removed: (gone: number, changed: number) => `/radsarbeid/import?fjernet=${gone}&endret=${changed}`,
  shown: (sha256: string) => `/radsarbeid/import?synlighet=${sha256}`,
  remove: (sha256: string) => `/radsarbeid/import/${sha256}/fjern`,
  review: '/radsarbeid/gjennomgang',
  importPage: (page: number) => `/radsarbeid/import?side=${page}#papirer`,
  reviewed: (filter: ReviewFilter, page = 1) =>
    withQuery('/radsarbeid/gjennomgang', { ...filtered(filter), ...(page === 1 ? {} : { side: String(page) }) }),
  record: (ref: string, filter: ReviewFilter, fact?: string) =>
    withQuery('/radsarbeid/gjennomgang/post', {
      post: ref,
      ...(fact === undefined ? {} : { fakta: fact }),
      ...filtered(filter),
    }),
  place: ({ ref, fact }: ReviewPlace, filter: ReviewFilter) => paths.record(ref, filter, fact),
  next: (filter: ReviewFilter, after?: string) =>
    withQuery('/radsarbeid/gjennomgang/neste', {
      ...(after === undefined ? {} : { etter: after }),
      ...filtered(filter),
    }),
  say: '/radsarbeid/gjennomgang/si',
  settle: '/radsarbeid/gjennomgang/avklar',
  original: (sha256: string) => `/radsarbeid/import/${sha256}/original`,
  /** The public page of the lines. */
  source: ({ document, lines: [from, to] }: Source) =>
    `/kilder/${document}?fra=${from}&til=${to}#l${Math.max(1, from - 3)}`,
} as const

const filtered = ({ paper, flag }: ReviewFilter) => ({
  ...(paper === undefined ? {} : { papir: paper }),
  ...(flag === undefined ? {} : { flagg: flag }),
})

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString()
  return search === '' ? path : `${path}?${search}`
}

/** What an address or a form says of the filter. */
export function filterIn(query: URLSearchParams): ReviewFilter {
  const [paper, flag] = [query.get('papir'), query.get('flagg')]
  return { ...(paper ? { paper } : {}), ...(flag ? { flag } : {}) }
}
