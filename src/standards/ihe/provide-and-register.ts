import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { sameIdentifier } from '../myhealth-eu/instance-identifier.ts'
import { type Attachments, binaryOf } from '../soap/xop.ts'
import { associations, submissionSetNode } from './classification-schemes.ts'
import { association, derivedUuid, rim, slot } from './ebrim.ts'
import { childrenNamed, firstAt, trimmedAttribute } from './find-element.ts'
import { documentPart, type MessageParts } from './message-parts.ts'
import { readEntry } from './read-entry.ts'
import { readSubmissionSet, type SubmissionSet, writeSubmissionSet } from './submission-set.ts'
import { namespaces, transactions } from './transactions.ts'
import { type ProvidedEntry, writeEntry } from './write-entry.ts'

const { lcm, rim: rimNs, xds } = namespaces
const { request } = transactions['ITI-41']

/** A document and its bytes. */
export type ProvidedDocument = { readonly entry: ProvidedEntry; readonly bytes: Uint8Array }

/** What is handed over at once (ITI-41): a dispensation, or the dispensation that is discarded. */
export type Submission = SubmissionSet & { readonly documents: readonly ProvidedDocument[] }

/**
 * Reads a submission whole: what would be passed over in it is refused, since the sender would believe it stored.
 *
 * @throws Problem `invalid`, code `xdr-submission`, with the place, unless there is one complete set, at least one
 *   complete document, bytes for each and none besides, and one patient; for the bytes as `binaryOf`
 */
export function readSubmission(body: XmlElement, attachments: Attachments): Submission {
  const list = firstAt(firstAt(body, lcm, 'SubmitObjectsRequest'), rimNs, 'RegistryObjectList')
  if (body.name !== request.name || body.ns !== request.ns || !list) throw refused('SubmitObjectsRequest')
  if (childrenNamed(list, rimNs, 'Association').some((each) => !isKnown(each))) throw refused('Association')
  const packages = childrenNamed(list, rimNs, 'RegistryPackage')
  const [only] = packages
  const set = packages.length === 1 && only ? readSubmissionSet(only) : undefined
  if (!set) throw refused('RegistryPackage')
  const contents = contentsById(body)
  const objects = childrenNamed(list, rimNs, 'ExtrinsicObject')
  if (objects.length === 0 || contents.size !== objects.length) throw refused('Document')
  const documents = objects.map((object) => readProvided(object, contents, attachments))
  refuseRepeated(documents)
  if (documents.some(({ entry }) => !sameIdentifier(entry.patient, set.patient))) throw refused('patientId')
  return { ...set, documents }
}

/** To replace, append or sign is not offered. */
function isKnown(each: XmlElement): boolean {
  return Object.values<string | undefined>(associations).includes(trimmedAttribute(each, 'associationType'))
}

/** Each once: two contents for one entry would leave open which of them it is. */
function contentsById(body: XmlElement): ReadonlyMap<string | undefined, XmlElement> {
  const contents = childrenNamed(body, xds, 'Document')
  const byId = new Map(contents.map((content) => [trimmedAttribute(content, 'id'), content]))
  if (byId.size !== contents.length) throw refused('Document/@id')
  return byId
}

function readProvided(
  object: XmlElement,
  contents: ReturnType<typeof contentsById>,
  attachments: Attachments,
): ProvidedDocument {
  const read = readEntry(object)
  if (!read) throw refused('ExtrinsicObject')
  const { homeCommunityId: _home, repositoryUniqueId: _repository, ...entry } = read
  const content = contents.get(entry.entryUuid)
  if (!content) throw refused('Document/@id')
  return { entry, bytes: binaryOf(content, attachments) }
}

function refuseRepeated(documents: readonly ProvidedDocument[]): void {
  const ids = new Set(documents.map(({ entry }) => entry.documentUniqueId))
  if (ids.size !== documents.length) throw refused('uniqueId')
}

function refused(at: string): Problem {
  const message = 'Not a complete submission of documents for one patient (ProvideAndRegisterDocumentSetRequest)'
  return new Problem('invalid', 'xdr-submission', message, { at })
}

/** The submission, in the order of the schemas; each document is an attachment. */
export function writeSubmission({ documents, ...set }: Submission): MessageParts {
  const parts = documents.map(({ entry, bytes }, position) => ({
    ...documentPart(position, { id: entry.entryUuid }),
    entry,
    bytes,
  }))
  const { entryUuid } = set
  const isSet = {
    id: derivedUuid(entryUuid, submissionSetNode),
    classifiedObject: entryUuid,
    classificationNode: submissionSetNode,
  }
  const original = slot('SubmissionSetStatus', 'Original')
  return {
    body: element(request.name, request.ns, {}, [
      element('SubmitObjectsRequest', lcm, {}, [
        rim('RegistryObjectList', {}, [
          ...parts.map(({ entry }) => writeEntry(entry)),
          writeSubmissionSet(set),
          rim('Classification', isSet),
          ...parts.map(({ entry }) => association(associations.hasMember, entryUuid, entry.entryUuid, original)),
        ]),
      ]),
      ...parts.map(({ element: content }) => content),
    ]),
    attachments: new Map(parts.map(({ contentId, bytes }) => [contentId, bytes])),
  }
}
