import type { Finding } from './rule.ts'
import { en } from './rule-texts.en.ts'
import { nb } from './rule-texts.nb.ts'
import { nn } from './rule-texts.nn.ts'
import type { RuleCode } from './rules.ts'

/** What was found, and what it means for the reading; `{name}` stands for a parameter, `{age}` for `months` in words. */
export type RuleTexts = Readonly<Record<RuleCode, readonly [message: string, meaning: string]>>

/** The languages somebody here could vouch for; Northern Sámi falls back to bokmål, and says so by `language`. */
export const ruleTexts: Readonly<Record<'nb' | 'nn' | 'en', RuleTexts>> = { nb, nn, en }

/** A finding in words. */
export type FindingText = {
  readonly message: string
  readonly meaning: string
  /** The language the words are in, for the `lang` attribute. */
  readonly language: 'nb' | 'nn' | 'en'
}

/**
 * A finding in words for the reader, with nothing in it from the document.
 *
 * @param language BCP-47; one without texts of ours gets bokmål
 * @param titleOf the title of a section by its LOINC code, in the reader's language
 */
export function findingText(
  { code, parameters }: Pick<Finding, 'code' | 'parameters'>,
  language: string,
  titleOf: (sectionCode: string) => string,
): FindingText {
  const known = language in ruleTexts ? (language as keyof typeof ruleTexts) : 'nb'
  // Findings come from the rules, whose codes are the keys; a later list without texts shows its code.
  const [message, meaning] = ruleTexts[known][code as RuleCode] ?? [code, '']
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'age') return ageInWords(Number(parameters.months), known)
      const value = String(parameters[name] ?? '')
      return name === 'section' ? titleOf(value) : value
    })
  return { message: fill(message), meaning: fill(meaning), language: known }
}

const units = {
  nb: { months: 'måneder', years: 'år' },
  nn: { months: 'månader', years: 'år' },
  en: { months: 'months', years: 'years' },
} as const

/** Whole years from two on, as the age of a person is told. */
function ageInWords(months: number, language: keyof typeof units): string {
  const { months: inMonths, years } = units[language]
  return months < 24 ? `${months} ${inMonths}` : `${Math.floor(months / 12)} ${years}`
}
