/** Written where a language tag belongs by makers who have none: `xx-XX` stands in most published samples. */
const placeholders = /^(xx|zz|zxx|und|mis|mul|art|q[a-t][a-z])$/

/**
 * The language of a piece of narrative as BCP 47 writes it (`en-GB`), or undefined when the document gives no usable
 * one. A country that is no country (`pt-XX`) is left out.
 */
export function narrativeLanguage(written: string | undefined): string | undefined {
  const [, language = '', script, region] =
    /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i.exec(written?.trim() ?? '') ?? []
  if (language === '' || placeholders.test(language.toLowerCase())) return undefined
  const parts = [language.toLowerCase()]
  if (script) parts.push(script[0]!.toUpperCase() + script.slice(1).toLowerCase())
  if (region && !/^(xx|zz|aa|q[m-z]|x[a-z])$/i.test(region)) parts.push(region.toUpperCase())
  return parts.join('-')
}
