/** A JSON object as it was read: values are looked at before they are used. */
export type Json = { readonly [name: string]: unknown }

const deepest = 16

/**
 * Reads one JSON object, stricter than `JSON.parse`: a name twice in one object is refused, since two readers may believe
 * different ones (RFC 8259, section 4), and so is `__proto__`.
 *
 * @throws SyntaxError
 */
export function readJsonObject(text: string): Json {
  const read: unknown = readJson(text)
  if (isJson(read)) return read
  throw new SyntaxError('No object')
}

/** The same for any value. @throws SyntaxError */
export function readJson(text: string): unknown {
  const read: unknown = JSON.parse(text)
  refuseTwins(text)
  return read
}

/** Whether a value is an object, and no list. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gsu

/** Walks the tokens of text that is known to be JSON; a string before a colon is a name. */
function refuseTwins(text: string): void {
  const open: Set<string>[] = []
  let last = ''
  for (const [each] of text.matchAll(token)) {
    if (each === '{' || each === '[') open.push(new Set())
    if (each === '}' || each === ']') open.pop()
    if (each === ':') {
      const name: unknown = JSON.parse(last)
      const names = open.at(-1)
      if (typeof name !== 'string' || name === '__proto__' || names?.has(name)) throw new SyntaxError('A name twice')
      names?.add(name)
    }
    if (open.length > deepest) throw new SyntaxError('Too deep')
    last = each
  }
}
