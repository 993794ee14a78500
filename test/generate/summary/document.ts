import { el, type Markup, render } from '../markup.ts'
import { type Header, header } from './header.ts'
import type { Concept, Writing } from './writing.ts'

const namespaces: Record<Writing['dialect'], string> = {
  epsos: 'urn:epsos-org:ep:medication',
  pharm: 'urn:hl7-org:pharm',
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The root of any document of ours. */
function clinicalDocument(w: Writing, children: readonly Markup[]): Markup {
  return el(
    'ClinicalDocument',
    {
      [`xmlns:${w.prefix}`]: namespaces[w.dialect],
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      xmlns: 'urn:hl7-org:v3',
    },
    children,
  )
}

/** A structured (L3) summary as text; `code` overrides the document type. */
export function summaryDocument(w: Writing, h: Header, sections: readonly Markup[], code?: Concept): string {
  return written(
    clinicalDocument(w, [
      ...header(w, h, code),
      el('component', {}, el('structuredBody', { classCode: 'DOCBODY' }, sections)),
    ]),
  )
}

/** An unstructured (L1) summary: a PDF, already in base64, inside nonXMLBody. */
export function unstructuredDocument(w: Writing, h: Header, base64: string, mediaType = 'application/pdf'): string {
  const text = el('text', { mediaType, representation: 'B64' }, base64)
  return written(
    clinicalDocument(w, [...header(w, { ...h, template: '1.7' }), el('component', {}, el('nonXMLBody', {}, text))]),
  )
}

/** An original clinical document: a PDF inside CDA, of another type than a summary and without a structured sibling. */
export function originalDocument(w: Writing, h: Header, code: Concept, base64: string): string {
  const text = el('text', { mediaType: 'application/pdf', representation: 'B64' }, base64)
  return written(clinicalDocument(w, [...header(w, h, code), el('component', {}, el('nonXMLBody', {}, text))]))
}

/** A whole document as text, with its declaration. */
export const written = (root: Markup): string => `${declaration}${render(root)}\n`
