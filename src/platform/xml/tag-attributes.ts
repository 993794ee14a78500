import type { Limits } from './limits.ts'
import { attributeKey, newInnerScope, type Refuse, type Scope } from './scope.ts'

/** The attributes of one start tag after another, as they arrive. */
export type TagAttributes = {
  readonly add: (name: string, value: string) => void
  /** The scope inside the tag whose attributes have arrived. */
  readonly scopeInside: (outer: Scope) => Scope
  /** Them, by their keys in the tree; the next tag begins without any. */
  readonly take: (inner: Scope) => Record<string, string>
}

const none: Record<string, string> = Object.freeze({})

/** Gathers attributes within these limits, for one document. */
export function gatherAttributes(limits: Limits, refuse: Refuse): TagAttributes {
  /** Names met in the document, and whether they have a prefix or are `xmlns`. */
  const names = new Map<string, boolean>()
  /** Names and values by turns: what a name with a prefix means is known only when the whole tag is. */
  const qualified: string[] = []
  let attributes = none
  let count = 0
  let allAttributes = 0
  let scopesMade = 0

  const newName = (name: string): boolean => {
    if (name.length > limits.name) refuse('xml-too-large', 'An attribute has a longer name than we read')
    if (names.size >= limits.attributeNames)
      refuse('xml-too-large', 'The document has more attribute names than we read')
    if (name === '__proto__') refuse('xml-not-well-formed', 'An attribute has a name we do not read')
    const prefixed = name.includes(':') || name === 'xmlns'
    names.set(name, prefixed)
    return prefixed
  }

  return {
    add(name, value) {
      const prefixed = names.get(name) ?? newName(name)
      attributes = count === 0 ? {} : attributes
      count += 1
      allAttributes += 1
      if (count > limits.attributes) refuse('xml-too-large', `An element has over ${limits.attributes} attributes`)
      if (allAttributes > limits.allAttributes) refuse('xml-too-large', 'The document has more attributes than we read')
      if (prefixed) qualified.push(name, value)
      else attributes[name] = value
    },
    scopeInside(outer) {
      const declarations = qualified.length === 0 ? '' : declarationsIn(qualified)
      if (declarations === '') return outer
      const known = outer.inner.get(declarations)
      if (known) return known
      scopesMade += 1
      if (scopesMade > limits.scopes || outer.prefixes.size > limits.attributes)
        refuse('xml-too-large', 'The document declares more namespaces than we read')
      return newInnerScope(outer, declarations, refuse)
    },
    take(inner) {
      for (let i = 0; i < qualified.length; i += 2) {
        const name = qualified[i]!
        if (isDeclaration(name)) continue
        const key = attributeKey(inner, name, refuse)
        if (Object.hasOwn(attributes, key)) refuse('xml-not-well-formed', 'An attribute stands twice on one element')
        attributes[key] = qualified[i + 1]!
      }
      qualified.length = 0
      count = 0
      const taken = attributes
      attributes = none
      return taken
    },
  }
}

/** As `newInnerScope` takes them. */
function declarationsIn(qualified: readonly string[]): string {
  let declarations = ''
  for (let i = 0; i < qualified.length; i += 2)
    if (isDeclaration(qualified[i]!)) declarations += `${qualified[i]}\0${qualified[i + 1]}\0`
  return declarations
}

function isDeclaration(name: string): boolean {
  return name.charCodeAt(0) === 0x78 && (name === 'xmlns' || name.startsWith('xmlns:'))
}
