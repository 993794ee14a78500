import type { RuleCode } from '../../src/validation/cda/rules.ts'
import {
  absent,
  allergy,
  type Changes,
  deliveryDate,
  device,
  header,
  immunisation,
  ingredient,
  medication,
  problem,
  procedure,
  result,
  section,
  status,
  twiceDaily,
} from './cda-rules-sample.ts'

const E = '1.3.6.1.4.1.12559.11.10.1.3.1'
const snomed = 'codeSystem="2.16.840.1.113883.6.96"'
const absence = 'codeSystem="2.16.840.1.113883.5.1150.1" displayName="absence"'

const medicines = (...entries: readonly string[]): Changes => ({
  sections: { '10160-0': section('10160-0', '<content ID="med">Varfarina</content>', ...entries) },
})
const allergies = (...entries: readonly string[]): Changes => ({
  sections: { '48765-2': section('48765-2', '<content ID="all">Penicilina</content>', ...entries) },
})
const problems = (...entries: readonly string[]): Changes => ({
  sections: { '11450-4': section('11450-4', '<content ID="pro">FA</content>', ...entries) },
})
const procedures = (...entries: readonly string[]): Changes => ({
  sections: { '47519-4': section('47519-4', '<content ID="sur">Op</content>', ...entries) },
})
const devices = (...entries: readonly string[]): Changes => ({
  sections: { '46264-8': section('46264-8', '<content ID="dev">PM</content>', ...entries) },
})
const results = (...entries: readonly string[]): Changes => ({
  sections: { '30954-2': section('30954-2', '<content ID="res">Hb</content>', ...entries) },
})
const vaccines = (...entries: readonly string[]): Changes => ({
  sections: { '11369-6': section('11369-6', '<content ID="vac">HBV</content>', ...entries) },
})
const pregnancy = (...entries: readonly string[]): Changes => ({
  sections: { '10162-6': section('10162-6', '<content ID="pre">Termin</content>', ...entries) },
})
const patient = (from: string | RegExp, to: string): Changes => ({
  header: { recordTarget: header.recordTarget.replace(from, to) },
})
const strength = (from: string, to: string) => medicines(medication({ ingredient: ingredient.replace(from, to) }))
const dose = (dose: string) => medicines(medication({ dose }))
const used = (times: string) => medicines(medication({ times }))
const value = (value: string) => problems(problem({ value }))

const mother = '<subject><relatedSubject classCode="PRS"><code code="MTH"/></relatedSubject></subject>'

/** A medicine whose dose stands in a subordinate administration. */
const divided = medication({ dose: '' }).replace(
  '</substanceAdministration>',
  `<entryRelationship typeCode="COMP"><substanceAdministration classCode="SBADM" moodCode="INT">
  <doseQuantity value="1" unit="1"/></substanceAdministration></entryRelationship></substanceAdministration>`,
)
const noSubstance = ''
const icd = `codeSystem="${E}.44.2"`

