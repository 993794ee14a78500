import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Problem } from '../../src/kernel/problem.ts'
import { parseXml } from '../../src/platform/xml/parse.ts'
import type { XmlElement, XmlNode } from '../../src/platform/xml/tree.ts'
import { element } from '../../src/platform/xml/write.ts'
import { readDocumentList, writeDocumentList } from '../../src/standards/ihe/document-list.ts'
import { readSubmission, writeSubmission } from '../../src/standards/ihe/provide-and-register.ts'
import { readDocumentQuery, writeDocumentQuery } from '../../src/standards/ihe/registry-query.ts'
import { readRegistryResponse, writeRegistryResponse } from '../../src/standards/ihe/registry-response.ts'
import {
  readRetrievedDocuments,
  readRetrieveRequest,
  writeRetrievedDocuments,
  writeRetrieveRequest,
} from '../../src/standards/ihe/retrieve.ts'
import { type Identification, readIdentification, writeIdentification } from '../../src/standards/ihe/xcpd-request.ts'
import { readIdentificationAnswer, writeIdentificationAnswer } from '../../src/standards/ihe/xcpd-response.ts'
import { faultOf } from '../../src/standards/myhealth-eu/error-codes.ts'
import { exchangeVectors, readVector } from '../exchange-vectors.ts'
import { cases } from '../seed.ts'

const created = new Date('2027-03-26T14:05:09Z')
const community = '2.16.578.1'
const patient = { root: '1.2.246.21', extension: '010101-999R' }
const asked: Identification = {
  messageId: { root: 'a6d2' },
  queryId: { root: 'b7e3' },
  sender: community,
  receiver: '1.2.246.21',
  traits: { identifiers: [patient], family: 'Prøvesen', birthDate: '1901-01-01', gender: 'F' },
}
const provided = {
  entryUuid: 'urn:uuid:6dd8eb49-e4cf-4a0e-9d04-7a1a6a1d2f5c',
  documentUniqueId: '1.2.3^PS',
  patient,
  classCode: { code: '60591-5', scheme: '2.16.840.1.113883.6.1' },
  formatCode: { code: 'urn:epSOS:ps:ps:2010', scheme: 'eHDSI formatCodes' },
  mimeType: 'text/xml',
}
const entry = { ...provided, homeCommunityId: `urn:oid:${community}`, repositoryUniqueId: '1.2.3' }
const bytes = Buffer.from('<ClinicalDocument/>')
const faults = [faultOf('ERROR_PS_NOT_FOUND'), faultOf('WARNING_PS_GENERIC')]
const submission = { entryUuid: 'urn:uuid:1', uniqueId: '2.25.1', sourceId: community, patient }
const answer = { asked, messageId: { root: 'c8f4' }, created, generation: 'wave-9' } as const
const subjects = [{ ...asked.traits, matchPercent: 100 }]
const { body: documents, attachments } = writeRetrievedDocuments([{ ...entry, bytes }], faults, 'wave-9')
const handed = writeSubmission({ ...submission, documents: [{ entry: provided, bytes }] })

/** A message of ours, and the reader it is for. */
const exchanges: readonly (readonly [title: string, message: XmlElement, read: (message: XmlElement) => unknown])[] = [
  ['a question', writeIdentification(asked, created), readIdentification],
  ['an answer', writeIdentificationAnswer({ ...answer, subjects, faults }), readAnswer],
  ['a query', writeDocumentQuery({ patient, classCodes: [provided.classCode], maximumSize: 9 }), readDocumentQuery],
  ['a list', writeDocumentList({ entries: [entry], transformed: [] }, faults, 'wave-7'), readList],
  ['a request for documents', writeRetrieveRequest([entry]), (message) => readRetrieveRequest(message, community)],
  ['documents', documents, (message) => readRetrievedDocuments(message, attachments, [entry])],
  ['a submission', handed.body, (message) => readSubmission(message, handed.attachments)],
  ['the answer to a submission', writeRegistryResponse(faults, 'wave-9'), readRegistryResponse],
]

/** One blow: which of the elements it meets, and what becomes of it. */
type Blow = { readonly at: number; readonly kind: (typeof kinds)[number]; readonly text: string }
const kinds = ['drop', 'double', 'empty', 'rename', 'namespace', 'attribute', 'unattributed', 'text', 'nest'] as const
const damage: fc.Arbitrary<Blow> = fc.record({
  at: fc.nat({ max: 200 }),
  kind: fc.constantFrom(...kinds),
  text: fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      "('a','b'",
      "''",
      '^^^&&ISO',
      'urn:oid:',
      '__proto__',
      '20271399',
      '-1',
      '1e9',
      'constructor',
      '\u0000',
    ),
  ),
})

for (const [title, message, read] of exchanges) {
  test(`${title}, however it is broken, is read or refused, and nothing else`, () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (blows) => {
        const broken = blows.reduce((tree, blow) => struck(tree, blow), message)
        refusedOrRead(() => read(withParents(broken)))
      }),
      cases(2000),
    )
  })
}

