import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { documentClasses } from '../../standards/myhealth-eu/document-class.ts'
import { contentTypesOf, identifiersOf } from './document-reference.ts'
import {
  readSearch,
  type Search,
  type SearchParameter,
  type Token,
  tokensOf,
  valueProblem,
} from './search-parameters.ts'

/** What may be said of the documents that are wanted (MHD, ITI-67; EU Health Data API). */
export const documentParameters: Readonly<Record<string, SearchParameter>> = {
  _id: {},
  identifier: { repeats: true },
  patient: { type: 'reference' },
  'patient.identifier': {},
  status: {},
  category: { repeats: true },
  type: { repeats: true },
  format: { repeats: true },
  contenttype: { repeats: true },
  date: { type: 'date', repeats: true },
  creation: { type: 'date', repeats: true },
  'security-label': { repeats: true },
  'author.family': { type: 'string', repeats: true },
  'author.given': { type: 'string', repeats: true },
  event: { unheld: true },
  facility: { unheld: true },
  setting: { unheld: true },
  period: { type: 'date', unheld: true, repeats: true },
  related: { type: 'reference', unheld: true },
}

/** A search for documents, read. */
export type DocumentSearch = {
  /** Id in our addresses, of `patient`. */
  readonly patient?: string
  /** Of `patient.identifier`, unread. */
  readonly identifier?: string
  /** Of MyHealth@EU, at least one. */
  readonly classCodes: readonly string[]
  /** What is left of a list of such classes, in the order that is wanted. */
  readonly narrow: (entries: readonly DocumentEntry[]) => readonly DocumentEntry[]
} & Pick<Search, 'shown' | 'unheld'>

/**
 * Class codes go to the core; what the core does not know is taken from its list afterwards.
 *
 * @throws Problem `invalid` as `readSearch`
 */
export function readDocumentSearch(sources: readonly URLSearchParams[]): DocumentSearch {
  const search = readSearch(sources, documentParameters)
  const { one, shown, unheld } = search
  const [patient, identifier] = [one('patient'), one('patient.identifier')]
  if ((patient === undefined) === (identifier === undefined)) throw valueProblem('patient')
  const tests = testsOf(search)
  const order = orderOf(one('_sort'))
  return {
    ...(patient === undefined ? {} : { patient: patient.replace(/^(?:.*\/)?Patient\//, '') }),
    ...(identifier === undefined ? {} : { identifier }),
    classCodes: classCodesOf(search),
    shown,
    unheld,
    narrow: (entries) =>
      unheld.length > 0 ? [] : order(entries.filter((entry) => tests.every((holds) => holds(entry)))),
  }
}

type Test = (entry: DocumentEntry) => boolean

/** What is held against each document: one parameter is true of it when one of its alternatives is. */
function testsOf(search: Search): readonly Test[] {
  const { all } = search
  const of = (name: string, holds: (entry: DocumentEntry, token: Token) => boolean) =>
    tokensIn(search, name).map(
      (each): Test =>
        (entry) =>
          each.some((token) => holds(entry, token)),
    )
  const authors = [...all('author.family'), ...all('author.given')].map(lower)
  return [
    ...of('status', (_entry, { code }) => code === 'current'),
    ...of('_id', ({ entryUuid }, { code }) => entryUuid === `urn:uuid:${code}`),
    ...of('identifier', (entry, { system, code }) =>
      identifiersOf(entry).some((own) => own.value === code && (system ?? own.system) === own.system),
    ),
    ...of('format', ({ formatCode }, { code }) => lower(formatCode.code) === lower(code)),
    ...of('contenttype', (entry, { code }) => contentTypesOf(entry).includes(code)),
    ...of('security-label', ({ confidentialityCode }, { code }) => confidentialityCode?.code === code),
    ...authors.map(
      (name): Test =>
        ({ author }) =>
          wordsOf(author?.person).some((word) => word.startsWith(name)),
    ),
    ...[...all('date'), ...all('creation')].map(dateTest),
  ]
}

function wordsOf(name = ''): readonly string[] {
  return lower(name).split(/\s+/)
}

function lower(text: string): string {
  return text.toLowerCase()
}

type Order = (entries: readonly DocumentEntry[]) => readonly DocumentEntry[]

const byTime = (one: DocumentEntry, other: DocumentEntry) =>
  (one.creationTime ?? '').localeCompare(other.creationTime ?? '')

/** What `_sort` may say, and the order it is; as the core lists them when nothing is said. */
const orders: Readonly<Record<string, Order>> = {
  date: (entries) => entries.toSorted(byTime),
  '-date': (entries) => entries.toSorted((one, other) => byTime(other, one)),
}

function orderOf(wanted: string | undefined): Order {
  if (wanted === undefined) return (entries) => entries
  const order = Object.hasOwn(orders, wanted) ? orders[wanted] : undefined
  if (!order) throw valueProblem('_sort')
  return order
}

function tokensIn({ all }: Search, name: string): readonly (readonly Token[])[] {
  return all(name).map((value) => tokensOf(value, name))
}

/** Class codes of all that can be handed over. */
export const listedClasses: readonly string[] = documentClasses
  .map(({ classCode }) => classCode)
  .filter((code) => !code.startsWith('DISCARD'))

/** Of MyHealth@EU, where class and type of a document are one code. Without any, all that can be handed over. */
function classCodesOf(search: Search): readonly string[] {
  const asked = [...tokensIn(search, 'category'), ...tokensIn(search, 'type')]
  if (asked.length === 0) return listedClasses
  const wanted = asked.map((each) => each.filter(({ system }) => (system ?? loinc) === loinc).map(({ code }) => code))
  const [first = [], ...others] = wanted
  const left = first.filter((code) => others.every((other) => other.includes(code)))
  // A code that nobody has is asked for as it is: the core answers that it does not know it.
  return left.length > 0 ? left : ['']
}

const loinc = 'http://loinc.org'

/** How a time is held against one with less precision: both ends of it are meant (R4, search, date). */
const comparisons: Readonly<Record<string, (time: string, from: string, to: string) => boolean>> = {
  eq: (time, from, to) => time >= from && time <= to,
  ne: (time, from, to) => time < from || time > to,
  ge: (time, from) => time >= from,
  le: (time, _from, to) => time <= to,
  gt: (time, _from, to) => time > to,
  lt: (time, from) => time < from,
}

function dateTest(value: string): Test {
  const [, prefix = 'eq', text = ''] = /^(eq|ne|ge|le|gt|lt)?(\d{4}(?:-\d\d(?:-\d\d(?:T.+)?)?)?)$/.exec(value) ?? []
  const compare = comparisons[prefix]
  if (!compare || text === '') throw valueProblem('date')
  const digits = text.includes('T') ? instantDigits(text) : text.replaceAll('-', '')
  const [from, to] = [digits.padEnd(14, '0'), digits.padEnd(14, '9')]
  return ({ creationTime = '' }) => creationTime !== '' && compare(creationTime.padEnd(14, '0'), from, to)
}

/** In UTC, as XDS has it. */
function instantDigits(text: string): string {
  const at = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
  if (Number.isNaN(at.getTime())) throw valueProblem('date')
  return at.toISOString().replaceAll(/\D/g, '').slice(0, 14)
}
