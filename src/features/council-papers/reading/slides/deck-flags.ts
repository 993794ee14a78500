import { type CaseNumber, caseId, renderCaseNumber, type Sequenced } from '../case-numbers.ts'
import { findCouncil } from '../councils.ts'
import { clocksIn } from '../dates.ts'
import { flag } from '../flags.ts'
import { sourceOf } from '../lines.ts'
import type { CaseSaid, Flag, PaperText, Said } from '../reading.ts'
import type { AgendaRow } from './agenda-row.ts'
import { isRestart } from './boxes.ts'
import { compact } from './presenters.ts'
import type { Slide } from './slides.ts'

/** A row of the agenda with its number as the sequence reads it. */
export type NumberedRow = { readonly row: AgendaRow; readonly number?: Sequenced }

export function numberFlags(council: string, rows: readonly NumberedRow[]): readonly Flag[] {
  return rows.flatMap(({ row, number }) =>
    number?.repaired
      ? [
          flag('number-repaired', {
            where: caseId(council, number.read),
            message: `Sakslisten skriver ${renderCaseNumber(number.printed)}; rekkefølgen og lysbildene sier ${renderCaseNumber(number.read)}.`,
            repair: renderCaseNumber(number.read),
            sources: [row.source],
          }),
        ]
      : [],
  )
}

/** Titles of one case that differ by more than spacing, hyphens and capitals. The first is the one kept. */
export function titleFlags(council: string, number: CaseNumber, titles: readonly Said[]): readonly Flag[] {
  const kept = new Map<string, Said>()
  for (const title of titles) {
    const key = compact(title.value).replaceAll('referatet', 'referat')
    if (!kept.has(key)) kept.set(key, title)
  }
  const [first, ...others] = [...kept.values()]
  if (!first || others.length === 0) return []
  const printed = others.map(({ value }) => `«${value}»`).join(' og ')
  return [
    flag('two-titles', {
      where: caseId(council, number),
      message: `Sakslisten og lysbildene har ulike titler: «${first.value}» og ${printed}.`,
      repair: first.value,
      sources: [first, ...others].map(({ source }) => source),
    }),
  ]
}

/** «Pause – oppstart igjen kl. 13.45» before a case that the agenda has at 13:40. */
export function clockFlags(
  paper: PaperText,
  council: string,
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
          where: caseId(council, number),
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

/** A deck is shown before the council decides; a decision in one needs a look. */
export function decisionFlags(council: string, cases: readonly CaseSaid[]): readonly Flag[] {
  return cases
    .filter(({ decisions }) => decisions.length > 0)
    .map((each) =>
      flag('proposal-and-decision', {
        where: caseId(council, each),
        message: 'Lysbildene har overskriften «Vedtak», men et referat er det som sier hva som ble vedtatt.',
        sources: each.decisions.map(({ source }) => source),
      }),
    )
}

/** Names of a council spelled wrong, once for each spelling. */
export function spellingFlags(paper: PaperText, meeting: string, slides: readonly Slide[]): readonly Flag[] {
  const seen = new Set<string>()
  return slides.flatMap(({ lines }) =>
    lines.flatMap((line) => {
      const found = findCouncil(line.text)
      const key = found?.printed.toLowerCase() ?? ''
      if (!found?.misspelled || seen.has(key)) return []
      seen.add(key)
      return [
        flag('council-misspelled', {
          where: meeting,
          message: `Rådets navn er skrevet «${found.printed}».`,
          sources: [sourceOf(paper, [line])],
        }),
      ]
    }),
  )
}
