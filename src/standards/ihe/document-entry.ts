import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'

/** Where one document is fetched (ITI-39): all three are echoed by whoever asks. */
export type DocumentReference = {
  /** OID with its prefix: `urn:oid:…`. */
  readonly homeCommunityId: string
  /** OID without a prefix. */
  readonly repositoryUniqueId: string
  readonly documentUniqueId: string
}

/** A code in XDS metadata, with its scheme as it stands there. */
export type XdsCode = { readonly code: string; readonly scheme: string; readonly display?: string }

/** One document in a list (XDSDocumentEntry, IHE ITI TF-3, 4.2.3.2), as far as MyHealth@EU uses it. */
export type DocumentEntry = DocumentReference & {
  /** `urn:uuid:…`: what associations join. */
  readonly entryUuid: string
  readonly patient: InstanceIdentifier
  readonly classCode: XdsCode
  readonly typeCode?: XdsCode
  readonly formatCode: XdsCode
  readonly mimeType: string
  readonly languageCode?: string
  /** As sent: digits `YYYYMMDDhhmmss` in UTC, or fewer of them. */
  readonly creationTime?: string
  readonly title?: string
  readonly description?: string
  readonly author?: { readonly person?: string; readonly institution?: string }
  /** In bytes. 0 with the SHA-1 of nothing says that the document is made when it is fetched. */
  readonly size?: number
  /** SHA-1 in hexadecimal. */
  readonly hash?: string
  readonly confidentialityCode?: XdsCode
  readonly healthcareFacilityTypeCode?: XdsCode
  readonly practiceSettingCode?: XdsCode
  /** What lets a pharmacist choose without opening: dispensable, substance, form, strength, substitution. */
  readonly eventCodes?: readonly XdsCode[]
}

/** That two entries are the same document in two formats (`urn:ihe:iti:2007:AssociationType:XFRM`), by `entryUuid`. */
export type Transformed = { readonly source: string; readonly target: string }

/** What ITI-38 answers, errors apart. */
export type DocumentList = { readonly entries: readonly DocumentEntry[]; readonly transformed: readonly Transformed[] }

/** A fetched document; the bytes are those that were sent. */
export type FetchedDocument = DocumentReference & { readonly mimeType: string; readonly bytes: Uint8Array }
