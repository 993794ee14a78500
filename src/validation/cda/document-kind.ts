import type { XmlElement } from '../../platform/xml/tree.ts'
import { type DocumentType, EHDSI, otherDocumentTypes, patientSummary } from './document-types.ts'
import { all, at, attribute, first, templatesOf } from './select.ts'
import { levelOf } from './survey.ts'
import type { DocumentKind } from './templates/row.ts'

/** What a document is to be judged as. */
export type Recognised = {
  readonly kind: DocumentKind
  /** What it was known by; the code says more than the template. */
  readonly by: 'code' | 'template'
  readonly level: 'L3' | 'L1'
  /** Tail of the template it is asked to follow. */
  readonly template: string
}

const types: readonly DocumentType[] = [patientSummary, ...otherDocumentTypes]

/** The type and level of any document of MyHealth@EU (`exchange.md` 2.1); nothing when it is none. */
export function recogniseDocument(root: XmlElement): Recognised | undefined {
  const code = first(root, 'code')
  const codes = [code, ...all(code, 'translation')].flatMap((each) => attribute(each, 'code') ?? [])
  const tails = templatesOf(root).flatMap((id) => (id.startsWith(`${EHDSI}.`) ? id.slice(EHDSI.length + 1) : []))
  const byCode = types.find((type) => type.codes.some((known) => codes.includes(known)))
  const type = byCode ?? types.find((each) => each.templates.some((known) => tails.includes(known)))
  if (!type) return undefined
  // The types with two templates have L3 first; the others have one. Without a body the document's own word is taken.
  const file = type.templates.at(-1) ?? ''
  const level = hasBody(root) || !tails.includes(file) || type.templates.length === 1 ? levelOf(root) : 'L1'
  const template = level === 'L1' ? file : type.templates[0]
  // The keys of the types are the kinds; the table of templates is held to them by its test.
  return template === undefined
    ? undefined
    : { kind: type.key as DocumentKind, by: byCode ? 'code' : 'template', level, template }
}

const hasBody = (root: XmlElement): boolean =>
  ['structuredBody', 'nonXMLBody'].some((body) => at(root, 'component', body) !== undefined)
