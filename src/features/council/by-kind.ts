import type { RecordKind, Records } from './records.ts'

/** All that is kept, by kind. */
export type KeptRecords = { readonly [K in RecordKind]: readonly Records[K][] }

const each: { readonly [K in RecordKind]: K } = {
  council: 'council',
  mandate: 'mandate',
  seat: 'seat',
  membership: 'membership',
  meeting: 'meeting',
  case: 'case',
  matter: 'matter',
  commitment: 'commitment',
  difference: 'difference',
  wheel: 'wheel',
  grant: 'grant',
  figure: 'figure',
  timeline: 'timeline',
  release: 'release',
}

/** Every kind of record there is. */
export const recordKinds: readonly RecordKind[] = Object.values(each)

/** The records by kind, in the order they come in; a kind that has none has an empty list. */
export function byKind(
  records: readonly { readonly kind: RecordKind; readonly content: Records[RecordKind] }[],
): KeptRecords {
  const grouped = Map.groupBy(records, ({ kind }) => kind)
  const lists = recordKinds.map((kind) => [kind, (grouped.get(kind) ?? []).map(({ content }) => content)])
  return Object.fromEntries(lists) as KeptRecords // each group holds the content of its own kind
}
