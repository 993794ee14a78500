import { elementsOf, type XmlElement, type XmlNode } from '../platform/xml/tree.ts'

/**
 * What is left of an original when a reconstruction is taken away from it, and how to put the two together again.
 *
 * The converter rebuilds each CDA entry from the FHIR resources it made of it. What came back is *mapped*; the residue
 * is *carried* beside the resource. So «mapped» is never a claim: it is what the way back has just shown.
 *
 * A residue is a sparse copy of the original. Its marks, in {@link MARKS}, tell where it belongs:
 * - `at`: this element completes the n-th child of that name in the reconstruction; without it, it is inserted whole.
 * - `was-x`: attribute x replaces this value of the reconstruction, and only this one: an edited value stands.
 * - `without`: attributes (and `#text`) the reconstruction has and the original has not.
 * - `omit`: children the reconstruction has and the original has not, as `name:n`.
 */
export const MARKS = 'urn:knutepunkt:carried'

const mark = (name: string) => `{${MARKS}}${name}`
const AT = mark('at')
const WITHOUT = mark('without')
const OMIT = mark('omit')
/** Attribute names as XML allows them inside a name: `xsi:type` is marked as `was-xsi.type`. */
const was = (name: string) => mark(`was-${name.replace(':', '.')}`)
const WAS_TEXT = mark('text-was')

/** Which parts of an original element were left over: attribute names, `#text`, or everything below it. */
export type LeftOver = ReadonlyMap<XmlElement, ReadonlySet<string>>

/** The carried copy, and which parts of the original it holds. `residue` is undefined when nothing is left. */
export type Residue = { readonly residue: XmlElement | undefined; readonly leftOver: LeftOver }

/**
 * Takes `rebuilt` away from `original`. Order among children of different names does not count, nor does white space
 * between elements: CDA gives them no meaning outside the narrative, which is carried by other means.
 *
 * @param elsewhere elements below the original that are converted by other means: neither rebuilt nor left over
 */
export function residueOf(original: XmlElement, rebuilt: XmlElement, elsewhere: ReadonlySet<XmlNode> = none): Residue {
  const leftOver = new Map<XmlElement, Set<string>>()
  return { residue: subtract(original, rebuilt, { leftOver, elsewhere }), leftOver }
}

type Subtraction = { readonly leftOver: Map<XmlElement, Set<string>>; readonly elsewhere: ReadonlySet<XmlNode> }

const none: ReadonlySet<XmlNode> = new Set()

/** Puts a residue back on a reconstruction. With the reconstruction it was made from, gives the original. */
export function merge(rebuilt: XmlElement, residue: XmlElement): XmlElement {
  const without = new Set(residue.attributes[WITHOUT]?.split(' '))
  const omit = new Set(residue.attributes[OMIT]?.split(' '))
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(rebuilt.attributes)) if (!without.has(name)) attributes[name] = value
  for (const [name, value] of Object.entries(residue.attributes)) {
    if (name.startsWith(`{${MARKS}}`)) continue
    const replaced = residue.attributes[was(name)]
    if (replaced === undefined || replaced === rebuilt.attributes[name]) attributes[name] = value
  }
  const completions = new Map<string, XmlElement>()
  const insertions: XmlNode[] = []
  for (const node of elementsOf(residue)) {
    const at = node.attributes[AT]
    if (at === undefined) insertions.push(node)
    else completions.set(`${node.name}:${at}`, node)
  }
  const seen = new Map<string, number>()
  const children: XmlNode[] = []
  const rebuiltText = textBetween(rebuilt)
  const carriedText = textBetween(residue)
  const replaceText =
    carriedText !== '' && (residue.attributes[WAS_TEXT] === undefined || residue.attributes[WAS_TEXT] === rebuiltText)
  if (replaceText) children.push(carriedText)
  else if (!without.has('#text') && rebuiltText) children.push(rebuiltText)
  for (const node of elementsOf(rebuilt)) {
    const position = seen.get(node.name) ?? 0
    seen.set(node.name, position + 1)
    const key = `${node.name}:${position}`
    if (omit.has(key)) continue
    const completion = completions.get(key)
    children.push(completion ? merge(node, completion) : node)
  }
  children.push(...insertions)
  return { ...rebuilt, ns: residue.ns, attributes, children }
}

function subtract(original: XmlElement, rebuilt: XmlElement, taking: Subtraction): XmlElement | undefined {
  const attributes: Record<string, string> = {}
  const left = new Set<string>()
  const without: string[] = []
  for (const name in original.attributes) {
    const value = original.attributes[name]!
    const other = rebuilt.attributes[name]
    if (value === other) continue
    attributes[name] = value
    if (other !== undefined) attributes[was(name)] = other
    left.add(name)
  }
  for (const name in rebuilt.attributes) if (original.attributes[name] === undefined) without.push(name)

  const children: XmlNode[] = []
  const text = textBetween(original)
  const otherText = textBetween(rebuilt)
  if (text !== otherText) {
    if (text) {
      children.push(text)
      left.add('#text')
      if (otherText) attributes[WAS_TEXT] = otherText
    } else without.push('#text')
  }

  const omit = subtractChildren(original, rebuilt, children, taking)
  if (left.size > 0) taking.leftOver.set(original, left)
  if (without.length > 0) attributes[WITHOUT] = without.join(' ')
  if (omit.length > 0) attributes[OMIT] = omit.join(' ')
  if (children.length === 0 && isEmpty(attributes) && original.ns === rebuilt.ns) return undefined
  return { name: original.name, ns: original.ns, attributes, children, line: 0, parent: null }
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return false
  return true
}

