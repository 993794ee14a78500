import { ABSENT_UNKNOWN, absenceCodes } from './absence.ts'
import type { StatementKind } from './sections.ts'

/**
 * The value sets of the Master Value Sets Catalogue (MVC) that somebody loaded. Names are tails under
 * `1.3.6.1.4.1.12559.11.10.1.3.1`, as `42.24`, or whole OIDs of HL7's.
 */
export type ValueSets = {
  /**
   * Is the code in the set? Nothing where the set is not loaded.
   *
   * @param codeSystem OID; left out for the value of an attribute, which has none
   */
  readonly has: (valueSet: string, code: string, codeSystem: string | undefined) => boolean | undefined
}

type Concepts = readonly { readonly codeSystem: string; readonly codes: readonly string[] }[]

const concepts = (codeSystem: string, codes: string): Concepts => [{ codeSystem, codes: codes.split(/\s+/) }]

const absentOrUnknown = (kind: StatementKind): Concepts => [
  {
    codeSystem: ABSENT_UNKNOWN,
    codes: Object.entries(absenceCodes).flatMap(([code, { of }]) => (of === kind ? [code] : [])),
  },
]

const HL7 = '2.16.840.1.113883.5'
const FHIR = '2.16.840.1.113883.4.642.4'

/** The sets small enough to know by heart (`exchange.md` 2.5, 2.6 and the catalogue of 2024; the CDA R2 schema). */
const known: Readonly<Record<string, Concepts>> = {
  '2.16.840.1.113883.1.11.19446': concepts(`${HL7}.1002`, 'COMP DRIV'),
  '2.16.840.1.113883.1.11.19601': concepts(`${HL7}.90`, 'PRF PPRF SPRF'),
  '42.7': concepts(`${HL7}.1070`, 'G N TE'),
  '42.26': concepts(
    '2.16.840.1.113883.6.1',
    `10160-0 10162-6 10164-2 11348-0 11369-6 11450-4 18776-5 29554-3 29762-2
    30954-2 42348-3 46264-8 47420-5 47519-4 48765-2 57828-6 60590-7 8716-3`,
  ),
  '42.31': concepts(`${HL7}.25`, 'N R V'),
  '42.34': concepts(`${HL7}.1`, 'F M UN'),
  // A contact may also be a person in no such role: the template names PRS beside the set.
  '42.39': concepts(`${HL7}.110`, 'ECON NOK PRS'),
  '42.40': concepts(`${HL7}.1119`, 'AS EC H HP HV MC PG PHYS PST TMP WP'),
  '42.41': [
    ...concepts(`${HL7}.139`, 'AC ACD ACM ACV HS IC ICD ICM ICV PC PCD PCM PCV'),
    ...concepts(`${FHIR}.76`, 'MORN MORN.early MORN.late NOON AFT AFT.early AFT.late EVE EVE.early EVE.late NIGHT PHS'),
  ],
  '42.47': absentOrUnknown('allergy'),
  '42.48': absentOrUnknown('device'),
  '42.49': absentOrUnknown('medication'),
  '42.50': absentOrUnknown('problem'),
  '42.51': absentOrUnknown('procedure'),
  '42.57': concepts(`${FHIR}.130`, 'high low unable-to-assess'),
  '42.58': concepts(`${FHIR}.1371`, 'confirmed refuted unconfirmed'),
  '42.59': concepts(`${FHIR}.1373`, 'active inactive resolved'),
  '42.64': concepts(`${FHIR}.1075`, 'confirmed differential provisional refuted unconfirmed'),
}

/** What is known without anything loaded. */
export const builtInValueSets: ValueSets = {
  has: (valueSet, code, codeSystem) => {
    const set = Object.hasOwn(known, valueSet) ? known[valueSet] : undefined
    return set?.some((each) => each.codes.includes(code) && (codeSystem ?? each.codeSystem) === each.codeSystem)
  },
}

/** What the first knows, else what the second does. */
export const eitherOf = (first: ValueSets | undefined, second: ValueSets): ValueSets => ({
  has: (...asked) => first?.has(...asked) ?? second.has(...asked),
})

/** The catalogue's own names, by tail. */
export const valueSetNames: Readonly<Record<string, string>> = {
  '42.1': 'eHDSIHealthcareProfessionalRole',
  '42.2': 'eHDSIDoseForm',
  '42.3': 'eHDSIPackage',
  '42.5': 'eHDSIIllnessandDisorder',
  '42.6': 'eHDSILanguage',
  '42.7': 'eHDSISubstitutionCode',
  '42.8': 'eHDSIMedicalDevice',
  '42.9': 'eHDSIPregnancyInformation',
  '42.10': 'eHDSIProcedure',
  '42.11': 'eHDSIReactionAllergy',
  '42.12': 'eHDSIRouteofAdministration',
  '42.13': 'eHDSISeverity',
  '42.14': 'eHDSISocialHistory',
  '42.15': 'eHDSIStatusCode',
  '42.16': 'eHDSIUnit',
  '42.18': 'eHDSIAdverseEventType',
  '42.19': 'eHDSIAllergenNoDrug',
  '42.20': 'eHDSIBloodGroup',
  '42.21': 'eHDSIBloodPressure',
  '42.23': 'eHDSICodeProb',
  '42.24': 'eHDSIActiveIngredient',
  '42.26': 'eHDSISection',
  '42.28': 'eHDSIVaccine',
  '42.30': 'eHDSIResolutionOutcome',
  '42.31': 'eHDSIConfidentiality',
  '42.32': 'eHDSIDocumentCode',
  '42.34': 'eHDSIAdministrativeGender',
  '42.38': 'eHDSIPersonalRelationship',
  '42.39': 'eHDSIRoleClass',
  '42.40': 'eHDSITelecomAddress',
  '42.41': 'eHDSITimingEvent',
  '42.47': 'eHDSIAbsentOrUnknownAllergy',
  '42.48': 'eHDSIAbsentOrUnknownDevice',
  '42.49': 'eHDSIAbsentOrUnknownMedication',
  '42.50': 'eHDSIAbsentOrUnknownProblem',
  '42.51': 'eHDSIAbsentOrUnknownProcedure',
  '42.57': 'eHDSICriticality',
  '42.58': 'eHDSIAllergyCertainty',
  '42.59': 'eHDSIAllergyStatus',
  '42.60': 'eHDSICurrentPregnancyStatus',
  '42.61': 'eHDSISubstance',
  '42.62': 'eHDSIOutcomeOfPregnancy',
  '42.63': 'eHDSIRareDisease',
  '42.64': 'eHDSICertainty',
  '2.16.840.1.113883.1.11.10901': 'ParticipationType',
  '2.16.840.1.113883.1.11.13922': 'EntityClassRoot',
  '2.16.840.1.113883.1.11.13940': 'RoleClassRoot',
  '2.16.840.1.113883.1.11.19313': 'RoleClassAssociative',
  '2.16.840.1.113883.1.11.19316': 'RoleClassMutualRelationship',
  '2.16.840.1.113883.1.11.19446': 'x_ActRelationshipEntry',
  '2.16.840.1.113883.1.11.19461': 'ActMood',
  '2.16.840.1.113883.1.11.19601': 'x_ServiceEventPerformer',
}
