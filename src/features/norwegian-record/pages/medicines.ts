import { type Html, html } from '../../../protocols/web/html.ts'
import type { Concept, MedicineChange, MedicineLine, MedicineList } from '../../national-sources/index.ts'
import { codesOf, day, nameOf, type Reader, source, systemOf, table, tag, timeHtml, whoOf } from './words.ts'

/** The whole list: what is taken now by how it is taken, and what was stopped. */
export function medicinesHtml(list: MedicineList, now: Date, reader: Reader): Html {
  const { c } = reader
  const current = list.lines.filter((line) => line.current)
  const stopped = list.lines.filter((line) => !line.current)
  return html`${lookedHtml(list, reader)}
${current.length > 0 && tableOf(String(c.inUse(current.length)), current, now, reader)}
${stopped.length > 0 && html`<details class="nr-more"${reader.paper && html` open`}><summary>${c.stopped(stopped.length)}</summary>${tableOf(String(c.stopped(stopped.length)), stopped, now, reader)}</details>`}
${madeHtml(list, reader)}`
}

/** Whether the list says anything at all: where it was not looked, an empty one says nothing. */
export function isSilent({ lines, looked }: MedicineList): boolean {
  return lines.length === 0 && looked.inForce && looked.history
}

function lookedHtml({ looked }: MedicineList, { c }: Reader): Html {
  return html`${!looked.inForce && html`<p class="nr-note">${c.notLookedInForce}</p>`}${!looked.history && html`<p class="nr-note">${c.notLookedHistory}</p>`}`
}

const uses = ['always', 'at-need', 'course', undefined] as const

function tableOf(caption: string, lines: readonly MedicineLine[], now: Date, reader: Reader): Html {
  const { c } = reader
  const groups = uses
    .map((use) => ({ use, of: lines.filter((line) => line.use === use) }))
    .filter(({ of }) => of.length > 0)
  const bodies = groups.map(
    ({ use, of }) =>
      html`<tbody role="rowgroup">${use && html`<tr class="nr-group" role="row"><th role="rowheader" scope="rowgroup" colspan="5">${c[use]} (${of.length})</th></tr>`}${of.map((line) => rowHtml(line, now, reader))}</tbody>`,
  )
  return table(caption, [c.medicine, c.doseAndReason, c.prescribed, c.changed, c.dispensed], html`${bodies}`)
}

function rowHtml(line: MedicineLine, now: Date, reader: Reader): Html {
  const { c } = reader
  const { name, medicine, dose, reason, by, at, multidose, prescribed, expires, current } = line
  const substance = [substanceOf(medicine), codesOf(medicine)]
    .filter((part) => part !== '' && part !== name)
    .join(' · ')
  const expired = current && expires !== undefined && Date.parse(expires) < now.getTime()
  return html`<tr role="row"><th role="rowheader" scope="row"><strong>${source(name, reader)}</strong><span class="nr-sub">${source(substance, reader)}</span>${
    multidose && tag(c.multidose, 'info')
  }${!prescribed && tag(c.withoutPrescription, 'warning')}${expired && tag(c.expired, 'warning')}</th>
<td role="cell"><span class="nr-dose">${dose === '' ? html`<em>${c.doseNotSaid}</em>` : source(dose, reader)}</span><span class="nr-sub">${reason === undefined ? c.reasonNotSaid : source(reason, reader)}</span></td>
<td role="cell" data-head="${c.prescribed}">${whoOf(by, reader)}<span class="nr-sub">${timeHtml(at, reader)}</span></td>
<td role="cell" data-head="${c.changed}">${changesHtml(line, reader)}</td>
<td role="cell" data-head="${c.dispensed}">${dispensedHtml(line, reader)}</td></tr>`
}

/** What ATC calls it; the register of medicines calls it by the product's name, which stands above. */
function substanceOf(medicine: Concept): string {
  return medicine.codes.find(({ system }) => systemOf(system) === 'ATC')?.display ?? ''
}

/** The last change that says something, and all of them one press away. */
function changesHtml({ changes, name, dose }: MedicineLine, reader: Reader): Html {
  const { c } = reader
  const telling = changes.findLast(({ kind }) => kind !== 'renewed') ?? changes.at(-1)
  return html`${telling && html`${changeHtml(telling, reader, dose)}<span class="nr-sub">${timeHtml(telling.at, reader)}</span>`}${
    changes.length > 1 &&
    html`<details class="nr-history"><summary>${c.history(changes.length)}<span class="ds-sr-only">: ${source(name, reader)}</span></summary><ol aria-label="${c.historyOf(name)}">${changes
      .toReversed()
      .map(
        (change) =>
          html`<li>${timeHtml(change.at, reader)} ${changeHtml(change, reader)} <span class="nr-by">${whoOf(change.by, reader)}</span></li>`,
      )}</ol></details>`
  }`
}

/**
 * A change in words.
 *
 * @param known the dose that stands beside it: not said again
 */
export function changeHtml(change: MedicineChange, reader: Reader, known?: string): Html {
  const { c } = reader
  if (change.kind === 'started')
    return html`${c.started}${change.dose !== known && html`: ${source(change.dose, reader)}`}`
  if (change.kind === 'renewed') return html`${c.renewed}`
  if (change.kind === 'stopped') {
    const why = [change.reason && nameOf(change.reason), change.note].filter((part) => part !== undefined)
    return html`${c.ended}${why.length > 0 && html`: ${source(why.join('. '), reader)}`}`
  }
  return html`${c[change.kind]}: ${source(String(c.fromTo(change.from, change.to)), reader)}`
}

function dispensedHtml({ dispensed }: MedicineLine, reader: Reader): Html {
  const { c } = reader
  const last = dispensed[0]
  if (!last) return html`<span class="nr-sub">${c.notDispensed}</span>`
  const packs = last.packs !== undefined && html` <span class="nr-whole">· ${c.packs(last.packs)}</span>`
  return html`${timeHtml(last.at, reader)}<span class="nr-sub">${whoOf(last.by, reader)}${packs}</span>`
}

function madeHtml({ made, responsible, pharmacy }: MedicineList, reader: Reader): Html | false {
  const { c } = reader
  const rows = [
    made && html`<div><dt>${c.listMade}</dt><dd>${day(made.at, reader)}, ${whoOf(made.by, reader)}</dd></div>`,
    responsible && html`<div><dt>${c.responsible}</dt><dd>${whoOf(responsible, reader)}</dd></div>`,
    pharmacy && html`<div><dt>${c.pharmacy}</dt><dd>${whoOf(pharmacy, reader)}</dd></div>`,
  ].filter((row) => row !== undefined)
  return rows.length > 0 && html`<dl class="nr-facts">${rows}</dl>`
}
