import { type Html, html } from '../../../protocols/web/html.ts'
import type { Line, Lines } from './lines.ts'
import type { ReportTexts } from './report-texts.ts'

const width = 480
const labels = 190
const rowHeight = 26
const columns = { height: 180, floor: 150 }

/** A picture with its table beside: whoever does not see the one reads the other. */
export function figureHtml(lines: Lines, t: ReportTexts): Html {
  const told = lines.lines.length > 0
  return html`<h2>${lines.title}</h2>
${
  told
    ? html`<div class="pi-figure">${lines.id === 'weeks' ? columnsHtml(lines) : barsHtml(lines)}
${tableHtml(lines, t)}</div>`
    : html`<p>${t.notTold}</p>`
}`
}

function tableHtml({ title, head, lines }: Lines, t: ReportTexts): Html {
  return html`<div class="pi-table" tabindex="0" role="region" aria-label="${title}"><table class="ds-table" data-size="sm"><thead><tr><th scope="col">${head}</th><th scope="col">${t.count}</th></tr></thead>
<tbody>${lines.map(({ label, count }) => html`<tr><th scope="row">${label}</th><td>${count === undefined ? html`${t.few}` : count}</td></tr>`)}</tbody></table></div>`
}

/** Along time: a column for each week; a dashed one is too small to tell. */
function columnsHtml({ lines }: Lines): Html {
  const step = width / Math.max(lines.length, 8)
  const column = (line: Line, at: number) => {
    const height = Math.max(line.count === 0 ? 0 : 4, scaled(line, lines, columns.floor - 30))
    const x = at * step
    return html`<rect class="${classOf(line)}" x="${x.toFixed(1)}" y="${(columns.floor - height).toFixed(1)}" width="${(step * 0.7).toFixed(1)}" height="${height.toFixed(1)}"/>
<text class="pi-label" x="${(x + step * 0.35).toFixed(1)}" y="${(columns.floor - height - 6).toFixed(1)}" text-anchor="middle">${line.count === undefined ? '<5' : line.count}</text>`
  }
  const first = String(lines[0]?.label ?? '')
  const last = String(lines.at(-1)?.label ?? '')
  return html`<svg viewBox="0 0 ${width} ${columns.height}" aria-hidden="true" focusable="false">${lines.map(column)}
<line class="pi-axis" x1="0" y1="${columns.floor}" x2="${width}" y2="${columns.floor}"/>
<text class="pi-label" x="0" y="${columns.height - 8}">${first}</text>
${last !== first && html`<text class="pi-label" x="${(step * lines.length).toFixed(1)}" y="${columns.height - 8}" text-anchor="end">${last}</text>`}</svg>`
}

/** One bar below the other. */
function barsHtml({ lines }: Lines): Html {
  const bar = (line: Line, at: number) => {
    const y = at * rowHeight
    const long = Math.max(line.count === 0 ? 0 : 4, scaled(line, lines, width - labels - 40))
    return html`<text class="pi-label" x="${labels - 8}" y="${y + 18}" text-anchor="end">${shortened(String(line.label))}</text>
<rect class="${classOf(line)}" x="${labels}" y="${y + 4}" width="${long.toFixed(1)}" height="${rowHeight - 8}"/>
<text class="pi-label" x="${(labels + long + 6).toFixed(1)}" y="${y + 18}">${line.count === undefined ? '<5' : line.count}</text>`
  }
  return html`<svg viewBox="0 0 ${width} ${lines.length * rowHeight}" aria-hidden="true" focusable="false">${lines.map(bar)}</svg>`
}

/** What is too small to tell is drawn as two and a half, whatever it is. */
function scaled({ count = 2.5 }: Line, lines: readonly Line[], most: number): number {
  return (count / Math.max(5, ...lines.map((line) => line.count ?? 0))) * most
}

function classOf({ count }: Line): string {
  return count === undefined ? 'pi-few' : 'pi-bar'
}

/** The table has the whole of it. */
function shortened(label: string): string {
  return label.length <= 28 ? label : `${label.slice(0, 27)}…`
}
