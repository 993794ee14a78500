import { parseXmlText } from '../../src/platform/xml/parse.ts'
import type { XmlElement } from '../../src/platform/xml/tree.ts'

/**
 * A patient summary of our own making that breaks no rule at all, in pieces a test can take out and put others in for.
 * The person, the numbers and the places are invented; `2.999` is the example arc of the OID tree.
 */

const E = '1.3.6.1.4.1.12559.11.10.1.3.1'
const snomed = 'codeSystem="2.16.840.1.113883.6.96"'
const loinc = 'codeSystem="2.16.840.1.113883.6.1"'
const atc = 'codeSystem="2.16.840.1.113883.6.73"'
const icd = `codeSystem="${E}.44.2"`

const addr = '<addr><city>Prøveby</city><country>PT</country></addr>'
const telecom = '<telecom nullFlavor="NI"/>'
const name = '<name><given>Prøve</given><family>Lege</family></name>'
const organisation = `<representedOrganization><id root="2.999.5"/><name>Prøvesykehuset</name>${telecom}${addr}</representedOrganization>`

export const header = {
  typeId: '<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>',
  templateId: `<templateId root="${E}.1.3"/>`,
  id: '<id root="2.999.1" extension="1"/>',
  code: `<code code="60591-5" ${loinc} displayName="Patient Summary"/>`,
  title: '<title>Prøve</title>',
  effectiveTime: '<effectiveTime value="20250101120000+0100"/>',
  confidentialityCode: '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25" displayName="normal"/>',
  languageCode: '<languageCode code="pt-PT"/>',
  recordTarget: `<recordTarget><patientRole><id root="2.999.2" extension="42"/>${addr}${telecom}<patient>
    <name><given>Prøve</given><family>Pasient</family></name>
    <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1" displayName="Female"/>
    <birthTime value="19700203"/></patient></patientRole></recordTarget>`,
  author: `<author><time value="20250101"/><assignedAuthor><id root="2.999.3"/>${addr}${telecom}
    <assignedPerson>${name}</assignedPerson>${organisation}</assignedAuthor></author>`,
  custodian: `<custodian><assignedCustodian><representedCustodianOrganization><id root="2.999.5"/><name>Prøvesykehuset</name>
    ${telecom}${addr}</representedCustodianOrganization></assignedCustodian></custodian>`,
  legalAuthenticator: `<legalAuthenticator><time value="20250101"/><signatureCode code="S"/><assignedEntity><id root="2.999.3"/>
    ${addr}${telecom}<assignedPerson>${name}</assignedPerson>${organisation}</assignedEntity></legalAuthenticator>`,
  participant: `<participant typeCode="IND"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.2.4"/><associatedEntity classCode="PRS">
    ${addr}${telecom}<associatedPerson>${name}</associatedPerson></associatedEntity></participant>`,
  documentationOf: `<documentationOf typeCode="DOC"><serviceEvent classCode="PCPR" moodCode="EVN"><effectiveTime><high value="20250101"/></effectiveTime></serviceEvent></documentationOf>`,
  relatedDocument: `<relatedDocument typeCode="XFRM"><parentDocument><id root="2.999.1" extension="2"/></parentDocument></relatedDocument>`,
}

const tails: Readonly<Record<string, readonly [template: string, title: string]>> = {
  '10160-0': ['2.3', 'Legemidler'],
  '48765-2': ['2.12', 'Allergier'],
  '47519-4': ['2.11', 'Inngrep'],
  '11450-4': ['2.9', 'Sykdommer'],
  '46264-8': ['2.4', 'Utstyr'],
  '11348-0': ['2.10', 'Tidligere sykdommer'],
  '11369-6': ['2.15', 'Vaksiner'],
  '10162-6': ['2.7', 'Svangerskap'],
  '8716-3': ['2.6', 'Vitale mål'],
  '30954-2': ['2.5', 'Prøvesvar'],
  '42348-3': ['2.16', 'Forhåndsønsker'],
}

/** A section with its narrative and entries. */
export function section(code: string, text: string, ...entries: readonly string[]): string {
  const [tail, title] = tails[code] ?? ['2.99', 'Annet']
  return `<component><section><templateId root="${E}.${tail}"/><code code="${code}" ${loinc} displayName="${title}"/>
    <title>${title}</title><text>${text}</text>${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</section></component>`
}

const times = '<effectiveTime xsi:type="IVL_TS"><low value="20240601"/></effectiveTime>'
export const twiceDaily = '<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="12" unit="h"/></effectiveTime>'
export const ingredient = `<pharm:ingredient classCode="ACTI"><pharm:quantity><numerator xsi:type="PQ" value="5" unit="mg"/>
  <denominator xsi:type="PQ" value="1" unit="1"/></pharm:quantity><pharm:ingredientSubstance>
  <pharm:code code="B01AA03" ${atc} displayName="warfarin"/></pharm:ingredientSubstance></pharm:ingredient>`

