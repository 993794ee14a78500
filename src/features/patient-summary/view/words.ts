import type { Language, Text as OwnText } from '../../../protocols/web/language.ts'
import type { Coded, Text, Value } from '../../../standards/cda/datatypes.ts'
import type { AbsenceSubject } from '../../../standards/terminology/absence-texts.ts'
import type { ConceptIndex } from '../../../standards/terminology/concept-index.ts'
import { inLatin } from '../../../standards/terminology/latin-letters.ts'
import { type AbsenceState, saidAbsence, stateOfFlavor } from './absence.ts'
import { canRead, codeInWords } from './code-words.ts'
import { dateWords } from './date-words.ts'
import { rowOf } from './lookup.ts'
import { quantityWords } from './quantities.ts'
import { statusTexts } from './status-texts.ts'
import type { Detail, Phrase, Said } from './summary-view.ts'
import { type ViewTexts, viewTexts } from './texts.ts'

/** Puts what a summary holds into words for one reader. */
export type Words = {
  readonly language: Language
  /** Language of the document, BCP 47; `und` when it does not say. */
  readonly documentLanguage: string
  readonly now: Date
  readonly t: ViewTexts
  /** Our own words. */
  readonly own: (text: OwnText) => Said
  readonly phrase: (text: OwnText) => Phrase
  /** The sender's words as they stand. */
  readonly foreign: (text: string) => Phrase
  /** A name or an address: in no language, and beside it in Latin letters where it has others. */
  readonly named: (text: string) => Said
  /** @param subject what is absent, where the sentence is clearer with it */
  readonly absence: (state: AbsenceState, subject?: AbsenceSubject) => Said
  /** A code in words; undefined when there is no element at all. */
  readonly code: (coded: Coded | undefined) => Said | undefined
  /** Free text; undefined when there is none. */
  readonly text: (text: Text | string | undefined) => Said | undefined
  /** A `statusCode` in words; not a clinical status. */
  readonly status: (status: Coded | undefined) => Said | undefined
  readonly value: (value: Value | undefined) => Said | undefined
  readonly date: ReturnType<typeof dateWords>
  readonly quantity: ReturnType<typeof quantityWords>
  /** A detail of what is there, or undefined. */
  readonly detail: (label: OwnText, ...values: readonly (Said | undefined)[]) => Detail | undefined
}

/** Words for one reader of one document. */
export function wordsFor(language: Language, documentLanguage: string, terminology: ConceptIndex, now: Date): Words {
  const t = viewTexts(language)
  const quantity = quantityWords(language, documentLanguage, t)
  const date = dateWords(language, t, quantity.quantity)
  const phrase: Words['phrase'] = ({ plain, language: lang }) => ({ text: plain, lang })
  const own: Words['own'] = (text) => ({ ...phrase(text), how: 'own' })
  const code: Words['code'] = (coded) => codeInWords(coded, { language, documentLanguage, terminology, t })
  const text: Words['text'] = (written) => textInWords(written, language, documentLanguage)
  return {
    language,
    documentLanguage,
    now,
    t,
    own,
    phrase,
    foreign: (written) => ({ text: written, lang: documentLanguage }),
    named: (written) => namedInWords(written, documentLanguage),
    absence: (state, subject) => saidAbsence(state, language, subject),
    code,
    text,
    status(read) {
      const known = rowOf(statusTexts(language), read?.code?.toLowerCase())
      return known ? own(known) : code(read)
    },
    value: (read) => read && valueInWords(read, { t, own, code, text, date, quantity }),
    date,
    quantity,
    detail(label, ...values) {
      const said = values.filter((each) => each !== undefined)
      return said.length === 0 ? undefined : { label: phrase(label), values: said }
    },
  }
}

function namedInWords(text: string, lang: string): Said {
  const latin = inLatin(text, lang)
  const said = { text, lang, how: 'own' } as const
  return latin === undefined ? said : { ...said, latin: { text: latin, lang: `${lang.split('-')[0]}-Latn` } }
}

function textInWords(written: Text | string | undefined, language: Language, lang: string): Said | undefined {
  const words = (typeof written === 'string' ? written : written?.text)?.trim()
  if (words) return { text: words, lang, how: canRead(language, lang) ? 'sender' : 'free-text' }
  const flavor = typeof written === 'object' ? written.nullFlavor : undefined
  return flavor === undefined ? undefined : saidAbsence(stateOfFlavor(flavor), language)
}

/** An observation's value, by its type. */
function valueInWords(
  read: Value,
  { t, own, code, text, date, quantity }: Pick<Words, 't' | 'own' | 'code' | 'text' | 'date' | 'quantity'>,
): Said | undefined {
  switch (read.type) {
    case 'CD':
      return code(read.coded)
    case 'PQ':
    case 'INT':
    case 'REAL':
      return quantity.quantity(read.quantity, read.type !== 'PQ')
    case 'IVL_PQ':
      return quantity.interval(read.interval)
    case 'TS':
    case 'IVL_TS':
      return date.interval(read.time)
    case 'ST':
      return text(read.text)
    case 'RTO':
      return quantity.ratio(read.ratio)
    case 'BL': {
      const words = rowOf({ true: t.yes, false: t.no }, read.boolean)
      return words ? own(words) : text(read.boolean)
    }
  }
}
