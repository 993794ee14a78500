import { type CouncilCase, nameOn, type Published } from '../../council/index.ts'
import { element, serialiseXml } from '../../../platform/xml/write.ts'
import { addresses } from '../addresses.ts'
import { numberInId } from '../case-number.ts'
import { shortName } from '../council-names.ts'
import { decisionOf, proposalOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import { uuidOf } from '../stable-id.ts'
import { xmlText } from './xml-text.ts'

const ns = 'http://www.w3.org/2005/Atom'

/** What a feed is of: all cases found by a question, of one matter, or of one council. */
export type Feed = {
  /** Stable: kind and name of what it is of. */
  readonly id: string
  readonly title: string
  /** Path and query of the feed itself. */
  readonly self: string
  /** Path and query of the page that shows the same. */
  readonly page: string
}

/** A feed holds what is new, not the archive. */
const longest = 50

/**
 * A feed of cases, the last changed first (RFC 4287). The ids are UUIDs of the records' own ids, so that an address that
 * moves makes no entry new.
 */
export function atomFeed(
  feed: Feed,
  cases: readonly Published<CouncilCase>[],
  open: OpenCouncils,
  origin: string,
): string {
  const modified = ({ id }: CouncilCase) => open.stampOf('case', id).modified
  const newest = cases.toSorted((a, b) => modified(b).getTime() - modified(a).getTime()).slice(0, longest)
  const text = (name: string, value: string) => element(name, ns, {}, [xmlText(value)])
  const link = (rel: string, type: string, to: string) => element('link', ns, { rel, type, href: `${origin}${to}` })
  const entry = (one: Published<CouncilCase>) => {
    const council = open.council(one.council)
    const date = open.meetingOf(one)?.date
    return element('entry', ns, {}, [
      text('id', `urn:uuid:${uuidOf(`case/${one.id}`)}`),
      text('title', `${shortName(council, one.council, date)} ${numberInId(one.id)}: ${one.title}`),
      text('updated', modified(one).toISOString()),
      text('published', open.stampOf('case', one.id).created.toISOString()),
      link('alternate', 'text/html', addresses.case(one.id)),
      element('category', ns, { term: one.council, label: (council && nameOn(council)?.name) ?? one.council }),
      text('summary', summaryOf(one)),
    ])
  }
  return serialiseXml(
    element('feed', ns, { 'xml:lang': 'nb' }, [
      text('id', `urn:uuid:${uuidOf(feed.id)}`),
      text('title', feed.title),
      text('updated', (newest[0] ? modified(newest[0]) : new Date(0)).toISOString()),
      link('self', 'application/atom+xml', feed.self),
      link('alternate', 'text/html', feed.page),
      element('author', ns, {}, [text('name', 'Knutepunkt')]),
      ...newest.map(entry),
    ]),
    { indent: 1 },
  )
}

/** One sentence says which it is: decided, or only proposed. */
export function summaryOf(one: Published<CouncilCase>): string {
  const decision = decisionOf(one)
  if (decision) return `Vedtak: ${decision.text}`
  const proposal = proposalOf(one)
  if (proposal) return `Forslag til vedtak: ${proposal.text}`
  return 'Verken forslag eller vedtak er lagret.'
}