const medicationParts = {
  attributes: '',
  code: '',
  status: '<statusCode code="active"/>',
  times: `${times}${twiceDaily}`,
  dose: '<doseQuantity value="1" unit="1"/>',
  product: '<name>Marevan</name>',
  ingredient,
}

/** A medicine of template 3.4, with some of its parts replaced. */
export function medication(parts: Partial<typeof medicationParts> = {}): string {
  const { attributes, code, status, times, dose, product, ingredient } = { ...medicationParts, ...parts }
  return `<substanceAdministration classCode="SBADM" moodCode="INT" ${attributes}><templateId root="${E}.3.4"/><id root="2.999.9"/>
    ${code}<text><reference value="#med"/></text>${status}${times}${dose}<consumable><manufacturedProduct>
    <templateId root="${E}.3.31"/><manufacturedMaterial><templateId root="${E}.3.32"/>${product}${ingredient}
    </manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`
}

const observed = (tail: string, code: string, value: string) =>
  `<observation classCode="OBS" moodCode="EVN"><templateId root="${E}.${tail}"/>${code}<text><reference value="#all"/></text>
    <statusCode code="completed"/>${value}</observation>`

/** The status observation 3.34 of an allergy, or 3.9 of a problem. */
export const status = (tail: string, value: string) =>
  `<entryRelationship typeCode="REFR">${observed(tail, `<code code="33999-4" ${loinc} displayName="Status"/>`, `<value xsi:type="CE" code="${value}" ${snomed} displayName="status"/>`)}</entryRelationship>`

const allergyParts = {
  attributes: '',
  code: `<code code="420134006" ${snomed} displayName="Propensity to adverse reaction"/>`,
  times: '<effectiveTime><low value="20010101"/></effectiveTime>',
  value: '',
  agent: `<code code="J01CE02" ${atc} displayName="phenoxymethylpenicillin"/>`,
  reaction: `<entryRelationship typeCode="MFST"><observation classCode="OBS" moodCode="EVN"><templateId root="${E}.3.44"/>
    <code code="418799008" ${snomed} displayName="Symptom"/><text><reference value="#all"/></text>
    <effectiveTime><low value="20010101"/></effectiveTime>
    <value xsi:type="CD" code="39579001" ${snomed} displayName="Anaphylaxis"/></observation></entryRelationship>`,
  criticality: `<entryRelationship typeCode="SUBJ">${observed('3.33', `<code code="82606-5" ${loinc} displayName="Criticality"/>`, '<value xsi:type="CE" code="high" codeSystem="2.16.840.1.113883.4.642.4.130" displayName="High"/>')}</entryRelationship>`,
  more: '',
}

/** An allergy of templates 3.16 and 3.17, with some of its parts replaced. */
export function allergy(parts: Partial<typeof allergyParts> = {}): string {
  const { attributes, code, times, value, agent, reaction, criticality, more } = { ...allergyParts, ...parts }
  const participant = agent
    ? `<participant typeCode="CSM"><participantRole><playingEntity>${agent}</playingEntity></participantRole></participant>`
    : ''
  return `<act classCode="ACT" moodCode="EVN"><templateId root="${E}.3.16"/><id root="2.999.9"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
    <statusCode code="active"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" ${attributes}>
    <templateId root="${E}.3.17"/><id root="2.999.9"/>${code}<text><reference value="#all"/></text><statusCode code="completed"/>
    ${times}${value}${participant}${reaction}${criticality}${more}</observation></entryRelationship></act>`
}

const problemParts = {
  attributes: '',
  times: '<effectiveTime><low value="20100101"/></effectiveTime>',
  value: `<value xsi:type="CD" code="I48" ${icd} displayName="Atrial fibrillation and flutter"/>`,
  more: '',
}

/** A problem of templates 3.15 and 3.7, active or past by its section. */
export function problem(parts: Partial<typeof problemParts> = {}): string {
  const { attributes, times, value, more } = { ...problemParts, ...parts }
  return `<act classCode="ACT" moodCode="EVN"><templateId root="${E}.3.15"/><id root="2.999.9"/><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>
    <statusCode code="active"/><effectiveTime><low value="20100101"/></effectiveTime><entryRelationship typeCode="SUBJ">
    <observation classCode="OBS" moodCode="EVN" ${attributes}><templateId root="${E}.3.7"/><id root="2.999.9"/>
    <code code="55607006" ${snomed} displayName="Problem"/><text><reference value="#pro"/></text><statusCode code="completed"/>
    ${times}${value}${more}</observation></entryRelationship></act>`
}

