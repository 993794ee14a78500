import { type Html, html } from '../../../protocols/web/html.ts'
import { texts } from '../../../protocols/web/language.ts'
import type { Difference, Published } from '../../council/index.ts'
import { inBokmal } from './frame.ts'
import { dayTag, paperLinks, type Showing } from './parts.ts'

const differenceTexts = texts({
  nb: {
    heading: 'Avvik i papirene',
    about:
      'Papirene sier ulike ting eller noe som ikke går opp. Her står det slik det er trykt, til et menneske har avgjort det.',
    open: 'Ikke avgjort',
    note: (count: number) =>
      count === 1 ? 'Papirene har ett avvik som ikke er avgjort.' : `Papirene har ${count} avvik som ikke er avgjort.`,
    see: 'Se avvikene',
    settled: 'Avgjort',
  },
  nn: {
    heading: 'Avvik i papira',
    about:
      'Papira seier ulike ting eller noko som ikkje går opp. Her står det slik det er trykt, til eit menneske har avgjort det.',
    open: 'Ikkje avgjort',
    note: (count) =>
      count === 1 ? 'Papira har eitt avvik som ikkje er avgjort.' : `Papira har ${count} avvik som ikkje er avgjorde.`,
    see: 'Sjå avvika',
    settled: 'Avgjort',
  },
  en: {
    heading: 'Differences in the papers',
    about:
      'The papers say different things, or something that does not add up. It stands as printed until a person settles it.',
    open: 'Not settled',
    note: (count) =>
      count === 1
        ? 'The papers have one difference that is not settled.'
        : `The papers have ${count} differences that are not settled.`,
    see: 'See the differences',
    settled: 'Settled',
  },
})

/** Says at the top that something is not settled, and where it stands. */
export function differenceNote({ language }: Showing, differences: readonly Published<Difference>[]): Html | undefined {
  const t = differenceTexts(language)
  const count = differences.filter(({ settled }) => !settled).length
  if (count === 0) return undefined
  return html`<p class="oc-warning">${t.note(count)} <a class="ds-link" href="#avvik">${t.see}</a></p>`
}

/** What the papers disagree about, said plainly: open ones stay until a person settles them (issue 3, item 2). */
export function differenceList(showing: Showing, differences: readonly Published<Difference>[]): Html {
  const { language } = showing
  const t = differenceTexts(language)
  const items = differences.map(
    ({ message, sources, settled }) => html`<li>
<p><span class="oc-tag" data-tone="${settled ? 'neutral' : 'warning'}">${settled ? t.settled : t.open}</span> ${settled && dayTag(settled.at.slice(0, 10), language)}</p>
<p ${inBokmal(language)}>${message}</p>${paperLinks(sources, showing)}</li>`,
  )
  return html`<section class="oc-differences" aria-labelledby="avvik"><h2 id="avvik">${t.heading}</h2>
<p class="kp-small">${t.about}</p><ul class="oc-rows">${items}</ul></section>`
}
