import { elementsOf, ownText, pathOf, type XmlElement } from '../../../src/platform/xml/tree.ts'

/**
 * An element as text that is equal for equal content: attributes and children of entries in any order, the narrative
 * in its own.
 */
export function canonical(element: XmlElement, ordered = false): string {
  const attributes = Object.keys(element.attributes)
    .filter((name) => name !== 'xsi:schemaLocation')
    .sort()
    .map((name) => ` ${name}=${JSON.stringify(element.attributes[name])}`)
  // Base64 may be broken into lines as one likes (RFC 2045).
  const own = element.attributes.representation === 'B64' ? ownText(element).replace(/\s+/g, '') : ownText(element)
  const blank = ordered || own.trim() === ''
  const text = blank ? '' : elementsOf(element).length > 0 ? own.trim() : own
  const inner = ordered
    ? element.children.map((node) => (typeof node === 'string' ? node.replace(/\s+/g, ' ') : canonical(node, true)))
    : elementsOf(element)
        .map((child) => canonical(child, child.name === 'text' && element.name === 'section'))
        .sort()
  return `<{${element.ns}}${element.name}${attributes.join('')}>${text}${inner.filter((each) => each.trim()).join('\n')}</>`
}

/** The first lines that only one of two canonical texts has. */
export function differences(expected: string, actual: string): string {
  const left = expected.split('\n')
  const right = actual.split('\n')
  const missing = left.filter((line) => !right.includes(line)).slice(0, 4)
  const added = right.filter((line) => !left.includes(line)).slice(0, 4)
  return `missing:\n${missing.join('\n').slice(0, 900)}\nadded:\n${added.join('\n').slice(0, 900)}`
}

/** Paths of the elements with attributes or text of their own that a loss account says nothing of. */
export function unaccounted(root: XmlElement, rows: readonly { readonly path: string }[]): readonly string[] {
  const told = new Set(rows.map(({ path }) => path))
  const missing: string[] = []
  const visit = (element: XmlElement, path: string): void => {
    if ((Object.keys(element.attributes).length > 0 || ownText(element).trim()) && !told.has(path)) missing.push(path)
    const children = elementsOf(element)
    const twins = Map.groupBy(children, ({ name }) => name)
    const met = new Map<string, number>()
    for (const child of children) {
      const position = (met.get(child.name) ?? 0) + 1
      met.set(child.name, position)
      visit(child, `${path}/${child.name}${(twins.get(child.name)?.length ?? 0) > 1 ? `[${position}]` : ''}`)
    }
  }
  visit(root, pathOf(root))
  return missing
}