export const procedure = (
  code = `<code code="80146002" ${snomed} displayName="Appendectomy"/>`,
  time = '<effectiveTime value="19950505"/>',
) => `<procedure classCode="PROC" moodCode="EVN"><templateId root="${E}.3.26"/><id root="2.999.9"/>${code}
  <text><reference value="#sur"/></text><statusCode code="completed"/>${time}</procedure>`

export const device = (code = `<code code="14106009" ${snomed} displayName="Cardiac pacemaker"/>`) =>
  `<supply classCode="SPLY" moodCode="EVN"><templateId root="${E}.3.5"/><id root="2.999.9"/><text><reference value="#dev"/></text>
  <effectiveTime><low value="20150101"/></effectiveTime><participant typeCode="DEV"><participantRole><playingDevice>${code}
  </playingDevice></participantRole></participant></supply>`

export const immunisation = (
  code = `<code code="836374004" ${snomed} displayName="Hepatitis B vaccine"><originalText><reference value="#vac"/></originalText></code>`,
  time = '<effectiveTime value="20200101"/>',
) => `<substanceAdministration classCode="SBADM" moodCode="EVN"><templateId root="${E}.3.19"/><id root="2.999.9"/>
  <code code="IMMUNIZ" codeSystem="1.3.6.1.4.1.19376.1.5.3.2" displayName="Immunization"/><text><reference value="#vac"/></text>
  <statusCode code="completed"/>${time}<consumable><manufacturedProduct><templateId root="2.999.4"/><manufacturedMaterial>${code}
  <name>Vaksine</name></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`

export const result = (
  value = '<value xsi:type="PQ" value="13.5" unit="g/dL"/>',
  code = `<code code="718-7" ${loinc} displayName="Hemoglobin"/>`,
  time = '<effectiveTime value="20240101"/>',
) => `<observation classCode="OBS" moodCode="EVN"><templateId root="${E}.3.43"/><id root="2.999.9"/>${code}
  <text><reference value="#res"/></text><statusCode code="completed"/>${time}${value}</observation>`

export const deliveryDate = (value: string) =>
  `<observation classCode="OBS" moodCode="EVN"><templateId root="${E}.3.24"/><id root="2.999.9"/>
  <code code="11778-8" ${loinc} displayName="Delivery date estimated"/><text><reference value="#pre"/></text>
  <statusCode code="completed"/><effectiveTime value="20241201"/><value xsi:type="TS" value="${value}"/></observation>`

/** The statement codes of absence, where each kind keeps them. */
export const absent = {
  medication: (code: string) =>
    medication({ code: `<code code="${code}" codeSystem="2.16.840.1.113883.5.1150.1" displayName="absence"/>` }),
  allergy: (code: string, displayName = 'absence') =>
    allergy({
      agent: '',
      value: `<value xsi:type="CD" code="${code}" codeSystem="2.16.840.1.113883.5.1150.1" displayName="${displayName}"/>`,
    }),
}

export const sections: Readonly<Record<string, string>> = {
  '10160-0': section('10160-0', '<content ID="med">Varfarina 5 mg</content>', medication()),
  '48765-2': section('48765-2', '<content ID="all">Penicilina</content>', allergy()),
  '47519-4': section('47519-4', '<content ID="sur">Apendicectomia</content>', procedure()),
  '11450-4': section('11450-4', '<content ID="pro">Fibrilhação auricular</content>', problem()),
  '46264-8': section('46264-8', '<content ID="dev">Pacemaker</content>', device()),
}

export const declarations =
  'xmlns="urn:hl7-org:v3" xmlns:pharm="urn:hl7-org:pharm" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** What a test changes of the summary that breaks no rule. */
export type Changes = {
  readonly header?: Partial<typeof header>
  /** By LOINC code; the empty string takes one away. */
  readonly sections?: Readonly<Record<string, string>>
  /** Attributes of the root element. */
  readonly root?: string
  /** In place of the whole `component`. */
  readonly body?: string
}

/** The summary as XML text, on several lines. */
export function summaryText({ header: changed = {}, sections: others = {}, root = '', body }: Changes = {}): string {
  const parts = Object.values({ ...header, ...changed }).join('\n')
  const content = Object.values({ ...sections, ...others }).join('\n')
  return `<ClinicalDocument ${declarations} ${root}>\n${parts}\n${body ?? `<component><structuredBody>${content}</structuredBody></component>`}\n</ClinicalDocument>`
}

export const summary = (changes: Changes = {}): XmlElement => parseXmlText(summaryText(changes))
