/** What a validator says of the document as a whole; only the template's own name is a warning, as in the published rules. */
export const documentCodes = {
  'not-cda': 'error',
  'document-type-unknown': 'error',
  'document-template-not-stated': 'warning',
  'document-code-unexpected': 'error',
  'document-language-form': 'error',
  'section-template-missing': 'error',
  'not-one-patient': 'error',
} as const

/** What it says of codes. */
export const vocabularyCodes = {
  'attribute-not-in-catalogue-set': 'error',
  'code-not-in-catalogue-set': 'error',
  'code-beyond-catalogue-set': 'warning',
  'not-checked-catalogue-set': 'information',
} as const

/** Codes that only a validator tells, beside those of `ruleTable`. */
export type ValidatorCode = keyof typeof documentCodes | keyof typeof vocabularyCodes
