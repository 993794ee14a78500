import { elementsOf, type XmlElement, type XmlNode } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { XHTML } from '../../platform/xml/xhtml.ts'
import { narrativeLanguage } from './narrative-language.ts'
import { holdsLocalLink, idsIn, withoutDeadLinks } from './narrative-links.ts'
import { allowedParents, fits, holdsBlock, mayHoldBlocks } from './narrative-model.ts'
import {
  cdaName,
  classAttributes,
  isHarmlessLink,
  isShown,
  plainHtml,
  sameAttributes,
  sameName,
  styleElements,
  xhtmlName,
} from './narrative-names.ts'

/**
 * A CDA text block as an XHTML `div` of only what FHIR R4 allows in a narrative: no script, no handler, no style, no
 * picture, no link but to the web, to mail, to a telephone or within the text. Names and attributes that XHTML cannot
 * say become classes `cda-…`, which `cdaOf` reads back. No word is left out but those of scripts and style sheets.
 */
export function xhtmlOf(text: XmlElement): XmlElement {
  const div = element('div', XHTML, attributesOf(text, 'div', []), childrenOf(text, 'div'))
  return holdsLocalLink(div) ? withoutDeadLinks(div, idsIn(div, new Set())) : div
}

function childrenOf(parent: XmlElement, parentName: string): readonly XmlNode[] {
  const made: XmlNode[] = []
  for (const child of parent.children) {
    if (typeof child === 'string') made.push(child)
    else if (!isShown(child.name)) continue
    else if (child.name === 'colgroup' && parentName === 'table' && fits(child, 'colgroup'))
      addAll(made, columnsOf(child))
    else if (child.name === 'br') {
      // A break is an empty element; what somebody put inside one comes after it.
      made.push(element('br', XHTML))
      addAll(made, childrenOf(child, parentName))
    } else made.push(convert(child, parentName))
  }
  return made
}

function addAll(into: XmlNode[], nodes: readonly XmlNode[]): void {
  for (const node of nodes) into.push(node)
}

function convert(source: XmlElement, parentName: string): XmlElement {
  const name = nameFor(source, parentName)
  const expected = name === 'caption' ? 'caption' : (cdaName.get(name)?.[0] ?? name)
  const marks = source.name === expected ? none : [`cda-element-${encodeURIComponent(source.name)}`]
  const attributes = attributesOf(source, name, marks)
  return { name, ns: XHTML, attributes, children: childrenOf(source, name), line: 0, parent: null }
}

/**
 * The columns of a group, which validators want straight in the table; a class tells where the group began. What the
 * group says for all its columns, and a group without columns, is left as it is.
 */
function columnsOf(group: XmlElement): readonly XmlNode[] {
  const columns = elementsOf(group)
  if (columns.length === 0) return [convert(group, 'table')]
  return columns.map((column, order) => {
    const made = convert(column, 'table')
    return { ...made, attributes: { ...made.attributes, class: `cda-colgroup-${order === 0 ? 'first' : 'next'}` } }
  })
}

/** A name that may stand where the element stands, around what is in it; `div` for what senders put together wrongly. */
function nameFor(source: XmlElement, parentName: string): string {
  if (parentName === 'ul' || parentName === 'ol') return 'li'
  const name = plainNameFor(source, parentName)
  const parents = allowedParents[name]
  if (parents && !parents.includes(parentName)) return 'div'
  if (!fits(source, name) || (!mayHoldBlocks.has(name) && holdsBlock(source))) return 'div'
  return name
}

function plainNameFor({ name, attributes }: XmlElement, parentName: string): string {
  if (name === 'caption' && parentName !== 'table') return 'span'
  if (sameName.has(name)) return name
  if (name === 'list' && attributes.listType === 'ordered') return 'ol'
  if (name === 'content') {
    const styles = attributes.styleCode?.split(' ') ?? []
    return styleElements.find(([styleCode]) => styles.includes(styleCode))?.[1] ?? 'span'
  }
  return xhtmlName.get(name) ?? (plainHtml.has(name) ? name : 'span')
}

const none: readonly string[] = []

function isEmpty(attributes: XmlElement['attributes']): boolean {
  for (const _ in attributes) return false
  return true
}

function attributesOf(source: XmlElement, name: string, marks: readonly string[]): Readonly<Record<string, string>> {
  const { attributes } = source
  if (marks.length === 0 && isEmpty(attributes)) return attributes
  const classes = [...(attributes.styleCode?.split(/\s+/).filter(Boolean) ?? []), ...marks]
  const kept: Record<string, string> = {}
  const same = sameAttributes[name]
  for (const key in attributes) {
    const value = attributes[key]!
    if (same?.includes(key)) kept[key] = value
    else if (key === 'ID' || (key === 'id' && attributes.ID === undefined)) kept.id = value
    else if (key === 'href' && name === 'a' && isHarmlessLink(value)) kept.href = value
    else if (key === 'language' && narrativeLanguage(value) === value) kept.lang = value
    else if (key === 'listType' && value === 'ordered' && name === 'ol') continue
    else if (classAttributes.includes(key)) classes.push(`cda-${key}-${encodeURIComponent(value)}`)
  }
  if (classes.length > 0) kept.class = classes.join(' ')
  return kept
}
