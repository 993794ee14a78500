import type { XmlElement } from '../../platform/xml/tree.ts'
import {
  approved,
  authorSchemes,
  documentObjectTypes,
  entryIdentifiers,
  entrySchemes,
} from './classification-schemes.ts'
import type { DocumentEntry } from './document-entry.ts'
import { trimmedAttribute } from './find-element.ts'
import { readXdsTime } from './hl7-time.ts'
import { withOidPrefix, withoutOidPrefix } from './oid.ts'
import { authorIn, codesIn, identifierIn, localizedText, readCx, sameUrn, slotValues } from './read-ebrim.ts'
import type { ProvidedEntry } from './write-entry.ts'

/** Where an entry says that its document lies; absent where it is handed over. */
export type EntryPlace = Partial<Pick<DocumentEntry, 'homeCommunityId' | 'repositoryUniqueId'>>

/**
 * A document entry of an `ExtrinsicObject`; undefined when it is no document, is not approved, or lacks its id, patient,
 * document id, class or format, any of which would leave us guessing which document it is.
 */
export function readEntry(object: XmlElement): (ProvidedEntry & EntryPlace) | undefined {
  const entryUuid = trimmedAttribute(object, 'id')
  const patient = readCx(identifierIn(object, entryIdentifiers.patientId))
  const documentUniqueId = identifierIn(object, entryIdentifiers.uniqueId)
  const [classCode] = codesIn(object, entrySchemes.classCode)
  const [formatCode] = codesIn(object, entrySchemes.formatCode)
  if (!isApprovedDocument(object)) return undefined
  if (!entryUuid || !patient || !documentUniqueId || !classCode || !formatCode) return undefined
  const mimeType = trimmedAttribute(object, 'mimeType') ?? 'application/octet-stream'
  const known = { entryUuid, patient, documentUniqueId, classCode, formatCode, mimeType }
  return { ...known, ...placeIn(object), ...describedBy(object), ...moreCodes(object) }
}

function isApprovedDocument(object: XmlElement): boolean {
  const type = trimmedAttribute(object, 'objectType')
  const status = trimmedAttribute(object, 'status')
  return documentObjectTypes.some((known) => sameUrn(type, known)) && (status === undefined || status === approved)
}

function placeIn(object: XmlElement): EntryPlace {
  const home = trimmedAttribute(object, 'home')
  const [repository] = slotValues(object, 'repositoryUniqueId')
  return {
    ...(home === undefined ? {} : { homeCommunityId: withOidPrefix(home) }),
    ...(repository === undefined ? {} : { repositoryUniqueId: withoutOidPrefix(repository) }),
  }
}

function describedBy(object: XmlElement) {
  const [languageCode] = slotValues(object, 'languageCode')
  const [hash] = slotValues(object, 'hash')
  const creationTime = slotValues(object, 'creationTime').flatMap((time) => readXdsTime(time) ?? [])[0]
  const size = slotValues(object, 'size').find((value) => /^\d{1,15}$/.test(value))
  const title = localizedText(object, 'Name')
  const description = localizedText(object, 'Description')
  const author = authorIn(object, authorSchemes.entry)
  return {
    ...(languageCode === undefined ? {} : { languageCode }),
    ...(hash !== undefined && /^[\da-f]{40}$/i.test(hash) ? { hash: hash.toLowerCase() } : {}),
    ...(creationTime === undefined ? {} : { creationTime }),
    ...(size === undefined ? {} : { size: Number(size) }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(author === undefined ? {} : { author }),
  }
}

const optionalCodes = ['typeCode', 'confidentialityCode', 'healthcareFacilityTypeCode', 'practiceSettingCode'] as const

function moreCodes(object: XmlElement): Partial<ProvidedEntry> {
  const eventCodes = codesIn(object, entrySchemes.eventCodes)
  const single = optionalCodes.flatMap((name) => {
    const [code] = codesIn(object, entrySchemes[name])
    return code ? [[name, code] as const] : []
  })
  return { ...Object.fromEntries(single), ...(eventCodes.length > 0 ? { eventCodes } : {}) }
}
