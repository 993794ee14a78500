import { encode } from 'uqr'
import { type Html, html } from '../../../protocols/web/html.ts'

/** Quiet zone around the code, in modules (ISO/IEC 18004). */
const border = 4

/** A QR code as a drawing of our own: dark on white in every theme, so that phones read it. */
export function qrCode(content: string, label: string): Html {
  const { data, size } = encode(content, { ecc: 'M', border })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
  return html`<svg class="hc-code" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}" fill="#000"/></svg>`
}
