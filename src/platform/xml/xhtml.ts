import { parseXmlText } from './parse.ts'
import type { XmlElement } from './tree.ts'
import { writeTree } from './write-tree.ts'

export const XHTML = 'http://www.w3.org/1999/xhtml'

/** HTML reads `<p/>` as an unclosed paragraph, so only these may be one tag (HTML Living Standard 13.1.2, void elements). */
const voidElements: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img'])

/** An XHTML element that means the same to an XML parser and, without scripts, to an HTML parser. */
export function serialiseXhtml(element: XmlElement): string {
  return writeTree(element, { prefixes: [], declared: [], defaultNs: XHTML, inForce: '', empty: voidElements })
}

/**
 * An XHTML element from text, as in a FHIR `Narrative.div`. Names without a namespace are taken for XHTML, and the named
 * characters of HTML 4 that documents use are understood (https://hl7.org/fhir/R4/narrative.html#xhtml).
 *
 * @throws Problem as `parseXml`
 */
export function parseXhtml(text: string): XmlElement {
  return parseXmlText(text.replace(/&([A-Za-z][A-Za-z0-9]{1,7});/g, named), { '': XHTML })
}

function named(reference: string, name: string): string {
  return characters.get(name) ?? reference
}

/** U+00A0 to U+00FF in order, as HTML 4 names them. */
const latin1Names =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute ' +
  'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute ' +
  'THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ' +
  'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const characters: ReadonlyMap<string, string> = new Map([
  ...latin1Names.split(' ').map((name, i) => [name, String.fromCodePoint(0xa0 + i)] as const),
  ['OElig', 'Œ'],
  ['oelig', 'œ'],
  ['Scaron', 'Š'],
  ['scaron', 'š'],
  ['Yuml', 'Ÿ'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['dagger', '†'],
  ['Dagger', '‡'],
  ['bull', '•'],
  ['hellip', '…'],
  ['permil', '‰'],
  ['lsaquo', '‹'],
  ['rsaquo', '›'],
  ['euro', '€'],
  ['trade', '™'],
  ['larr', '←'],
  ['uarr', '↑'],
  ['rarr', '→'],
  ['darr', '↓'],
  ['minus', '−'],
  ['infin', '∞'],
  ['asymp', '≈'],
  ['ne', '≠'],
  ['le', '≤'],
  ['ge', '≥'],
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'δ'],
  ['Delta', 'Δ'],
  ['mu', 'μ'],
  ['Omega', 'Ω'],
])
