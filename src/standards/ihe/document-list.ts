import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { type CodeGeneration, codeOf } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import { associations } from './classification-schemes.ts'
import type { DocumentEntry, DocumentList, Transformed } from './document-entry.ts'
import { association, rim } from './ebrim.ts'
import { childrenNamed, firstAt, trimmedAttribute } from './find-element.ts'
import { withOidPrefix } from './oid.ts'
import { readEntry } from './read-entry.ts'
import { type RegistryAnswer, readAnswer, statusOf, writeAnswer } from './registry-response.ts'
import { namespaces, transactions } from './transactions.ts'
import { writeEntry } from './write-entry.ts'

const { response } = transactions['ITI-38']

/** What came back of a query. */
export type ReceivedList = DocumentList &
  RegistryAnswer & {
    /** Entries that cannot be fetched with certainty: incomplete, not approved, of another community, or repeated. */
    readonly leftOut: number
  }

/**
 * Reads an answer to a query.
 *
 * @param community OID of the country asked: entries that do not say where they lie are there, others are left out
 * @throws Problem `invalid`, code `xca-list`, for what is no such answer
 */
export function readDocumentList(body: XmlElement, community: string): ReceivedList {
  if (body.name !== response.name || body.ns !== response.ns) {
    throw new Problem('invalid', 'xca-list', 'Not an answer to a query (AdhocQueryResponse)')
  }
  const objects = firstAt(body, namespaces.rim, 'RegistryObjectList')
  const documents = childrenNamed(objects, namespaces.rim, 'ExtrinsicObject')
  const entries = unrepeated(documents.flatMap((object) => entryOf(object, withOidPrefix(community)) ?? []))
  const leftOut = documents.length - entries.length
  return { entries, transformed: readTransformed(objects, entries), ...readAnswer(body), leftOut }
}

function entryOf(object: XmlElement, community: string): DocumentEntry | undefined {
  const entry = readEntry(object)
  const homeCommunityId = entry?.homeCommunityId ?? community
  const repositoryUniqueId = entry?.repositoryUniqueId
  if (!entry || repositoryUniqueId === undefined || homeCommunityId !== community) return undefined
  return { ...entry, homeCommunityId, repositoryUniqueId }
}

/** The first of those that name the same document or have the same id. */
function unrepeated(entries: readonly DocumentEntry[]): readonly DocumentEntry[] {
  const keys = new Set<string>()
  return entries.filter(({ entryUuid, repositoryUniqueId, documentUniqueId }) => {
    const own = [entryUuid, `${repositoryUniqueId} ${documentUniqueId}`]
    const met = own.some((key) => keys.has(key))
    for (const key of own) keys.add(key)
    return !met
  })
}

/** Associations between two of the entries; those to what we cannot see say nothing. */
function readTransformed(objects: XmlElement | undefined, entries: readonly DocumentEntry[]): readonly Transformed[] {
  const ids = new Set(entries.map(({ entryUuid }) => entryUuid))
  const pairs = childrenNamed(objects, namespaces.rim, 'Association')
    .filter((each) => trimmedAttribute(each, 'associationType') === associations.transformed)
    .map((each) => ({
      source: trimmedAttribute(each, 'sourceObject') ?? '',
      target: trimmedAttribute(each, 'targetObject') ?? '',
    }))
    .filter(({ source, target }) => ids.has(source) && ids.has(target) && source !== target)
  return [...new Map(pairs.map((pair) => [`${pair.source} ${pair.target}`, pair])).values()]
}

/** The answer as an element for a SOAP body, in the order of the ebRS schema. Its status follows from what is in it. */
export function writeDocumentList(
  { entries, transformed }: DocumentList,
  faults: readonly ExchangeFault[],
  generation: CodeGeneration,
): XmlElement {
  const answer = writeAnswer(statusOf(entries.length, faults), faults, (name) => codeOf(name, generation))
  return element(response.name, response.ns, { status: answer.status }, [
    answer.errors,
    rim('RegistryObjectList', {}, [
      ...entries.map(writeEntry),
      ...transformed.map(({ source, target }) => association(associations.transformed, source, target)),
    ]),
  ])
}
