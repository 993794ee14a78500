import * as part from './parts.ts'
import type { TemplateRow } from './row.ts'

const typeId = 'typeId!(@root=2.16.840.1.113883.1.3 @extension=POCD_HD000040)'
const beginning = `${typeId} templateId!^ id! code!(@displayName) title! effectiveTime!^ confidentialityCode?<42.31>
  languageCode!<42.6>^ ${part.recordTarget}`
const body = (inside: string) => `component!(structuredBody!(@classCode?=DOCBODY ${inside}))`
const file = (text: string) => `component!(nonXMLBody!(@classCode?=DOCBODY @moodCode?=EVN ${text}))`
const pdf = file('text!(@mediaType=application/pdf @representation=B64)')

const summary = (participant: string, inside: string) => `${beginning} ${part.author('!')} ${part.custodian}
  ${part.legalAuthenticator('!^')} ${participant} ${part.careProvision} ${part.relatedDocument('!')} ${inside}`
const prescription = (inside: string) => `${beginning} ${part.prescriber('!')} ${part.custodian}
  ${part.legalAuthenticator('!^')} ${part.relatedDocument('!')} ${inside}`
const overview = (inside: string) => `${beginning} ${part.author('?')} ${part.custodian}
  ${part.legalAuthenticator('!^')} ${part.earlierContact} ${part.careProvision} ${part.relatedDocument('!')} ${inside}`
const original = (author: '!' | '?', inside: string) => `${beginning} ${part.author(author)} ${part.custodian}
  ${part.legalAuthenticator('')} ${part.documentedAct} ${part.relatedDocument('')} ${inside}`
const order = 'inFulfillmentOf!(@typeCode?=FLFS order?(@classCode?=ACT @moodCode?=RQO id?))'

const row = (id: string, documents: TemplateRow['documents'], holds: string): TemplateRow => ({
  id,
  version: '2024-04-19',
  documents,
  notation: `ClinicalDocument(${holds})`,
})

/** The document templates: header and body. One is asked of every document, by its type and level (`exchange.md` 2.1). */
export const documentTemplates: readonly TemplateRow[] = [
  row('1.1', ['prescription'], prescription(body('component?'))),
  row(
    '1.2',
    ['dispensation'],
    `${beginning} ${part.author('!')} ${part.custodian} ${part.legalAuthenticator('!^')} ${order}
      ${part.relatedDocument('')} ${body('component?(@typeCode?=COMP)')}`,
  ),
  row('1.3', ['patient-summary'], summary(part.contact('?'), body('component?(section! +2.16)'))),
  row('1.4', ['encounter-report'], overview(body('component[section]?'))),
  row('1.5', ['medication-overview'], overview(body('component?'))),
  row('1.6', ['prescription'], prescription(pdf)),
  row('1.7', ['patient-summary'], summary(part.contact(''), pdf)),
  row('1.8', ['laboratory-report'], original('!', pdf)),
  row('1.9', ['discharge-report'], original('?', pdf)),
  row('1.10', ['imaging-report'], original('!', pdf)),
  row('1.11', ['image'], original('!', file('text!(@mediaType=application/png|application/jpeg @representation=B64)'))),
]
