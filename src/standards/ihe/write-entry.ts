import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { fromCx, type InstanceIdentifier, toCx } from '../myhealth-eu/instance-identifier.ts'
import {
  approved,
  authorSchemes,
  documentObjectTypes,
  entryIdentifiers,
  entrySchemes,
} from './classification-schemes.ts'
import type { DocumentEntry, XdsCode } from './document-entry.ts'
import { author, classification, externalIdentifier, localized, rim, slot } from './ebrim.ts'
import { withOidPrefix, withoutOidPrefix } from './oid.ts'

/** A document that is handed over: it lies nowhere yet. */
export type ProvidedEntry = Omit<DocumentEntry, 'homeCommunityId' | 'repositoryUniqueId'>

/**
 * A document entry as `ExtrinsicObject`, in the order of the ebRIM schema. The ids of its parts follow from its own. In a
 * list it always has a name, since OpenNCP stops at one without: that of its class when it has no title.
 *
 * @see OASIS ebRIM 3.0, rim.xsd; IHE ITI TF-3, 4.2.5.2
 */
export function writeEntry(entry: ProvidedEntry & Partial<DocumentEntry>): XmlElement {
  const { entryUuid, homeCommunityId, mimeType, classCode } = entry
  const lies = homeCommunityId !== undefined
  const attributes = {
    id: entryUuid,
    home: lies ? withOidPrefix(homeCommunityId) : undefined,
    // Whoever stores an entry gives it a logical id and a version.
    lid: lies ? entryUuid : undefined,
    objectType: documentObjectTypes[0],
    status: approved,
    mimeType,
  }
  return rim('ExtrinsicObject', attributes, [
    ...slots(entry),
    localized('Name', entry.title) ?? (lies ? localized('Name', classCode.display ?? classCode.code) : undefined),
    localized('Description', entry.description),
    lies ? rim('VersionInfo', { versionName: '1.1' }) : undefined,
    ...codes(entry).map(([scheme, code, position]) => classification(scheme, code, entryUuid, position)),
    author(authorSchemes.entry, entry.author, entryUuid),
    externalIdentifier(entryIdentifiers.patientId, writeCx(entry.patient), entryUuid),
    externalIdentifier(entryIdentifiers.uniqueId, entry.documentUniqueId, entryUuid),
  ])
}

function slots(entry: ProvidedEntry & Partial<DocumentEntry>): readonly (XmlElement | undefined)[] {
  const { repositoryUniqueId } = entry
  return [
    slot('creationTime', entry.creationTime),
    slot('hash', entry.hash),
    slot('languageCode', entry.languageCode),
    slot('repositoryUniqueId', repositoryUniqueId === undefined ? undefined : withoutOidPrefix(repositoryUniqueId)),
    slot('size', entry.size === undefined ? undefined : String(entry.size)),
    slot('sourcePatientId', writeCx(entry.patient)),
  ]
}

function codes(entry: ProvidedEntry): readonly (readonly [scheme: string, code: XdsCode, position: number])[] {
  const one = (scheme: string, code: XdsCode | undefined) => (code ? [[scheme, code, 0] as const] : [])
  return [
    ...one(entrySchemes.classCode, entry.classCode),
    ...one(entrySchemes.typeCode, entry.typeCode),
    ...one(entrySchemes.confidentialityCode, entry.confidentialityCode),
    ...(entry.eventCodes ?? []).map((code, position) => [entrySchemes.eventCodes, code, position] as const),
    ...one(entrySchemes.formatCode, entry.formatCode),
    ...one(entrySchemes.healthcareFacilityTypeCode, entry.healthcareFacilityTypeCode),
    ...one(entrySchemes.practiceSettingCode, entry.practiceSettingCode),
  ]
}

/**
 * A patient as XDS has it.
 *
 * @throws Problem `invalid`, code `patient-id`, for a number that holds a separator: it would name someone else
 */
export function writeCx(patient: InstanceIdentifier): string {
  const text = toCx(patient)
  if (!fromCx(text)) throw new Problem('invalid', 'patient-id', 'The patient identifier cannot be sent in metadata')
  return text
}
