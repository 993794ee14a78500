import type { XmlElement } from '../../platform/xml/tree.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import {
  authorSchemes,
  contentTypeScheme,
  submissionSetIdentifiers,
  submissionSetNode,
} from './classification-schemes.ts'
import type { XdsCode } from './document-entry.ts'
import { author, classification, externalIdentifier, localized, rim, slot } from './ebrim.ts'
import { trimmedAttribute } from './find-element.ts'
import { readXdsTime } from './hl7-time.ts'
import { authorIn, codesIn, identifierIn, localizedText, readCx, slotValues } from './read-ebrim.ts'
import { writeCx } from './write-entry.ts'

/** What is handed over at once (IHE ITI TF-3, 4.2.3.3), its documents apart. */
export type SubmissionSet = {
  /** Joins the set with its documents: `urn:uuid:…`, or a name good only within the message. */
  readonly entryUuid: string
  readonly uniqueId: string
  /** OID of the country that hands it over. */
  readonly sourceId: string
  readonly patient: InstanceIdentifier
  /** Digits `YYYYMMDDhhmmss` in UTC, or fewer of them. */
  readonly submissionTime?: string
  readonly contentType?: XdsCode
  readonly title?: string
  readonly description?: string
  readonly author?: { readonly person?: string; readonly institution?: string }
}

/** The set of a `RegistryPackage`; undefined when it lacks its ids, its source or its patient. */
export function readSubmissionSet(object: XmlElement): SubmissionSet | undefined {
  const entryUuid = trimmedAttribute(object, 'id')
  const uniqueId = identifierIn(object, submissionSetIdentifiers.uniqueId)
  const sourceId = identifierIn(object, submissionSetIdentifiers.sourceId)
  const patient = readCx(identifierIn(object, submissionSetIdentifiers.patientId))
  if (!entryUuid || !uniqueId || !sourceId || !patient) return undefined
  const submissionTime = slotValues(object, 'submissionTime').flatMap((time) => readXdsTime(time) ?? [])[0]
  const [contentType] = codesIn(object, contentTypeScheme)
  const title = localizedText(object, 'Name')
  const description = localizedText(object, 'Description')
  const who = authorIn(object, authorSchemes.submissionSet)
  return {
    ...{ entryUuid, uniqueId, sourceId, patient },
    ...(submissionTime === undefined ? {} : { submissionTime }),
    ...(contentType ? { contentType } : {}),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(who ? { author: who } : {}),
  }
}

/** As a `RegistryPackage`, in the order of the ebRIM schema. */
export function writeSubmissionSet(set: SubmissionSet): XmlElement {
  const { entryUuid, contentType } = set
  return rim('RegistryPackage', { id: entryUuid, objectType: submissionSetNode }, [
    slot('submissionTime', set.submissionTime),
    localized('Name', set.title),
    localized('Description', set.description),
    author(authorSchemes.submissionSet, set.author, entryUuid),
    contentType && classification(contentTypeScheme, contentType, entryUuid),
    externalIdentifier(submissionSetIdentifiers.uniqueId, set.uniqueId, entryUuid),
    externalIdentifier(submissionSetIdentifiers.patientId, writeCx(set.patient), entryUuid),
    externalIdentifier(submissionSetIdentifiers.sourceId, set.sourceId, entryUuid),
  ])
}
