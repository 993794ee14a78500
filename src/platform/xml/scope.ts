/** A qualified name looked up: what it means where it stands. */
export type ResolvedName = { readonly local: string; readonly ns: string }

/** Stops the reading with a Problem that knows the place. */
export type Refuse = (code: string, message: string) => never

/**
 * The namespace declarations in force at a place. Names are looked up once per scope and remembered, and equal
 * declarations under one scope give the same scope again, since real documents repeat one declaration on hundreds of
 * elements.
 */
export type Scope = {
  readonly prefixes: ReadonlyMap<string, string>
  readonly elements: Map<string, ResolvedName>
  readonly attributes: Map<string, string>
  /** By the declarations as `newInnerScope` takes them. */
  readonly inner: Map<string, Scope>
}

/** Bound to `xml` everywhere. */
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
/** Of namespace declarations themselves; no prefix may stand for it. */
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'
/** Of `xsi:type` and `xsi:nil`. */
export const xsiNamespace = 'http://www.w3.org/2001/XMLSchema-instance'

/** Attributes of these namespaces are keyed `xsi:…` and `xml:…` in the tree, whatever prefix the document uses. */
const attributePrefixes: ReadonlyMap<string, string> = new Map([
  [xsiNamespace, 'xsi'],
  [xmlNamespace, 'xml'],
])

/** A scope with these declarations, by prefix, and `xml`; the empty prefix is the default namespace. */
export function rootScope(prefixes: Readonly<Record<string, string>> = {}): Scope {
  return newScope(new Map([['', ''], ...Object.entries(prefixes), ['xml', xmlNamespace]]))
}

function newScope(prefixes: ReadonlyMap<string, string>): Scope {
  return { prefixes, elements: new Map(), attributes: new Map(), inner: new Map() }
}

/**
 * The scope inside an element with these declarations: each attribute name and URI ended by a NUL, which XML cannot
 * hold. Refuses what Namespaces in XML 1.0 section 3 forbids.
 */
export function newInnerScope(outer: Scope, declarations: string, refuse: Refuse): Scope {
  const prefixes = new Map(outer.prefixes)
  const parts = declarations.split('\0')
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const prefix = parts[i]!.slice('xmlns:'.length)
    const uri = parts[i + 1]!.trim()
    if (!mayDeclare(prefix, uri)) refuse('xml-not-well-formed', 'A namespace declaration that XML does not allow')
    prefixes.set(prefix, uri)
  }
  const scope = newScope(prefixes)
  outer.inner.set(declarations, scope)
  return scope
}

function mayDeclare(prefix: string, uri: string): boolean {
  if (prefix.includes(':') || prefix === 'xmlns' || uri === xmlnsNamespace) return false
  if (prefix === 'xml' || uri === xmlNamespace) return prefix === 'xml' && uri === xmlNamespace
  return prefix === '' || uri !== ''
}

/** What an element's qualified name means here. */
export function elementName(scope: Scope, name: string, refuse: Refuse): ResolvedName {
  const known = scope.elements.get(name)
  if (known) return known
  const resolved = resolve(scope, name, refuse)
  scope.elements.set(name, resolved)
  return resolved
}

/** The key of an attribute in the tree. The default namespace does not apply to attributes. */
export function attributeKey(scope: Scope, name: string, refuse: Refuse): string {
  const known = scope.attributes.get(name)
  if (known !== undefined) return known
  const key = name.includes(':') ? keyOf(resolve(scope, name, refuse)) : name
  scope.attributes.set(name, key)
  return key
}

/** The key of an attribute whose name has a prefix. */
export function keyOf({ local, ns }: ResolvedName): string {
  const prefix = attributePrefixes.get(ns)
  return prefix === undefined ? `{${ns}}${local}` : `${prefix}:${local}`
}

function resolve(scope: Scope, name: string, refuse: Refuse): ResolvedName {
  const colon = name.indexOf(':')
  const local = name.slice(colon + 1)
  if (colon === 0 || local === '' || local.includes(':')) refuse('xml-not-well-formed', 'A name with a misplaced colon')
  const ns = scope.prefixes.get(colon < 0 ? '' : name.slice(0, colon))
  if (ns === undefined) return refuse('xml-undeclared-prefix', 'A name has a prefix that no namespace is declared for')
  return { local, ns }
}
