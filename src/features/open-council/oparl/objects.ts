import { addresses } from '../addresses.ts'
import type { OpenCouncils } from '../public-records.ts'
import { fileOf } from './files.ts'
import { headOf, type Making, makingOf } from './making.ts'
import { locationsOf, meetingOf } from './meetings.ts'
import { membershipOf, organizationsOf, personOf } from './organizations.ts'
import { paperOf, paperParts } from './papers.ts'
import { peopleOf } from './people.ts'
import { bodyLists, type OparlKind, type OparlObject, type OparlObjects, typeNames } from './types.ts'

/**
 * All that the councils have, as OParl 1.1 says it (https://schema.oparl.org/1.1/). The council model is one body, a
 * council an organization, a matter one paper with a consultation for each council that treats it.
 */
export function oparlObjects(open: OpenCouncils, origin: string): OparlObjects {
  const making = makingOf(open, origin)
  const papers = paperParts(open).map((part) => paperOf(part, making))
  const meetings = open.meetings.map((meeting) => meetingOf(meeting, making))
  const embedded = (list: readonly OparlObject[], property: string) =>
    list.flatMap((each) => (each[property] as readonly OparlObject[] | undefined) ?? []) // our own objects, made above
  const terms = termsOf(making)
  const andGone = (kind: OparlKind, list: readonly OparlObject[]) => [...list, ...goneOf(kind, making)]
  return {
    system: systemOf(making),
    body: bodyOf(making, terms),
    organization: andGone('organization', organizationsOf(making)),
    person: peopleOf(open).map((person) => personOf(person, making)),
    membership: andGone(
      'membership',
      open.memberships.map((each) => membershipOf(each, making)),
    ),
    meeting: andGone('meeting', meetings),
    agendaItem: embedded(meetings, 'agendaItem'),
    paper: papers,
    consultation: andGone('consultation', embedded(papers, 'consultation')),
    file: [...open.documents].map((id) => fileOf(id, making)),
    location: locationsOf(making),
    legislativeTerm: terms,
  }
}

function systemOf({ to, all, origin }: Making): OparlObject {
  return {
    ...headOf(to.system, 'System', all),
    oparlVersion: 'https://schema.oparl.org/1.1/',
    body: to.bodies,
    name: 'Knutepunkt: saker og vedtak',
    website: `${origin}${addresses.search}`,
    vendor: origin,
    product: origin,
  }
}

function bodyOf({ to, all, origin }: Making, terms: readonly OparlObject[]): OparlObject {
  const lists = Object.entries(bodyLists).map(([property, kind]) => [property, to.list(kind)])
  return {
    ...headOf(to.body, 'Body', all),
    system: to.system,
    name: 'Rådsmodellen for digitalisering i helse- og omsorgstjenesten',
    shortName: 'Rådsmodellen',
    website: `${origin}${addresses.councils}`,
    ...Object.fromEntries(lists),
    legislativeTerm: terms,
    web: `${origin}${addresses.councils}`,
  }
}

/** A year is a term: councils number their cases and meetings by it. */
function termsOf({ open, to, all }: Making): readonly OparlObject[] {
  const years = new Set([
    ...open.cases.map(({ year }) => String(year)),
    ...open.meetings.flatMap(({ date }) => (date === undefined ? [] : [date.slice(0, 4)])),
  ])
  return [...years].toSorted().map((year) => ({
    ...headOf(to.object('legislativeTerm', year), 'LegislativeTerm', all),
    body: to.body,
    name: year,
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
  }))
}

/** Kinds of record that are an object of their own. */
const goneKinds = {
  council: 'organization',
  meeting: 'meeting',
  membership: 'membership',
  case: 'consultation',
} as const

/** What was public and is gone keeps its address and says so (OParl 1.1, section 2.7). */
function goneOf(kind: OparlKind, { open, to }: Making): readonly OparlObject[] {
  return open.gone
    .filter((each) => goneKinds[each.kind as keyof typeof goneKinds] === kind) // others have no object
    .map((each) => ({ ...headOf(to.object(kind, each.id), typeNames[kind], each), deleted: true }))
}
