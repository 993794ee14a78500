import { type Language, type Text, texts } from '../../../protocols/web/language.ts'
import type { ProblemTexts } from '../../../protocols/web/problem-texts.ts'

const refused = { nb: 'Dette går ikke nå', nn: 'Dette går ikkje no', en: 'This cannot be done now' }

/** Why a rule of the councils says no, and what to do: by the code of its `Problem`. */
const reasons: Readonly<Record<string, readonly [nb: string, nn: string, en: string]>> = {
  'changed-meanwhile': [
    'Noen andre har endret dette siden du åpnet siden. Se hvordan det er nå, og gjør det en gang til om det fortsatt trengs.',
    'Nokon andre har endra dette sidan du opna sida. Sjå korleis det er no, og gjer det ein gong til om det framleis trengst.',
    'Someone else has changed this since you opened the page. See how it is now, and do it once more if it is still needed.',
  ],
  'text-not-storable': [
    'Teksten har et tegn som ikke kan lagres. Skriv den på nytt uten det.',
    'Teksten har eit teikn som ikkje kan lagrast. Skriv han på nytt utan det.',
    'The text has a character that cannot be kept. Write it again without it.',
  ],
}

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
