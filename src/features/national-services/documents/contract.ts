import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { searchsetSchema } from '../body-schemas.ts'
import { accessBasis, hitHeaders, opensRestriction, patient as hitPatient } from '../hit-headers.ts'
import type { HeaderRule, NationalService, Operation, ParameterRule, Taken } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { representationOf } from '../representation.ts'
import { byLaw, byRegulation } from './may-see.ts'
import { documentProfiles, homeCommunityId, repositoryUniqueId } from './reference.ts'
import { retrieveDocument } from './retrieve.ts'
import { searchDocuments } from './search.ts'

/** The id of the service, under which uploaded documents are held too. */
export const documentsId = 'documents'

const statedBasis: HeaderRule = {
  ...accessBasis,
  what: `On what ground a professional asks; required with the scope ${byRegulation}. SAMTYKKE and AKUTT open what is locked.`,
}

const patient: HeaderRule = { ...hitPatient, name: 'hit-patient-pid' }

const parameters: readonly ParameterRule[] = [
  {
    name: 'patient.identifier',
    type: 'token',
    what: 'National number of the patient, with or without its system',
    required: true,
    pattern: /^([^|]*\|)?\d{11}$/,
    example: '24868600035',
  },
  { name: 'status', type: 'token', what: 'Current documents', values: ['current', 'superseded'], example: 'current' },
  { name: 'type', type: 'token', what: 'Type (Volven 9602), one or several with commas', example: 'A00-1' },
  { name: 'category', type: 'token', what: 'Main group (Volven 9602), one or several with commas', example: 'A00-1' },
  { name: 'date', type: 'date', what: 'When the document was made; twice for a span', repeats: true },
  { name: '_count', type: 'number', what: 'How many at most, up to 100', example: '15' },
  { name: '_page', type: 'number', what: 'Which page, from 1', minimum: 1, example: '1' },
  { name: '_sort', type: 'string', what: 'The latest first, or the earliest', values: ['-date', 'date'] },
]

const oid = (name: string, what: string, example: string): ParameterRule => ({
  name,
  type: 'string',
  what: `${what}: an OID`,
  required: true,
  example,
})

const search: Operation = {
  id: 'find-document-references',
  method: 'POST',
  path: '/R4/fhir/DocumentReference/_search',
  what: 'Find Document References (ITI-67). NHN-SecurityLabel-Nors-Count says how many are locked; pages must show it.',
  scopes: [byLaw, byRegulation],
  callers: ['professional', 'citizen'],
  person: { in: 'parameter', name: 'patient.identifier' },
  parameters,
  answers: { status: 200, schema: searchsetSchema },
  examples: [
    {
      title: 'The first page, latest first',
      parameters: { 'patient.identifier': '24868600035', status: 'current', _count: '15', _page: '1', _sort: '-date' },
      headers: { 'nhn-access-basis': 'UNNTAK' },
    },
    {
      title: 'Discharge summaries',
      parameters: { 'patient.identifier': '24868600035', category: 'A00-1' },
      headers: { 'nhn-access-basis': 'SAMTYKKE' },
    },
  ],
  answer: searchDocuments,
}

const retrieve: Operation = {
  id: 'retrieve-document',
  method: 'GET',
  path: '/mhd/iti68/document',
  what: 'Retrieve Document (ITI-68), by the address that the reference has.',
  scopes: ['nhn:phr/mhd/read-document'],
  callers: ['professional', 'citizen'],
  person: { in: 'header', name: patient.name },
  headers: [patient],
  parameters: [
    oid('documentUniqueId', 'The document', '2.25.1'),
    oid('repositoryUniqueId', 'Who keeps it', repositoryUniqueId),
    oid('homeCommunityId', 'In which community', homeCommunityId),
  ],
  answers: { status: 200, type: 'application/pdf' },
  reads: [registers.people],
  examples: [
    {
      title: 'A document that a search has found',
      parameters: { documentUniqueId: '2.25.1', repositoryUniqueId, homeCommunityId },
      headers: { 'hit-patient-pid': '24868600035' },
    },
  ],
  after: { operation: 'find-document-references', take: firstAddress },
  answer: retrieveDocument,
}

/** Pasientens journaldokumenter (PJD): documents of all records, by MHD in front of XDS. */
export const documents: NationalService = {
  id: documentsId,
  title: 'Pasientens journaldokumenter',
  what: 'Discharge summaries, notes, answers and letters of one person, whoever wrote them, with what is locked or denied.',
  version: '1',
  format: 'fhir-r4',
  profiles: documentProfiles,
  base: '',
  audience: 'nhn:phr',
  attest: 'accepted',
  settings: documentsId,
  elevates: opensRestriction,
  admits: (by, of, now) => representationOf(by, of, norwegianDay(now)).as !== undefined,
  category: 'discharge-report',
  headers: [...hitHeaders.map((each) => ({ ...each, required: false })), statedBasis],
  operations: [search, retrieve],
  sources: [
    {
      url: 'https://github.com/NorskHelsenett/Pasientens-journaldokumenter',
      sure: 'described',
      says: 'POST _search with its parameters, the address and header of ITI-68, scopes, access basis, the header that counts locked documents.',
    },
    {
      url: 'https://github.com/timmo-nhn/XcaDocumentSource',
      sure: 'described',
      says: 'Look-back windows under kjernejournalforskriften, age limits, OIDs, classes by Volven 9602.',
    },
    {
      url: 'https://github.com/HL7Norway/kodeverk',
      sure: 'described',
      says: 'Volven 9603: whom each code keeps a document from.',
    },
    {
      sure: 'proposed',
      says: 'The values of the access basis and what each opens, 404 for what is kept back, the outcome entry of privacy settings, until when a document is postponed, and citizens at the same address as professionals.',
    },
  ],
}

/** The address of the first document that was found. */
function firstAddress({ entry }: Json): Taken | undefined {
  const urls = listed(entry)
    .flatMap(({ resource }) => (isObject(resource) ? listed(resource.content) : []))
    .flatMap(({ attachment }) => (isObject(attachment) && typeof attachment.url === 'string' ? [attachment.url] : []))
  const [first] = urls
  return first === undefined ? undefined : { parameters: Object.fromEntries(new URLSearchParams(first.split('?')[1])) }
}

function listed(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
