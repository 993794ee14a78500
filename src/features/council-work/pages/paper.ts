import { type Html, html } from '../../../protocols/web/html.ts'
import type { Block, Paper } from '../paper.ts'

/** A notice or minutes on a page, as they will be sent. */
export function paperHtml({ title, facts, blocks }: Paper): Html {
  return html`<article class="cw-paper" lang="nb">
<h3 class="cw-paper-title">${title}</h3>
<dl class="cw-paper-facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${blocks.map(blockHtml)}
</article>`
}

function blockHtml({ heading, about, parts }: Block): Html {
  return html`<section><h4>${heading}</h4>${about && html`<p class="kp-small">${about}</p>`}${parts.map(
    ({ label, paragraphs = [], list = [] }) =>
      html`${label !== '' && html`<h5>${label}</h5>`}${paragraphs.map((each) => html`<p class="cw-text">${each}</p>`)}${
        list.length > 0 && html`<ul>${list.map((each) => html`<li class="cw-text">${each}</li>`)}</ul>`
      }`,
  )}</section>`
}
