import type { ExactDocument, ExactElement } from './exact.ts'

/**
 * The element as it stands in its document, character for character, with these namespaces declared on its start tag in
 * addition. Those that the tag declares itself are passed over.
 *
 * @param namespaces URI by prefix, the empty prefix for the default namespace
 */
export function exactText(
  { text }: ExactDocument,
  element: ExactElement,
  namespaces: ReadonlyMap<string, string>,
): string {
  const own = text.slice(element.start, element.end)
  const nameEnd = /[\s/>]/.exec(own)?.index ?? own.length
  let declarations = ''
  for (const [prefix, uri] of namespaces) {
    if (element.declares.includes(prefix)) continue
    declarations += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeUri(uri)}"`
  }
  return own.slice(0, nameEnd) + declarations + own.slice(nameEnd)
}

/**
 * The element as a document of its own: every namespace in force around it is declared on it. Exclusive canonicalisation
 * does not see the difference, so signatures inside it hold.
 */
export function standaloneText(document: ExactDocument, element: ExactElement): string {
  return exactText(document, element, element.parent?.inScope ?? new Map())
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

function escapeUri(uri: string): string {
  return uri.replace(/[&<"\t\n\r]/g, (character) => escapes[character] ?? `&#${character.charCodeAt(0)};`)
}
