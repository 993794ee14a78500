import {
  type AgendaItem,
  type Attendance,
  caseNumber,
  type CaseId,
  type CouncilCase,
  type EarlierRow,
  type Input,
  type Meeting,
} from '../council/index.ts'
import { longDay } from './norwegian-day.ts'

/**
 * A notice or minutes as people get them, in bokmål whatever language the reader's pages are in: the text is the
 * council's own and is sent as it stands. Nothing internal is in it.
 */
export type Paper = {
  readonly title: string
  /** The title with the day, for an e-mail. */
  readonly subject: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly blocks: readonly Block[]
}

export type Block = { readonly heading: string; readonly about?: string; readonly parts: readonly Part[] }

type Part = { readonly label: string; readonly paragraphs?: readonly string[]; readonly list?: readonly string[] }

type Cases = ReadonlyMap<CaseId, CouncilCase>

const types = {
  godkjenning: 'Godkjenning',
  orientering: 'Orientering',
  drofting: 'Drøfting',
  apen: 'Åpen sak',
  eventuelt: 'Eventuelt',
} as const

const forms: Readonly<Record<Meeting['form'], string | undefined>> = {
  physical: 'Fysisk',
  digital: 'Digitalt',
  hybrid: 'Fysisk, med mulighet for å delta digitalt',
  unknown: undefined,
}

/** The notice: when and where, the agenda, and each case with its paper and what is proposed. */
export function noticePaper(
  meeting: Meeting,
  councilName: string,
  cases: Cases,
  earlier: (one: CouncilCase) => readonly EarlierRow[],
): Paper {
  return {
    ...titled(`Innkalling til møte i ${councilName}`, meeting),
    facts: factsOf(meeting),
    blocks: [
      agendaBlock(meeting, cases),
      ...meeting.agenda.flatMap((item) => {
        const each = cases.get(item.case ?? '')
        return each ? [caseBlock(each, paperParts(each, earlier(each)))] : []
      }),
    ],
  }
}

/** The minutes, from what was recorded. A proposal stands as a proposal: a case without a decision says that it has none. */
export function minutesPaper(meeting: Meeting, councilName: string, cases: Cases): Paper {
  return {
    ...titled(`Referat fra møte i ${councilName}`, meeting),
    facts: [...factsOf(meeting), ...attendanceFacts(meeting)],
    blocks: meeting.agenda.flatMap((item): readonly Block[] => {
      const each = cases.get(item.case ?? '')
      if (each) return [caseBlock(each, treatmentParts(each, meeting))]
      const said = open(item.inputs ?? [])
      return item.kind === 'open' && said.length > 0
        ? [{ heading: item.title, parts: [{ label: 'Innspill', list: said }] }]
        : []
    }),
  }
}

const titled = (title: string, { date }: Meeting): Pick<Paper, 'title' | 'subject'> => ({
  title,
  subject: date ? `${title} ${longDay(date)}` : title,
})

function factsOf({ date, from, to, place, form, number, extraordinary }: Meeting): Paper['facts'] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Møte', [number, extraordinary && '(ekstraordinært)'].filter(Boolean).join(' ')],
    ['Dato', date && longDay(date)],
    ['Tid', from && (to ? `${from}–${to}` : from)],
    ['Sted', place],
    ['Form', forms[form]],
  ]
  return facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]))
}

function attendanceFacts({ members, substitutes, absent, others }: Meeting): Paper['facts'] {
  const names = (people: readonly Attendance[]) =>
    people.map(({ person, organisation }) => (organisation ? `${person} (${organisation})` : person)).join(', ')
  const standIns = substitutes
    .map(({ person, instead }) => (instead ? `${person} (for ${instead})` : person))
    .join(', ')
  const facts: Paper['facts'] = [
    ['Til stede', names(members)],
    ['Varamedlemmer', standIns],
    ['Ikke til stede', names(absent)],
    ['Andre til stede', names(others)],
  ]
  return facts.filter(([, people]) => people !== '')
}