/** For every rule, the smallest change of the faultless summary that breaks it. */
export const breaches: Readonly<Record<RuleCode, Changes>> = {
  'document-type-unstated': { header: { code: '' } },
  'document-template-missing': { header: { templateId: '' } },
  'document-date-missing': { header: { effectiveTime: '<effectiveTime nullFlavor="UNK"/>' } },
  'document-date-future': { header: { effectiveTime: '<effectiveTime value="20260101"/>' } },
  'document-old': { header: { effectiveTime: '<effectiveTime value="20231201"/>' } },
  'content-old': { header: { documentationOf: header.documentationOf.replace('20250101', '20201001') } },
  'confidentiality-restricted': {
    header: { confidentialityCode: header.confidentialityCode.replace('code="N"', 'code="V"') },
  },
  'pdf-only': { body: '<component><nonXMLBody><text mediaType="application/pdf"/></nonXMLBody></component>' },
  'pdf-cut-off': {
    body: `<component><nonXMLBody><text>${btoa('%PDF-1.4 and no more')}</text></nonXMLBody></component>`,
  },
  addendum: { header: { relatedDocument: header.relatedDocument.replace('XFRM', 'APND') } },
  'legal-authenticator-missing': { header: { legalAuthenticator: '' } },
  'document-language-missing': { header: { languageCode: '' } },
  'patient-language-missing': patient('</patient>', '<languageCommunication/></patient>'),
  'patient-name-incomplete': patient('<given>Prøve</given>', ''),
  'patient-id-missing': patient('<id root="2.999.2" extension="42"/>', '<id nullFlavor="UNK"/>'),
  'patient-sex-missing': patient(/<administrativeGenderCode[^>]*>/, '<administrativeGenderCode nullFlavor="UNK"/>'),
  'patient-deceased': patient('</patient>', '<deceasedInd xmlns="urn:hl7-org:sdtc" value="true"/></patient>'),
  'birth-date-missing': patient('value="19700203"', 'nullFlavor="UNK"'),
  'birth-date-imprecise': patient('19700203', '1970'),
  'birth-date-future': patient('19700203', '20700203'),
  'birth-date-implausible': patient('19700203', '18700203'),
  'pregnancy-contradicts-sex': {
    ...pregnancy(deliveryDate('20250601')),
    ...patient('code="F"', 'code="M"'),
  },

  'body-missing': { body: '' },
  'compulsory-section-missing': { sections: { '48765-2': '' } },
  'section-duplicate': { sections: { again: section('11450-4', 'Outra vez', problem()) } },
  'section-empty': { sections: { '48765-2': section('48765-2', ' ') } },
  'narrative-only-section': { sections: { '48765-2': section('48765-2', 'Alergia a penicilina') } },
  'narrative-row-not-coded': {
    sections: {
      '48765-2': section(
        '48765-2',
        '<table><tbody><tr ID="all"><td>Penicilina</td></tr><tr><td>Látex</td></tr></tbody></table>',
        allergy(),
      ),
    },
  },
  'entry-not-understood': medicines(medication(), '<observation classCode="OBS" moodCode="EVN"/>'),
  'section-by-template-only': {
    sections: { '48765-2': section('48765-2', 'x', allergy()).replace(/<code code="48765-2"[^>]*>/, '') },
  },
  'section-not-in-summary': { sections: { other: section('10157-6', 'Família') } },
  'unknown-section-without-text': { sections: { other: section('10157-6', '', problem()) } },
  'absence-contradicts-entries': allergies(allergy(), absent.allergy('no-known-allergies')),
  'absence-codes-contradict': allergies(absent.allergy('no-known-allergies'), absent.allergy('no-allergy-info')),
  'absence-wrong-section': allergies(absent.allergy('no-known-problems')),
  'absence-code-unknown': procedures(procedure(`<code code="no-known-procedure" ${absence}/>`)),
  'absence-text-contradicts': allergies(absent.allergy('no-known-allergies', 'No information about allergies')),

  'medication-unidentified': medicines(medication({ product: '', ingredient: noSubstance })),
  'active-substance-missing': medicines(medication({ ingredient: noSubstance })),
  'active-substance-text-only': strength(
    '<pharm:code code="B01AA03" codeSystem="2.16.840.1.113883.6.73" displayName="warfarin"/>',
    '<pharm:code nullFlavor="OTH"/><pharm:name>varfarina</pharm:name>',
  ),
  'strength-missing': strength('xsi:type="PQ" value="5" unit="mg"', 'nullFlavor="UNK"'),
  'strength-text-only': medicines(
    medication({
      product: '<name>Marevan</name><pharm:desc>5 MG</pharm:desc>',
      ingredient: ingredient.replace('xsi:type="PQ" value="5" unit="mg"', 'nullFlavor="UNK"'),
    }),
  ),
  'strength-unit-missing': strength('value="5" unit="mg"', 'value="5" unit="1"'),
  'strength-without-denominator': strength('xsi:type="PQ" value="1" unit="1"', 'nullFlavor="UNK"'),
  'strength-not-positive': strength('value="5"', 'value="0.00"'),
  'dose-missing': dose('<doseQuantity nullFlavor="NI"/>'),
  'dose-frequency-missing': used('<effectiveTime xsi:type="IVL_TS"><low value="20240601"/></effectiveTime>'),
  'dose-unit-unclear': medicines(
    medication({
      dose: '<doseQuantity value="10" unit="1"/>',
      ingredient: ingredient.replace('value="1" unit="1"', 'value="1" unit="mL"'),
    }),
  ),
  'dose-is-concentration': dose('<doseQuantity value="100" unit="[iU]/mL"/>'),
  'dose-not-positive': dose('<doseQuantity value="-1" unit="1"/>'),
  'dose-implausible': dose('<doseQuantity value="625" unit="1"/>'),
  'dose-divided': medicines(divided),
  'dose-conditional': dose(
    '<doseQuantity value="1" unit="1"/><maxDoseQuantity><numerator value="8"/></maxDoseQuantity>',
  ),
  'period-unreadable': used(twiceDaily.replace('unit="h"', 'unit="timer"')),
  'medication-status-missing': medicines(medication({ status: '' })),
  'medication-ended-but-active': used(
    `<effectiveTime xsi:type="IVL_TS"><low value="20170507"/><high value="20170521"/></effectiveTime>${twiceDaily}`,
  ),
  'medication-starts-later': used(
    `<effectiveTime xsi:type="IVL_TS"><low value="20250301"/></effectiveTime>${twiceDaily}`,
  ),
  'ingredient-role-missing': strength(' classCode="ACTI"', ''),
  'medication-namespace-unknown': medicines(
    medication({ product: '<name>Marevan</name><formCode xmlns="urn:oid:2.999"/>' }),
  ),

  'allergy-without-agent': allergies(allergy({ agent: '' })),
  'allergy-agent-text-only': allergies(
    allergy({ agent: '<code nullFlavor="OTH"><originalText>kiwi</originalText></code>' }),
  ),
  'allergy-criticality-missing': allergies(allergy({ criticality: '' })),
  'allergy-reaction-missing': allergies(allergy({ reaction: '' })),
  'problem-unidentified': problems(problem(), problem({ value: '<value xsi:type="CD" nullFlavor="UNK"/>' })),
  'procedure-unidentified': procedures(procedure(), procedure('<code nullFlavor="UNK"/>')),
  'device-unidentified': devices(device(), device('<code nullFlavor="UNK"/>')),
  'immunisation-unidentified': vaccines(
    immunisation(),
    immunisation('<code nullFlavor="UNK"/>').replace('<name>Vaksine</name>', ''),
  ),
  'statement-of-another-person': problems(problem({ more: mother })),
  'statement-nullified': problems(
    problem(),
    problem().replace(/<statusCode code="\w+"/, '<statusCode code="nullified"'),
  ),
  'statement-not-an-event': devices(device(), device().replace('moodCode="EVN"', 'moodCode="RQO"')),
  'statement-denied-as-a-whole': devices(device(), device().replace('moodCode=', 'negationInd="true" moodCode=')),
  'statement-not-carried-out': procedures(
    procedure().replace(/<statusCode code="\w+"/, '<statusCode code="cancelled"'),
  ),
  'statement-uncertain': problems(problem({ more: '<uncertaintyCode code="UN"/>' })),
  'named-but-absent': medicines(medication({ attributes: 'nullFlavor="UNK"' })),
  'statement-negated': allergies(allergy({ attributes: 'negationInd="true"' })),
  'entered-in-error': allergies(allergy({ more: status('3.35', 'entered-in-error').replace('33999-4', '66455-7') })),
  'problem-over-but-listed-active': problems(problem({ more: status('3.9', '413322009') })),
  'past-problem-still-active': {
    sections: { '11348-0': section('11348-0', 'Cancro', problem({ more: status('3.9', '55561003') })) },
  },
  'event-in-future': problems(problem({ times: '<effectiveTime><low value="2026"/></effectiveTime>' })),
  'event-before-birth': procedures(procedure(undefined, '<effectiveTime value="1969"/>')),
  'delivery-date-passed': pregnancy(deliveryDate('20240101')),
  'blood-groups-contradict': results(
    result(`<value xsi:type="CE" code="112144000" ${snomed} displayName="A"/>`, '<code code="34530-6"/>'),
    result(`<value xsi:type="CE" code="112149005" ${snomed} displayName="B"/>`, '<code code="34530-6"/>'),
  ),
  'result-value-missing': results(result('')),
  'only-first-value-shown': value(`<value xsi:type="CD" code="I48" ${icd} displayName="x"/>`.repeat(2)),
  'result-unit-missing': results(result('<value xsi:type="PQ" value="140"/>')),
  'immunisation-date-missing': vaccines(immunisation(undefined, '')),
  'template-national-only': problems(problem().replace(`${E}.3.7`, '2.999.8')),

  'time-unreadable': procedures(procedure(undefined, '<effectiveTime value="2017-05-06"/>')),
  'time-without-zone': procedures(procedure(undefined, '<effectiveTime value="20170506101500"/>')),
  'end-before-start': procedures(
    procedure(undefined, '<effectiveTime><low value="20170507"/><high value="20170501"/></effectiveTime>'),
  ),
  'several-times-one-null': used(
    `<effectiveTime xsi:type="IVL_TS"><low value="2024"/></effectiveTime><effectiveTime nullFlavor="UNK"/>`,
  ),
  'quantity-unreadable': dose('<doseQuantity value="0,5" unit="1"/>'),
  'range-reversed': dose('<doseQuantity><low value="2" unit="1"/><high value="1" unit="1"/></doseQuantity>'),
  'range-units-differ': dose('<doseQuantity><low value="1" unit="mg"/><high value="2" unit="g"/></doseQuantity>'),
  'unit-not-ucum': dose('<doseQuantity value="5" unit="mcg"/>'),
  'null-flavor-with-content': value(
    `<value xsi:type="CD" nullFlavor="UNK" code="I48" ${icd} displayName="Atrial fibrillation"/>`,
  ),
  'null-flavor-unknown': value('<value xsi:type="CD" nullFlavor="VET-IKKE"><originalText>FA</originalText></value>'),
  'display-name-missing': value(`<value xsi:type="CD" code="I48" ${icd}/>`),
  'code-system-missing': value('<value xsi:type="CD" code="I48" displayName="Atrial fibrillation"/>'),
  'code-system-misspelt': value(
    '<value xsi:type="CD" code="I48" codeSystem="1.3.5.1.4.1.19376.1.5.3.2" displayName="x"/>',
  ),
  'code-system-not-oid': value('<value xsi:type="CD" code="I48" codeSystem="ICD-10" displayName="x"/>'),
  'code-system-unknown': value('<value xsi:type="CD" code="I48" codeSystem="2.999.6" displayName="x"/>'),
  'translation-duplicate': value(
    `<value xsi:type="CD" code="I48" ${icd} displayName="x">${'<translation code="K78" codeSystem="2.999.6" displayName="y"/>'.repeat(2)}</value>`,
  ),
  'translation-contradicts': value(
    `<value xsi:type="CD" code="I48" ${icd} displayName="x"><translation code="I10" ${icd} displayName="y"/></value>`,
  ),
  'original-text-unresolved': value(
    `<value xsi:type="CD" code="I48" ${icd}><originalText><reference value="#nowhere"/></originalText></value>`,
  ),
  'text-reference-unresolved': problems(problem().replace('#pro', '#nowhere')),
  'original-text-ambiguous': {
    sections: {
      '11450-4': section(
        '11450-4',
        '<content ID="pro">FA</content><content ID="pro">Gota</content>',
        problem({
          value: `<value xsi:type="CD" code="I48" ${icd} displayName="x"><originalText><reference value="#pro"/></originalText></value>`,
        }),
      ),
    },
  },

  'schema-location': { root: 'xsi:schemaLocation="urn:hl7-org:v3 CDA.xsd"' },
  'type-of-extension': strength('xsi:type="PQ" value="5"', 'xsi:type="pharm:PQ" value="5"'),
  'title-typed': { header: { title: '<title xsi:type="ADXP">Prøve</title>' } },
  'dialect-mixed': medicines(
    medication({ product: '<name>Marevan</name><formCode xmlns="urn:epsos-org:ep:medication" nullFlavor="UNK"/>' }),
  ),
  'dialect-before-wave-6': medicines(medication({ attributes: 'xmlns:pharm="urn:epsos-org:ep:medication"' })),
  'medication-element-in-v3': medicines(medication({ product: '<name>Marevan</name><formCode nullFlavor="UNK"/>' })),
  'template-replaced': problems(problem().replace(`${E}.3.15`, '1.3.6.1.4.1.19376.1.5.3.1.4.5.2')),
  'text-garbled': { sections: { '42348-3': section('42348-3', 'FibrilhaÃ§Ã£o') } },
  'narrative-image': { sections: { '42348-3': section('42348-3', 'Ver <renderMultiMedia referencedObject="I1"/>') } },
  'narrative-revised': { sections: { '42348-3': section('42348-3', '<content revised="delete">Não</content>') } },
  'section-nested': {
    sections: { '42348-3': section('42348-3', 'Ver', '').replace('<entry></entry>', section('42348-3', 'x')) },
  },
  'mandatory-element-missing': { header: { id: '' } },
  'mandatory-element-null': { header: { id: '<id nullFlavor="UNK"/>' } },
  'required-element-missing': { header: { confidentialityCode: '' } },
  'attribute-missing': { header: { code: header.code.replace(/displayName="[^"]*"/, '') } },
  'attribute-value-wrong': { header: { typeId: header.typeId.replace('POCD_HD000040', 'POCD_HD000041') } },
  'elements-too-few': { header: { participant: header.participant.replace(/<given>[^<]*<\/given>/, '') } },
  'data-type-wrong': problems(problem({ value: '<value xsi:type="CE" code="I48" codeSystem="2.999.9"/>' })),
  'null-flavor-not-allowed': patient('<telecom nullFlavor="NI"/>', '<telecom nullFlavor="UNK"/>'),
  'clinical-element-missing': allergies(allergy().replace(/<value xsi:type="CE" code="high"[^>]*>/, '')),
}

/** What looks like a breach and is none: the other side of the rules that judge most. */
export const noBreaches: readonly (readonly [code: RuleCode, what: string, changes: Changes])[] = [
  ['document-old', 'eleven months', { header: { effectiveTime: '<effectiveTime value="20240301"/>' } }],
  [
    'document-type-unstated',
    'said by a translation',
    {
      header: { code: '<code code="11" codeSystem="2.999.6" displayName="x"><translation code="60591-5"/></code>' },
    },
  ],
  [
    'absence-contradicts-entries',
    'no known food allergy beside an allergy to a medicine',
    allergies(allergy(), absent.allergy('no-known-food-allergies')),
  ],
  ['absence-code-unknown', 'a code of another system', procedures(procedure())],
  [
    'absence-text-contradicts',
    'the words of the code',
    allergies(absent.allergy('no-allergy-info', 'No information about allergies')),
  ],
  [
    'narrative-only-section',
    'no information by null flavour',
    { sections: { '48765-2': section('48765-2', 'x').replace('<section>', '<section nullFlavor="NI">') } },
  ],
  [
    'narrative-row-not-coded',
    'a row of headings',
    {
      sections: {
        '48765-2': section(
          '48765-2',
          '<table><tbody><tr><th>Agente</th></tr><tr ID="all"><td>Penicilina</td></tr></tbody></table>',
          allergy(),
        ),
      },
    },
  ],
  [
    'narrative-row-not-coded',
    'a list within a row',
    {
      sections: {
        '48765-2': section(
          '48765-2',
          '<table><tbody><tr ID="all"><td><list><item ID="a">x</item><item>y</item></list></td></tr></tbody></table>',
          allergy(),
        ),
      },
    },
  ],
  ['dose-missing', 'a divided dose', medicines(divided)],
  [
    'problem-unidentified',
    'unknown, undated and alone in its section',
    problems(problem({ times: '', value: '<value xsi:type="CD" nullFlavor="UNK"/>' })),
  ],
  [
    'patient-name-incomplete',
    'a name without parts',
    patient('<given>Prøve</given><family>Pasient</family>', 'Prøve Pasient'),
  ],
  [
    'result-value-missing',
    'a ratio',
    results(result('<value xsi:type="RTO"><numerator value="1"/><denominator value="8"/></value>')),
  ],
  ['dose-missing', 'no known medicines', medicines(absent.medication('no-known-medications'))],
  [
    'dose-not-positive',
    'a range from zero',
    dose('<doseQuantity><low value="0" unit="1"/><high value="2" unit="1"/></doseQuantity>'),
  ],
  ['dose-unit-unclear', 'a count of a product counted in pieces', dose('<doseQuantity value="2"/>')],
  ['dose-is-concentration', 'an amount per body weight', dose('<doseQuantity value="1" unit="mg/kg"/>')],
  ['dose-implausible', 'milligrams', dose('<doseQuantity value="625" unit="mg"/>')],
  [
    'strength-missing',
    'an inactive ingredient without one',
    medicines(
      medication({
        ingredient: `${ingredient}${ingredient.replace('ACTI', 'IACT').replace('value="5" unit="mg"', '')}`,
      }),
    ),
  ],
  [
    'medication-ended-but-active',
    'ended and completed',
    medicines(
      medication({
        status: '<statusCode code="completed"/>',
        times: `<effectiveTime xsi:type="IVL_TS"><low value="20170507"/><high value="20170521"/></effectiveTime>${twiceDaily}`,
      }),
    ),
  ],
  [
    'medication-ended-but-active',
    'ends this year',
    used(`<effectiveTime xsi:type="IVL_TS"><low value="20170507"/><high value="2025"/></effectiveTime>${twiceDaily}`),
  ],
  [
    'allergy-without-agent',
    'the agent told by the value, as until wave 5',
    allergies(
      allergy({
        agent: '',
        value: `<value xsi:type="CD" code="91936005" ${snomed} displayName="Allergy to penicillin"/>`,
      }),
    ),
  ],
  [
    'allergy-without-agent',
    'an agent with a name only (EHEALTH-9964)',
    allergies(allergy({ agent: '<code nullFlavor="OTH"/><name>kiwi</name>' })),
  ],
  [
    'active-substance-missing',
    'a class only (EHEALTH-9966)',
    medicines(
      medication({
        ingredient: `<pharm:asSpecializedKind><pharm:generalizedMaterialKind><pharm:code code="B01AA03" codeSystem="2.16.840.1.113883.6.73" displayName="warfarin"/></pharm:generalizedMaterialKind></pharm:asSpecializedKind>`,
      }),
    ),
  ],
  ['problem-over-but-listed-active', 'a completed observation (status is never statusCode)', problems(problem())],
  ['event-before-birth', 'the year of birth', procedures(procedure(undefined, '<effectiveTime value="1970"/>'))],
  ['event-in-future', 'this year', procedures(procedure(undefined, '<effectiveTime value="2025"/>'))],
  ['delivery-date-passed', 'five weeks ago', pregnancy(deliveryDate('20241212'))],
  ['statement-negated', 'said not to be', allergies(allergy({ attributes: 'negationInd="false"' }))],
  [
    'problem-unidentified',
    'original text only',
    value('<value xsi:type="CD" nullFlavor="OTH"><originalText>FA</originalText></value>'),
  ],
  [
    'translation-contradicts',
    'a national code',
    value(
      `<value xsi:type="CD" code="I48" ${icd} displayName="x"><translation code="I48.0" codeSystem="2.999.6" displayName="y"/></value>`,
    ),
  ],
  [
    'original-text-unresolved',
    'a display name says it',
    value(
      `<value xsi:type="CD" code="I48" ${icd} displayName="x"><originalText><reference value="#nowhere"/></originalText></value>`,
    ),
  ],
  [
    'null-flavor-with-content',
    'the null flavour twice',
    value('<value xsi:type="CD" nullFlavor="NA" code="NA"><originalText>FA</originalText></value>'),
  ],
  [
    'result-unit-missing',
    'a coded result',
    results(result(`<value xsi:type="CE" code="10828004" ${snomed} displayName="Positive"/>`)),
  ],
  ['time-without-zone', 'a day', procedures(procedure(undefined, '<effectiveTime value="20170506"/>'))],
]
