import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import type { Person } from '../../synthetic-population/index.ts'
import { textIn, wrongMember } from '../body-members.ts'
import type { Asked, NationalService, Outcome } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { type Access, informationParts } from './information-parts.ts'

const fullAccess = 'nhn:hgd-persontjenesten-api/full-access'
const restrictedAccess = 'nhn:hgd-persontjenesten-api/restricted-access'

const partNames = Object.keys(informationParts)

const question: Json = {
  type: 'object',
  required: ['nin'],
  properties: {
    nin: { type: 'string', pattern: '^\\d{11}$', description: 'National number; one that was merged leads on' },
    informationParts: { type: 'array', items: { enum: partNames }, description: 'All when left out' },
  },
}

const answer: Json = {
  type: 'object',
  required: ['nin'],
  properties: {
    nin: { type: 'string' },
    ...Object.fromEntries(partNames.map((name) => [name, { type: 'array', items: { type: 'object' } }])),
  },
}

/** Persontjenesten: who somebody is, whose child, in whose care, and who speaks for them, as Folkeregisteret has it. */
export const persons: NationalService = {
  id: registers.people,
  title: 'Persontjenesten',
  what: 'Names, numbers, addresses, family, parental responsibility and guardians, from Folkeregisteret.',
  version: '3',
  format: 'json',
  base: '/api/v3',
  audience: 'nhn:hgd-persontjenesten-api',
  attest: 'accepted',
  category: 'national-register',
  headers: [],
  operations: [
    {
      id: 'person-by-nin',
      method: 'POST',
      path: '/person/get-by-nin',
      what: 'One person by number. Confidential addresses and contact information come with full access alone.',
      scopes: [fullAccess, restrictedAccess],
      callers: ['system', 'professional'],
      person: { in: 'body', find: (body) => textIn(body, 'nin') },
      body: question,
      answers: { status: 200, schema: answer },
      examples: [
        { title: 'Everything that is registered', body: { nin: '24868600035' } },
        {
          title: 'Who speaks for a child',
          body: { nin: '24868600035', informationParts: ['familyRelation', 'parentalResponsibility', 'guardianship'] },
        },
      ],
      answer: personOf,
    },
  ],
  sources: [
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/persontjenesten',
      sure: 'described',
      says: 'The two scopes and what each opens, DPoP, Folkeregisteret as source, parts as lists with isValid, registeredAt, source and validFrom, and the members of familyRelation.',
    },
    {
      url: 'https://github.com/HL7Norway/Grunndata-profiles',
      sure: 'described',
      says: 'Codes of confidentiality of addresses, and of guardianship and its scope.',
    },
    {
      sure: 'proposed',
      says: 'The path, the question, 404 for nobody, and the members of the other parts: the OpenAPI of the service is not public. Asking for many at once and by name is left out.',
    },
  ],
}

/** @throws Problem `not-found` (`person-unknown`), the same for a number that nobody has and one that is kept back */
function personOf({ person, records, body, caller }: Asked): Outcome {
  const [registered] = records
  if (!person || !registered) throw new Problem('not-found', 'person-unknown', 'No person is registered with it')
  const access: Access = caller.scopes.has(fullAccess) ? 'full' : 'restricted'
  const parts = partsWanted(body).map((name) => [name, itemsOf(registered, name, access)])
  return { status: 200, body: { nin: person.number, ...Object.fromEntries(parts) } }
}

function partsWanted(body: Json | undefined): readonly string[] {
  const wanted = body?.informationParts
  if (wanted === undefined) return partNames
  if (!Array.isArray(wanted) || wanted.some((each) => !partNames.includes(each))) throw wrongMember('informationParts')
  return wanted
}

/** Each item says that it holds now, since when, and from whom it is known, where it does not say otherwise. */
function itemsOf({ at, content }: NationalRecord, name: string, access: Access): readonly Json[] {
  // Written by the box alone, from a person of the population.
  const items = informationParts[name]?.(content as unknown as Person, access) ?? []
  return items.map((item) => ({ isValid: true, registeredAt: at.toISOString(), source: 'Knutepunkt', ...item }))
}
