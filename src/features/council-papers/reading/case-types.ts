import type { CaseType } from '../../council/index.ts'
import { bySpelling, longestFirst } from './spellings.ts'

/** The words papers print for a type of case (sakstype). An open list; the first of a type is today's word. */
const words: Readonly<Record<CaseType, readonly string[]>> = {
  godkjenning: [
    'godkjenning',
    'godkjenningssak',
    'til godkjenning',
    'beslutning',
    'beslutningssak',
    'vedtakssak',
    'godkjenningar',
  ],
  orientering: ['orientering', 'orienteringssak', 'til orientering', 'informasjon'],
  drofting: ['drøfting', 'drøftingssak', 'drøftning', 'til drøfting', 'diskusjon', 'drøftelse', 'drofting'],
  apen: ['åpen sak', 'åpen', 'open sak', 'åpen post'],
  eventuelt: ['eventuelt', 'eventuell', 'evt.'],
}

const types = bySpelling(words)
const typeWords = longestFirst(types.keys())

/** The type a text names and nothing else: «Drøfting», «Åpen sak». */
export function parseCaseType(text: string): CaseType | undefined {
  return types.get(text.trim().replace(/[:.]$/, '').toLowerCase()) ?? types.get(text.trim().toLowerCase())
}

/**
 * A text with its type taken off the end: a type is a cell of its own, so its word has a capital and something
 * stands before it. `Eventuelt` alone is a title.
 */
export function typeAtEnd(text: string): { readonly rest: string; readonly type?: CaseType } {
  const lower = text.toLowerCase()
  for (const word of typeWords) {
    const at = text.length - word.length
    if (at <= 0 || !lower.endsWith(word) || !/\s/.test(text[at - 1] ?? '') || !/\p{Lu}/u.test(text[at] ?? '')) continue
    const rest = text.slice(0, at).trim()
    const type = types.get(word)
    if (type && rest !== '') return { rest, type }
  }
  return { rest: text }
}

/** A case nobody gave a type, named as the last one of every agenda is: «Eventuelt». */
export function typeOfTitle(title: string): CaseType | undefined {
  return types.get(title.trim().toLowerCase()) === 'eventuelt' ? 'eventuelt' : undefined
}
