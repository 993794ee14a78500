import type { SourceId } from '../national-sources/index.ts'

/** Where somebody reads, which decides what they look for next. */
export type Setting = 'emergency' | 'hospital' | 'general-practice' | 'nursing-home'

/**
 * What comes in which order, by where one reads: our proposal (people.md, 4.3 and 4.4), to be tried with clinicians. What is
 * critical and the medicines come first everywhere; every source stands in every row, so no setting hides anything.
 */
export const settings: Readonly<Record<Setting, readonly SourceId[]>> = {
  emergency: [
    'critical-information',
    'medication-list',
    'test-results',
    'diagnoses-and-procedures',
    'documents',
    'measurements',
    'maternity-record',
    'requisitions',
    'vaccinations',
  ],
  hospital: [
    'critical-information',
    'medication-list',
    'documents',
    'test-results',
    'diagnoses-and-procedures',
    'requisitions',
    'measurements',
    'maternity-record',
    'vaccinations',
  ],
  'general-practice': [
    'critical-information',
    'medication-list',
    'test-results',
    'documents',
    'requisitions',
    'measurements',
    'diagnoses-and-procedures',
    'maternity-record',
    'vaccinations',
  ],
  'nursing-home': [
    'critical-information',
    'medication-list',
    'measurements',
    'documents',
    'test-results',
    'diagnoses-and-procedures',
    'vaccinations',
    'requisitions',
    'maternity-record',
  ],
}

/** Where nobody has chosen. */
export const usualSetting: Setting = 'emergency'

/** A setting by its name; undefined for anything else. */
export function settingNamed(text: string | null | undefined): Setting | undefined {
  return text !== null && text !== undefined && Object.hasOwn(settings, text) ? (text as Setting) : undefined
}
