/**
 * The names of the CDA narrative (StrucDoc.Text, CDA R2 section 4.3.5) and of the XHTML that FHIR R4 allows in a
 * narrative (txt-1: HTML 4.0 chapters 7 to 11 and 15 but for images and forms), side by side.
 */

/** CDA element to XHTML element. `list` is `ol` when `listType` says so. What stands the same in both is in `sameName`. */
export const xhtmlName: ReadonlyMap<string, string> = new Map([
  ['paragraph', 'p'],
  ['content', 'span'],
  ['list', 'ul'],
  ['item', 'li'],
  ['linkHtml', 'a'],
])

type CdaName = readonly [name: string, styleCode?: string]

/** XHTML element to CDA element, with the style it stands for: what XHTML made by anyone becomes. */
export const cdaName: ReadonlyMap<string, CdaName> = new Map<string, CdaName>([
  ['p', ['paragraph']],
  ['span', ['content']],
  ['ul', ['list']],
  ['ol', ['list']],
  ['li', ['item']],
  ['a', ['linkHtml']],
  ['b', ['content', 'Bold']],
  ['strong', ['content', 'Bold']],
  ['i', ['content', 'Italics']],
  ['em', ['content', 'Emphasis']],
  ['u', ['content', 'Underline']],
  ['pre', ['paragraph']],
  ['blockquote', ['paragraph']],
  ['address', ['paragraph']],
  ['dl', ['list']],
  ['dt', ['item']],
  ['dd', ['item']],
  ['hr', ['br']],
  ['br', ['br']],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(
    (heading) => [heading, ['paragraph', 'Bold']] satisfies [string, CdaName],
  ),
])

const tableNames = ['table', 'caption', 'colgroup', 'col', 'thead', 'tfoot', 'tbody', 'tr', 'th', 'td']

/** In both, under the same name and with the same meaning. */
export const sameName: ReadonlySet<string> = new Set([...tableNames, 'sub', 'sup'])

/** What hand-made HTML in a CDA narrative may keep its name as; any other unknown element becomes a `span`. */
export const plainHtml: ReadonlySet<string> = new Set(
  [
    'p',
    'ul',
    'ol',
    'li',
    'b',
    'strong',
    'i',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'pre',
    'blockquote',
    'dl',
    'dt',
    'dd',
  ].concat([
    'hr',
    'span',
    'code',
    'tt',
    'small',
    'big',
    'cite',
    'dfn',
    'samp',
    'var',
    'abbr',
    'acronym',
    'q',
    'a',
    'div',
  ]),
)

/** Elements whose content was never meant to be read. Everything else keeps its words, whatever else it loses. */
export const neverShown: ReadonlySet<string> = new Set(['script', 'style', 'template', 'head'])

/** Whether what stands in an element of this name was meant to be read, however the name is spelt. */
export function isShown(name: string): boolean {
  return sameName.has(name) || xhtmlName.has(name) || !neverShown.has(name.toLowerCase())
}

/** By the style code of a `content`: the element that shows it where no stylesheet knows our classes. First match wins. */
export const styleElements: readonly (readonly [styleCode: string, name: string])[] = [
  ['Bold', 'b'],
  ['Italics', 'i'],
  ['Emphasis', 'em'],
]

/** Attributes with one name and meaning in both, by element. */
export const sameAttributes: Readonly<Record<string, readonly string[]>> = {
  table: ['summary', 'width', 'border', 'frame', 'rules', 'cellspacing', 'cellpadding'],
  a: ['name', 'title'],
  ...Object.fromEntries(
    ['colgroup', 'col'].map((name) => [name, ['span', 'width', 'align', 'valign', 'char', 'charoff']]),
  ),
  ...Object.fromEntries(
    ['thead', 'tfoot', 'tbody', 'tr'].map((name) => [name, ['align', 'valign', 'char', 'charoff']]),
  ),
  ...Object.fromEntries(
    ['th', 'td'].map((name) => [
      name,
      ['abbr', 'axis', 'headers', 'scope', 'rowspan', 'colspan', 'align', 'valign', 'char', 'charoff'],
    ]),
  ),
}

/** Attributes XHTML has no place for, carried as a class of ours: `cda-<attribute>-<value>`, percent-encoded. */
export const classAttributes: readonly string[] = [
  'listType',
  'mediaType',
  'revised',
  'referencedObject',
  'IDREF',
  'nullFlavor',
  'language',
  'rel',
  'rev',
]

/** A link that cannot run anything: to the web, to mail, to a telephone, or to a place in the text. */
export function isHarmlessLink(href: string): boolean {
  // Browsers skip spaces and control characters in a scheme, so none is let through.
  return /^(https?:\/\/|mailto:|tel:|#)[!-~\u00a0-\uffff]*$/i.test(href)
}