for (const vector of exchangeVectors) {
  test(`${vector.name}, however it is broken, is read or refused, and nothing else`, () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (blows) => {
        const broken = blows.reduce((tree, blow) => struck(tree, blow), vector.message)
        refusedOrRead(() => readVector({ ...vector, message: { ...withParents(broken), name: vector.message.name } }))
      }),
      cases(200),
    )
  })
}

const many = 50_000
const repeated = (text: string) => text.repeat(many)
const hl7 = (name: string, inside: string) => `<${name} xmlns="urn:hl7-org:v3">${inside}</${name}>`
const rs = 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0'
const detail = (at: number) =>
  `<acknowledgementDetail><code code="X${at % 2 === 0 ? 'A' : at}"/></acknowledgementDetail>`

for (const [title, read] of [
  [
    'acknowledgement details',
    () =>
      readAnswer(
        parsed(hl7('PRPA_IN201306UV02', `<acknowledgement>${numbered(detail)}</acknowledgement><controlActProcess/>`)),
      ),
  ],
  [
    'identifiers of one patient',
    () =>
      readIdentification(
        parsed(
          hl7(
            'PRPA_IN201305UV02',
            `<id root="1"/><receiver><device><id root="1"/></device></receiver><sender><device><id root="1"/></device></sender><controlActProcess><queryByParameter><queryId root="1"/><parameterList>${numbered((at) => `<livingSubjectId><value root="1.${at}" extension="1"/></livingSubjectId>`)}</parameterList></queryByParameter></controlActProcess>`,
          ),
        ),
      ),
  ],
  [
    'errors',
    () =>
      readRegistryResponse(
        parsed(
          `<RegistryResponse xmlns="${rs}"><RegistryErrorList>${numbered((at) => `<RegistryError errorCode="${at}"/>`)}</RegistryErrorList></RegistryResponse>`,
        ),
      ),
  ],
  [
    'contents of documents',
    () => {
      const tree = handed.body
      const contents = Array.from({ length: many }, (_, at) => element('Document', tree.ns, { id: String(at) }))
      return readSubmission({ ...tree, children: [...tree.children, ...contents] }, handed.attachments)
    },
  ],
  [
    'requests for documents',
    () =>
      readRetrieveRequest(
        parsed(
          `<RetrieveDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007">${repeated('<DocumentRequest/>')}</RetrieveDocumentSetRequest>`,
        ),
        community,
      ),
  ],
] as const satisfies readonly (readonly [string, () => unknown])[]) {
  test(`${many} ${title} are read or refused within two seconds`, () => {
    // The thread's own time: what else the machine does is not ours.
    const before = process.threadCpuUsage().user
    refusedOrRead(read)
    assert.ok(process.threadCpuUsage().user - before < 2_000_000)
  })
}

function struck(tree: XmlElement, blow: Blow): XmlElement {
  let left = blow.at % count(tree)
  const visit = (node: XmlElement): readonly XmlNode[] => {
    if (left-- === 0) return fallen(node, blow)
    return [
      { ...node, children: node.children.flatMap((child) => (typeof child === 'string' ? [child] : visit(child))) },
    ]
  }
  const [first] = visit(tree)
  return first === undefined || typeof first === 'string' ? tree : first
}

function fallen(node: XmlElement, { kind, text }: Blow): readonly XmlNode[] {
  const names = Object.keys(node.attributes)
  const outcome: Readonly<Record<Blow['kind'], () => readonly XmlNode[]>> = {
    drop: () => [],
    double: () => [node, node],
    empty: () => [{ ...node, children: [] }],
    rename: () => [{ ...node, name: text }],
    namespace: () => [{ ...node, ns: 'urn:other' }],
    attribute: () => [{ ...node, attributes: Object.fromEntries(names.map((name) => [name, text])) }],
    unattributed: () => [{ ...node, attributes: {} }],
    text: () => [{ ...node, children: [text] }],
    nest: () => [{ ...node, children: [node] }],
  }
  return outcome[kind]()
}

function count(tree: XmlElement): number {
  return tree.children.reduce((sum, child) => sum + (typeof child === 'string' ? 0 : count(child)), 1)
}

/** As the parser gives trees: each element knows its parent. */
function withParents(tree: XmlElement, parent: XmlElement | null = null): XmlElement {
  const children: XmlNode[] = []
  const grown = { ...tree, children, parent }
  for (const child of tree.children) children.push(typeof child === 'string' ? child : withParents(child, grown))
  return grown
}

function refusedOrRead(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    assert.equal(error.kind, 'invalid')
  }
}

function readAnswer(message: XmlElement) {
  return readIdentificationAnswer(message, asked)
}

function readList(message: XmlElement) {
  return readDocumentList(message, community)
}

function parsed(text: string): XmlElement {
  return parseXml(Buffer.from(text))
}

function numbered(each: (at: number) => string): string {
  return Array.from({ length: many }, (_, at) => each(at)).join('')
}