type Numbered = { readonly element: XmlElement; readonly position: number; taken: boolean }

function subtractChildren(original: XmlElement, rebuilt: XmlElement, into: XmlNode[], taking: Subtraction): string[] {
  const others = new Map<string, Numbered[]>()
  for (const node of rebuilt.children) {
    if (typeof node === 'string') continue
    const group = others.get(node.name)
    if (group) group.push({ element: node, position: group.length, taken: false })
    else others.set(node.name, [{ element: node, position: 0, taken: false }])
  }
  const ours = new Map<string, number>()
  const unpaired = original.children.filter(
    (node): node is XmlElement => typeof node !== 'string' && !taking.elsewhere.has(node),
  )
  for (const node of unpaired) ours.set(node.name, (ours.get(node.name) ?? 0) + 1)
  // Exact twins first, then the most alike: a template id must not complete another one.
  const open: XmlElement[] = []
  for (const node of unpaired) {
    const group = others.get(node.name)
    if (readByOrder(original, node)) {
      open.push(node)
      continue
    }
    const alone = group?.length === 1 && ours.get(node.name) === 1 && likeness(node, group[0]!.element) >= 0
    const twin = alone ? undefined : group?.find((other) => !other.taken && same(node, other.element))
    if (twin) twin.taken = true
    else open.push(node)
  }
  for (const node of open) {
    const group = others.get(node.name)
    const partner = readByOrder(original, node) ? group?.find(({ taken }) => !taken) : mostAlike(node, group)
    if (!partner) {
      into.push(copyOf(node, taking))
      continue
    }
    partner.taken = true
    const part = subtract(node, partner.element, taking)
    if (part) into.push({ ...part, attributes: { ...part.attributes, [AT]: String(partner.position) } })
  }
  const omit: string[] = []
  for (const [name, group] of others)
    for (const other of group) if (!other.taken) omit.push(`${name}:${other.position}`)
  return omit
}

/** The body and its sections: of several the first is read, and so the first is what was rebuilt. */
function readByOrder(parent: XmlElement, { name }: XmlElement): boolean {
  return (
    name === 'section' ||
    name === 'structuredBody' ||
    name === 'nonXMLBody' ||
    (name === 'component' && parent.name === 'ClinicalDocument')
  )
}

/** A whole element that nothing was rebuilt for. */
function copyOf(element: XmlElement, taking: Subtraction): XmlElement {
  const left = new Set(Object.keys(element.attributes))
  const text = textBetween(element)
  if (text) left.add('#text')
  if (left.size > 0) taking.leftOver.set(element, left)
  // Where text stands between elements its place among them counts, as in a narrative.
  const children = element.children.flatMap((node): XmlNode[] => {
    if (typeof node === 'string') return text ? [node] : []
    return taking.elsewhere.has(node) ? [] : [copyOf(node, taking)]
  })
  return { ...element, children, line: 0, parent: null }
}

/** Identifying parts; two elements that differ in one of these are different things. */
const identifying = ['root', 'typeCode', 'xsi:type', 'code', 'extension', 'codeSystem'] as const

function mostAlike(node: XmlElement, group: readonly Numbered[] | undefined): Numbered | undefined {
  let best: Numbered | undefined
  let bestScore = -1
  for (const other of group ?? []) {
    if (other.taken) continue
    const score = likeness(node, other.element)
    if (score > bestScore) {
      best = other
      bestScore = score
    }
  }
  return best
}

function likeness(a: XmlElement, b: XmlElement): number {
  if (a.name === 'templateId') return -1
  let score = 0
  for (const name of identifying) {
    const value = a.attributes[name]
    if (value === undefined || b.attributes[name] === undefined) continue
    if (value === b.attributes[name]) score += 2
    else if (name === 'typeCode') return -1
  }
  const ours = a.children.find((child) => typeof child !== 'string' && child.name !== 'templateId')
  const theirs = b.children.find(
    (child) => typeof child !== 'string' && child.name === (ours as XmlElement | undefined)?.name,
  )
  if (ours && theirs && typeof ours !== 'string' && typeof theirs !== 'string')
    score += 1 + Math.max(0, likeness(ours, theirs))
  return score
}

/** Equal in names, attributes, text and children in this order. */
function same(a: XmlElement, b: XmlElement): boolean {
  if (a.name !== b.name || a.ns !== b.ns) return false
  let count = 0
  for (const name in a.attributes) {
    if (a.attributes[name] !== b.attributes[name]) return false
    count++
  }
  for (const _ in b.attributes) count--
  if (count !== 0 || textBetween(a) !== textBetween(b)) return false
  const theirs = elementsOf(b)
  let position = 0
  for (const node of a.children) {
    if (typeof node === 'string') continue
    const other = theirs[position++]
    if (!other || !same(node, other)) return false
  }
  return position === theirs.length
}

/** Own text. White space alone is nothing, nor is white space around text that stands between elements. */
function textBetween(element: XmlElement): string {
  let text = ''
  let mixed = false
  for (const node of element.children) {
    if (typeof node === 'string') text += node
    else mixed = true
  }
  const trimmed = text.trim()
  return mixed || trimmed === '' ? trimmed : text
}
