import { createHash } from 'node:crypto'
import { caseNumber, type CouncilCase, type Published } from '../../council/index.ts'
import type { OpenCouncils } from '../public-records.ts'
import type { SearchEntry } from './store.ts'
import { termsIn } from './words.ts'

/** What a published case is found by. Nothing that is not published has a way in here. */
export function searchEntryOf(one: Published<CouncilCase>, open: OpenCouncils): SearchEntry {
  const title = termsIn([one.title, ...one.otherTitles.map(({ title }) => title), caseNumber(one)].join('\n'))
  const outcome = termsIn([...one.proposals, ...one.decisions].map(({ text }) => text).join('\n'))
  const all = [...new Set([...title, ...outcome, ...termsIn(textsOf(one, open).join('\n'))])].toSorted()
  const { council, id, year, number, type } = one
  const day = open.meetingOf(one)?.date ?? `${year}-01-01`
  const entry = { council, id, year, number, type, decided: one.decisions.length > 0, day, title, outcome, all }
  return { ...entry, hash: createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 32) }
}

/** The texts that a snippet may be cut from. */
export function shownTexts({ sections, questions, inputs, earlier }: Published<CouncilCase>): readonly string[] {
  return [
    ...sections.map(({ text }) => text),
    ...questions,
    ...inputs.flatMap(({ text, points }) => [text, ...points]),
    ...earlier.flatMap(({ title, decision }) => [title, decision]),
  ]
}

/** All its texts, and the names of the council, which people search by too. */
function textsOf(one: Published<CouncilCase>, open: OpenCouncils): readonly string[] {
  const { council, owner, handler, sections, inputs, attachments, quoted } = one
  const names = open.council(council)?.names.flatMap(({ name, short }) => [name, short]) ?? []
  return [
    ...shownTexts(one),
    ...sections.map(({ heading }) => heading),
    ...quoted.map(({ text }) => text),
    ...[owner, handler, ...inputs.map(({ from }) => from)].filter((name) => name !== undefined),
    ...attachments,
    ...names,
  ]
}
