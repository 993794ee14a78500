/** A place in a record where something else stands than before. Paths as in `Correction`, counted from 1. */
export type ChangedField = { readonly path: string; readonly before: string; readonly after: string }

/** Every place where two versions of a record differ, down to the texts; of a record that is new or gone, all of it. */
export function changedFields(before: unknown, after: unknown): readonly ChangedField[] {
  const [old, now] = [new Map(leaves(before)), new Map(leaves(after))]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({ path, before: old.get(path) ?? '', after: now.get(path) ?? '' }))
}

/** The texts of a value with where each stands; an element of a list is named by its id, or by its place. */
function leaves(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [[path, String(value)]]
  const below = (name: string) => (path === '' ? name : `${path}/${name}`)
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, n) => leaves(each, below(idOf(each) ?? String(n + 1))))
  }
  return Object.entries(value).flatMap(([name, each]) => leaves(each, below(name)))
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined
}
