import { Problem } from '../../../kernel/problem.ts'
import { parseXmlText } from '../../../platform/xml/parse.ts'
import { elementsOf, textOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { XHTML } from '../../../platform/xml/xhtml.ts'
import type { Fault } from '../fault.ts'
import { addressFaults } from './address.ts'
import type { Anchors } from './anchors.ts'
import {
  blocks,
  childless,
  formattingElements,
  homes,
  lines,
  mayHave,
  notInThemselves,
  onlyChildren,
  paragraphEnds,
  sayableName,
} from './markup.ts'
import { namedCharacters } from './characters.ts'
import type { Faults } from '../primitive/fault.ts'

/** A narrative's `div`, as far as rules ask; one too large to be checked is taken to hold what they ask. */
export type Narrative = {
  readonly faults: Faults
  /** Only basic formatting (invariant txt-1). */
  readonly formatted: boolean
  /** Some text or image (invariant txt-2). */
  readonly content: boolean
}

/**
 * What is wrong with the XHTML of a narrative. Everything is told of at the `div` as a whole: FHIRPath ends there.
 *
 * @param div the text of `Narrative.div`
 * @param anchors how many places of the document a fragment leads to; without it, links inside are not checked
 * @see https://hl7.org/fhir/R4/narrative.html#xhtml
 */
export function readNarrative(div: string, anchors?: Anchors): Narrative {
  const found = new Map<string, Fault>()
  const add: Add = (code, name, severity = 'error') => {
    const parameters = name === undefined ? undefined : { name: sayableName(name) }
    found.set(`${code} ${parameters?.name}`, { code, severity, ...(parameters && { parameters }) })
  }
  const { root, named, surrounded } = parseDiv(div)
  if (root === 'malformed' || surrounded) add('narrative-malformed')
  if (root === 'too-large') add('not-checked-narrative', undefined, 'information')
  else if (root !== 'malformed') checkRoot(root, anchors, add)
  if (named) add('narrative-named-character')
  const formatted = root !== 'malformed' && ![...found.values()].some(({ code }) => markupCodes.has(code))
  return {
    faults: [...found.values()],
    formatted,
    content: typeof root === 'object' ? hasContent(root) : root !== 'malformed',
  }
}

type Add = (code: string, name?: string, severity?: Fault['severity']) => void

const markupCodes: ReadonlySet<string> = new Set(['narrative-element', 'narrative-attribute'])

type Root = XmlElement | 'malformed' | 'too-large'

type Parsed = {
  readonly root: Root
  /** Whether characters stand by names of HTML; a narrative may use XML's five only (`&#160;`, not `&nbsp;`). */
  readonly named: boolean
  /** Whether something stands around the div; what is in it can still be judged. */
  readonly surrounded: boolean
}

function parseDiv(div: string): Parsed {
  let named = false
  const text = div.replace(/&([A-Za-z][A-Za-z0-9]{1,7});/g, (reference, name: string) => {
    if (!namedCharacters.has(name)) return reference
    named = true
    return '&#160;'
  })
  const root = parseRoot(text)
  if (root !== 'malformed') return { root, named, surrounded: false }
  const alone = text.slice(Math.max(text.search(/<div[\s>/]/), 0), text.lastIndexOf('</div>') + '</div>'.length)
  const inner = alone.length < text.length ? parseRoot(alone) : root
  return { root: inner, named, surrounded: typeof inner === 'object' }
}

function parseRoot(text: string): Root {
  try {
    return parseXmlText(text)
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return problem.code === 'xml-too-deep' || problem.code === 'xml-too-large' ? 'too-large' : 'malformed'
  }
}

function checkRoot(root: XmlElement, anchors: Anchors | undefined, add: Add): void {
  if (root.ns !== XHTML) add('narrative-namespace')
  if (root.name !== 'div') add('narrative-root')
  const ids = new Set<string>()
  checkElement(root, { inLine: false, inParagraph: false, around: new Set() }, { add, ids, anchors })
  if (mixesLanguages(root)) add('narrative-languages-mixed', undefined, 'warning')
}

/** What an element stands in. */
type Surroundings = {
  readonly inLine: boolean
  readonly inParagraph: boolean
  /** Names that may not come again. */
  readonly around: ReadonlySet<string>
}

type Check = { readonly add: Add; readonly ids: Set<string>; readonly anchors: Anchors | undefined }

function checkElement(element: XmlElement, within: Surroundings, check: Check): void {
  const { add } = check
  checkAttributes(element, check)
  for (const fault of addressFaults(element, check.anchors)) add(fault.code, undefined, fault.severity)
  checkContent(element, add)
  const { name } = element
  const inner: Surroundings = {
    inLine: within.inLine || lines.has(name),
    inParagraph: within.inParagraph || name === 'p',
    around: notInThemselves.has(name) ? new Set([...within.around, name]) : within.around,
  }
  for (const child of elementsOf(element)) {
    checkPlace(child, element, inner, add)
    checkElement(child, inner, check)
  }
}

function checkAttributes({ name, attributes }: XmlElement, { add, ids }: Check): void {
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute === 'xml:space') add('narrative-white-space', undefined, 'information')
    else if (!mayHave(name, attribute)) add('narrative-attribute', attribute)
    if (attribute !== 'id' && !(attribute === 'name' && name === 'a')) continue
    if (ids.has(value)) add('narrative-id-repeated', undefined, 'warning')
    ids.add(value)
  }
}

function checkContent({ name, children }: XmlElement, add: Add): void {
  if (childless.has(name) && children.length > 0) add('narrative-childless', name)
  const only = onlyChildren.get(name)
  if (only && !children.every((child) => (typeof child === 'string' ? isBlank(child) : only.has(child.name)))) {
    add('narrative-children', name)
  }
}

function checkPlace(child: XmlElement, parent: XmlElement, within: Surroundings, add: Add): void {
  const { name } = child
  if (child.ns !== XHTML && child.ns !== parent.ns) add('narrative-namespace')
  if (!formattingElements.has(name)) add('narrative-element', name)
  if (homes.get(name)?.has(parent.name) === false) add('narrative-out-of-place', name)
  if (within.around.has(name)) add('narrative-in-itself', name)
  const block = blocks.has(name) || (within.inParagraph && paragraphEnds.has(name))
  if (block && within.inLine) add('narrative-block-in-line', name)
}

/** Beside parts that are each marked with a language, text in no language (or a sign of it) leaves readers guessing. */
function mixesLanguages(root: XmlElement): boolean {
  const marked = (child: XmlElement): boolean => child.name === 'div' && 'xml:lang' in child.attributes
  const children = root.children.filter((child) => typeof child !== 'string' || !isBlank(child))
  const parts = children.filter((child) => typeof child !== 'string' && marked(child))
  return parts.length > 0 && parts.length < children.length
}

function hasContent(element: XmlElement): boolean {
  return !isBlank(textOf(element)) || hasImage(element)
}

function hasImage(element: XmlElement): boolean {
  return (element.name === 'img' && 'src' in element.attributes) || elementsOf(element).some(hasImage)
}

/** By XML's own white space: a no-break space is content. */
function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text)
}
