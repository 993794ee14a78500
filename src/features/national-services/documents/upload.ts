import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { Problem } from '../../../kernel/problem.ts'
import { uuidOf } from '../../../kernel/uuid-of.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord, RecordChange } from '../../national-records/index.ts'
import type { Asked, NationalService, Outcome } from '../national-service.ts'
import { documentsId } from './contract.ts'
import { exampleSubmission } from './example-submission.ts'
import { documentKind, type HeldDocument, heldBytes, uniqueIdOf } from './held-document.ts'
import { readSubmission, type SentDocument, subjectIn } from './read-submission.ts'
import { documentProfiles, referenceOf } from './reference.ts'

/** The repository in which a record system without one of its own puts its documents. */
export const documentRepository: NationalService = {
  id: 'document-repository',
  title: 'Pasientens journaldokumenter: innsending',
  what: 'Takes documents of a record in (MHD ITI-65), so that others find them.',
  version: '1',
  format: 'fhir-r4',
  profiles: documentProfiles,
  base: '',
  audience: 'nhn:phr-repo',
  attest: 'accepted',
  category: 'discharge-report',
  headers: [],
  operations: [
    {
      id: 'provide-document-bundle',
      method: 'POST',
      path: '/R4/fhir',
      what: 'Provide Document Bundle (ITI-65): a transaction of a SubmissionSet, references and their Binaries, all or nothing.',
      scopes: ['nhn:phr-repo/mhd/create'],
      callers: ['professional'],
      person: { in: 'body', find: subjectIn },
      reads: [documentsId],
      body: {
        type: 'object',
        required: ['resourceType', 'type', 'entry'],
        properties: {
          resourceType: { const: 'Bundle' },
          type: { const: 'transaction' },
          entry: {
            type: 'array',
            minItems: 3,
            items: { type: 'object', required: ['fullUrl', 'resource', 'request'] },
          },
        },
      },
      answers: {
        status: 200,
        schema: {
          type: 'object',
          required: ['resourceType', 'type', 'entry'],
          properties: { resourceType: { const: 'Bundle' }, type: { const: 'transaction-response' } },
        },
      },
      examples: [{ title: 'One document in PDF', body: exampleSubmission() }],
      answer: provided,
    },
  ],
  sources: [
    {
      url: 'https://profiles.ihe.net/ITI/MHD/4.2.2/ITI-65.html',
      sure: 'described',
      says: 'What a submission is, and that it is taken in whole or not at all.',
    },
    {
      url: 'https://github.com/NorskHelsenett/Pasientens-journaldokumenter',
      sure: 'described',
      says: 'The scope, by its name; its audience is read out of it.',
    },
    {
      sure: 'proposed',
      says: 'Which media types are taken, how many documents at once, Volven 9602 and 9603 as required code systems, the codes of refusals, and that a document sent again byte by byte is answered as before.',
    },
  ],
}

/**
 * @throws Problem `not-found` (`person-unknown`); `conflict` (`document-duplicate`) when the identifier is another
 * document's; `invalid` (`document-replaced`) when what is replaced is not there; those of {@link readSubmission}
 */
function provided(asked: Asked): Outcome {
  const { body, person, now, beside } = asked
  if (!person) throw new Problem('not-found', 'person-unknown', 'Nobody is registered with the number')
  const held = (beside[documentsId] ?? []).filter(({ kind }) => kind === documentKind)
  const filed = readSubmission(body ?? {}, norwegianDay(now)).map((sent) => filing(sent, held, asked))
  return {
    status: 200,
    body: {
      resourceType: 'Bundle',
      type: 'transaction-response',
      entry: filed.map(({ id, known }) => ({
        response: { status: known ? '200 OK' : '201 Created', location: `DocumentReference/${id}` },
      })),
    },
    changes: filed.flatMap(({ changes }) => changes),
  }
}

type Filed = { readonly id: string; readonly known: boolean; readonly changes: readonly RecordChange[] }

function filing(sent: SentDocument, held: readonly NationalRecord[], { person, now }: Asked): Filed {
  const known = withUniqueId(held, sent.uniqueId)
  if (known) {
    if (hashOf(known) === sent.hash) return { id: known.id, known: true, changes: [] }
    throw new Problem('conflict', 'document-duplicate', 'Another document has this identifier')
  }
  const { data, replaces, contentType, ...entry } = sent
  // Of its identifier, so that of two who send it at once one meets the other.
  const id = uuidOf(`document/${sent.uniqueId}`)
  // A former number leads to the one that took its place, and the document stands there.
  const subject = person?.number ?? sent.subject
  const content: HeldDocument = {
    reference: referenceOf({ ...entry, id, subject, contentType }),
    body: { kind: 'bytes', contentType },
  }
  const common = { person: subject, service: documentsId, kind: documentKind, at: now }
  const bytes: RecordChange = { ...common, ...heldBytes, id, seen: 0, content: { data } }
  const created: readonly RecordChange[] = [{ ...common, id, seen: 0, content }, bytes]
  if (replaces === undefined) return { id, known: false, changes: created }
  const former = withUniqueId(held, replaces)
  if (!former) throw new Problem('invalid', 'document-replaced', 'The document to be replaced is not there')
  const superseded = { ...former.content, reference: { ...referenceIn(former), status: 'superseded' } }
  return {
    id,
    known: false,
    changes: [...created, { ...common, id: former.id, seen: former.version, content: superseded }],
  }
}

function withUniqueId(held: readonly NationalRecord[], uniqueId: string): NationalRecord | undefined {
  return held.find((each) => uniqueIdOf(referenceIn(each)) === uniqueId)
}

function referenceIn({ content }: NationalRecord): Json {
  return (content as HeldDocument).reference
}

function hashOf(record: NationalRecord): string | undefined {
  const { content = [] } = referenceIn(record) as {
    readonly content?: readonly { readonly attachment: { readonly hash?: string } }[]
  }
  return content[0]?.attachment.hash
}
