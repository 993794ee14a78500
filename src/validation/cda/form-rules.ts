import { EPSOS, PHARM } from '../../standards/cda/namespaces.ts'
import type { Rule } from './rule.ts'
import { all, first, hasText, templatesOf } from './select.ts'
import { Buffer } from 'node:buffer'
import { textOf, type XmlElement } from '../../platform/xml/tree.ts'
import { EHDSI } from './document-types.ts'

const xsi = 'http://www.w3.org/2001/XMLSchema-instance'

/** Entry templates of IHE PCC that an eHDSI one has replaced (`eu-formats.md` 2.2). */
const replacedTemplates: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.19376.1.5.3.1.4.6': `${EHDSI}.3.17`,
  '1.3.6.1.4.1.19376.1.5.3.1.4.5.2': `${EHDSI}.3.15`,
  '1.3.6.1.4.1.19376.1.5.3.1.4.5.3': `${EHDSI}.3.16`,
  '1.3.6.1.4.1.19376.1.5.3.1.4.12': `${EHDSI}.3.19`,
  '1.3.6.1.4.1.19376.1.5.3.1.4.19': `${EHDSI}.3.26`,
  '1.3.6.1.4.1.19376.1.5.3.1.4.13.1': `${EHDSI}.3.21`,
  '1.3.6.1.4.1.19376.1.5.3.1.4.13.4': `${EHDSI}.3.23`,
}

/** Letters a decoder could not read, or UTF-8 read as Latin-1. */
const garbled = /\uFFFD|Ã[\u0080-\u00BF]|Â[\u00A0-\u00BF]/

/** Looks at the last kilobyte only: what some programs append after the end is no longer than that. */
function endsAsPdf(text: XmlElement | undefined): boolean {
  const encoded = text ? textOf(text).slice(-4000).replace(/\s/g, '') : ''
  const whole = encoded.slice(encoded.length % 4)
  return Buffer.from(whole.slice(-1368), 'base64').includes('%%EOF')
}

/** How the document is written: what another system may stumble over, and text that does not say what it seems to. */
export const formRules = [
  {
    code: 'schema-location',
    severity: 'cosmetic',
    source: 'eHDSI PS: xsi:schemaLocation prohibited',
    on: 'document',
    check: (root) =>
      [`xsi:schemaLocation`, `{${xsi}}schemaLocation`].some((name) => root.attributes[name] !== undefined),
  },
  {
    code: 'type-of-extension',
    severity: 'cosmetic',
    source: 'seen in practice: xsi:type="urn:PQ"; the types are those of urn:hl7-org:v3',
    on: 'attribute',
    of: ['xsi:type'],
    check: (element) => element.attributes['xsi:type']?.includes(':'),
  },
  {
    code: 'title-typed',
    severity: 'cosmetic',
    source: 'seen in practice: title xsi:type="ADXP"; a title is ST',
    on: 'element',
    of: ['title'],
    check: (title) => !['ST', undefined].includes(title.attributes['xsi:type']),
  },
  {
    code: 'dialect-mixed',
    severity: 'cosmetic',
    source: 'eHDSI PS, waves: one medication namespace per document',
    on: 'document',
    check: (_root, { medicationNamespaces: used }) => used.has(PHARM) && used.has(EPSOS),
  },
  {
    code: 'dialect-before-wave-6',
    severity: 'cosmetic',
    source: 'eHDSI PS, waves: urn:epsos-org:ep:medication until wave 5',
    on: 'document',
    check: (_root, { medicationNamespaces: used }) => used.has(EPSOS) && !used.has(PHARM),
  },
  {
    code: 'medication-element-in-v3',
    severity: 'cosmetic',
    source: 'eHDSI PS, waves: prefix pharm bound to urn:hl7-org:v3',
    on: 'element',
    of: ['asContent', 'ingredient', 'asSpecializedKind', 'formCode'],
    check: (element) => element.parent?.name === 'manufacturedMaterial' && element.ns === element.parent.ns,
  },
  {
    code: 'template-replaced',
    severity: 'cosmetic',
    source: 'eHDSI PS, waves: the IHE template alone',
    on: 'element',
    of: ['templateId'],
    check: (template) => {
      const statement = template.parent
      // Asked once for all the templates of a statement.
      if (!statement || first(statement, 'templateId') !== template) return false
      const templates = templatesOf(statement)
      const now = templates.flatMap((id) => replacedTemplates[id] ?? [])[0]
      if (now === undefined || templates.some((id) => id.startsWith(`${EHDSI}.`))) return false
      return { at: statement, parameters: { now } }
    },
  },
  {
    code: 'text-garbled',
    severity: 'safety',
    source: 'XML 4.3.3: the declared encoding; mojibake in names and texts',
    on: 'text',
    oncePerSection: true,
    check: (text) => garbled.test(text),
  },
  {
    code: 'pdf-cut-off',
    severity: 'safety',
    source: 'ISO 32000-1 7.5.5: a PDF ends with %%EOF',
    on: 'element',
    of: ['nonXMLBody'],
    check: (body) => !endsAsPdf(first(body, 'text')),
  },
  {
    code: 'narrative-image',
    severity: 'safety',
    source: 'CDA R2 4.3.5.6 renderMultiMedia: an image that carries meaning and is not shown',
    on: 'element',
    of: ['renderMultiMedia'],
    check: () => true,
  },
  {
    code: 'narrative-revised',
    severity: 'safety',
    source: 'CDA R2 4.3.5.3 content/@revised: delete is text struck out',
    on: 'element',
    of: ['content'],
    check: (content) => content.attributes.revised === 'delete' && hasText(content),
  },
  {
    code: 'section-nested',
    severity: 'safety',
    source: 'eHDSI PS: sections stand side by side; those inside others are not read',
    on: 'element',
    of: ['section'],
    check: (section) => all(section, 'component').some((component) => first(component, 'section') !== undefined),
  },
] as const satisfies readonly Rule[]
