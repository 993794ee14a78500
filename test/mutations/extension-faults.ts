import { added, type Kind, replaced } from './spoil.ts'

const core = 'http://hl7.org/fhir/StructureDefinition'
const rule = 'R4 extensibility.html'
const others = 'Organization|Practitioner|Condition|Procedure|Observation|MedicationRequest'

/** What extensions may be, and where. */
export const extensionFaults: readonly Kind[] = [
  {
    fault: 'an extension that nobody defined',
    rule,
    codes: ['extension-unknown'],
    spoil: added(others, 'extension', [{ url: 'https://knutepunkt.example/none', valueString: 'x' }], '/0'),
  },
  {
    fault: 'an extension that nobody defined, on a primitive deep inside',
    rule,
    codes: ['extension-unknown'],
    spoil: added(
      'Patient|Practitioner',
      'name.*._family',
      { extension: [{ url: 'https://knutepunkt.example/none', valueString: 'x' }] },
      '/extension/0',
    ),
  },
  {
    fault: 'a modifier that nobody defined',
    rule: 'R4 extensibility.html#modifierExtension',
    codes: ['extension-unknown'],
    spoil: added(others, 'modifierExtension', [{ url: 'https://knutepunkt.example/none', valueString: 'x' }], '/0'),
  },
  {
    fault: 'an extension with a value of another type',
    rule: 'data-absent-reason Extension.value[x]: code',
    codes: ['extension-value-type', 'type-not-allowed'],
    spoil: added(
      'Patient|Practitioner',
      'name.*._family',
      { extension: [{ url: `${core}/data-absent-reason`, valueString: 'unknown' }] },
      '/extension/0',
    ),
  },
  {
    fault: 'an extension where it does not belong',
    rule: 'patient-nationality: context Patient',
    codes: ['extension-context'],
    spoil: added(
      'Organization|Condition|Procedure|MedicationRequest',
      'extension',
      [
        {
          url: `${core}/patient-nationality`,
          extension: [{ url: 'code', valueCodeableConcept: { text: 'Norge' } }],
        },
      ],
      'resource',
    ),
  },
  {
    fault: 'an extension with both a value and extensions',
    rule: 'ext-1',
    codes: ['invariant-broken'],
    spoil: added(
      'Patient|Practitioner',
      'name.*._family',
      {
        extension: [
          {
            url: `${core}/data-absent-reason`,
            valueCode: 'unknown',
            extension: [{ url: `${core}/data-absent-reason`, valueCode: 'unknown' }],
          },
        ],
      },
      '/extension/0',
    ),
  },
  {
    fault: 'an extension with neither a value nor extensions',
    rule: 'ext-1',
    codes: ['invariant-broken', 'cardinality-min'],
    spoil: added(
      'Patient|Practitioner',
      'name.*._family',
      { extension: [{ url: `${core}/data-absent-reason` }] },
      '/extension/0',
    ),
  },
  {
    fault: 'an extension without a URL',
    rule: 'Extension.url 1..1',
    codes: ['cardinality-min'],
    spoil: added(others, 'extension', [{ valueString: 'x' }], '/0'),
  },
  {
    fault: 'an extension with a relative URL',
    rule: 'Extension.url: absolute',
    codes: ['extension-url-relative', 'extension-unknown'],
    spoil: added(others, 'extension', [{ url: 'none', valueString: 'x' }], '/0'),
  },
  {
    fault: 'a part that the extension has not',
    rule: 'patient-nationality: code and period',
    codes: ['extension-part-unknown'],
    spoil: replaced(
      'Patient',
      'extension',
      [{ url: `${core}/patient-nationality`, extension: [{ url: 'land', valueString: 'x' }] }],
      '/0/extension/0',
    ),
  },
  {
    fault: 'a part of an extension more often than it may be',
    rule: 'patient-nationality Extension.extension:code 0..1',
    codes: ['slice-max', 'cardinality-max'],
    spoil: replaced(
      'Patient',
      'extension',
      [
        {
          url: `${core}/patient-nationality`,
          extension: [
            { url: 'code', valueCodeableConcept: { text: 'Norge' } },
            { url: 'code', valueCodeableConcept: { text: 'Sverige' } },
          ],
        },
      ],
      '/0',
    ),
  },
  {
    fault: 'an extension among the modifiers that is none',
    rule: 'data-absent-reason: isModifier false',
    codes: ['extension-is-no-modifier', 'extension-unknown'],
    spoil: added(others, 'modifierExtension', [{ url: `${core}/data-absent-reason`, valueCode: 'unknown' }], '/0'),
  },
]
