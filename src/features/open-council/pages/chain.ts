import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, texts } from '../../../protocols/web/language.ts'
import { caseNumber } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import type { Chain, Step } from '../chain.ts'
import { shortName } from '../council-names.ts'
import { shortDay } from '../export/spoken-day.ts'
import { inBokmal } from './frame.ts'
import { councilTag, dayTag, outcomeLine, type Showing } from './parts.ts'
import { caseStateWords, caseTypeWords } from './words.ts'

const chainTexts = texts({
  nb: {
    picture: (count: number, councils: number) =>
      `Saken er behandlet ${count} ganger i ${councils} råd. Listen under sier det samme.`,
    decided: 'vedtatt',
    quoted: 'gjengitt vedtak',
    proposed: 'foreslått',
    neither: 'bare saken',
    withdrawn: 'trukket',
    here: 'Denne saken',
  },
  nn: {
    picture: (count, councils) => `Saka er behandla ${count} gonger i ${councils} råd. Lista under seier det same.`,
    decided: 'vedteke',
    quoted: 'attgjeve vedtak',
    proposed: 'foreslått',
    neither: 'berre saka',
    withdrawn: 'trekt',
    here: 'Denne saka',
  },
  en: {
    picture: (count, councils) =>
      `The matter is treated ${count} times in ${councils} councils. The list below says the same.`,
    decided: 'decided',
    quoted: 'decided, quoted',
    proposed: 'proposed',
    neither: 'only the case',
    withdrawn: 'withdrawn',
    here: 'This case',
  },
})

const size = { lane: 150, column: 152, row: 96, box: { width: 132, height: 72 }, top: 8 } as const

/** The matter as a picture and as a list that says the same; the list alone has links. @param here the case shown now */
export function chainView(showing: Showing, chain: Chain, here?: string): Html {
  const { language } = showing
  const t = chainTexts(language)
  return html`${chain.steps.length > 1 && picture(showing, chain, here)}
<ol class="oc-chain">${chain.steps.map(
    ({ one, date, outcome }) => html`<li data-outcome="${outcome}" ${one.id === here && html`aria-current="true"`}>
<p class="oc-card-top">${councilTag(showing, one.council, date)} <span class="oc-number">${caseNumber(one)}</span> ${dayTag(date, language) ?? caseStateWords(language)[one.state]} ${one.type && caseTypeWords(language)[one.type]}</p>
<p>${
      one.id === here
        ? html`<strong ${inBokmal(language)}>${one.title}</strong> <span class="oc-tag" data-tone="plain">${t.here}</span>`
        : html`<a class="ds-link" href="${addresses.case(one.id)}" ${inBokmal(language)}>${one.title}</a>`
    }</p>
${outcomeLine(one, language)}</li>`,
  )}</ol>`
}

function picture(showing: Showing, { lanes, steps }: Chain, here: string | undefined): Html {
  const { open, language } = showing
  const t = chainTexts(language)
  const width = size.lane + steps.length * size.column
  const height = size.top * 2 + lanes.length * size.row
  const places = steps.map((step, i) => ({ step, x: size.lane + i * size.column, y: yOf(lanes.indexOf(step.lane)) }))
  const arrows = places.slice(1).map((to, i) => arrow(places[i]!, to))
  const rows = lanes.map((id, i) => {
    const y = size.top + i * size.row
    return html`<rect class="oc-lane" data-level="${open.council(id)?.level ?? 'annet'}" x="0" y="${y}" width="${width}" height="${size.row - 8}" rx="6"></rect>
<text class="oc-lane-name" x="12" y="${y + size.row / 2}">${shortened(shortName(open.council(id), id))}</text>`
  })
  return html`<div class="oc-picture"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${t.picture(steps.length, lanes.length)}">
${rows}${arrows}${places.map((place) => box(place, language, place.step.one.id === here))}</svg></div>`
}

type Place = { readonly step: Step; readonly x: number; readonly y: number }

function box({ step: { one, date, outcome }, x, y }: Place, language: Language, current: boolean): Html {
  const t = chainTexts(language)
  return html`<g class="oc-box" data-outcome="${outcome}" data-current="${current ? 'true' : 'false'}">
<rect x="${x}" y="${y}" width="${size.box.width}" height="${size.box.height}" rx="6"></rect>
<text x="${x + 10}" y="${y + 20}" class="oc-box-number">${caseNumber(one)}</text>
<text x="${x + 10}" y="${y + 41}">${date === undefined ? one.year : shortDay(date, language)}</text>
<text x="${x + 10}" y="${y + 61}">${t[outcome]}</text></g>`
}

function arrow(from: Place, to: Place): Html {
  const [x1, y1] = [from.x + size.box.width, from.y + size.box.height / 2]
  const [x2, y2] = [to.x - 6, to.y + size.box.height / 2]
  const middle = (x1 + x2) / 2
  return html`<path class="oc-arrow" d="M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"></path>
<path class="oc-arrow-head" d="M${x2} ${y2 - 5} l6 5 l-6 5 z"></path>`
}

function yOf(lane: number): number {
  return size.top + lane * size.row + (size.row - 8 - size.box.height) / 2
}

function shortened(name: string): string {
  return name.length > 18 ? `${name.slice(0, 17)}…` : name
}
