import { elementsOf, type XmlElement, type XmlNode } from '../platform/xml/tree.ts'

/**
 * What is left of an original when a reconstruction is taken away from it, and how to put the two together again.
 *
 * The converter rebuilds each CDA entry from the FHIR resources it made of it. What came back is *mapped*; the residue
 * is *carried* beside the resource. So «mapped» is never a claim: it is what the way back has just shown.
 *
 * A residue is a sparse copy of the original. Its marks, in {@link MARKS}, tell where it belongs:
 * - `at`: this element completes the n-th child of that name in the reconstruction; without it, it is inserted whole.
 * - `nth`: this element is inserted as the n-th of its name; without it, as the last. The first of several is often the
 *   one that is read, so which it is must not change.
 * - `was-x`: attribute x replaces this value of the reconstruction, and only this one: an edited value stands.
 * - `without`: attributes (and `#text`) the reconstruction has and the original has not.
 * - `omit`: children the reconstruction has and the original has not, as `name:n`.
 */
export const MARKS = 'urn:knutepunkt:carried'

const mark = (name: string) => `{${MARKS}}${name}`
const AT = mark('at')
const NTH = mark('nth')
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
  const insertions: XmlElement[] = []
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
  insert(insertions, children)
  return { ...rebuilt, ns: residue.ns, attributes, children }
}

/** Puts each insertion among its namesakes where it stood; they then stand together, which means nothing in CDA. */
function insert(insertions: readonly XmlElement[], into: XmlNode[]): void {
  const ordered = Map.groupBy(
    insertions.filter(({ attributes }) => attributes[NTH] !== undefined),
    ({ name }) => name,
  )
  for (const [name, marked] of ordered) {
    const namesakes = into.filter((node) => typeof node !== 'string' && node.name === name)
    const others = into.filter((node) => typeof node === 'string' || node.name !== name)
    into.length = 0
    for (const node of others) into.push(node)
    let next = 0
    for (const [before, node] of marked.entries()) {
      const nth = Number(node.attributes[NTH])
      while (next + before < nth && next < namesakes.length) into.push(namesakes[next++]!)
      into.push(withoutMark(node))
    }
    for (const node of namesakes.slice(next)) into.push(node)
  }
  for (const node of insertions) if (node.attributes[NTH] === undefined) into.push(node)
}

function withoutMark(element: XmlElement): XmlElement {
  const { [NTH]: _, ...attributes } = element.attributes
  return { ...element, attributes }
}

function subtract(original: XmlElement, rebuilt: XmlElement, taking: Subtraction): XmlElement | undefined {
  if (areAlike(original, rebuilt)) return undefined
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

/** Elements without elements inside, as most are, and with nothing to tell them apart. */
function areAlike(original: XmlElement, rebuilt: XmlElement): boolean {
  if (original.children.length > 1 || rebuilt.children.length > 1 || original.ns !== rebuilt.ns) return false
  const [text = ''] = original.children
  const [otherText = ''] = rebuilt.children
  return text === otherText && haveSameAttributes(original, rebuilt)
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return false
  return true
}

/** Children of one name in the reconstruction, in order. */
type Group = {
  readonly members: XmlElement[]
  readonly taken: boolean[]
  /** All members before this one are taken. */
  next: number
  /** How many children of this name the original has. */
  wanted: number
}

/**
 * How many members of a group are compared with one element before it is taken for a new one: a group of thousands
 * must not cost millions of comparisons. Which of them are paired matters to the size of a residue only.
 */
const compared = 40

function subtractChildren(original: XmlElement, rebuilt: XmlElement, into: XmlNode[], taking: Subtraction): string[] {
  if (areInStep(original, rebuilt, taking)) {
    subtractInStep(original, rebuilt, into, taking)
    return []
  }
  const groups = groupsIn(rebuilt)
  const children: XmlElement[] = []
  const places = new Map<XmlElement, number>()
  for (const node of original.children) {
    if (typeof node === 'string' || taking.elsewhere.has(node)) continue
    children.push(node)
    const group = groups.get(node.name)
    if (!group) continue
    places.set(node, group.wanted)
    group.wanted += 1
  }
  // Exact twins first, then the most alike: a template id must not complete another one.
  const unlike: XmlElement[] = []
  for (const node of children) {
    const group = groups.get(node.name)
    const twins = group && !isAlone(node, group) && !readByOrder(original, node)
    if (!twins || !takeTwin(node, group)) unlike.push(node)
  }
  for (const node of unlike) {
    const group = groups.get(node.name)
    const at = group ? partnerIn(group, node, readByOrder(original, node)) : -1
    if (!group || at < 0) {
      const copy = copyOf(node, taking)
      const nth = places.get(node)
      const last = !group || nth === undefined || nth === group.wanted - 1 || node.name === 'templateId'
      into.push(last ? copy : { ...copy, attributes: { ...copy.attributes, [NTH]: String(nth) } })
      continue
    }
    take(group, at)
    const part = subtract(node, group.members[at]!, taking)
    if (part) into.push({ ...part, attributes: { ...part.attributes, [AT]: String(at) } })
  }
  const omit: string[] = []
  for (const [name, { taken, next }] of groups)
    for (let at = next; at < taken.length; at += 1) if (!taken[at]) omit.push(`${name}:${at}`)
  return omit
}

/**
 * Whether both have the same children in the same order, no two of a name beside each other but equal template ids: then
 * there is nothing to choose.
 */
function areInStep(original: XmlElement, rebuilt: XmlElement, { elsewhere }: Subtraction): boolean {
  const others = rebuilt.children
  if (others.length > compared) return false
  let at = 0
  let before = ''
  for (const node of original.children) {
    if (typeof node === 'string' || elsewhere.has(node)) continue
    while (typeof others[at] === 'string') at += 1
    // Not a string, by the line above.
    const other = others[at] as XmlElement | undefined
    if (!other || other.name !== node.name) return false
    const paired = node.name === 'templateId' ? same(node, other) : node.name !== before && mayComplete(node, other)
    if (!paired) return false
    before = node.name
    at += 1
  }
  while (typeof others[at] === 'string') at += 1
  return at === others.length
}

function subtractInStep(original: XmlElement, rebuilt: XmlElement, into: XmlNode[], taking: Subtraction): void {
  const others = elementsOf(rebuilt)
  let at = 0
  for (const node of original.children) {
    if (typeof node === 'string' || taking.elsewhere.has(node)) continue
    const other = others[at]!
    const part = subtract(node, other, taking)
    if (part) {
      const position = others.slice(0, at).filter(({ name }) => name === node.name).length
      into.push({ ...part, attributes: { ...part.attributes, [AT]: String(position) } })
    }
    at += 1
  }
}

function groupsIn(rebuilt: XmlElement): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const node of rebuilt.children) {
    if (typeof node === 'string') continue
    const group = groups.get(node.name)
    if (!group) groups.set(node.name, { members: [node], taken: [false], next: 0, wanted: 0 })
    else {
      group.members.push(node)
      group.taken.push(false)
    }
  }
  return groups
}

