/** HTML that is safe to send: only {@link markup} makes it. */
export type Markup = { readonly html: string }

type Content = Markup | string | number | undefined | false | readonly Content[]

/**
 * HTML from a template. What is put in is escaped for text and for quoted attributes, unless it is markup itself; lists
 * are joined, and nothing stands for nothing. Not for addresses, scripts or styles that come from outside.
 */
export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { html: strings.reduce((html, part, index) => `${html}${htmlOf(contents[index - 1])}${part}`) }
}

function htmlOf(content: Content): string {
  if (content === undefined || content === false) return ''
  if (isList(content)) return content.map(htmlOf).join('')
  return typeof content === 'object' ? content.html : escaped(String(content))
}

function isList(content: Content): content is readonly Content[] {
  return Array.isArray(content)
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Also without what HTML cannot hold: a NUL, and halves of characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replace(/[&<>"']/g, (character) => references[character]!)
}