function agendaBlock(meeting: Meeting, cases: Cases): Block {
  const line = (item: AgendaItem): string => {
    const each = cases.get(item.case ?? '')
    const title = each
      ? `Sak ${caseNumber(each)} ${each.title}${each.type ? ` (${types[each.type]})` : ''}`
      : item.title
    const presented = item.presenter === undefined ? title : `${title}, ved ${item.presenter}`
    return [item.clock, presented].filter(Boolean).join('  ')
  }
  return { heading: 'Saksliste', parts: [{ label: '', list: meeting.agenda.map(line) }] }
}

function caseBlock(each: CouncilCase, parts: readonly Part[]): Block {
  const about = [
    each.type && types[each.type],
    each.owner && `Sakseier: ${each.owner}`,
    each.handler && `Saksbehandler: ${each.handler}`,
  ]
  return {
    heading: `Sak ${caseNumber(each)} ${each.title}`,
    about: about.filter(Boolean).join(' · '),
    parts: each.state === 'withdrawn' ? [{ label: 'Trukket', paragraphs: [each.withdrawn ?? ''] }] : parts,
  }
}

function paperParts(each: CouncilCase, earlier: readonly EarlierRow[]): readonly Part[] {
  const proposal = each.proposals.at(-1)
  const parts: readonly (Part | false | undefined)[] = [
    proposal && { label: 'Forslag til vedtak', paragraphs: split(proposal.text) },
    ...each.sections
      .filter(({ kind, text }) => kind !== 'forslag-til-vedtak' && text !== '')
      .map(({ heading, text }) => ({ label: heading, paragraphs: split(text) })),
    each.questions.length > 0 && { label: 'Drøftingsspørsmål', list: each.questions },
    earlier.length > 0 && { label: 'Vedtak fra tidligere behandlinger', list: earlier.map(earlierLine) },
    each.attachments.length > 0 && { label: 'Vedlegg', list: each.attachments },
  ]
  return parts.filter((part): part is Part => Boolean(part))
}

/** A month is told as a month, and a case without a registered decision says so: a proposal is never shown as one. */
const earlierLine = ({ number, date, title, decision = 'Vedtak er ikke registrert.' }: EarlierRow): string =>
  [number, date && longDay(date), title, decision].filter(Boolean).join(' – ')

/** Before the meeting is held nobody can say that it decided nothing. */
function treatmentParts(each: CouncilCase, { state }: Meeting): readonly Part[] {
  const held = state === 'held' || state === 'minutes-sent' || state === 'minutes-approved'
  const said = open(each.inputs)
  return [
    ...(said.length > 0 ? [{ label: 'Innspill', list: said }] : []),
    ...(each.decisions.length > 0
      ? each.decisions.map(({ kind, text }) => ({
          label: kind === 'vedtak-oppdatert' ? 'Vedtak (oppdatert)' : 'Vedtak',
          paragraphs: split(text),
        }))
      : [
          {
            label: 'Vedtak',
            paragraphs: [held ? 'Det ble ikke fattet vedtak i saken.' : 'Det er ikke ført noe vedtak ennå.'],
          },
        ]),
  ]
}

/** What may be told of what was said: nothing internal. */
const open = (inputs: readonly Input[]): readonly string[] =>
  inputs
    .filter(({ internal }) => !internal)
    .map(
      ({ from, text, points }) => `${from ? `${from}: ` : ''}${text}${points.map((point) => `\n– ${point}`).join('')}`,
    )

const split = (text: string): readonly string[] => text.split(/\n{2,}/).filter((each) => each !== '')

/** The paper as plain text, for an e-mail. */
export function paperText({ title, facts, blocks }: Paper): string {
  const part = ({ label, paragraphs = [], list = [] }: Part) =>
    [
      ...(label === '' ? [] : [`${label}:`]),
      ...paragraphs,
      ...list.map((each) => (label === '' ? each : `- ${each.replaceAll('\n', '\n  ')}`)),
    ].join('\n')
  const block = ({ heading, about, parts }: Block) =>
    [
      heading,
      '='.repeat(Math.min(heading.length, 70)),
      ...(about ? [about, ''] : []),
      parts.map(part).join('\n\n'),
    ].join('\n')
  return [title, facts.map(([name, value]) => `${name}: ${value}`).join('\n'), ...blocks.map(block)].join('\n\n')
}
