import { type Html, html } from '../../../protocols/web/html.ts'
import type { MeasurementSeries, Quantity, Result, ResultSeries, When } from '../../national-sources/index.ts'
import type { Point, Usual } from '../trend.ts'
import { trendPicture } from './trend-picture.ts'
import { codesOf, day, moment, nameOf, numberOf, type Reader, source, table, timeHtml, unitOf, whoOf } from './words.ts'

/** One value of a row, ready to be said. */
type Told = {
  readonly at: When | undefined
  readonly words: string
  readonly flag?: 'high' | 'low'
  readonly who: string
}

/** One analysis or kind of measurement. */
type Row = {
  readonly name: string
  readonly codes: string
  readonly unit: string
  readonly reference: string
  readonly usual: Usual
  /** The earliest first. */
  readonly values: readonly Told[]
  readonly lines: readonly (readonly Point[])[]
}

/** Results: a row for each analysis with its trend, all values in a table, and what is written in words. */
export function resultsHtml(all: readonly ResultSeries[], now: Date, reader: Reader): Html {
  return withOlder(all, now, reader, (some) => seriesHtml(some, reader))
}

function seriesHtml(all: readonly ResultSeries[], reader: Reader): Html {
  const counted = all.filter(({ values }) => values.some(({ value }) => value.kind !== 'text'))
  const written = all.filter(({ values }) => values.some(({ value }) => value.kind === 'text'))
  return html`${counted.length > 0 && trendTable(counted.map((series) => resultRow(series, reader)).toSorted(latestFirst), String(reader.t['test-results']), reader.c.analysis, reader)}
${written.length > 0 && textsHtml(written, reader)}`
}

/** Measurements: a row for each kind. */
export function measurementsHtml(all: readonly MeasurementSeries[], now: Date, reader: Reader): Html {
  return withOlder(all, now, reader, (some) => {
    const rows = some.map((series) => measurementRow(series, reader)).toSorted(latestFirst)
    return trendTable(rows, String(reader.t.measurements), reader.c.measured, reader)
  })
}

/**
 * What was last looked at longer ago than this says little of today; as long as kjernejournal keeps medicines. It is folded,
 * counted, below the rest, and unfolded where there is nothing else and on paper.
 */
const yearsUnfolded = 3

function withOlder<Series extends { readonly values: readonly { readonly at?: When }[] }>(
  all: readonly Series[],
  now: Date,
  reader: Reader,
  shown: (some: readonly Series[]) => Html,
): Html {
  const from = `${now.getUTCFullYear() - yearsUnfolded}${now.toISOString().slice(4, 10)}`
  const isOld = ({ values }: Series) => values.length > 0 && values.every(({ at }) => at !== undefined && at < from)
  const [old, recent] = [all.filter(isOld), all.filter((series) => !isOld(series))]
  const unfolded = reader.paper || recent.length === 0
  return html`${recent.length > 0 && shown(recent)}
${old.length > 0 && html`<details class="nr-more"${unfolded && html` open`}><summary>${reader.c.older(yearsUnfolded, old.length)}</summary>${shown(old)}</details>`}`
}

function latestFirst(one: Row, other: Row): number {
  const [at, otherAt] = [one.values.at(-1)?.at ?? '', other.values.at(-1)?.at ?? '']
  return otherAt.slice(0, 10).localeCompare(at.slice(0, 10)) || one.name.localeCompare(other.name, 'nb')
}

function resultRow({ analysis, unit, values }: ResultSeries, reader: Reader): Row {
  const latest = values.findLast(({ reference }) => reference !== undefined)?.reference
  return {
    name: nameOf(analysis),
    codes: codesOf(analysis),
    unit: unitOf(unit),
    reference: latest ? (latest.text ?? limits(latest, reader)) : '',
    usual: {
      ...(latest?.low ? { low: latest.low.number } : {}),
      ...(latest?.high ? { high: latest.high.number } : {}),
    },
    values: values.map((value) => toldResult(value, reader)),
    lines: [values.flatMap(({ at, value }) => (at && value.kind === 'quantity' ? [{ at, value: value.number }] : []))],
  }
}

function limits({ low, high }: { readonly low?: Quantity; readonly high?: Quantity }, reader: Reader): string {
  if (low && high) return `${numberOf(low, reader)}–${numberOf(high, reader)}`
  if (low) return `> ${numberOf(low, reader)}`
  return high ? `< ${numberOf(high, reader)}` : ''
}

function toldResult({ at, value, interpretation, by }: Result, reader: Reader): Told {
  const words = value.kind === 'quantity' ? numberOf(value, reader) : value.kind === 'text' ? value.text : undefined
  const flag = flagOf(interpretation)
  return { at, words: words ?? String(reader.c.notSaid), who: whoOf(by, reader), ...(flag ? { flag } : {}) }
}

/** HL7 v3 ObservationInterpretation: `H` and `HH` are above, `L` and `LL` below what is usual. */
export function flagOf(interpretation: string | undefined): 'high' | 'low' | undefined {
  if (interpretation === undefined) return undefined
  return /^H{1,2}$/.test(interpretation) ? 'high' : /^L{1,2}$/.test(interpretation) ? 'low' : undefined
}

