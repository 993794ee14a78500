import type { Json } from '../../../standards/fhir/json.ts'
import { textIn } from '../body-members.ts'
import type { NationalService, Operation, Taken } from '../national-service.ts'
import { givers, holders, proofBetween, proofByReference, referenceIn, sector } from './find.ts'

const number: Json = { type: 'string', pattern: '^\\d{11}$' }
const sektor: Json = { enum: [sector] }
const somebody = '24868600035'
const somebodyElse = '12894800095'

const common: Pick<Operation, 'method' | 'scopes' | 'callers' | 'safe'> = {
  method: 'POST',
  safe: true,
  scopes: ['nhn:fullmakt/read'],
  callers: ['system', 'professional'],
}

const listed: Json = {
  type: 'array',
  items: { type: 'object', required: ['fornavn', 'etternavn', 'maskertFnr', 'fullmaktReferanseId'] },
}

/** A call about one person of a power of attorney, whom the body names. */
function about(member: string, others: Json = {}): Pick<Operation, 'person' | 'body'> {
  const properties = { [member]: number, ...others, sektor }
  return {
    person: { in: 'body', find: (body) => textIn(body, member) },
    body: { type: 'object', required: Object.keys(properties), properties },
  }
}

/** Fullmakter of Helsenorge: who may act for whom, and the proof of it that is kept. */
export const powersOfAttorney: NationalService = {
  id: 'powers-of-attorney',
  title: 'Fullmaktinformasjon (PVK)',
  what: 'Who may act for whom at digital health services, with a signed proof to be archived by whoever acts on it.',
  version: '1',
  format: 'json',
  base: '/personvern',
  audience: 'nhn:fullmakt',
  attest: 'accepted',
  category: 'national-register',
  headers: [],
  operations: [
    {
      ...{ ...common, ...about('fullmaktsgiverFnr') },
      id: 'holders',
      path: '/Fullmaktshavere/v1',
      what: 'Who may act for this person. Their numbers are masked.',
      answers: { status: 200, schema: { type: 'object', properties: { fullmaktshavere: listed } } },
      examples: [{ title: 'Who may act for this person?', body: { fullmaktsgiverFnr: somebody, sektor: sector } }],
      answer: holders,
    },
    {
      ...{ ...common, ...about('fullmaktshaverFnr') },
      id: 'givers',
      path: '/Fullmaktsgivere/v1',
      what: 'For whom this person may act. Their numbers are masked.',
      answers: { status: 200, schema: { type: 'object', properties: { fullmaktsgivere: listed } } },
      examples: [{ title: 'For whom may this person act?', body: { fullmaktshaverFnr: somebody, sektor: sector } }],
      answer: givers,
    },
    {
      ...{ ...common, ...about('fullmaktsgiverFnr', { fullmaktshaverFnr: number }) },
      id: 'proof-between',
      path: '/FinnFullmaktToken/v1',
      what: 'The proof that one may act for the other, when both numbers are known.',
      answers: { status: 200, schema: { type: 'object', required: ['fullmaktFunnet'] } },
      examples: [
        {
          title: 'May the one act for the other?',
          body: { fullmaktsgiverFnr: somebody, fullmaktshaverFnr: somebodyElse, sektor: sector },
        },
      ],
      answer: proofBetween,
    },
    {
      ...common,
      id: 'proof-by-reference',
      path: '/FullmaktToken/v1',
      what: 'The proof of one of those that were listed, by its reference.',
      person: { in: 'reference', find: referenceIn },
      body: {
        type: 'object',
        required: ['fullmaktReferanseId'],
        properties: { fullmaktReferanseId: { type: 'string', minLength: 1 } },
      },
      answers: { status: 200, schema: { type: 'object', required: ['fullmaktToken'] } },
      examples: [{ title: 'The proof', body: { fullmaktReferanseId: '00000000-0000-4000-8000-000000000000' } }],
      after: { operation: 'holders', take: firstReference },
      answer: proofByReference,
    },
    {
      ...common,
      id: 'keys',
      method: 'GET',
      path: '/FullmaktToken/v1/keys',
      what: 'The keys that proofs are signed with, as a JWK set.',
      person: { in: 'none' },
      answers: { status: 200, schema: { type: 'object', required: ['keys'] } },
      examples: [{ title: 'The keys' }],
      answer: ({ evidence }) => ({ status: 200, body: evidence.keys }),
    },
  ],
  sources: [
    {
      url: 'https://helsenorge.atlassian.net/wiki/spaces/HELSENORGE/pages/2332622849/Fullmaktinformasjon',
      sure: 'described',
      says: 'The four operations with path, the sector HO-DIT, members of the lists, masked numbers, and that the proof is a signed JWT that is archived.',
    },
    {
      url: 'https://utviklerportal.nhn.no/no/informasjonstjenester/pts/tjenester/fullmakt-docs/docs/getting-startedmd',
      sure: 'described',
      says: 'Audience, scope and DPoP.',
    },
    {
      sure: 'proposed',
      says: 'The claims and key of the proof, where the keys are, and the members that an answer with a proof has.',
    },
  ],
}

/** Of the first who may act. */
function firstReference({ fullmaktshavere }: Json): Taken | undefined {
  const [first] = Array.isArray(fullmaktshavere) ? (fullmaktshavere as readonly Json[]) : []
  const reference = first?.fullmaktReferanseId
  return typeof reference === 'string' ? { body: { fullmaktReferanseId: reference } } : undefined
}
