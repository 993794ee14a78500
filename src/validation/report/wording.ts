import { cdaTexts } from '../cda/cda-texts.ts'
import { fhirTexts } from '../fhir/texts.ts'
import type { Finding, FindingText, FindingTexts } from '../finding.ts'
import type { ReportLanguage } from './reported.ts'

const texts: FindingTexts = { ...cdaTexts, ...fhirTexts }

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

/** What a code says wherever it is found: names and counts are left open. */
export function generalWordingOf(code: string, language: ReportLanguage): FindingText {
  const { message, hint } = (Object.hasOwn(texts, code) ? texts[code]?.[language] : undefined) ?? {
    message: code,
    hint: '',
  }
  const open = (template: string) => template.replace(/\{\w+\}/g, '…')
  return { message: open(message), hint: open(hint) }
}

/** Message and hint in one line; what a profile says of itself often lacks its full stop. */
export function inOneLine({ message, hint }: FindingText): string {
  const sentence = /[.!?:]$/.test(message) ? message : `${message}.`
  return hint === '' ? message : `${sentence} ${hint}`
}
