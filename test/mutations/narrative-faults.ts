import { type Kind, removed, replaced } from './spoil.ts'

const rule = 'R4 narrative.html'
const read = 'Patient|Condition|Observation|Procedure|Organization|Medication'
const xhtml = 'http://www.w3.org/1999/xhtml'

/** Replaces the whole narrative by another. */
const says = (inside: string) => replaced(read, 'text.div', `<div xmlns="${xhtml}">${inside}</div>`)

/** What the narrative may hold. */
export const narrativeFaults: readonly Kind[] = [
  { fault: 'a script', rule: 'txt-1', codes: ['narrative-element'], spoil: says('<script>alert(1)</script>') },
  {
    fault: 'a script, deep in a section',
    rule: 'txt-1',
    codes: ['narrative-element'],
    spoil: replaced('Composition', 'section.*.text.div', `<div xmlns="${xhtml}"><p><script>1</script></p></div>`),
  },
  { fault: 'a form', rule: 'txt-1', codes: ['narrative-element'], spoil: says('<form><input/></form>') },
  {
    fault: 'what happens on a click',
    rule: 'txt-1',
    codes: ['narrative-attribute'],
    spoil: says('<p onclick="alert(1)">x</p>'),
  },
  {
    fault: 'a link that is a script',
    rule: 'txt-1',
    codes: ['narrative-link-script'],
    spoil: says('<a href="javascript:alert(1)">x</a>'),
  },
  {
    fault: 'a link to no place in the document',
    rule,
    codes: ['narrative-link-nowhere'],
    spoil: says('<a href="#nowhere-at-all">x</a>'),
  },
  { fault: 'tags that do not close', rule, codes: ['narrative-malformed'], spoil: says('<p>x') },
  {
    fault: 'a name for a character that XML has not',
    rule,
    codes: ['narrative-malformed', 'narrative-named-character'],
    spoil: says('x&unknown;y'),
  },
  {
    fault: 'a div that is not XHTML',
    rule,
    codes: ['narrative-namespace'],
    spoil: replaced(read, 'text.div', '<div>x</div>'),
  },
  {
    fault: 'a narrative that is no div',
    rule,
    codes: ['narrative-root'],
    spoil: replaced(read, 'text.div', `<p xmlns="${xhtml}">x</p>`),
  },
  { fault: 'a div that says nothing', rule: 'txt-2', codes: ['invariant-broken'], spoil: says(' ') },
  {
    fault: 'a table inside a paragraph',
    rule: 'XHTML 1.0',
    codes: ['narrative-block-in-line'],
    spoil: says('<p><table><tr><td>x</td></tr></table></p>'),
  },
  {
    fault: 'text straight in a list',
    rule: 'XHTML 1.0',
    codes: ['narrative-children'],
    spoil: says('<ul>x</ul>'),
  },
  {
    fault: 'a paragraph inside a paragraph',
    rule: 'XHTML 1.0',
    codes: ['narrative-block-in-line', 'narrative-in-itself'],
    spoil: says('<p>x<p>y</p></p>'),
  },
  {
    fault: 'two places of one id',
    rule: 'XHTML 1.0',
    codes: ['narrative-id-repeated'],
    severity: 'warning',
    spoil: says('<p id="a">x</p><p id="a">y</p>'),
  },
  {
    fault: 'a narrative without a status',
    rule: 'Narrative.status 1..1',
    codes: ['cardinality-min'],
    spoil: removed(read, 'text.status'),
  },
  {
    fault: 'a narrative without a div',
    rule: 'Narrative.div 1..1',
    codes: ['cardinality-min'],
    spoil: removed(read, 'text.div'),
  },
  {
    fault: 'no narrative',
    rule: 'dom-6',
    codes: ['narrative-absent'],
    severity: 'warning',
    spoil: removed(read, 'text', 'resource'),
  },
]
