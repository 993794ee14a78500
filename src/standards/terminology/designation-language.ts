/**
 * The language a designation is kept under: the primary subtag of BCP 47, in lower case. Norwegian and English
 * differ by region in nothing we look up, and a document's `pt-PT` and an export's `pt` mean the same text.
 */
export function primaryLanguage(tag: string): string {
  const end = tag.search(/[-_]/)
  return (end < 0 ? tag : tag.slice(0, end)).toLowerCase()
}

/**
 * Which languages may stand in for the one asked for, best first. Bokmål and nynorsk readers read each other; a text
 * in Northern Sámi that nobody has vouched for is better given in bokmål. `no` is Norwegian of unstated form. Every
 * answer names the language it came in, so that the page can mark it.
 */
const standIns: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    nb: ['nb', 'no', 'nn'],
    nn: ['nn', 'no', 'nb'],
    no: ['no', 'nb', 'nn'],
    se: ['se', 'nb', 'no', 'nn'],
  }),
)

/** The languages to try for one asked for, best first; itself alone where nothing may stand in. */
export function languagesFor(language: string): readonly string[] {
  return standIns.get(language) ?? [language]
}
