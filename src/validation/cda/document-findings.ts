import type { XmlElement } from '../../platform/xml/tree.ts'
import { otherDocumentTypes, patientSummary } from './document-types.ts'
import type { Recognised } from './document-kind.ts'
import { isAboutOnePatient } from './refusals.ts'
import type { Breach } from './rule.ts'
import { sectionTemplateOf } from './sections.ts'
import { all, at, attribute, first, templatesOf } from './select.ts'
import { oidOf } from './templates/registry.ts'
import type { documentCodes } from './validator-codes.ts'

/** What a validator says of the document as a whole: its code, and where. */
export type DocumentBreach = Breach & { readonly code: keyof typeof documentCodes }

/** Sections of a summary that do not name their template: no rule of it can be asked. */
function unnamedSections(root: XmlElement): readonly DocumentBreach[] {
  return all(at(root, 'component', 'structuredBody'), 'component').flatMap((component) => {
    const section = first(component, 'section')
    const template = sectionTemplateOf(attribute(first(section, 'code'), 'code') ?? '')
    if (!section || !template || templatesOf(section).includes(template)) return []
    return [{ code: 'section-template-missing', at: section, parameters: { template } }]
  })
}

/** Is it the document it says it is (`exchange.md` 2.1), and about one patient? */
export function documentBreaches(root: XmlElement, recognised: Recognised | undefined): readonly DocumentBreach[] {
  const found: DocumentBreach[] = []
  const code = first(root, 'code')
  if (!recognised) found.push({ code: 'document-type-unknown', at: code ?? root })
  else {
    const template = oidOf(recognised.template)
    if (!templatesOf(root).includes(template))
      found.push({ code: 'document-template-not-stated', at: root, parameters: { template } })
    const codes = [patientSummary, ...otherDocumentTypes].find(({ key }) => key === recognised.kind)?.codes ?? []
    const own = attribute(code, 'code')
    if (own !== undefined && !codes.includes(own))
      found.push({ code: 'document-code-unexpected', at: code ?? root, parameters: { allowed: codes.join(' / ') } })
  }
  const language = first(root, 'languageCode')
  // The form the template asks for: ISO 639-1 and ISO 3166-1, as `nb-NO`.
  if (language && attribute(language, 'code') && !/^[a-z]{2}-[A-Z]{2}$/.test(attribute(language, 'code') ?? ''))
    found.push({ code: 'document-language-form', at: language })
  if (recognised?.template === '1.3') found.push(...unnamedSections(root))
  if (!isAboutOnePatient(root)) found.push({ code: 'not-one-patient', at: first(root, 'recordTarget') ?? root })
  return found
}
