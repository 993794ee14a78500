import { added, isObject, type Kind, replaced } from './spoil.ts'

const coded = 'Condition|Procedure|Observation|Medication'
const category = 'http://terminology.hl7.org/CodeSystem/observation-category'

/** What codes may be said, and how. */
export const terminologyFaults: readonly Kind[] = [
  {
    fault: 'a code outside a required value set',
    rule: 'Patient.gender, administrative-gender',
    codes: ['code-not-in-value-set'],
    spoil: replaced('Patient', 'gender', 'xyz'),
  },
  {
    fault: 'a code outside a required value set, deep inside',
    rule: 'Timing.repeat.periodUnit, units-of-time; HumanName.use, name-use',
    codes: ['code-not-in-value-set'],
    spoil: (document, random) =>
      replaced('MedicationStatement', 'dosage.*.timing.repeat.periodUnit', 'fortnight')(document, random) ??
      added('Patient', 'name.0.use', 'xyz')(document, random),
  },
  {
    fault: 'a concept outside a required value set',
    rule: 'Condition.clinicalStatus, condition-clinical',
    codes: ['code-not-in-value-set'],
    spoil: replaced('Condition|AllergyIntolerance', 'clinicalStatus', withCode('xyz')),
  },
  {
    fault: 'a concept of another code system than the required one',
    rule: 'AllergyIntolerance.verificationStatus',
    codes: ['code-not-in-value-set'],
    spoil: replaced('AllergyIntolerance', 'verificationStatus', {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'provisional' }],
    }),
  },
  {
    fault: 'only words where a code is required',
    rule: 'Condition.clinicalStatus, condition-clinical',
    codes: ['code-missing'],
    spoil: replaced('Condition|AllergyIntolerance', 'clinicalStatus', { text: 'active' }),
  },
  {
    fault: 'a unit that UCUM has not',
    rule: 'UCUM §2',
    codes: ['code-unknown', 'code-malformed', 'code-not-in-value-set'],
    spoil: replaced(
      'Observation',
      'valueQuantity',
      {
        value: 1,
        unit: 'foo',
        system: 'http://unitsofmeasure.org',
        code: 'foo',
      },
      '/code',
    ),
  },
  {
    fault: 'a LOINC code with a wrong check digit',
    rule: "LOINC Users' Guide: Mod 10 check digit",
    codes: ['code-malformed', 'code-unknown'],
    spoil: replaced('Observation', 'code.coding.0', loincWithWrongDigit, '/code'),
  },
  {
    fault: 'a code that its code system has not, where no value set requires any',
    rule: 'R4 terminologies.html#code',
    codes: ['code-unknown'],
    spoil: replaced('Observation|Condition', 'category.*.coding.*', codeUnknown, '/code'),
  },
  {
    fault: 'a code without a code system',
    rule: 'Coding.system',
    codes: ['coding-without-system'],
    severity: 'warning',
    spoil: replaced(coded, 'code.coding.*', { code: '267036007' }),
  },
  {
    fault: 'a code system that is a value set',
    rule: 'Coding.system',
    codes: ['system-is-value-set'],
    severity: 'warning',
    spoil: replaced(
      'Observation',
      'category.*.coding.*',
      {
        system: 'http://hl7.org/fhir/ValueSet/observation-category',
        code: 'laboratory',
      },
      '/system',
    ),
  },
  {
    fault: 'a code system that is no absolute URL',
    rule: 'Coding.system',
    codes: ['system-not-absolute'],
    severity: 'warning',
    spoil: replaced(coded, 'code.coding.*', { system: 'snomed', code: '267036007' }, '/system'),
  },
  {
    fault: 'another display than the code system has',
    rule: 'Coding.display: as in the code system',
    codes: ['display-differs'],
    severity: 'information',
    spoil: replaced(
      'Observation|Condition',
      'category.*.coding.*',
      (coding: unknown) =>
        isObject(coding) && String(coding.system).startsWith('http://terminology.hl7.org/')
          ? { ...coding, display: 'Noe annet' }
          : undefined,
      '/display',
    ),
  },
  {
    fault: 'a language that is none',
    rule: 'Resource.language, all-languages',
    codes: ['code-not-in-value-set', 'code-unknown', 'code-malformed'],
    spoil: replaced(
      'Patient|Composition|Condition',
      '',
      (resource: unknown) =>
        isObject(resource) ? { ...resource, language: 'norsk bokmål'.replace(' ', '-') } : undefined,
      '/language',
    ),
  },
  {
    fault: 'a media type that is none',
    rule: 'Attachment.contentType, mimetypes',
    codes: ['code-not-in-value-set', 'code-unknown', 'code-malformed'],
    spoil: added('Patient', 'photo', [{ contentType: 'bilde', data: 'YWJj' }], '/0/contentType'),
  },
  {
    fault: 'a version of a code system that there is none of',
    rule: 'Coding.version',
    codes: ['code-system-version-unknown', 'not-checked-code-system-version'],
    severity: 'warning',
    spoil: replaced(
      'Observation|Condition',
      'category.*.coding.*',
      {
        system: category,
        code: 'laboratory',
        version: '99.0',
      },
      '/system',
    ),
  },
]

function withCode(code: string) {
  return (concept: unknown) => {
    const coding = isObject(concept) && Array.isArray(concept.coding) ? concept.coding : []
    return isObject(coding[0]) ? { coding: [{ ...coding[0], code }] } : undefined
  }
}

function codeUnknown(coding: unknown): unknown {
  if (!isObject(coding) || !String(coding.system).startsWith('http://terminology.hl7.org/')) return undefined
  return { system: coding.system, code: 'no-such-code' }
}

function loincWithWrongDigit(coding: unknown): unknown {
  if (!isObject(coding) || coding.system !== 'http://loinc.org') return undefined
  const [number, digit] = String(coding.code).split('-')
  return { system: coding.system, code: `${number}-${(Number(digit) + 1) % 10}` }
}
