/** What is written about one thing that may go wrong. */
export type CatalogueRow = {
  /** Where it is not the name. */
  readonly code?: string
  /** Up to wave 7, where it is another. */
  readonly wave7?: string
  /** The nearest code up to wave 7, which has none for this; never read back as this. */
  readonly nearest7?: string
  /** What we write beside the code; never about one person. */
  readonly text: string
}

/**
 * What may go wrong between two countries, by name.
 *
 * @see the MyHealth@EU error codes, as OpenNCP 7.1 and 9.0 number them; the words are ours
 */
export const errorCatalogue = {
  ERROR_GENERIC: { text: 'Something failed here; try again, and give the time if it fails once more' },
  WARNING_GENERIC: { text: 'Something here was not as it should be' },
  ERROR_GENERIC_CONNECTION_NOT_POSSIBLE: { text: 'The other country cannot be reached' },
  ERROR_GENERIC_DOCUMENT_MISSING: { text: 'There is no such document' },
  ERROR_GENERIC_SERVICE_SIGNIFIER_UNKNOWN: { text: 'This kind of document is not exchanged here' },
  ERROR_HPI_GENERIC: { text: 'The health professional could not be accepted' },
  WARNING_HPI_GENERIC: { text: 'What is said of the health professional is not as it should be' },
  ERROR_HPI_NO_INFORMATION: { text: 'Nothing is said of the health professional' },
  ERROR_HPI_INSUFFICIENT_INFORMATION: { text: 'Too little is said of the health professional' },
  ERROR_HPI_HAI_NO_INFORMATION: { text: 'Nothing is said of the organisation of the health professional' },
  ERROR_HPI_POC_NO_INFORMATION: { text: 'Nothing is said of the point of care' },
  ERROR_HPI_AUTHENTICATION_NOT_RECEIVED: { text: 'Nothing is said of how the health professional signed in' },
  ERROR_PI_GENERIC: { text: 'The patient could not be identified' },
  WARNING_PI_GENERIC: { text: 'What is said of the patient is not as it should be' },
  ERROR_PI_NO_MATCH: { text: 'No patient matches what was given' },
  ERROR_PI_MULTIPLE_MATCHES: { text: 'More than one patient matches what was given; give more of it' },
  ERROR_PS_GENERIC: { text: 'The patient summary could not be given' },
  WARNING_PS_GENERIC: { text: 'The patient summary is not as it should be' },
  ERROR_PS_MISSING_BASIC_SECTIONS: { text: 'A compulsory section of the patient summary is absent without a reason' },
  WARNING_PS_MISSING_BASIC_DATA: { text: 'The patient summary lacks basic data' },
  ERROR_PS_MISSING_EXPECTED_MAPPING: {
    text: 'A code of the patient summary has no counterpart in the shared code systems',
  },
  WARNING_PS_MISSING_EXPECTED_MAPPING: {
    text: 'A code of the patient summary has no counterpart in the shared code systems',
  },
  WARNING_PS_MISSING_EXPECTED_TRANSLATION: {
    code: 'EHDSI_WARNING_PS_MISSING_EXPECTED_TRANSLATION',
    text: 'A term of the patient summary has no translation',
  },
  ERROR_PS_PDF_FORMAT_NOT_PROVIDED: { text: 'There is no PDF of the patient summary' },
  ERROR_EP_GENERIC: { text: 'The prescription could not be given' },
  WARNING_EP_GENERIC: { text: 'The prescription is not as it should be' },
  WARNING_EP_MISSING_BASIC_DATA: { text: 'The prescription lacks basic data, without a reason' },
  ERROR_EP_MISSING_EXPECTED_MAPPING: {
    text: 'A code of the prescription has no counterpart in the shared code systems',
  },
  WARNING_EP_MISSING_EXPECTED_MAPPING: {
    text: 'A code of the prescription has no counterpart in the shared code systems',
  },
  WARNING_EP_MISSING_EXPECTED_TRANSLATION: { text: 'A term of the prescription has no translation' },
  ERROR_EP_PDF_FORMAT_NOT_PROVIDED: { text: 'There is no PDF of the prescription' },
  ERROR_ED_GENERIC: { text: 'The dispensation could not be taken' },
  WARNING_ED_GENERIC: { text: 'The dispensation is not as it should be' },
  ERROR_ED_NOT_DISPENSABLE_EPRESCRIPTION: { text: 'The prescription may not be dispensed from' },
  ERROR_ED_SUBSTITUTION_INFORMATION_NOT_ALLOWED: { text: 'The medicine was substituted where that is not allowed' },
  ERROR_ED_EPRESCRIPTION_NOT_IDENTIFIABLE: {
    text: 'The dispensation does not say for which prescription and product it is',
  },
  WARNING_ED_MISSING_BASIC_DATA: { text: 'The dispensation lacks basic data, without a reason' },
  ERROR_ED_INFORMATION_NOT_STORE: { text: 'The discard was accepted, but country B could not keep it' },
  ERROR_ED_MISSING_EXPECTED_MAPPING: {
    text: 'A code of the dispensation has no counterpart in the shared code systems',
  },
  WARNING_ED_MISSING_EXPECTED_MAPPING: {
    text: 'A code of the dispensation has no counterpart in the shared code systems',
  },
  ERROR_ED_EDISPENSATION_ACK_NOT_RECEIVED: { text: 'An earlier dispensation still waits for its receipt' },
  ERROR_ED_EPRESCRIPTION_NOT_UPDATED: { text: 'The dispensation could not be entered on the prescription' },
  ERROR_ED_EDISPENSATION_NOT_STORED: { text: 'The discard was accepted, but country A could not keep it' },
  ERROR_ED_DISCARD_SERVICE_NOT_AVAILABLE: { text: 'Dispensations cannot be discarded at the moment' },
  ERROR_ED_DISCARD_FAILED: { text: 'The dispensation could not be discarded' },
  WARNING_ED_DISCARD_MISSING_MANDATORY_DATA: { text: 'The discard lacks mandatory data' },
  ERROR_ORCD_GENERIC: { text: 'The original clinical document could not be given' },
  WARNING_ORCD_GENERIC: { text: 'The original clinical document is not as it should be' },
  ERROR_ORCD_SERVICE_NOT_AVAILABLE: { text: 'Original clinical documents cannot be fetched at the moment' },
  WARNING_ORCD_MISSING_MANDATORY_DATA: { text: 'The original clinical document lacks mandatory data' },
  ERROR_ORCD_INCORRECT_FORMAT: { text: 'The file is in a format that is not exchanged' },
  WARNING_ORCD_MISSING_MANDATORY_METADATA: { text: 'The list says too little of the original clinical document' },
  ERROR_HQI_GENERIC: { text: 'The information is of too low quality' },
  WARNING_HQI_GENERIC: { text: 'The information is of low quality' },
  WARNING_HQI_B_INFORMATION_NOT_PROPERLY_STRUCTURED: { text: 'What country B sent is not well structured' },
  WARNING_HQI_A_INFORMATION_NOT_PROPERLY_STRUCTURED: { text: 'What country A sent is not well structured' },
  ERROR_SEC_GENERIC: { text: 'Refused for security' },
  WARNING_SEC_GENERIC: { text: 'Something was noticed about security' },
  ERROR_SEC_DATA_INTEGRITY_NOT_ENSURED: { text: 'What was sent cannot be trusted to be unchanged' },
  WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS_FOR_UNIQUE_PATIENT: { text: 'Unusually many requests for one patient' },
  WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS_FOR_UNIQUE_POINT_OF_CARE: {
    text: 'Unusually many requests from one point of care',
  },
  WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS: { text: 'Unusually many requests' },
  ERROR_UI_TRANSFORMATION: { text: 'The document could not be made readable' },
  ERROR_NOT_VALID_ASSERTION: { code: '1001', text: 'An assertion is not valid' },
  ERROR_NOT_VALID_TRC_ASSERTION: {
    code: '1002',
    text: 'The treatment relationship does not belong to the identity assertion',
  },
  ERROR_EP_NOT_FOUND: { wave7: '1101', text: 'There are no prescriptions for the patient' },
  ERROR_PS_NOT_FOUND: { wave7: '1102', text: 'There is no patient summary for the patient' },
  ERROR_MRO_NO_DATA: { code: '1103', text: 'There is nothing for an overview of medication' },
  ERROR_ORCD_NOT_FOUND: { code: '1104', text: 'There are no original clinical documents for the patient' },
  ERROR_DOCUMENT_NOT_FOUND: { code: '1100', text: 'There are no documents for the patient' },
  ERROR_DOCUMENT_NOT_PROCESSED: { code: '2201', text: 'The documents arrived but were not processed' },
  ERROR_RENDERING_INCOMPLETE: { code: '4101', text: 'The document was made readable only in part' },
  ERROR_COLLECTION_INCOMPLETE: { code: '4102', text: 'Only a part of the information could be gathered' },
  ERROR_EP_REGISTRY_NOT_ACCESSIBLE: { code: '4103', text: 'The registry of prescriptions does not answer' },
  ERROR_EP_NOT_AVAILABLE: { code: '4104', text: 'The data could not be read' },
  ERROR_EP_NOT_MATCHING: { code: '4105', text: 'No prescription matches the dispensation' },
  ERROR_EP_ALREADY_DISPENSED: { code: '4106', text: 'The prescription is already dispensed' },
  ERROR_ORIGINAL_DATA_MISSING: { code: '4107', text: 'The PDF of the document must be sent along' },
  ERROR_PIVOT_MISSING: { code: '4108', text: 'The document with the shared codes must be sent along' },
  ERROR_UNSUPPORTED_FEATURE: { code: '4201', text: 'This form of the document is not offered' },
  ERROR_TRANSCODING_ERROR: { code: '4203', text: 'The document could not be brought into the shared codes' },
  ERROR_UNKNOWN_FILTER: { code: '4204', text: 'The query asks by something that is not understood' },
  ERROR_UNKNOWN_OPTION: { code: '4205', text: 'Documents made on demand are not offered' },
  ERROR_UNKNOWN_PATIENT_IDENTIFIER: {
    code: '4206',
    text: 'The patient of the request is not the one of the treatment relationship',
  },
  ERROR_4207: {
    code: '4207',
    text: 'The prescription id or PIN of the request is not the one of the treatment relationship',
  },
  ERROR_NO_CONSENT: { code: '4701', text: 'The patient has not agreed to this service' },
  ERROR_WEAK_AUTHENTICATION: { code: '4702', text: 'The health professional must sign in more strongly' },
  ERROR_INSUFFICIENT_RIGHTS: { code: '4703', text: 'The health professional may not do this' },
  ERROR_NO_SIGNATURE: { code: '4704', text: 'The document must be signed by a health professional' },
  ERROR_POLICY_VIOLATION: { code: '4705', text: 'A policy does not allow this' },
  ERROR_UNKNOWN_POLICY: { code: '4706', text: 'The policy referred to is not known' },
  ERROR_UNKNOWN_SIGNIFIER: { code: '4202', text: 'This class of document is not offered' },
  ERROR_PI_INCORRECT_FORMATTING: { nearest7: 'ERROR_PI_GENERIC', text: 'The identifier is not of the right form' },
  ERROR_PI_MISSING_REQUIRED_FIELDS: {
    nearest7: 'ERROR_PI_GENERIC',
    text: 'Something that is needed to find the patient was not given',
  },
  ERROR_PI_REGISTRY_NOT_AVAILABLE: { nearest7: 'ERROR_PI_GENERIC', text: 'The registry of patients does not answer' },
  ERROR_PI_INTERNAL_ERROR: { nearest7: 'ERROR_PI_GENERIC', text: 'The search for the patient failed' },
  WARNING_PI_NO_CONSENT: { nearest7: 'WARNING_PI_GENERIC', text: 'The patient has not agreed to this service' },
  ERROR_PS_INCORRECT_FORMATTING: {
    nearest7: 'ERROR_PS_GENERIC',
    text: 'The request for a patient summary is malformed',
  },
  ERROR_PS_MISSING_REQUIRED_FIELDS: {
    nearest7: 'ERROR_PS_GENERIC',
    text: 'The request for a patient summary is incomplete',
  },
  ERROR_PS_INTERNAL_ERROR: { nearest7: 'ERROR_PS_GENERIC', text: 'Making the patient summary failed' },
  ERROR_PS_REGISTRY_NOT_AVAILABLE: {
    nearest7: 'ERROR_PS_GENERIC',
    text: 'The source of patient summaries does not answer',
  },
  ERROR_PS_MISSING_BASIC_DATA: {
    nearest7: 'ERROR_PS_GENERIC',
    text: 'The patient summary lacks what it must have, so it is not given',
  },
  ERROR_PS_NO_CONSENT: { nearest7: '4701', text: 'The patient has not agreed that the summary is given' },
  ERROR_EP_INCORRECT_FORMATTING: { nearest7: 'ERROR_EP_GENERIC', text: 'The request for a prescription is malformed' },
  ERROR_EP_MISSING_REQUIRED_FIELDS: {
    nearest7: 'ERROR_EP_GENERIC',
    text: 'The request for a prescription is incomplete',
  },
  ERROR_EP_INTERNAL_ERROR: { nearest7: 'ERROR_EP_GENERIC', text: 'Making the prescription failed' },
  ERROR_EP_MISSING_BASIC_DATA: {
    nearest7: 'ERROR_EP_GENERIC',
    text: 'The prescription lacks what it must have, so it is not given',
  },
  ERROR_EP_NO_CONSENT: { nearest7: '4701', text: 'The patient has not agreed that prescriptions are given' },
  ERROR_EP_LIST_INCORRECT_FORMATTING: {
    nearest7: 'ERROR_EP_GENERIC',
    code: 'ERROR_EP_INCORRECT_FORMATTING',
    text: 'The request for prescriptions is malformed',
  },
  ERROR_EP_LIST_MISSING_REQUIRED_FIELDS: {
    nearest7: 'ERROR_EP_GENERIC',
    code: 'ERROR_EP_MISSING_REQUIRED_FIELDS',
    text: 'The request for prescriptions is incomplete',
  },
  ERROR_EP_LIST_REGISTRY_NOT_AVAILABLE: {
    nearest7: '4103',
    code: 'ERROR_EP_REGISTRY_NOT_AVAILABLE',
    text: 'The registry of prescriptions does not answer',
  },
  ERROR_EP_LIST_INTERNAL_ERROR: {
    nearest7: 'ERROR_EP_GENERIC',
    code: 'ERROR_EP_INTERNAL_ERROR',
    text: 'Listing the prescriptions failed',
  },
  ERROR_EP_LIST_NO_CONSENT: {
    nearest7: '4701',
    code: 'ERROR_EP_NO_CONSENT',
    text: 'The patient has not agreed that prescriptions are listed',
  },
  ERROR_ED_INCORRECT_FORMATTING: { nearest7: 'ERROR_ED_GENERIC', text: 'The dispensation is malformed' },
  ERROR_ED_MISSING_REQUIRED_FIELDS: { nearest7: 'ERROR_ED_GENERIC', text: 'The dispensation is incomplete' },
  ERROR_ED_INTERNAL_ERROR: { nearest7: 'ERROR_ED_GENERIC', text: 'Taking the dispensation failed' },
  ERROR_ED_MISSING_BASIC_DATA: {
    nearest7: 'ERROR_ED_GENERIC',
    text: 'The dispensation lacks what it must have, so it is not taken',
  },
  ERROR_ED_REGISTRY_NOT_AVAILABLE: {
    nearest7: 'ERROR_ED_GENERIC',
    text: 'The registry of dispensations does not answer',
  },
  ERROR_ED_NO_CONSENT: { nearest7: '4701', text: 'The patient has not agreed that dispensations are taken' },
} as const satisfies Readonly<Record<string, CatalogueRow>>

/** Codes of IHE that we answer with, the same in both generations (IHE ITI TF-3, table 4.2.4.1-2). */
export const iheCatalogue = {
  XDSMissingDocument: { text: 'There is no such document' },
  XDSRepositoryError: { text: 'The document could not be fetched' },
  XDSDuplicateUniqueIdInRegistry: { text: 'Another document has this id already' },
} as const satisfies Readonly<Record<string, CatalogueRow>>
