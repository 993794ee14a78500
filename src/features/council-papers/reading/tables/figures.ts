import { findDate } from '../dates.ts'
import { isFinished, joinText, plain, startsInside } from '../lines.ts'
import type { Figure, PaperText } from '../reading.ts'

type Parsed = Pick<Figure, 'label' | 'value' | 'unit'>

/**
 * The figures of a paper: numbers that stand with a label that can be nothing else's. A number of a chart, which lost
 * its place beside its label when the chart became text, is no figure; a label whose number was a picture is a figure
 * without value («mangler», never 0).
 *
 * @param caseAt which case a line is about
 */
export function readFigures(paper: PaperText, caseAt: (line: number) => Figure['case']): readonly Figure[] {
  const panels = [...panelFigures(paper), ...pictures(paper)]
  const taken = new Set(panels.map(({ source }) => source.lines[0]))
  const single = paper.lines.flatMap((raw, at): readonly Figure[] => {
    if (taken.has(at + 1) || raw.length > 300) return []
    const { text, last } = shareOver(paper, at)
    return lineFigure(text).map((parsed) => ({ ...parsed, source: { document: paper.sha256, lines: [at + 1, last] } }))
  })
  return [...panels, ...single]
    .sort((one, other) => one.source.lines[0] - other.source.lines[0])
    .map((figure) => {
      const about = caseAt(figure.source.lines[0])
      return about ? { ...figure, case: about } : figure
    })
}

