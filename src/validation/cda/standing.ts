import type { Severity } from '../finding.ts'
import type { Severity as Weight } from './rule.ts'

/**
 * Rules that tell the reader in words of their own what a template asks: a validator tells the template's row instead,
 * so that nothing is told twice.
 */
export const restating: ReadonlySet<string> = new Set([
  'birth-date-missing',
  'document-date-missing',
  'document-language-missing',
  'document-template-missing',
  'document-type-unstated',
  'immunisation-date-missing',
  'ingredient-role-missing',
  'legal-authenticator-missing',
  'medication-status-missing',
  'narrative-only-section',
  'patient-id-missing',
  'patient-language-missing',
  'patient-name-incomplete',
  'patient-sex-missing',
])

/** Rules that speak of a summary's own sections and mean nothing elsewhere. */
export const onlyInSummaries: ReadonlySet<string> = new Set([
  'compulsory-section-missing',
  'section-by-template-only',
  'section-not-in-summary',
  'template-national-only',
  'unknown-section-without-text',
])

/** Rules outside the template tables that a published text makes a SHALL: the source stands in each rule. */
const binding: ReadonlySet<string> = new Set([
  'body-missing',
  'code-system-missing',
  'code-system-not-oid',
  'compulsory-section-missing',
  'display-name-missing',
  'medication-element-in-v3',
  'medication-namespace-unknown',
  'null-flavor-unknown',
  'null-flavor-with-content',
  'period-unreadable',
  'quantity-unreadable',
  'schema-location',
  'section-duplicate',
  'several-times-one-null',
  'time-unreadable',
  'time-without-zone',
  'title-typed',
  'translation-duplicate',
])

/** How a rule of our own weighs in a verdict. Only what a published text requires makes a document invalid. */
export function severityOf(code: string, weight: Weight): Severity {
  if (binding.has(code)) return 'error'
  return weight === 'safety' ? 'warning' : 'information'
}
