import type { CaseType, CouncilCase, Matter, Published } from '../../council/index.ts'
import { caseNumber } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import type { OpenCouncils } from '../public-records.ts'
import { documentsOf, fileOf } from './files.ts'
import { dayAs, extentOf, headOf, type Making } from './making.ts'
import { paperIdOf } from './paper-id.ts'
import type { OparlObject } from './types.ts'

const paperTypes: Readonly<Record<CaseType, string>> = {
  godkjenning: 'Godkjenning',
  orientering: 'Orientering',
  drofting: 'Drøfting',
  apen: 'Åpen sak',
  eventuelt: 'Eventuelt',
}

/** A matter, or a case that belongs to none. */
type PaperPart = {
  readonly id: string
  readonly title: string
  readonly matter?: Published<Matter>
  readonly cases: readonly Published<CouncilCase>[]
}

/** What is one paper: a matter with its cases, and every case that belongs to none. */
export function paperParts(open: OpenCouncils): readonly PaperPart[] {
  const matters = open.matters.map((matter) => ({
    id: `saksgang/${matter.id}`,
    title: matter.title,
    matter,
    cases: matter.cases.flatMap((id) => open.case(id) ?? []),
  }))
  const alone = open.cases.filter(({ id }) => open.matterOf(id) === undefined)
  return [...matters, ...alone.map((one) => ({ id: `sak/${one.id}`, title: one.title, cases: [one] }))]
}

/** A matter as one paper, with a consultation for each council. */
export function paperOf({ id, title, matter, cases }: PaperPart, making: Making): OparlObject {
  const { open, to, origin } = making
  const stamps = [
    ...cases.map((one) => open.stampOf('case', one.id)),
    ...(matter ? [open.stampOf('matter', matter.id)] : []),
  ]
  const [first] = cases
  const date = cases.map((one) => open.meetingOf(one)?.date).findLast((day) => day !== undefined)
  const documents = [...new Set(cases.flatMap(documentsOf))]
  return {
    ...headOf(to.object('paper', id), 'Paper', extentOf(stamps)),
    body: to.body,
    name: title,
    ...(first && cases.length === 1 ? { reference: caseNumber(first) } : {}),
    ...dayAs('date', date),
    paperType: (first?.type && paperTypes[first.type]) ?? 'Sak',
    relatedPaper: [...new Set(cases.flatMap((one) => earlierPapers(one, open)))]
      .filter((other) => other !== id)
      .map((other) => to.object('paper', other)),
    underDirectionOf: [...new Set(cases.map(({ council }) => to.object('organization', council)))],
    auxiliaryFile: documents.map((document) => fileOf(document, making)),
    consultation: cases.map((one) => consultationOf(one, making)),
    web: `${origin}${matter ? addresses.matter(matter.id) : addresses.case(first?.id ?? '')}`,
  }
}

function earlierPapers({ earlier }: Published<CouncilCase>, open: OpenCouncils): readonly string[] {
  return earlier.flatMap(({ council, year, number }) => {
    const one = open.case(`${council}/${year}/${number}`)
    return one === undefined ? [] : [paperIdOf(one, open)]
  })
}

function consultationOf(one: Published<CouncilCase>, { open, to, origin }: Making): OparlObject {
  const meeting = open.meetingOf(one)
  const item = meeting?.agenda.find((each) => each.case === one.id)
  return {
    ...headOf(to.object('consultation', one.id), 'Consultation', open.stampOf('case', one.id)),
    paper: to.object('paper', paperIdOf(one, open)),
    ...(meeting && { meeting: to.object('meeting', meeting.id) }),
    ...(meeting && item && { agendaItem: to.object('agendaItem', `${meeting.id}/${item.id}`) }),
    organization: [to.object('organization', one.council)],
    authoritative: one.decisions.length > 0,
    role: one.type === undefined ? 'Sak' : paperTypes[one.type],
    web: `${origin}${addresses.case(one.id)}`,
  }
}