function measurementRow({ what, values }: MeasurementSeries, reader: Reader): Row {
  const parts = Math.max(0, ...values.map((value) => value.parts.length))
  const lines = Array.from({ length: parts }, (_, nth) =>
    values.flatMap(({ at, parts: of }) => (at && of[nth] ? [{ at, value: of[nth].number }] : [])),
  )
  return {
    name: nameOf(what),
    codes: codesOf(what),
    unit: unitOf(values.at(-1)?.parts[0]?.unit),
    reference: '',
    usual: {},
    values: values.map(({ at, parts: of, said, by }) => ({
      at,
      words: of.map((part) => numberOf(part, reader)).join('/') || (said ?? String(reader.c.notSaid)),
      who: whoOf(by, reader),
    })),
    lines,
  }
}

/** How many earlier values stand beside the latest. */
const earlierShown = 3

function trendTable(rows: readonly Row[], caption: string, head: Reader['c']['analysis'], reader: Reader): Html {
  const { c } = reader
  const referenced = rows.some(({ reference }) => reference !== '')
  const heads = [head, c.latest, ...(referenced ? [c.reference] : []), c.trend, c.earlier]
  return html`${table(caption, heads, html`<tbody role="rowgroup">${rows.map((row) => rowHtml(row, referenced, reader))}</tbody>`)}
${allHtml(rows, caption, reader)}`
}

function rowHtml(row: Row, referenced: boolean, reader: Reader): Html {
  const { c } = reader
  const { name, codes, unit, reference, values } = row
  const latest = values.at(-1)
  return html`<tr role="row"${latest?.flag && html` data-flag="${latest.flag}"`}><th role="rowheader" scope="row">${source(name, reader)}<span class="nr-sub">${codes}</span></th>
<td role="cell" class="nr-latest">${latest && valueHtml(latest, unit, reader)}<span class="nr-sub">${timeHtml(latest?.at, reader)}</span></td>
${referenced && html`<td role="cell" data-head="${c.reference}">${reference}${reference !== '' && unit !== '' && html` <span class="nr-unit">${unit}</span>`}</td>`}
<td role="cell">${pictureHtml(row, reader)}</td>
<td role="cell" class="nr-earlier" data-head="${c.earlier}">${values
    .slice(0, -1)
    .slice(-earlierShown)
    .toReversed()
    .map(
      (value) =>
        html`<span>${valueHtml(value, '', reader)} <span class="nr-sub">${timeHtml(value.at, reader)}</span></span>`,
    )}</td></tr>`
}

function valueHtml({ words, flag }: Told, unit: string, { c }: Reader): Html {
  return html`<span class="nr-value"${flag && html` data-flag="${flag}"`}>${flag && html`<span aria-hidden="true">${flag === 'high' ? '▲' : '▼'}</span> `}<strong>${words}</strong>${unit !== '' && html` <span class="nr-unit">${unit}</span>`}${flag && html` <span class="nr-flag">${c[flag]}</span>`}</span>`
}

function pictureHtml({ name, values, lines, usual }: Row, reader: Reader): Html {
  const { c } = reader
  const [first, last] = [values[0], values.at(-1)]
  if (values.length < 2 || !first || !last || lines.every((line) => line.length < 2))
    return html`<span class="nr-sub">${c.oneValue}</span>`
  const told = ({ at, words }: Told) => `${words} (${day(at, reader)})`
  return trendPicture(String(c.trendOf(name, values.length, told(first), told(last))), lines, usual)
}

/** A column for each day, the latest first: the sheet that people know. */
function allHtml(rows: readonly Row[], caption: string, reader: Reader): Html {
  const days = [...new Set(rows.flatMap(({ values }) => values.map(({ at }) => at?.slice(0, 10) ?? '')))]
    .toSorted()
    .toReversed()
  const label = `${reader.c.allValues}: ${caption}`
  const cells = ({ values }: Row) =>
    days.map(
      (on) =>
        html`<td role="cell">${values.filter(({ at }) => (at?.slice(0, 10) ?? '') === on).map((value, nth) => html`${nth > 0 && html`<br>`}${valueHtml(value, '', reader)}`)}</td>`,
    )
  const body = rows.map(
    (row) =>
      html`<tr role="row"><th role="rowheader" scope="row">${source(row.name, reader)}${row.unit !== '' && html`<span class="nr-sub">${row.unit}</span>`}</th>${cells(row)}</tr>`,
  )
  return html`<details class="nr-more nr-sheet"><summary>${reader.c.allValues}<span class="ds-sr-only">: ${caption}</span></summary>${table(label, [reader.c.analysis, ...days.map((on) => day(on, reader))], html`<tbody role="rowgroup">${body}</tbody>`)}</details>`
}

function textsHtml(all: readonly ResultSeries[], reader: Reader): Html {
  const { c } = reader
  const texts = all
    .flatMap(({ analysis, values }) => values.map((value) => ({ analysis, value })))
    .toSorted((one, other) => (other.value.at ?? '').localeCompare(one.value.at ?? ''))
  return html`<h3>${c.textResults}</h3><ul class="nr-texts">${texts.map(
    ({ analysis, value: { at, by, value } }) =>
      html`<li><strong>${source(nameOf(analysis), reader)}</strong> <span class="nr-by">${moment(at, reader)} ${whoOf(by, reader)}</span><br>${value.kind === 'text' ? source(value.text, reader) : c.notSaid}</li>`,
  )}</ul>`
}
