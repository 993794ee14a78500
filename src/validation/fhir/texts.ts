import type { FindingTexts } from '../finding.ts'
import { contentTexts } from './document/content-texts.ts'
import { documentTexts } from './document/texts.ts'
import { invariantTexts } from './invariant/texts.ts'
import { jsonTexts } from './json-form.ts'
import { narrativeTexts } from './narrative/texts.ts'
import { primitiveTexts } from './primitive/texts.ts'
import { referenceTexts } from './reference/texts.ts'
import { structureTexts } from './structure-texts.ts'
import { terminologyTexts } from './terminology/texts.ts'
import { valueTexts } from './value-texts.ts'

/** What a person is told of every code the FHIR validator finds. */
export const fhirTexts: FindingTexts = {
  ...structureTexts,
  ...primitiveTexts,
  ...jsonTexts,
  ...valueTexts,
  ...narrativeTexts,
  ...referenceTexts,
  ...documentTexts,
  ...contentTexts,
  ...terminologyTexts,
  ...invariantTexts,
}
