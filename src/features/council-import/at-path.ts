/** Stands where something was taken away, so that what comes after keeps its place until all changes are made. */
const gone = Symbol('gone')

/** The value with one thing in it changed. `path` is as of a fact: `title`, `inputs/2`, `agenda/1/inputs/0`. */
export function changedAt(value: unknown, path: string, change: (found: unknown) => unknown): unknown {
  return path === '' ? value : follow(value, path.split('/'), change)
}

/** The value with one thing in it marked as taken away; `swept` takes it. */
export function goneAt(value: unknown, path: string): unknown {
  return changedAt(value, path, () => gone)
}

/** The value without all that was marked. */
export function swept(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== gone).map(swept)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, each]) => each !== gone)
  return Object.fromEntries(kept.map(([name, each]) => [name, swept(each)]))
}

function follow(value: unknown, [name = '', ...rest]: readonly string[], change: (found: unknown) => unknown): unknown {
  const inner = (found: unknown) => (rest.length === 0 ? change(found) : follow(found, rest, change))
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === Number(name) ? inner(each) : each))
  if (typeof value !== 'object' || value === null) return value
  const found: unknown = Object.getOwnPropertyDescriptor(value, name)?.value
  return found === undefined ? value : { ...value, [name]: inner(found) }
}