/** Whether neither side has another child of this name, so that there is nothing to choose between. */
function isAlone({ name }: XmlElement, { wanted, members }: Group): boolean {
  return wanted === 1 && members.length === 1 && name !== 'templateId'
}

function take(group: Group, at: number): void {
  group.taken[at] = true
  while (group.taken[group.next]) group.next += 1
}

function takeTwin(node: XmlElement, group: Group): boolean {
  const end = Math.min(group.members.length, group.next + compared)
  for (let at = group.next; at < end; at += 1) {
    if (group.taken[at] || !same(node, group.members[at]!)) continue
    take(group, at)
    return true
  }
  return false
}

/** Where the member that this element completes stands, or -1. */
function partnerIn(group: Group, node: XmlElement, byOrder: boolean): number {
  if (byOrder) return group.next < group.members.length ? group.next : -1
  if (isAlone(node, group)) return mayComplete(node, group.members[0]!) ? 0 : -1
  let best = -1
  let bestScore = -1
  const end = Math.min(group.members.length, group.next + compared)
  for (let at = group.next; at < end; at += 1) {
    if (group.taken[at]) continue
    const score = likeness(node, group.members[at]!)
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  }
  return best
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

/** A template id is itself or another one, and so is an element with another relation to what it stands in. */
function mayComplete({ name, attributes: ours }: XmlElement, { attributes: theirs }: XmlElement): boolean {
  if (name === 'templateId') return false
  return ours.typeCode === undefined || theirs.typeCode === undefined || ours.typeCode === theirs.typeCode
}

/** How much more two elements share of what tells elements apart than they differ in it; -1 when they cannot be one. */
function likeness(a: XmlElement, b: XmlElement): number {
  return mayComplete(a, b) ? Math.max(0, shared(a, b)) : -1
}

function shared(a: XmlElement, b: XmlElement): number {
  let score = 0
  for (const name of identifying) {
    const [ours, theirs] = [a.attributes[name], b.attributes[name]]
    if (ours !== undefined && theirs !== undefined) score += ours === theirs ? 2 : -1
  }
  let before = ''
  for (const child of a.children) {
    // Of several of a name the first speaks for all: which of them belong together is not known yet.
    if (typeof child === 'string' || child.name === 'templateId' || child.name === before) continue
    before = child.name
    const other = b.children.find((node) => typeof node !== 'string' && node.name === child.name)
    if (other && typeof other !== 'string') score += 1 + shared(child, other)
  }
  return score
}

/** Equal in names, attributes, text and children in this order. */
function same(a: XmlElement, b: XmlElement): boolean {
  if (a.name !== b.name || a.ns !== b.ns) return false
  if (!haveSameAttributes(a, b) || textBetween(a) !== textBetween(b)) return false
  let at = 0
  for (const node of a.children) {
    if (typeof node === 'string') continue
    while (typeof b.children[at] === 'string') at += 1
    // Not a string, by the line above.
    const other = b.children[at] as XmlElement | undefined
    if (!other || !same(node, other)) return false
    at += 1
  }
  while (typeof b.children[at] === 'string') at += 1
  return at === b.children.length
}

function haveSameAttributes({ attributes: ours }: XmlElement, { attributes: theirs }: XmlElement): boolean {
  let more = 0
  for (const name in ours) {
    if (ours[name] !== theirs[name]) return false
    more += 1
  }
  for (const _ in theirs) more -= 1
  return more === 0
}

/** Line breaks and spaces, as nearly all text between elements is. */
function isLayout(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x20) return false
  return true
}

/** Own text. White space alone is nothing, nor is white space around text that stands between elements. */
function textBetween({ children }: XmlElement): string {
  let text = ''
  let mixed = false
  let blank = true
  for (const node of children) {
    if (typeof node !== 'string') mixed = true
    else if (!blank || !isLayout(node)) {
      blank = false
      text += node
    }
  }
  if (blank) return ''
  const trimmed = text.trim()
  return mixed || trimmed === '' ? trimmed : text
}
