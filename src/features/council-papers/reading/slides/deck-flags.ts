import { type CaseNumber, renderCaseNumber, type Sequenced } from '../case-numbers.ts'
import { clocksIn } from '../dates.ts'
import { flag } from '../flags.ts'
import { sourceOf } from '../lines.ts'
import type { Flag, PaperText, Said } from '../reading.ts'
import type { AgendaRow } from './agenda-row.ts'
import { isRestart } from './boxes.ts'
import { misspelledCouncil, wordsOf } from './council-spelling.ts'
import type { Slide } from './slides.ts'

/** A row of the agenda with its number as the sequence reads it. */
export type NumberedRow = { readonly row: AgendaRow; readonly number?: Sequenced }

/** Title slide and agenda that name different days. */
export function dayFlags(date: Said | undefined, others: readonly Said[]): readonly Flag[] {
  if (!date || others.length === 0) return []
  const days = others.map(({ value }) => value).join(' og ')
  const message = `Møtet er lest som ${date.value}, men tittelsiden eller sakslisten sier også ${days}.`
  return [
    flag('date-conflict', {
      where: 'møte',
      message,
      repair: date.value,
      sources: [date, ...others].map(({ source }) => source),
    }),
  ]
}

/** Numbers of the agenda that were read otherwise than printed. */
export function numberFlags(rows: readonly NumberedRow[]): readonly Flag[] {
  return rows.flatMap(({ row, number }) =>
    number?.repaired
      ? [
          flag('number-repaired', {
            where: `sak ${renderCaseNumber(number.read)}`,
            message: `Sakslisten skriver ${renderCaseNumber(number.printed)}; rekkefølgen og lysbildene sier ${renderCaseNumber(number.read)}.`,
            repair: renderCaseNumber(number.read),
            sources: [row.source],
          }),
        ]
      : [],
  )
}

/** «Pause – oppstart igjen kl. 13.45» before a case that the agenda has at 13:40. */
export function clockFlags(
  paper: PaperText,
  slides: readonly Slide[],
  caseOf: (slide: Slide) => CaseNumber | undefined,
  clockOf: (number: CaseNumber) => string | undefined,
): readonly Flag[] {
  const flags: Flag[] = []
  let restart: { readonly clock: string; readonly source: Flag['sources'][number] } | undefined
  for (const slide of slides) {
    const number = caseOf(slide)
    const agenda = number && clockOf(number)
    if (number && restart && agenda !== undefined && agenda !== restart.clock)
      flags.push(
        flag('clock-differs', {
          where: `sak ${renderCaseNumber(number)}`,
          message: `Sakslisten sier at saken begynner ${agenda}, lysbildet før den sier ${restart.clock}.`,
          sources: [restart.source],
        }),
      )
    if (number) restart = undefined
    for (const line of slide.lines) {
      const clock = isRestart(line.text) ? clocksIn(line.text)[0] : undefined
      if (clock !== undefined) restart = { clock, source: sourceOf(paper, [line]) }
    }
  }
  return flags
}

/** Names of a council spelled wrong, each spelling once. */
export function spellingFlags(paper: PaperText, slides: readonly Slide[]): readonly Flag[] {
  const seen = new Set<string>()
  return slides.flatMap(({ lines }) =>
    lines.flatMap((line) =>
      wordsOf(line.text).flatMap((word) => {
        const key = word.toLowerCase()
        if (seen.has(key)) return []
        seen.add(key)
        const found = misspelledCouncil(word)
        if (!found) return []
        const message = `Rådets navn er skrevet «${found.printed}».`
        return [
          flag('council-misspelled', {
            where: 'møte',
            message,
            repair: found.meant,
            sources: [sourceOf(paper, [line])],
          }),
        ]
      }),
    ),
  )
}
