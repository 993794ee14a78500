import { type Council, nameOn, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import type { OpenCouncils } from '../public-records.ts'
import { uuidOf } from '../stable-id.ts'
import { dayAs, extentOf, headOf, type Making } from './making.ts'
import { type KnownPerson, personId } from './people.ts'
import type { OparlObject } from './types.ts'

/** The councils, and the organisations that members come from. */
export function organizationsOf(making: Making): readonly OparlObject[] {
  const { open, to } = making
  const councils = open.councils.map((council) => organizationOf(council, making))
  const senders = Map.groupBy(open.memberships, ({ organisation }) => organisation)
  const others = [...senders].map(([name, sent]) => ({
    ...headOf(
      to.object('organization', senderId(name)),
      'Organization',
      extentOf(sent.map(({ id }) => open.stampOf('membership', id))),
    ),
    body: to.body,
    name,
    organizationType: 'Institution',
    classification: 'Virksomhet som oppnevner medlemmer',
  }))
  return [...councils, ...others]
}

function organizationOf(council: Published<Council>, { open, to, origin }: Making): OparlObject {
  const members = open.memberships.filter((each) => each.council === council.id)
  const name = nameOn(council)
  const start = council.names[0]?.from
  return {
    ...headOf(to.object('organization', council.id), 'Organization', open.stampOf('council', council.id)),
    body: to.body,
    name: name?.name ?? council.id,
    shortName: name?.short ?? council.id,
    organizationType: 'Gremium',
    classification: council.level,
    ...(start === undefined ? {} : { startDate: start }),
    membership: members.map(({ id }) => to.object('membership', id)),
    meeting: to.own('meeting', council.id),
    consultation: to.own('consultation', council.id),
    keyword: [...council.names.map((each) => each.short), ...council.aliases],
    web: `${origin}${addresses.council(council.id)}`,
  }
}

/** A person, the memberships inside. */
export function personOf(person: KnownPerson, making: Making): OparlObject {
  const { open, to } = making
  return {
    ...headOf(to.object('person', person.id), 'Person', person),
    body: to.body,
    name: person.name,
    membership: open.memberships
      .filter((each) => each.person === person.name)
      .map((each) => membershipOf(each, making)),
  }
}

/** A seat held by a person, for somebody. */
export function membershipOf(one: OpenCouncils['memberships'][number], { open, to }: Making): OparlObject {
  return {
    ...headOf(to.object('membership', one.id), 'Membership', open.stampOf('membership', one.id)),
    person: to.object('person', personId(one.person)),
    organization: to.object('organization', one.council),
    role: one.substitute ? 'Varamedlem' : 'Medlem',
    votingRight: !one.substitute,
    ...dayAs('startDate', one.from),
    ...dayAs('endDate', one.to),
    onBehalfOf: to.object('organization', senderId(one.organisation)),
  }
}

function senderId(name: string): string {
  return uuidOf(`organisation/${name}`)
}
