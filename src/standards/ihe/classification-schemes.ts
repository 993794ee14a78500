/** ebRIM's names for what XDS metadata consists of (IHE ITI TF-3, 4.2.5.2 and 4.2.5.3): UUIDs with their prefix. */
const uuid = (bare: string): string => `urn:uuid:${bare}`

/** What an `ExtrinsicObject` is; both are read, the first is written, also for documents made on demand. */
export const documentObjectTypes: readonly string[] = [
  uuid('7edca82f-054d-47f2-a032-9b2a5b5186c1'),
  uuid('34268e47-fdf5-41a6-ba33-82133c465248'),
]

/** Classification schemes of codes in a document entry, by the name of the attribute. */
export const entrySchemes = {
  classCode: uuid('41a5887f-8865-4c09-adf7-e362475b143a'),
  typeCode: uuid('f0306f51-975f-434e-a61c-c59651d33983'),
  confidentialityCode: uuid('f4f85eac-e6cb-4883-b524-f2705394840f'),
  eventCodes: uuid('2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4'),
  formatCode: uuid('a09d5840-386c-46f2-b5ad-9c3699a4309d'),
  healthcareFacilityTypeCode: uuid('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1'),
  practiceSettingCode: uuid('cccf5598-8b07-4b77-a05e-ae952c785ead'),
} as const

/** Classification schemes of authors. */
export const authorSchemes = {
  entry: uuid('93606bcf-9494-43ec-9b4e-a7748d1a838d'),
  submissionSet: uuid('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d'),
} as const

/** Identification schemes of a document entry, and the name that goes with each. */
export const entryIdentifiers = {
  patientId: { scheme: uuid('58a6f841-87b3-4a3e-92fd-a8ffeff98427'), name: 'XDSDocumentEntry.patientId' },
  uniqueId: { scheme: uuid('2e82c1f6-a085-4c72-9da3-8640a32e42ab'), name: 'XDSDocumentEntry.uniqueId' },
} as const

/** The node that makes a `RegistryPackage` a submission set. */
export const submissionSetNode = uuid('a54d6aa5-d40d-43f9-88c5-b4633d873bdd')

/** Classification scheme of what a submission set is about. */
export const contentTypeScheme = uuid('aa543740-bdda-424e-8c96-df4873be8500')

/** Identification schemes of a submission set. */
export const submissionSetIdentifiers = {
  uniqueId: { scheme: uuid('96fdda7c-d067-4183-912e-bf5ee74998a8'), name: 'XDSSubmissionSet.uniqueId' },
  patientId: { scheme: uuid('6b5aea1a-874d-4603-a4bc-96a0a7b38446'), name: 'XDSSubmissionSet.patientId' },
  sourceId: { scheme: uuid('554ac39e-e3fe-47fe-b233-965d2a147832'), name: 'XDSSubmissionSet.sourceId' },
} as const

/** Types of association. */
export const associations = {
  hasMember: 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
  transformed: 'urn:ihe:iti:2007:AssociationType:XFRM',
} as const

/** The only status of what is exchanged. */
export const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'

/** The stored query that lists documents (FindDocuments). */
export const findDocuments = uuid('14d4debf-8f97-4251-9a74-a90016b0af0d')
