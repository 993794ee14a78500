import type { Language, Text as OwnText } from '../../../protocols/web/language.ts'
import type { Coded, Text, Value } from '../../../standards/cda/datatypes.ts'
import type { AbsenceSubject } from '../../../standards/terminology/absence-texts.ts'
import { codeSystemName } from '../../../standards/terminology/code-systems.ts'
import type { ConceptIndex } from '../../../standards/terminology/concept-index.ts'
import { type AbsenceState, saidAbsence, stateOfFlavor } from './absence.ts'
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

/** A reader may be shown these languages as if they were the one asked for. */
const reads: Readonly<Record<Language, readonly string[]>> = {
  nb: ['nb', 'nn', 'no'],
  nn: ['nn', 'nb', 'no'],
  se: ['se', 'nb', 'nn', 'no'],
  en: ['en'],
}

/** Words for one reader of one document. */
export function wordsFor(language: Language, documentLanguage: string, terminology: ConceptIndex, now: Date): Words {
  const t = viewTexts(language)
  const own = ({ plain, language: lang }: OwnText): Said => ({ text: plain, lang, how: 'own' })
  const phrase = ({ plain, language: lang }: OwnText): Phrase => ({ text: plain, lang })
  const foreign = (text: string): Phrase => ({ text, lang: documentLanguage })
  const absence: Words['absence'] = (state, subject) => saidAbsence(state, language, subject)
  const quantity = quantityWords(language, documentLanguage, t)
  const date = dateWords(language, t, quantity.quantity)

  const code = (coded: Coded | undefined): Said | undefined => {
    const said = withoutQualifiers(coded)
    const qualifiers = coded && chainOf(coded).find((each) => each.qualifiers)?.qualifiers
    if (!said || !qualifiers) return said
    // Which side, which part: as much a part of what is said as the code itself.
    const [first, ...more] = qualifiers.map((qualifier) => code(qualifier.value)).filter((each) => each !== undefined)
    return first
      ? { ...said, qualifier: { ...first, text: [first, ...more].map(({ text }) => text).join(', ') } }
      : said
  }

  const withoutQualifiers = (coded: Coded | undefined): Said | undefined => {
    if (!coded) return undefined
    const chain = chainOf(coded)
    const national = nationalWords(coded, chain)
    const original = national === undefined ? undefined : foreign(national)
    const named = chain.find((each) => each.code !== undefined && each.codeSystem !== undefined)
    const identity = named ? identityOf(named, t) : {}
    for (const each of chain) {
      if (each.code === undefined || each.codeSystem === undefined) continue
      const found = terminology.designation(each.codeSystem, each.code, [language])
      if (!found) continue
      const beside = original && original.text !== found.text ? { original } : {}
      return { text: found.text, lang: found.language, how: 'terminology', ...beside, ...identityOf(each, t) }
    }
    const shown = senderWords(coded, chain, documentLanguage)
    if (shown) {
      const beside = original && original.text !== shown.text ? { original } : {}
      const mine = reads[language].includes(primary(shown.lang))
      const how = mine ? 'sender' : named || chain.some((each) => each.code) ? 'untranslated' : 'free-text'
      return { ...shown, how, ...beside, ...identity }
    }
    const bare = chain.find((each) => each.code)?.code
    if (bare !== undefined) return { text: bare, lang: 'und', how: 'untranslated', ...identity }
    return absence(stateOfFlavor(coded.nullFlavor ?? 'NI'))
  }

  const text = (written: Text | string | undefined): Said | undefined => {
    const words = typeof written === 'string' ? written : written?.text
    if (words?.trim()) {
      const lang = documentLanguage
      return { text: words.trim(), lang, how: reads[language].includes(primary(lang)) ? 'sender' : 'free-text' }
    }
    const flavor = typeof written === 'object' ? written.nullFlavor : undefined
    return flavor === undefined ? undefined : absence(stateOfFlavor(flavor))
  }

  const status = (read: Coded | undefined): Said | undefined => {
    const known = rowOf(statusTexts(language), read?.code?.toLowerCase())
    return known ? own(known) : code(read)
  }

  const value = (read: Value | undefined): Said | undefined => {
    if (!read) return undefined
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

  const detail: Words['detail'] = (label, ...values) => {
    const said = values.filter((each) => each !== undefined)
    return said.length === 0 ? undefined : { label: phrase(label), values: said }
  }

  return {
    language,
    documentLanguage,
    now,
    t,
    own,
    phrase,
    foreign,
    absence,
    code,
    text,
    status,
    value,
    date,
    quantity,
    detail,
  }
}

/** The code with all its translations, in order, the outer before the inner. */
export function chainOf(coded: Coded): readonly Coded[] {
  return [withoutFlavorAsCode(coded), ...(coded.translations ?? []).flatMap(chainOf)]
}

/** Some write the null flavour as a code too. */
function withoutFlavorAsCode(coded: Coded): Coded {
  if (coded.code === undefined || coded.code !== coded.nullFlavor) return coded
  const { code: _flavor, codeSystem: _none, ...rest } = coded
  return rest
}

/** What was written where the fact was first recorded: the original text, else the end of the translation chain. */
function nationalWords(coded: Coded, chain: readonly Coded[]): string | undefined {
  return coded.originalText?.text ?? chain.findLast((each) => each.displayName)?.displayName
}

/**
 * The sender's words a reader can make most of. MyHealth@EU puts the English pivot just outside the national words
 * (exchange guide 2.7), so where the two differ the pivot stands in; else it is the national words.
 */
function senderWords(coded: Coded, chain: readonly Coded[], documentLanguage: string): Phrase | undefined {
  const named = chain.filter((each) => each.displayName?.trim())
  const [pivot, national] = [named.at(-2)?.displayName, named.at(-1)?.displayName]
  if (pivot !== undefined && national !== undefined && pivot !== national && primary(documentLanguage) !== 'en') {
    return { text: pivot.trim(), lang: 'en' }
  }
  const words = named[0]?.displayName ?? coded.originalText?.text
  return words?.trim() ? { text: words.trim(), lang: documentLanguage } : undefined
}

function identityOf({ code, codeSystem, codeSystemName: written }: Coded, t: ViewTexts): Pick<Said, 'code' | 'system'> {
  if (code === undefined) return {}
  const ofTable = codeSystem === undefined ? undefined : codeSystemName(codeSystem)
  const ofSender = written !== undefined && /\p{L}/u.test(written) ? written : undefined
  return { code, system: ofTable ?? ofSender ?? t.unknownSystem.plain }
}

function primary(tag: string): string {
  return tag.split('-')[0]!.toLowerCase()
}
