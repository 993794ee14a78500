import { type Refuse, xmlNamespace, xmlnsNamespace } from './scope.ts'

/** Namespaces in force, by prefix; equal declarations under one scope give the same scope again. */
export type ExactScope = {
  readonly prefixes: ReadonlyMap<string, string>
  readonly inner: Map<string, ExactScope>
}

/** Names and values by turns. */
type Declarations = readonly string[]

/** Outside the root element. */
export function outerScope(): ExactScope {
  return { prefixes: new Map(), inner: new Map() }
}

/** The scope inside a tag with these declarations; refuses what Namespaces in XML 1.0, section 3, forbids. */
export function innerScope(outer: ExactScope, declarations: Declarations, refuse: Refuse): ExactScope {
  if (declarations.length === 0) return outer
  const key = declarations.join('\0')
  const known = outer.inner.get(key)
  if (known) return known
  const scope = { prefixes: declared(outer, declarations, refuse), inner: new Map() }
  outer.inner.set(key, scope)
  return scope
}

function declared(outer: ExactScope, declarations: Declarations, refuse: Refuse): ReadonlyMap<string, string> {
  const prefixes = new Map(outer.prefixes)
  for (let i = 0; i + 1 < declarations.length; i += 2) {
    const prefix = declarations[i]!.slice('xmlns:'.length)
    const uri = declarations[i + 1]!
    if (!mayDeclare(prefix, uri)) refuse('xml-not-well-formed', 'A namespace declaration that XML does not allow')
    if (prefix === 'xml') continue
    if (uri === '') prefixes.delete(prefix)
    else prefixes.set(prefix, uri)
  }
  return prefixes
}

function mayDeclare(prefix: string, uri: string): boolean {
  if (prefix.includes(':') || prefix === 'xmlns' || uri.trim() === xmlnsNamespace) return false
  if (prefix === 'xml' || uri.trim() === xmlNamespace) return prefix === 'xml' && uri === xmlNamespace
  return prefix === '' || uri.trim() !== ''
}

/** A qualified name in its parts; the default namespace applies only to elements. */
export function resolveName(
  { prefixes }: ExactScope,
  qualified: string,
  of: 'element' | 'attribute',
  refuse: Refuse,
): { readonly prefix: string; readonly name: string; readonly ns: string } {
  const colon = qualified.indexOf(':')
  if (colon < 0) return { prefix: '', name: qualified, ns: of === 'element' ? (prefixes.get('') ?? '') : '' }
  const prefix = qualified.slice(0, colon)
  const name = qualified.slice(colon + 1)
  if (colon === 0 || name === '' || name.includes(':')) refuse('xml-not-well-formed', 'A name with a misplaced colon')
  const ns = prefix === 'xml' ? xmlNamespace : prefixes.get(prefix)
  if (ns === undefined) return refuse('xml-undeclared-prefix', 'A name has a prefix that no namespace is declared for')
  return { prefix, name, ns }
}
