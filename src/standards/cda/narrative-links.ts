import type { XmlElement } from '../../platform/xml/tree.ts'

/** Links within a narrative: one that leads nowhere is an error in FHIR, and no use to a reader. */

export function holdsLocalLink({ attributes, children }: XmlElement): boolean {
  if (attributes.href?.startsWith('#')) return true
  return children.some((child) => typeof child !== 'string' && holdsLocalLink(child))
}

/** Adds to `ids` all that a link may lead to. */
export function idsIn({ attributes, children }: XmlElement, ids: Set<string>): ReadonlySet<string> {
  for (const id of [attributes.id, attributes.name]) if (id !== undefined) ids.add(id)
  for (const child of children) if (typeof child !== 'string') idsIn(child, ids)
  return ids
}

/** The same, with only those local links that lead to one of `ids`. */
export function withoutDeadLinks(element: XmlElement, ids: ReadonlySet<string>): XmlElement {
  const { href, ...others } = element.attributes
  const dead = href?.startsWith('#') && !ids.has(href.slice(1))
  return {
    ...element,
    attributes: dead ? others : element.attributes,
    children: element.children.map((child) => (typeof child === 'string' ? child : withoutDeadLinks(child, ids))),
  }
}
