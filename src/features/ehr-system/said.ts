/** A sentence in the three languages that every page has in full. */
export type Said = { readonly nb: string; readonly nn: string; readonly en: string }
