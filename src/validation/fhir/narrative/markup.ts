/**
 * What HTML may stand in a narrative: the basic formatting of HTML 4.0, chapters 7 to 11 and 15, links, and images.
 *
 * @see https://hl7.org/fhir/R4/narrative.html#xhtml
 * @see https://www.w3.org/TR/html4/index/elements.html
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)
const set = (text: string): ReadonlySet<string> => new Set(words(text))

/** Elements that may stand in a narrative, `div` included. */
export const formattingElements = set(`
  a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6
  hr i img kbd li map ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var`)

/** Attributes that any of them may have. */
const commonAttributes = set(`
  abbr accesskey align axis char charoff class colspan dir headers id lang rowspan scope span style tabindex title valign
  width xml:lang`)

const ownAttributes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['a', set('charset coords href hreflang name rel rev shape type')],
  ['area', set('alt coords href nohref shape')],
  ['blockquote', set('cite')],
  ['img', set('alt border height ismap longdesc src usemap')],
  ['map', set('name')],
  ['q', set('cite')],
  ['table', set('border cellpadding cellspacing frame rules summary')],
  ['td', set('nowrap')],
  ['th', set('nowrap')],
])

/** @param attribute by its name; that of the XML namespace as `xml:lang` */
export function mayHave(element: string, attribute: string): boolean {
  return commonAttributes.has(attribute) || (ownAttributes.get(element)?.has(attribute) ?? false)
}

/** Elements that have no place but in these. */
export const homes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', set('ol ul')],
  ['dt', set('dl')],
  ['dd', set('dl')],
  ['caption', set('table')],
  ['colgroup', set('table')],
  ['col', set('colgroup table')],
  ['thead', set('table')],
  ['tfoot', set('table')],
  ['tbody', set('table')],
  ['tr', set('table tbody tfoot thead')],
  ['td', set('tr')],
  ['th', set('tr')],
])

/** Elements that hold nothing but these, and white space. */
export const onlyChildren: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ol', set('li')],
  ['ul', set('li')],
  ['dl', set('dd dt')],
  ['table', set('caption col colgroup tbody tfoot thead tr')],
  ['thead', set('tr')],
  ['tfoot', set('tr')],
  ['tbody', set('tr')],
  ['tr', set('td th')],
  ['map', set('address area blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre table ul')],
])

/** Elements that hold nothing, not even white space. */
export const childless = set('area br hr img')

/** Elements whose content is a line of text, however deep a block stands in it. */
export const lines = set(`
  a abbr acronym address b bdo big caption cite code dfn dt em h1 h2 h3 h4 h5 h6 i kbd p pre q samp small span strong sub
  sup tt var`)
export const blocks = set('div ol pre table ul')
/** What, besides blocks, ends a paragraph. */
export const paragraphEnds = set('blockquote p')

/** Elements that may not stand in themselves, however deep. */
export const notInThemselves = set(`
  a abbr acronym b bdo big cite code dfn em i kbd q samp small strong sub sup tt var`)

/** Names of HTML that may be repeated in a finding; any other name is the document's own, and is not. */
const sayable = new Set([
  ...formattingElements,
  ...commonAttributes,
  ...[...ownAttributes.values()].flatMap((names) => [...names]),
  ...words(`
    applet article aside audio base basefont body button canvas center data datalist del details dialog embed fieldset
    figcaption figure font footer form frame frameset head header hgroup html iframe input ins label legend link main mark
    math menu meta meter nav noframes noscript object optgroup option output param picture progress rp rt ruby s script
    section select slot source strike summary svg template textarea time title track u video wbr
    action background bgcolor clear color compact content datetime face for height href method name onblur onchange onclick
    onerror onfocus onload onmouseover onsubmit role size src srcset start target text type value vspace`),
])

export function sayableName(name: string): string {
  return sayable.has(name) ? name : '?'
}
