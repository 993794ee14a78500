import { added, type Kind, replaced } from './spoil.ts'

const types = (type: string) => `R4 datatypes.html#${type}`
const dated = 'Observation|Procedure|Condition|Immunization|MedicationRequest'

/** What the values of primitive types may be. */
export const valueFaults: readonly Kind[] = [
  {
    fault: 'a dateTime of a thirteenth month',
    rule: types('dateTime'),
    codes: ['date-time-invalid'],
    spoil: (document, random) =>
      replaced('Observation', 'effectiveDateTime', '2024-13-01')(document, random) ??
      replaced('Composition', 'date', '2024-13-01')(document, random),
  },
  {
    fault: 'a day that no calendar has',
    rule: types('date'),
    codes: ['date-invalid'],
    spoil: replaced('Patient', 'birthDate', '2023-02-30'),
  },
  {
    fault: 'a time without a zone',
    rule: types('dateTime'),
    codes: ['date-time-zone-missing', 'date-time-invalid'],
    spoil: replaced('Composition', 'date', '2024-07-24T14:10:24'),
  },
  {
    fault: 'an instant without a time',
    rule: types('instant'),
    codes: ['instant-invalid'],
    spoil: replaced('Bundle', 'timestamp', '2024-07-24'),
  },
  {
    fault: 'a time of the twenty-fifth hour',
    rule: types('time'),
    codes: ['time-invalid'],
    spoil: added('MedicationStatement', 'dosage.*.timing.repeat.timeOfDay', ['25:00:00'], '/0'),
  },
  {
    fault: 'a year long gone',
    rule: 'none: only a reader can say so',
    codes: ['year-unlikely'],
    severity: 'warning',
    spoil: replaced('Patient', 'birthDate', '1523-01-01'),
  },
  {
    fault: 'an id with a blank in it',
    rule: types('id'),
    codes: ['id-invalid'],
    spoil: replaced(`Patient|Composition|${dated}`, 'id', 'not an id'),
  },
  {
    fault: 'a URI with a blank in it',
    rule: types('uri'),
    codes: ['uri-white-space'],
    spoil: replaced(dated, 'code.coding.*.system', 'http://snomed.info/ sct'),
  },
  {
    fault: 'an OID with letters',
    rule: types('oid'),
    codes: ['oid-invalid'],
    spoil: replaced('Composition|Organization|Patient', 'identifier.*.system', 'urn:oid:2.16.abc'),
  },
  {
    fault: 'a UUID that is too short',
    rule: types('uuid'),
    codes: ['uuid-invalid'],
    spoil: replaced(dated, 'code.coding.*.system', 'urn:uuid:1234'),
  },
  {
    fault: 'a code with a blank before it',
    rule: types('code'),
    codes: ['code-white-space'],
    spoil: replaced('Composition|Observation|Procedure', 'status', ' final'),
  },
  {
    fault: 'a number as a string',
    rule: 'R4 json.html#primitive',
    codes: ['primitive-kind'],
    spoil: replaced('Observation', 'valueQuantity.value', '6.1'),
  },
  {
    fault: 'a string as a number',
    rule: 'R4 json.html#primitive',
    codes: ['primitive-kind'],
    spoil: replaced('Patient|Practitioner', 'name.*.family', 5),
  },
  {
    fault: 'a boolean as a string',
    rule: 'R4 json.html#primitive',
    codes: ['primitive-kind'],
    spoil: added('Patient', 'active', 'true'),
  },
  {
    fault: 'a positive number that is zero',
    rule: types('positiveInt'),
    codes: ['integer-not-positive'],
    spoil: (document, random) =>
      replaced('MedicationStatement', 'dosage.*.timing.repeat.frequency', 0)(document, random) ??
      added('Patient', 'telecom.0.rank', 0)(document, random),
  },
  {
    fault: 'a whole number with decimals',
    rule: types('integer'),
    codes: ['integer-invalid', 'integer-not-positive'],
    spoil: added('Patient', 'multipleBirthInteger', 1.5),
  },
  {
    fault: 'an empty string',
    rule: types('string'),
    codes: ['primitive-empty'],
    spoil: replaced('Patient|Practitioner', 'name.*.family', ''),
  },
  {
    fault: 'an empty string, deep inside',
    rule: types('string'),
    codes: ['primitive-empty'],
    spoil: replaced(dated, 'code.coding.*.display', ''),
  },
  {
    fault: 'a string of blanks',
    rule: types('string'),
    codes: ['primitive-blank'],
    severity: 'warning',
    spoil: replaced('Patient|Practitioner', 'name.*.family', '   '),
  },
  {
    fault: 'a string with blanks around it',
    rule: types('string'),
    codes: ['string-white-space-around'],
    severity: 'warning',
    spoil: replaced('Patient|Practitioner', 'name.*.family', ' Eksempel '),
  },
  {
    fault: 'a control character',
    rule: types('string'),
    codes: ['string-control-character'],
    severity: 'warning',
    spoil: replaced('Patient|Practitioner', 'name.*.family', 'Eks\u0001empel'),
  },
  {
    fault: 'text that turns its direction and does not turn back',
    rule: 'CVE-2021-42574',
    codes: ['string-direction-open'],
    severity: 'warning',
    spoil: replaced('Patient|Practitioner', 'name.*.family', 'Eks\u202eempel'),
  },
  {
    fault: 'what is not base64',
    rule: types('base64Binary'),
    codes: ['base64-invalid'],
    spoil: added('Patient', 'photo', [{ contentType: 'image/png', data: '%%%' }], '/0/data'),
  },
]
