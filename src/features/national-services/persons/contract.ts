import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord } from '../../national-records/index.ts'
import type { Person } from '../../synthetic-population/index.ts'
import type { Asked, NationalService, Operation, Outcome, ParameterRule } from '../national-service.ts'
import { personIdPattern } from '../person-ids.ts'
import { registers } from '../person-register.ts'
import { type Access, informationParts, single } from './information-parts.ts'

const partNames = Object.keys(informationParts)

const parts: readonly ParameterRule[] = [
  {
    name: 'informationParts',
    type: 'string',
    what: 'Which parts are wanted, one or more',
    values: partNames,
    required: true,
    repeats: true,
    inQuery: true,
    example: 'Name',
  },
  {
    name: 'includeHistory',
    type: 'string',
    what: 'Also what holds no longer',
    values: ['true', 'false'],
    inQuery: true,
    example: 'false',
  },
]

const nin: ParameterRule = {
  name: 'nin',
  type: 'string',
  what: 'National number, in the form and never in the address. One that was merged leads on',
  required: true,
  example: '24868600035',
}

const answer: Json = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', pattern: personIdPattern.source },
    ...Object.fromEntries(
      partNames.map((name) => [
        memberOf(name),
        single.has(name) ? { type: 'object' } : { type: 'array', items: { type: 'object' } },
      ]),
    ),
  },
}

/** The scope that each address asks for; what full access opens beside restricted stands in `informationParts`. */
const byNin = (access: Access, what: string): Operation => ({
  id: `person-by-nin-${access}`,
  method: 'POST',
  path: `/${access}-access/person/get-by-nin`,
  what,
  scopes: [`nhn:hgd-persontjenesten-api/${access}-access`],
  callers: ['system', 'professional'],
  person: { in: 'parameter', name: nin.name },
  parameters: [nin, ...parts],
  answers: { status: 200, schema: answer },
  examples: [
    { title: 'Name, birth and address', parameters: { nin: '24868600035', informationParts: 'ResidentialAddress' } },
    { title: 'Who speaks for a child', parameters: { nin: '24868600035', informationParts: 'ParentalResponsibility' } },
  ],
  answer: (asked) => personOf(asked, access),
})

/** By the id that an answer has: no number stands in the address. */
const byId = (access: Access): Operation => ({
  id: `person-by-id-${access}`,
  method: 'GET',
  path: `/${access}-access/person/:id`,
  what: `One person by the id that an earlier answer gave, ${access} access. A number is no id.`,
  scopes: [`nhn:hgd-persontjenesten-api/${access}-access`],
  callers: ['system', 'professional'],
  person: { in: 'path', name: 'id' },
  parameters: parts,
  answers: { status: 200, schema: answer },
  examples: [{ title: 'The name of somebody', parameters: { informationParts: 'Name' } }],
  after: {
    operation: `person-by-nin-${access}`,
    take: ({ id }) => (typeof id === 'string' ? { path: { id } } : undefined),
  },
  answer: (asked) => personOf(asked, access),
})

/** Numbers in one question. */
const most = 100

const nins: ParameterRule = {
  ...nin,
  name: 'nins',
  what: `National numbers, up to ${most}, in the form and never in the address`,
  repeats: true,
}

const byNins = (access: Access): Operation => ({
  id: `people-by-nin-${access}`,
  method: 'POST',
  path: `/${access}-access/person/bulk-by-nin`,
  what: `Several people by number, ${access} access. Those whom nobody knows are not among the answers.`,
  scopes: [`nhn:hgd-persontjenesten-api/${access}-access`],
  callers: ['system'],
  person: { in: 'several', find: async ({ parameters }) => ({ numbers: parameters.getAll(nins.name) }) },
  parameters: [nins, ...parts],
  answers: { status: 200, schema: { type: 'array', items: answer } },
  examples: [{ title: 'The name of somebody', parameters: { nins: '24868600035', informationParts: 'Name' } }],
  answer: ({ several, parameters, personIds }) => {
    const told = (several?.people ?? []).flatMap(({ records: [registered] }) =>
      registered ? [answerOf(registered, { parameters, personIds }, access)] : [],
    )
    // A bare list, as Persontjenesten answers it; everywhere else a body is an object.
    return { status: 200, body: told as unknown as Json }
  },
})

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
    byNin('full', 'One person by number, with confidential addresses and the contact register.'),
    byNin('restricted', 'One person by number, without confidential addresses and the contact register.'),
    byId('full'),
    byId('restricted'),
    byNins('full'),
    byNins('restricted'),
  ],
  sources: [
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/persontjenesten/persontjenesten/persontjenesten/docs/person-apimd',
      sure: 'described',
      says: 'Version 3: the two scopes and what each opens, DPoP, Folkeregisteret as source.',
    },
    {
      url: 'https://github.com/NorskHelsenett/HelseID.Samples',
      sure: 'described',
      says: 'Version 2 in full (Persontjenesten.Samples): the question as form and query, former numbers lead on, one person by id (no number is one), the parts with members and codes, problem details, 404 for nobody.',
    },
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/persontjenesten/persontjenesten/persontjenesten/docs/family-relationmd',
      sure: 'described',
      says: 'Relations of a family: several hold at once, each with roles both ways.',
    },
    {
      sure: 'proposed',
      says: 'The addresses of version 3 (public clients call full-access/person/get-by-nin; the other is made like it), and that its parts are as in version 2. That many at once is for machines alone, since an attest is for one patient. That an id is the number enciphered, so that it is the same in both accesses. Not built: several by id, search by name and address, events.',
    },
  ],
}

/** @throws Problem `not-found` (`person-unknown`), the same for a number that nobody has and one that is kept back */
function personOf({ person, records, parameters, personIds }: Asked, access: Access): Outcome {
  const [registered] = records
  if (!person || !registered) throw new Problem('not-found', 'person-unknown', 'No person is registered with it')
  return { status: 200, body: answerOf(registered, { parameters, personIds }, access) }
}

/** What is asked for of one person. */
function answerOf(
  registered: NationalRecord,
  { parameters, personIds }: Pick<Asked, 'parameters' | 'personIds'>,
  access: Access,
): Json {
  const history = parameters.get('includeHistory') === 'true'
  const wanted = [...new Set(parameters.getAll('informationParts'))]
  const told = wanted.flatMap((name) => {
    const items = itemsOf(registered, name, access).filter(({ isValid }) => history || isValid)
    const value = single.has(name) ? items[0] : items
    return value ? [[memberOf(name), value]] : []
  })
  return { id: personIds.idOf(registered.person), ...Object.fromEntries(told) }
}

/** A part is asked for with a capital letter, and answered without. */
function memberOf(name: string): string {
  return `${name[0]!.toLowerCase()}${name.slice(1)}`
}

/** Each item says that it holds now, since when, and from whom it is known, where it does not say otherwise. */
function itemsOf({ at, content }: NationalRecord, name: string, access: Access): readonly Json[] {
  // Written by the box alone, from a person of the population.
  const items = informationParts[name]?.(content as unknown as Person, access) ?? []
  return items.map((item) => ({ isValid: true, registeredAt: at.toISOString(), source: 'Knutepunkt', ...item }))
}
