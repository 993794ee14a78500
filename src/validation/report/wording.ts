import { cdaTexts } from '../cda/cda-texts.ts'
import { documentTexts } from '../fhir/document-texts.ts'
import { invariantTexts } from '../fhir/invariant-texts.ts'
import { jsonTexts } from '../fhir/json-form.ts'
import { narrativeTexts } from '../fhir/narrative-texts.ts'
import { primitiveTexts } from '../fhir/primitive-texts.ts'
import { referenceTexts } from '../fhir/reference-texts.ts'
import { structureTexts } from '../fhir/structure-texts.ts'
import { terminologyTexts } from '../fhir/terminology-texts.ts'
import { valueTexts } from '../fhir/value-texts.ts'
import type { Finding, FindingText, FindingTexts } from '../finding.ts'
import type { ReportLanguage } from './reported.ts'

const texts: FindingTexts = {
  ...cdaTexts,
  ...documentTexts,
  ...invariantTexts,
  ...jsonTexts,
  ...narrativeTexts,
  ...primitiveTexts,
  ...referenceTexts,
  ...structureTexts,
  ...terminologyTexts,
  ...valueTexts,
}

/** A finding in words. A code without texts, as of a kept verdict from another version, is told by itself. */
export function wordingOf(
  { code, parameters }: Pick<Finding, 'code' | 'parameters'>,
  language: ReportLanguage,
): FindingText {
  const text = Object.hasOwn(texts, code) ? texts[code]?.[language] : undefined
  if (!text) return { message: code, hint: '' }
  const filled = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? '?'))
  return { message: filled(text.message), hint: filled(text.hint) }
}
