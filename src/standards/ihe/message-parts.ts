import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { type Attachments, xopInclude } from '../soap/xop.ts'
import { namespaces } from './transactions.ts'

/** What goes into a SOAP body, with what it refers to by `xop:Include`. */
export type MessageParts = { readonly body: XmlElement; readonly attachments: Attachments }

/** `Document` of ITI-39 and ITI-41, pointing at an attachment; the content id is unique in its message. */
export function documentPart(position: number, attributes: Readonly<Record<string, string>> = {}) {
  const contentId = `document${position + 1}@knutepunkt`
  return { contentId, element: element('Document', namespaces.xds, attributes, [xopInclude(contentId)]) }
}
