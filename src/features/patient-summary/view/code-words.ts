import type { Language } from '../../../protocols/web/language.ts'
import type { Coded } from '../../../standards/cda/datatypes.ts'
import { codeSystemName } from '../../../standards/terminology/code-systems.ts'
import type { ConceptIndex } from '../../../standards/terminology/concept-index.ts'
import { saidAbsence, stateOfFlavor } from './absence.ts'
import type { Phrase, Said } from './summary-view.ts'
import type { ViewTexts } from './texts.ts'

/** A reader may be shown these languages as if they were the one asked for. */
const reads: Readonly<Record<Language, readonly string[]>> = {
  nb: ['nb', 'nn', 'no'],
  nn: ['nn', 'nb', 'no'],
  se: ['se', 'nb', 'nn', 'no'],
  en: ['en'],
}

/** Whether a reader can be shown words in this language (BCP 47) as they are. */
export function canRead(language: Language, tag: string): boolean {
  return reads[language].includes(primary(tag))
}

/** Who reads, and what the words are taken from. */
type CodeReader = {
  readonly language: Language
  /** BCP 47; `und` when the document does not say. */
  readonly documentLanguage: string
  readonly terminology: ConceptIndex
  readonly t: ViewTexts
}

/** A code in words, with what qualifies it; undefined when there is no element at all. */
export function codeInWords(coded: Coded | undefined, reader: CodeReader): Said | undefined {
  if (!coded) return undefined
  const chain = chainOf(coded)
  const said = unqualified(coded, chain, reader)
  const qualifiers = chain.find((each) => each.qualifiers)?.qualifiers ?? []
  // Which side, which part: as much a part of what is said as the code itself.
  const [first, ...more] = qualifiers.flatMap(({ value }) => codeInWords(value, reader) ?? [])
  return first ? { ...said, qualifier: { ...first, text: [first, ...more].map(({ text }) => text).join(', ') } } : said
}

/** Our words for the first code of the chain that has any; else the sender's; else the bare code, or why there is none. */
function unqualified(coded: Coded, chain: readonly Coded[], reader: CodeReader): Said {
  const { language, documentLanguage, t } = reader
  const national = nationalWords(coded, chain)
  const original = (shown: string) =>
    national === undefined || national === shown ? {} : { original: { text: national, lang: documentLanguage } }
  const ours = designated(chain, reader)
  if (ours) return { ...ours, ...original(ours.text) }
  const named = chain.find((each) => each.code !== undefined && each.codeSystem !== undefined)
  const identity = named ? identityOf(named, t) : {}
  const shown = senderWords(coded, chain, documentLanguage)
  if (shown) {
    const mine = canRead(language, shown.lang)
    const how = mine ? 'sender' : named || chain.some((each) => each.code) ? 'untranslated' : 'free-text'
    return { ...shown, how, ...original(shown.text), ...identity }
  }
  const bare = chain.find((each) => each.code)?.code
  if (bare !== undefined) return { text: bare, lang: 'und', how: 'untranslated', ...identity }
  return saidAbsence(stateOfFlavor(coded.nullFlavor ?? 'NI'), language)
}

/** What the terminology calls the first of these codes that it knows. */
function designated(chain: readonly Coded[], { language, terminology, t }: CodeReader): Said | undefined {
  for (const each of chain) {
    if (each.code === undefined || each.codeSystem === undefined) continue
    const found = terminology.designation(each.codeSystem, each.code, [language])
    if (found) return { text: found.text, lang: found.language, how: 'terminology', ...identityOf(each, t) }
  }
  return undefined
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
