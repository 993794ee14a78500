import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { inBokmal } from './frame.ts'

const bullet = /^\s*(?:[•▪‣●◦]\s*|[·–-]\s+)/

/** Without the mark of a list that was printed before it. */
export const withoutBullet = (text: string): string => text.replace(bullet, '').trim()

/** The questions of a case that none of these texts shows already, however its lines are broken. */
export function questionsBeside(questions: readonly string[], texts: readonly string[]): readonly string[] {
  const flat = (text: string) => text.replaceAll(/[\s•▪‣●◦]+/g, ' ').trim()
  const shown = texts.map(flat)
  return questions.map(withoutBullet).filter((question) => !shown.some((text) => text.includes(flat(question))))
}

/** Running text as printed: blank lines part paragraphs, dashes and dots make lists, and so do numbers from 1 on. */
export function prose(text: string, language: Language): Html {
  const blocks = text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  return html`<div class="oc-prose" ${inBokmal(language)}>${blocks.map((each) => numbered(each) ?? dotted(each))}</div>`
}

/** `1. … 2. …` in one paragraph, as proposals are printed; undefined when the numbers do not run from 1. */
function numbered(text: string): Html | undefined {
  const items = text.split(/(?:^|\s)(?=\d{1,2}[.)]\s+\p{Lu})/u).filter((each) => each !== '')
  const inOrder = items.every((each, i) => each.startsWith(`${i + 1}.`) || each.startsWith(`${i + 1})`))
  if (items.length < 2 || !inOrder) return undefined
  return html`<ol>${items.map((each) => html`<li>${each.replace(/^\d+[.)]\s+/, '')}</li>`)}</ol>`
}

function dotted(text: string): Html {
  const rows = text.replace(/(?<=\S)\s+(?=[•▪‣●◦])/g, '\n').split('\n')
  if (!rows.some((row) => bullet.test(row))) return html`<p>${text}</p>`
  const lead: string[] = []
  const items: string[] = []
  for (const row of rows) {
    if (bullet.test(row)) items.push(withoutBullet(row))
    else if (items.length > 0) items[items.length - 1] += ` ${row.trim()}`
    else lead.push(row)
  }
  return html`${lead.length > 0 && html`<p>${lead.join(' ')}</p>`}<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
}