const number = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,9}(?:,\d{1,3})?`
const unit = String.raw`mrd\.?|milliarder|mill\.?|millioner|mnok|prosent|%|kr|kroner`
const bullet = String.raw`(?:[-•–o◦▪]\s*)?`

/** The forms of a line that say one figure. `label`, `value` and `unit` are the groups of each. */
const forms: readonly RegExp[] = [
  // «Søkesum, nye midler: 82,2 mill», «Antall søknader: 107 (…)».
  new RegExp(
    `^${bullet}(?<label>\\p{Lu}[^:]{1,80}[^:\\d]):\\s+(?<value>${number})\\s*(?<unit>${unit})?(?:\\s*(?:kr|kroner))?(?:\\s*\\([^)]*\\))?\\.?$`,
    'u',
  ),
  // «Digital samhandling – 187 mill. kroner».
  new RegExp(
    `^${bullet}(?<label>\\p{Lu}[^–]{1,100}?[^–\\d\\s])\\s+[–-]\\s+(?<value>${number})\\s*(?<unit>${unit})?(?:\\s*(?:kr|kroner))?\\.?$`,
    'u',
  ),
  // «Kommunal nettlege (65 mill. kroner)».
  new RegExp(
    `^${bullet}(?<label>\\p{Lu}[^(]{2,160}?)\\s*\\((?<value>${number})\\s*(?<unit>${unit})(?:\\s*(?:kr|kroner))?\\)\\.?$`,
    'u',
  ),
  // «Sentral helseforvaltning     5,4 mrd.»: a budget line, its number with a unit.
  new RegExp(
    `^(?<label>\\p{Lu}[^\\d:?!–]{2,80}?)\\s+(?<value>${number})\\s*(?<unit>mrd\\.?|milliarder|mill\\.?|millioner)(?:\\s*(?:kr|kroner))?\\.?$`,
    'u',
  ),
  // «75 % av alle henvendelsene …», with what it is a share of.
  new RegExp(`^${bullet}(?<value>\\d{1,3}(?:,\\d)?)\\s*(?<unit>%|prosent)\\s+(?<label>av \\p{L}[^%]{8,200})$`, 'u'),
]

/** A share's sentence may go on over the lines below: «75 % av alle» + «henvendelsene». */
function shareOver(paper: PaperText, at: number): { readonly text: string; readonly last: number } {
  let text = plain(paper.lines[at] ?? '')
  let last = at + 1
  if (!/^[-•–o◦▪\s]*\d{1,3}(?:,\d)?\s*(?:%|prosent)\s+av\s/.test(text)) return { text, last }
  for (let next = at + 1; next <= at + 4 && !isFinished(text); next += 1) {
    const more = plain(paper.lines[next] ?? '')
    if (more === '') continue
    if (!startsInside(more)) break
    text = joinText([text, more])
    last = next + 1
  }
  return { text, last }
}

function lineFigure(text: string): readonly Parsed[] {
  for (const form of forms) {
    const { label, value, unit: printed } = form.exec(text)?.groups ?? {}
    if (label === undefined || value === undefined) continue
    const parsed = Number(value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'))
    const known = unitOf(printed)
    return [{ label: label.trim().replace(/[.,]$/, ''), value: parsed, ...(known !== undefined && { unit: known }) }]
  }
  return []
}

function unitOf(printed: string | undefined): string | undefined {
  if (printed === undefined) return undefined
  if (/^(?:mrd|milliarder)/i.test(printed)) return 'mrd. kroner'
  if (/^(?:mill|mnok)/i.test(printed)) return 'mill. kroner'
  return /^(?:%|prosent)/i.test(printed) ? 'prosent' : 'kroner'
}

const panelHeading = /\b(?:status|nøkkeltall|dashbord|dashboard|tall for|oversikt)\b/i
const subject = /portefølje|prosjekt|program|tiltak|nøkkeltall|dashbord/i

/**
 * The figures of a panel: a slide of labels that stand alone, at least one of them above its number
 * («Antall prosjekter» over «68»). The other labels headed diagrams that are lost.
 */
function panelFigures(paper: PaperText): readonly Figure[] {
  return paper.lines.flatMap((raw, at): readonly Figure[] => {
    const heading = plain(raw)
    if (heading.length > 80 || !panelHeading.test(heading) || !subject.test(heading)) return []
    const asOf = findDate(heading)?.date
    const labels = panelLines(paper, at)
    const figures = labels.flatMap(({ text, line }, index): readonly Figure[] => {
      if (isNumber(text)) return []
      const next = labels[index + 1]
      const value = next && isNumber(next.text) ? Number(next.text.replace(/\D/g, '')) : undefined
      const last = value === undefined ? line : (next?.line ?? line)
      const source = { document: paper.sha256, lines: [line, last] as const }
      return [{ label: text, ...(value !== undefined && { value }), ...(asOf !== undefined && { asOf }), source }]
    })
    return figures.some(({ value }) => value !== undefined) ? figures : []
  })
}

/** The texts of a panel up to the next heading; none when one of them is more than a label or a number. */
function panelLines(paper: PaperText, heading: number): readonly { readonly text: string; readonly line: number }[] {
  const texts: { text: string; line: number }[] = []
  let blank = 0
  for (let at = heading + 1; at < paper.lines.length && texts.length < 20; at += 1) {
    const raw = paper.lines[at] ?? ''
    const text = plain(raw)
    if (/^\s{0,3}#{1,6}\s/.test(raw) || blank > 8) break
    blank = text === '' ? blank + 1 : 0
    if (text === '') continue
    if (!isNumber(text) && !isLabel(text)) return []
    texts.push({ text, line: at + 1 })
  }
  return texts
}

function isNumber(text: string): boolean {
  return /^\d{1,3}(?:[ \u00a0\u202f]?\d{3})*$/.test(text)
}

function isLabel(text: string): boolean {
  return /^\p{Lu}[^.?!:;]{2,60}$/u.test(text) && text.split(' ').length <= 6
}

const pictured = /\b(?:budsjett|kostnad(?:er|ene)?|økonomi|statistikk|nøkkeltall|tallgrunnlag|finansiering)\b/i

/** A slide that has nothing but a heading about figures: the figures were a picture. */
function pictures(paper: PaperText): readonly Figure[] {
  const empty = (at: number) => (paper.lines[at] ?? '').trim() === ''
  return paper.lines.flatMap((raw, at): readonly Figure[] => {
    const label = plain(raw)
    if (label.length > 60 || !pictured.test(label) || !isLabel(label)) return []
    const alone = [at - 2, at - 1, at + 1, at + 2].every(empty) && at + 2 < paper.lines.length
    return alone ? [{ label, source: { document: paper.sha256, lines: [at + 1, at + 1] } }] : []
  })
}
