import { type Language, type Text, texts } from '../../../protocols/web/language.ts'
import type { ProblemTexts } from '../../../protocols/web/problem-texts.ts'
import { reasons } from './reasons.ts'

const refused = { nb: 'Dette går ikke nå', nn: 'Dette går ikkje no', en: 'This cannot be done now' }

/** What to say beside the field, or on top of the page. */
export function refusalText(code: string, language: Language): Text {
  return pageProblems[code]?.(language).advice ?? otherwise(language).advice
}

const otherwise = texts({
  nb: { heading: refused.nb, advice: 'Dette kan ikke gjøres slik saken eller møtet er nå.' },
  nn: { heading: refused.nn, advice: 'Dette kan ikkje gjerast slik saka eller møtet er no.' },
  en: { heading: refused.en, advice: 'This cannot be done as the case or meeting is now.' },
})

const pageProblems: ProblemTexts = Object.fromEntries(
  Object.entries(reasons).map(([code, [nb, nn, en]]) => [
    code,
    texts({
      nb: { heading: refused.nb, advice: nb },
      nn: { heading: refused.nn, advice: nn },
      en: { heading: refused.en, advice: en },
    }),
  ]),
)

/** What to say where a page has no place of its own for a refusal. */
export const councilWorkProblems: ProblemTexts = pageProblems
