import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { documentClasses } from '../../standards/myhealth-eu/document-class.ts'
import {
  readSearch,
  type Search,
  type SearchParameter,
  type Token,
  tokensOf,
  valueProblem,
} from './search-parameters.ts'

/** What may be said of the documents that are wanted (MHD, ITI-67). */
export const documentParameters: Readonly<Record<string, SearchParameter>> = {
  patient: {},
  'patient.identifier': {},
  status: {},
  category: { repeats: true },
  type: { repeats: true },
  format: { repeats: true },
  contenttype: { repeats: true },
  date: { repeats: true },
  creation: { repeats: true },
}

export type DocumentSearch = {
  /** Id in our addresses, of `patient`. */
  readonly patient?: string
  /** Of `patient.identifier`, unread. */
  readonly identifier?: string
  /** Of MyHealth@EU, at least one. */
  readonly classCodes: readonly string[]
  /** What is left of a list of such classes. */
  readonly wanted: (entry: DocumentEntry, contentTypes: readonly string[]) => boolean
  readonly count: number | undefined
}

/**
 * Class codes go to the core; what the core does not know is taken from its list afterwards.
 *
 * @throws Problem `invalid` as `readSearch`
 */
export function readDocumentSearch(sources: readonly URLSearchParams[]): DocumentSearch {
  const search = readSearch(sources, documentParameters)
  const { all, one, count } = search
  const [patient, identifier] = [one('patient'), one('patient.identifier')]
  if ((patient === undefined) === (identifier === undefined)) throw valueProblem('patient')
  const current = tokensIn(search, 'status').every((each) => each.some(({ code }) => code === 'current'))
  const formats = tokensIn(search, 'format')
  const contentTypes = tokensIn(search, 'contenttype')
  const dates = [...all('date'), ...all('creation')].map(dateTest)
  return {
    ...(patient === undefined ? {} : { patient: patient.replace(/^(?:.*\/)?Patient\//, '') }),
    ...(identifier === undefined ? {} : { identifier }),
    classCodes: classCodesOf(search),
    count,
    wanted: (entry, types) =>
      current &&
      formats.every((each) => each.some(({ code }) => code.toLowerCase() === entry.formatCode.code.toLowerCase())) &&
      contentTypes.every((each) => each.some(({ code }) => types.includes(code))) &&
      dates.every((holds) => holds(entry.creationTime ?? '')),
  }
}

function tokensIn({ all }: Search, name: string): readonly (readonly Token[])[] {
  return all(name).map((value) => tokensOf(value, name))
}

/** Of MyHealth@EU, where class and type of a document are one code. Without any, all that can be handed over. */
function classCodesOf(search: Search): readonly string[] {
  const asked = [...tokensIn(search, 'category'), ...tokensIn(search, 'type')]
  const codes = documentClasses.map(({ classCode }) => classCode).filter((code) => !code.startsWith('DISCARD'))
  if (asked.length === 0) return codes
  const wanted = asked.map((each) => each.filter(({ system }) => (system ?? loinc) === loinc).map(({ code }) => code))
  const [first = [], ...others] = wanted
  const left = first.filter((code) => others.every((other) => other.includes(code)))
  // A code that nobody has is asked for as it is: the core answers that it does not know it.
  return left.length > 0 ? left : ['']
}

const loinc = 'http://loinc.org'

type DateTest = (creationTime: string) => boolean

/** How a time is held against one with less precision: both ends of it are meant (R4, search, date). */
const comparisons: Readonly<Record<string, (time: string, from: string, to: string) => boolean>> = {
  eq: (time, from, to) => time >= from && time <= to,
  ne: (time, from, to) => time < from || time > to,
  ge: (time, from) => time >= from,
  le: (time, _from, to) => time <= to,
  gt: (time, _from, to) => time > to,
  lt: (time, from) => time < from,
}

function dateTest(value: string): DateTest {
  const [, prefix = 'eq', text = ''] = /^(eq|ne|ge|le|gt|lt)?(\d{4}(?:-\d\d(?:-\d\d(?:T.+)?)?)?)$/.exec(value) ?? []
  const compare = comparisons[prefix]
  if (!compare || text === '') throw valueProblem('date')
  const digits = text.includes('T') ? instantDigits(text) : text.replaceAll('-', '')
  const [from, to] = [digits.padEnd(14, '0'), digits.padEnd(14, '9')]
  return (creationTime) => creationTime !== '' && compare(creationTime.padEnd(14, '0'), from, to)
}

/** In UTC, as XDS has it. */
function instantDigits(text: string): string {
  const at = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
  if (Number.isNaN(at.getTime())) throw valueProblem('date')
  return at.toISOString().replaceAll(/\D/g, '').slice(0, 14)
}
