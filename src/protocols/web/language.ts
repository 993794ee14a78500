/** Languages of the pages: bokmål, nynorsk, Northern Sámi, English (BCP 47). */
export const languages = ['nb', 'nn', 'se', 'en'] as const

/** One of the languages of the pages. */
export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  se: 'Davvisámegiella',
  en: 'English',
}

/** The language when a reader asks for none we have. */
export const defaultLanguage: Language = 'nb'

/** A piece of text that knows its language. `borrowed`: the reader asked for another language that has no such text. */
export type Text = {
  readonly plain: string
  readonly language: Language
  readonly borrowed: boolean
  toString(): string
}

type Entry = string | ((...values: never[]) => string)
type Written<E> = E extends (...values: infer V) => string ? (...values: V) => string : string
type Said<E> = E extends (...values: infer V) => string ? (...values: V) => Text : Text

/** The texts of a page in one language, by name. */
export type Texts<T> = { readonly [K in keyof T]: Said<T[K]> }

/** The languages a page's texts are written in; bokmål stands in for what Northern Sámi lacks. */
export type TextTables<T> = {
  readonly nb: T
  readonly nn: { readonly [K in keyof T]: Written<T[K]> }
  readonly en: { readonly [K in keyof T]: Written<T[K]> }
  readonly se?: { readonly [K in keyof T]?: Written<T[K]> }
}

/**
 * Makes typed texts of one table per language. A Northern Sámi text nobody could vouch for is left out of its table:
 * the bokmål text is then shown, marked with its own `lang` (WCAG 2.2, 3.1.2).
 */
export function texts<T extends Readonly<Record<string, Entry>>>(
  tables: TextTables<T>,
): (language: Language) => Texts<T> {
  const made = new Map(languages.map((language) => [language, inLanguage(tables, language)]))
  return (language) => made.get(language)!
}

/** A text in one language, for what is not written in a table. */
export function text(plain: string, language: Language, borrowed = false): Text {
  return { plain, language, borrowed, toString: () => plain }
}

/** Whether a value is a `Text`. */
export function isText(value: object): value is Text {
  return 'plain' in value && 'borrowed' in value
}

function inLanguage<T extends Readonly<Record<string, Entry>>>(tables: TextTables<T>, asked: Language): Texts<T> {
  const said = Object.keys(tables.nb).map((name) => {
    const own: Entry | undefined = tables[asked]?.[name]
    const [entry, language] = own === undefined ? [tables.nb[name]!, 'nb' as const] : [own, asked]
    return [name, say(entry, language, language !== asked)]
  })
  // Object.fromEntries forgets the names that were read from T a line above.
  return Object.fromEntries(said) as Texts<T>
}

function say(entry: Entry, language: Language, borrowed: boolean): Text | ((...values: never[]) => Text) {
  if (typeof entry === 'string') return text(entry, language, borrowed)
  return (...values) => text(entry(...values), language, borrowed)
}

/** What a request says about language, the strongest first. */
export type LanguageWishes = {
  readonly query?: string | undefined
  readonly cookie?: string | undefined
  /** The `Accept-Language` header, RFC 9110 section 12.5.4. */
  readonly header?: string | undefined
}

/** The language to answer in: the address, then the remembered choice, then the browser's wish, else bokmål. */
export function chosenLanguage({ query, cookie, header }: LanguageWishes): Language {
  return known(query) ?? known(cookie) ?? accepted(header ?? '') ?? defaultLanguage
}

function known(tag: string | undefined): Language | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0]
  if (primary === 'no') return 'nb'
  return languages.find((language) => language === primary)
}

function accepted(header: string): Language | undefined {
  const wishes = header.split(',', 20).map((wish) => {
    const [tag, ...rest] = wish.split(';')
    const quality = rest.map((part) => /^\s*q=([\d.]+)\s*$/.exec(part)?.[1]).find((q) => q !== undefined)
    return { language: known(tag), quality: quality === undefined ? 1 : Number(quality) }
  })
  const wanted = wishes.filter((wish) => wish.language !== undefined && wish.quality > 0)
  return wanted.toSorted((a, b) => b.quality - a.quality)[0]?.language
}
