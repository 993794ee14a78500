import { type Html, html } from '../../../protocols/web/html.ts'
import { type Point, trendOf, type Usual } from '../trend.ts'

/**
 * Values over time as a small picture: a line, what is usual as a band behind it, and what is outside as squares, so that
 * no colour is needed to see it. Whoever does not see it has the words and the table.
 */
export function trendPicture(label: string, lines: readonly (readonly Point[])[], usual: Usual): Html {
  const picture = trendOf(lines, usual)
  const { width, height, band } = picture
  return html`<svg class="nr-trend" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
${band && html`<rect class="nr-band" x="0" y="${band.y}" width="${width}" height="${band.height}"/>`}${picture.lines.map(
  (points) =>
    html`<polyline points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"/>${points.map(({ x, y, outside }, nth) => pointHtml(x, y, outside, nth === points.length - 1))}`,
)}</svg>`
}

function pointHtml(x: number, y: number, outside: boolean, last: boolean): Html {
  const size = last ? 3.5 : 2.25
  return outside
    ? html`<rect class="nr-outside" x="${x - size}" y="${y - size}" width="${size * 2}" height="${size * 2}"/>`
    : html`<circle cx="${x}" cy="${y}" r="${size}"/>`
}
