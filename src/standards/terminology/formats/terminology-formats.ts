import type { TerminologyFormat } from '../terminology-item.ts'
import { designationRows } from './designation-rows.ts'
import { fhirJson, fhirNdjson } from './fhir-json.ts'
import { fshFormats } from './fsh.ts'
import { languageColumns } from './language-columns.ts'
import { type LanguageRefset, norwegianLanguageRefsets, rf2Formats } from './rf2.ts'

/** What a load may be told about the files it meets. */
export type FormatSettings = {
  /** SNOMED CT language reference sets to read; by default those of the Norwegian edition and GB English. */
  readonly languageRefsets?: readonly LanguageRefset[]
}

/**
 * Every format we read, for one load: some formats remember what an earlier file said. The first that recognises a file
 * reads it. A new format is one more row.
 */
export function terminologyFormats(settings: FormatSettings = {}): readonly TerminologyFormat[] {
  return [
    fhirJson,
    fhirNdjson,
    ...fshFormats(),
    ...rf2Formats(settings.languageRefsets ?? norwegianLanguageRefsets),
    languageColumns,
    designationRows,
  ]
}
