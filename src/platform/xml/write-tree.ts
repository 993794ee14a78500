import { Problem } from '../../kernel/problem.ts'
import { xmlNamespace, xsiNamespace } from './scope.ts'
import type { XmlElement } from './tree.ts'

export type WriteTree = {
  /** Namespace URI and the prefix wanted for it. */
  readonly prefixes: readonly (readonly [uri: string, prefix: string])[]
  /** Those of the prefixes that the reader knows without a declaration. */
  readonly declared: readonly string[]
  /** The namespace written without a prefix. */
  readonly defaultNs: string
  /** The namespace that a name without a prefix has outside the root. */
  readonly inForce: string
  readonly indent?: number
  /** The only elements that may be written as one empty tag; any, when not given. */
  readonly empty?: ReadonlySet<string>
}

/** Namespaces in XML 1.0, production NCName. */
const start = [
  String.raw`A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f`,
  String.raw`\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`,
].join('')
const ncName = new RegExp(String.raw`^[${start}][${start}\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*$`, 'u')

/** Writes an element and all below it; see `serialiseXml` and `serialiseFragment` for what the settings are good for. */
export function writeTree(
  root: XmlElement,
  { prefixes, declared, defaultNs, inForce, indent, empty }: WriteTree,
): string {
  const prefixOf = new Map<string, string>([[xsiNamespace, 'xsi'], [xmlNamespace, 'xml'], ...prefixes])
  const taken = new Set<string>(prefixOf.values())
  const used = new Set<string>()
  const attributeNames = new Map<string, string>()

  const prefixFor = (uri: string): string => {
    let prefix = prefixOf.get(uri)
    if (prefix === undefined) {
      for (let number = 1; prefix === undefined || taken.has(prefix); number += 1) prefix = `ns${number}`
      taken.add(prefix)
      prefixOf.set(uri, prefix)
    }
    used.add(uri)
    return prefix
  }

  const attributeName = (key: string, at: string): string => {
    const known = attributeNames.get(key)
    if (known !== undefined) return known
    const { uri, local } = splitKey(key)
    checkName(local, at)
    const name = uri === '' ? local : `${prefixFor(uri)}:${local}`
    attributeNames.set(key, name)
    return name
  }

  /** The element from its name on, without the opening `<`. */
  const write = (element: XmlElement, outer: string, level: number, declarations?: () => string): string => {
    const { name, ns, attributes, children } = element
    const bare = ns === defaultNs || ns === ''
    const inner = bare ? ns : level === 0 ? defaultNs : outer
    const tag = bare ? name : `${prefixFor(ns)}:${name}`
    checkName(name, name)
    let start = inner === outer ? '' : ` xmlns="${escapeAttribute(inner, name)}"`
    for (const key of Object.keys(attributes)) {
      start += ` ${attributeName(key, name)}="${escapeAttribute(attributes[key]!, name)}"`
    }
    const pad =
      indent === undefined || children.some((child) => typeof child === 'string') ? '' : newLine(indent, level + 1)
    let content = ''
    for (const child of children) {
      content += typeof child === 'string' ? escapeText(child, name) : `${pad}<${write(child, inner, level + 1)}`
    }
    if (pad !== '' && content !== '') content += newLine(indent!, level)
    const declaring = declarations?.() ?? ''
    return content === '' && (empty?.has(name) ?? true)
      ? `${tag}${declaring}${start}/>`
      : `${tag}${declaring}${start}>${content}</${tag}>`
  }

  const declarations = (): string => {
    let text = ''
    for (const uri of used) {
      const prefix = prefixOf.get(uri)!
      if (prefix !== 'xml' && !declared.includes(prefix))
        text += ` xmlns:${prefix}="${escapeAttribute(uri, root.name)}"`
    }
    return text
  }
  return `<${write(root, inForce, 0, declarations)}`
}

function newLine(indent: number, level: number): string {
  return `\n${' '.repeat(indent * level)}`
}

function splitKey(key: string): { readonly uri: string; readonly local: string } {
  if (key.startsWith('{')) {
    const end = key.lastIndexOf('}')
    return { uri: key.slice(1, end), local: key.slice(end + 1) }
  }
  if (key.startsWith('xsi:')) return { uri: xsiNamespace, local: key.slice('xsi:'.length) }
  if (key.startsWith('xml:')) return { uri: xmlNamespace, local: key.slice('xml:'.length) }
  return { uri: '', local: key }
}

function checkName(name: string, at: string): void {
  // Nearly every name is plain, and the whole rule is slow.
  if (!/^[A-Za-z_][\w.-]*$/.test(name) && !ncName.test(name))
    throw new Problem('invalid', 'xml-name', 'A name that XML does not allow', { at })
}

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const attributeEscapes: Readonly<Record<string, string>> = {
  ...textEscapes,
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
}

function escapeText(text: string, at: string): string {
  if (!/[^\t\n\x20-\x25\x27-\x3b\x3d\x3f-\ud7ff\ue000-\ufffd]/.test(text)) return text
  checkCharacters(text, at)
  return text.replace(/[&<>\r]/g, (character) => textEscapes[character]!)
}

function escapeAttribute(text: string, at: string): string {
  if (!/[^\x20\x21\x23-\x25\x27-\x3b\x3d\x3f-\ud7ff\ue000-\ufffd]/.test(text)) return text
  checkCharacters(text, at)
  return text.replace(/[&<>"\t\n\r]/g, (character) => attributeEscapes[character]!)
}

/** XML 1.0 section 2.2, production 2. A lone surrogate is among what it leaves out. */
function checkCharacters(text: string, at: string): void {
  if (!/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return
  throw new Problem('invalid', 'xml-character', 'A character that XML does not allow', { at })
}
