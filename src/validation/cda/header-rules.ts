import { SDTC } from './namespaces.ts'
import type { Rule, Survey } from './rule.ts'
import { all, at, attribute, first, hasText, nullFlavorOf, templatesOf } from './select.ts'
import { EHDSI, patientSummary } from './document-types.ts'
import { monthsBetween, readTime } from './time-span.ts'
import { ownText, type XmlElement } from '../../platform/xml/tree.ts'

/** From this age on the reader is told how old a summary, or its content, is. */
export const oldAfterMonths = 12

const patientOf = (root: XmlElement) => at(root, 'recordTarget', 'patientRole', 'patient')
const lastUpdate = (root: XmlElement) => at(root, 'documentationOf', 'serviceEvent', 'effectiveTime')

/** Months between a time element and now, when it can be read. */
function ageInMonths(time: XmlElement | undefined, { now }: Survey): number | undefined {
  const span = readTime(attribute(time, 'value') ?? '')
  return span && monthsBetween(span.to, now)
}

function birthOf(patient: XmlElement) {
  const birth = first(patient, 'birthTime')
  const value = attribute(birth, 'value')
  return { birth, value, span: value === undefined ? undefined : readTime(value) }
}

/** What the header says of the document and the patient (`exchange.md` 2.2; template E.1.3). */
export const headerRules = [
  {
    code: 'document-type-unstated',
    severity: 'safety',
    source: 'E.1.3 code: 60591-5, mandatory',
    on: 'document',
    check: (root) => {
      const codes = all(root, 'code').flatMap((code) => [code, ...all(code, 'translation')])
      return !codes.some((code) => patientSummary.codes.includes(attribute(code, 'code') ?? ''))
    },
  },
  {
    code: 'document-template-missing',
    severity: 'cosmetic',
    source: 'E.1.3 templateId: mandatory',
    on: 'document',
    check: (root) =>
      !templatesOf(root).some((id) => patientSummary.templates.some((tail) => id === `${EHDSI}.${tail}`)),
  },
  {
    code: 'document-date-missing',
    severity: 'safety',
    source: 'E.1.3 effectiveTime: mandatory',
    on: 'document',
    check: (root) => attribute(first(root, 'effectiveTime'), 'value') === undefined,
  },
  {
    code: 'document-date-future',
    severity: 'safety',
    source: 'CDA R2 4.2.1.5 effectiveTime: when the document was created',
    on: 'document',
    check: (root, { now }) => {
      const time = first(root, 'effectiveTime')
      const span = readTime(attribute(time, 'value') ?? '')
      return span !== undefined && span.from > now.getTime() && { at: time ?? root }
    },
  },
  {
    code: 'document-old',
    severity: 'safety',
    source: 'clinical safety: can I trust it; CDA R2 effectiveTime',
    on: 'document',
    check: (root, survey) => {
      const time = first(root, 'effectiveTime')
      const months = ageInMonths(time, survey) ?? 0
      return months >= oldAfterMonths && { at: time ?? root, parameters: { months } }
    },
  },
  {
    code: 'content-old',
    severity: 'safety',
    source: 'E.1.3 documentationOf/serviceEvent/effectiveTime/high: latest update of the summary',
    on: 'document',
    check: (root, survey) => {
      const update = first(lastUpdate(root), 'high') ?? lastUpdate(root)
      const months = ageInMonths(update, survey) ?? 0
      const documentMonths = ageInMonths(first(root, 'effectiveTime'), survey) ?? 0
      // Said only when the content is clearly older than the document date lets the reader think.
      return months - documentMonths >= oldAfterMonths && { at: update ?? root, parameters: { months } }
    },
  },
  {
    code: 'confidentiality-restricted',
    severity: 'safety',
    source: 'E.1.3 confidentialityCode (MVC 42.31): R, V',
    on: 'document',
    check: (root) => {
      const code = first(root, 'confidentialityCode')
      return code !== undefined && ['R', 'V'].includes(attribute(code, 'code') ?? '') && { at: code }
    },
  },
  {
    code: 'pdf-only',
    severity: 'safety',
    source: 'E.1.7: PDF embedded, no coded entries',
    on: 'document',
    check: (_root, { level }) => level === 'L1',
  },
  {
    code: 'addendum',
    severity: 'cosmetic',
    source: 'CDA R2 4.2.3.1 relatedDocument typeCode APND: an addendum to the parent document',
    on: 'element',
    of: ['relatedDocument'],
    check: (related) => related.attributes.typeCode === 'APND',
  },
  {
    code: 'legal-authenticator-missing',
    severity: 'safety',
    source: 'E.1.3 legalAuthenticator: mandatory',
    on: 'document',
    check: (root) => first(root, 'legalAuthenticator') === undefined,
  },
  {
    code: 'document-language-missing',
    severity: 'cosmetic',
    source: 'E.1.3 languageCode: mandatory (MVC 42.6)',
    on: 'document',
    check: (root) => attribute(first(root, 'languageCode'), 'code') === undefined,
  },
  {
    code: 'patient-language-missing',
    severity: 'cosmetic',
    source: 'E.1.3 patient/languageCommunication/languageCode: required',
    on: 'element',
    of: ['languageCommunication'],
    check: (communication) =>
      attribute(first(communication, 'languageCode'), 'code') === undefined &&
      nullFlavorOf(first(communication, 'languageCode')) === undefined,
  },
  {
    code: 'patient-name-incomplete',
    severity: 'safety',
    source: 'E.1.3 patient/name: family and given mandatory',
    on: 'element',
    of: ['patient'],
    check: (patient) => {
      const names = all(patient, 'name')
      const whole = names.some(
        (name) => (hasText(first(name, 'family')) && hasText(first(name, 'given'))) || ownText(name).trim() !== '',
      )
      return !whole && { at: names[0] ?? patient }
    },
  },
  {
    code: 'patient-id-missing',
    severity: 'safety',
    source: 'E.1.3 patientRole/id: required',
    on: 'element',
    of: ['patientRole'],
    check: (role) => !all(role, 'id').some((id) => attribute(id, 'root') || attribute(id, 'extension')),
  },
  {
    code: 'patient-sex-missing',
    severity: 'cosmetic',
    source: 'E.1.3 patient/administrativeGenderCode: required (MVC 42.34)',
    on: 'element',
    of: ['patient'],
    check: (patient) => attribute(first(patient, 'administrativeGenderCode'), 'code') === undefined,
  },
  {
    code: 'patient-deceased',
    severity: 'safety',
    source: 'HL7 SDTC extension of CDA R2: patient/sdtc:deceasedInd, sdtc:deceasedTime',
    on: 'element',
    of: ['deceasedInd', 'deceasedTime'],
    check: (deceased) => deceased.ns === SDTC && ['true', '1'].includes(deceased.attributes.value ?? 'true'),
  },
  {
    code: 'birth-date-missing',
    severity: 'safety',
    source: 'E.1.3 patient/birthTime: mandatory, no null flavour',
    on: 'element',
    of: ['patient'],
    check: (patient) => birthOf(patient).value === undefined && { at: birthOf(patient).birth ?? patient },
  },
  {
    code: 'birth-date-imprecise',
    severity: 'safety',
    source: 'HL7 v3 TS: day precision; E.1.3 patient/birthTime',
    on: 'element',
    of: ['birthTime'],
    check: (birth) => ['year', 'month'].includes(readTime(attribute(birth, 'value') ?? '')?.precision ?? ''),
  },
  {
    code: 'birth-date-future',
    severity: 'safety',
    source: 'E.1.3 patient/birthTime',
    on: 'element',
    of: ['patient'],
    check: (patient, { now }) => {
      const { birth, span } = birthOf(patient)
      return span !== undefined && span.from > now.getTime() && { at: birth ?? patient }
    },
  },
  {
    code: 'birth-date-implausible',
    severity: 'safety',
    source: 'E.1.3 patient/birthTime: nobody has lived 125 years',
    on: 'element',
    of: ['patient'],
    check: (patient, { now }) => {
      const { birth, span } = birthOf(patient)
      return span !== undefined && monthsBetween(span.to, now) > 125 * 12 && { at: birth ?? patient }
    },
  },
  {
    code: 'pregnancy-contradicts-sex',
    severity: 'safety',
    source: 'E.2.7 and E.1.3 administrativeGenderCode: one of them is another person’s or wrong',
    on: 'document',
    check: (root, { sections }) => {
      const male = attribute(first(patientOf(root), 'administrativeGenderCode'), 'code') === 'M'
      const told = sections.find((section) => section.code === '10162-6' && section.statements.some((s) => !s.silent))
      return male && told !== undefined && { at: told.element }
    },
  },
] as const satisfies readonly Rule[]
