import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type BoxService,
  capabilityStatementOf,
  type NationalService,
  type Operation,
  services,
} from '../../src/features/national-services/index.ts'
import { requisitionsOf } from '../../src/features/national-services/requisitions/records.ts'
import { requestRules } from '../../src/features/national-services/requisitions/request-rules.ts'
import { faultsOf } from '../../src/features/national-services/requisitions/rules.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { aboutPerson, filledFrom } from '../../src/features/vendor-portal/example-call.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { publishedOf } from '../../src/validation/profiles/catalogue.ts'
import { shippedDefinitions } from '../fhir-definitions.ts'
import { errorsOf, validatorOf } from '../fhir-validator.ts'
import { machine } from './said-of.ts'
import { call, now, openBox, stories } from './box.ts'

const definitions = await shippedDefinitions()
const validate = validatorOf(definitions)
const r4 = services.filter(({ service }) => service.format === 'fhir-r4')

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const profilesIn = (resource: Json) => ((resource.meta as Json | undefined)?.profile ?? []) as readonly string[]

/** Where SFM itself leaves FHIR R4, as its published answer shows: see medication-list-valid.test.ts. */
const ownWays: Readonly<Record<string, readonly RegExp[]>> = {
  'medication-list': [
    /^reference-type-(differs|not-allowed) /,
    /^reference-target-not-allowed \S+\.authorizingPrescription\[0\]$/,
  ],
}

/** Services whose resources declare nothing, and keep every profile of their type that the contract names. */
const declaringNothing = ['documents', 'document-repository', 'diagnoses-and-procedures']

function undeclared({ id, profiles = {} }: NationalService, resource: Json): readonly string[] {
  return declaringNothing.includes(id) ? (profiles[String(resource.resourceType)] ?? []) : []
}

const entriesOf = ({ entry = [] }: Json) =>
  (entry as readonly Json[]).flatMap(({ resource }) => (isJson(resource) ? [resource] : []))

function profileFaultsOf(service: NationalService, resource: Json): readonly string[] {
  const asked = undeclared(service, resource)
  const ways = ownWays[service.id] ?? []
  const within = entriesOf(resource).filter((each) => undeclared(service, each).length > 0)
  const faults = errorsOf(validate(resource, asked)).filter((each) => !ways.some((way) => way.test(each)))
  return [...faults, ...within.flatMap((each) => profileFaultsOf(service, each))]
}

const declaredIn = (resource: Json) =>
  profilesIn(resource).map((profile) => [String(resource.resourceType), profile] as const)

/** Notes are given as they were sent: which profile they keep is for the sender to say, and its definition is not public. */
const asSent: ReadonlySet<string> = new Set(['http://ehelse.no/fhir/StructureDefinition/vkp-Composition-v090'])

/** What is declared, and the contract does not name. */
function unnamedOf({ profiles = {} }: NationalService, declared: ReturnType<typeof declaredIn>): readonly string[] {
  return [
    ...new Set(
      declared.flatMap(([type, profile]) =>
        profiles[type]?.includes(profile) || asSent.has(profile) ? [] : [profile],
      ),
    ),
  ]
}

for (const { service, recordsOf } of r4) {
  const laid = stories
    .slice(0, 500)
    .flatMap(recordsOf)
    .map(({ content }) => ({ ...content }))
  const resources = laid.filter(({ resourceType }) => typeof resourceType === 'string')
  // Some hold facts of their own, and make resources of them when they are asked.
  if (resources.length === 0) continue
  test(`issue 6, item 2: everything laid for ${service.id} holds to the profiles it declares`, (t) => {
    const faults = resources.flatMap((each) => profileFaultsOf(service, each))
    assert.deepEqual([...new Set(faults)], [])
    assert.deepEqual(unnamedOf(service, resources.flatMap(declaredIn)), [])
    t.diagnostic(`${resources.length} resources`)
  })
}

for (const each of r4) {
  test(`issue 6, item 2: everything ${each.service.id} answers holds to the profiles it declares`, async (t) => {
    const answers = (await Promise.all(peopleOf(each).map((story) => answersOf(each, story)))).flat()
    assert.ok(answers.length > 0)
    const faults = answers.flatMap((answer) => profileFaultsOf(each.service, answer))
    assert.deepEqual([...new Set(faults)], [])
    const declared = answers.flatMap(entriesOf).flatMap(declaredIn)
    assert.deepEqual(unnamedOf(each.service, declared), [])
    t.diagnostic(`${answers.length} answers`)
  })
}

for (const { service } of r4) {
  test(`issue 6, item 2: ${service.id} says in a valid CapabilityStatement which profiles it keeps, all known here`, () => {
    const statement = capabilityStatementOf(service, 'https://box.invalid', '2026-11-22')
    assert.deepEqual(errorsOf(validate(statement)), [])
    const [{ resource = [] }] = statement.rest as [{ resource?: readonly { supportedProfile?: readonly string[] }[] }]
    const told = resource.flatMap(({ supportedProfile = [] }) => supportedProfile)
    assert.deepEqual(
      told.toSorted(),
      Object.values(service.profiles ?? {})
        .flat()
        .toSorted(),
    )
    for (const profile of told) assert.ok(definitions.structure(profile), profile)
  })
}

/** Some of those whom the service holds most of. */
function peopleOf({ recordsOf }: BoxService): readonly Story[] {
  const held = stories
    .slice(0, 500)
    .filter(({ person, privacySettings }) => person.died === undefined && privacySettings.length === 0)
    .map((story) => ({ story, count: recordsOf(story).length }))
  return held
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 6)
    .map(({ story }) => story)
}

/** What every example of every operation is answered with, where it is resources. */
async function answersOf({ service }: BoxService, story: Story, more: Partial<Calling> = {}): Promise<readonly Json[]> {
  const box = await openBox([story])
  const calls = service.operations.flatMap((operation) => operation.examples.map((example) => ({ operation, example })))
  const answers: Json[] = []
  for (const { operation, example } of calls) {
    const filled = aboutPerson(operation, {
      ...filledFrom(service, operation, example),
      person: story.person.number,
    })
    const words = { ...filled.parameters }
    const { status, body } = await call(box, service, operation.id, {
      headers: filled.headers,
      ...(inQuery(operation) ? { query: words } : { form: words }),
      ...(filled.body === undefined ? {} : { body: JSON.parse(filled.body) }),
      params: filled.path,
      said: operation.callers.includes('professional') ? { attest: story.person.number } : { claims: machine },
      ...more,
    })
    const wanted = Object.keys(more).length === 0 ? status < 300 : status >= 400
    if (wanted && isJson(body) && typeof body.resourceType === 'string') answers.push(body)
  }
  return answers
}

type Calling = NonNullable<Parameters<typeof call>[3]>

const inQuery = ({ method }: Operation) => method === 'GET' || method === 'DELETE'

/** What stops a call before or after anybody is looked up. */
const stops: readonly Partial<Calling>[] = [
  { authorization: 'Bearer nothing' },
  { said: { attest: '24868600035' } },
  { said: { claims: { scope: ['other'] } } },
  { headers: {}, form: {}, body: {} },
]

for (const each of r4) {
  test(`issue 6, bad input: ${each.service.id} says in a valid OperationOutcome what stops a call`, async () => {
    const [story] = peopleOf(each)
    const told = (await Promise.all(stops.map((stop) => answersOf(each, story!, stop)))).flat()
    assert.ok(told.length >= stops.length)
    assert.deepEqual([...new Set(told.map(({ resourceType }) => resourceType))], ['OperationOutcome'])
    assert.deepEqual([...new Set(told.flatMap((outcome) => profileFaultsOf(each.service, outcome)))], [])
  })
}

test('PPS, pvk-outcome-cs: what a person’s own settings keep back is told as nilar-operation-outcome has it', async () => {
  const service = r4.find(({ service: { id } }) => id === 'test-results')!
  const decided = stories
    .filter(({ privacySettings }) => privacySettings.some(({ about }) => about === 'test-results'))
    .slice(0, 12)
  const answers = (await Promise.all(decided.map((story) => answersOf(service, story)))).flat()
  const outcomes = answers
    .flatMap(({ entry }) => (entry ?? []) as readonly { resource: Json }[])
    .map(({ resource }) => resource)
    .filter(({ resourceType }) => resourceType === 'OperationOutcome')
  assert.ok(outcomes.length > 0)
  const profile = 'http://nhn.no/fhir/nilar/StructureDefinition/nilar-operation-outcome'
  assert.deepEqual([...new Set(outcomes.flatMap((each) => errorsOf(validate(each, [profile]))))], [])
  assert.deepEqual([...new Set(answers.flatMap((each) => profileFaultsOf(service.service, each)))], [])
})

test('issue 6, item 2: what a person’s services answer declares a published profile that is known here', () => {
  const declared = new Set(
    r4.flatMap(({ recordsOf }) =>
      stories
        .slice(0, 500)
        .flatMap(recordsOf)
        .flatMap(({ content }) => profilesIn({ ...content })),
    ),
  )
  assert.ok(declared.size >= 8, [...declared].join(', '))
  for (const profile of declared) {
    const found = definitions.structure(profile)
    assert.ok(found, `${profile} is not known`)
    assert.ok(found.url === profile || publishedOf(found.url) === profile, profile)
  }
})

test('issue 6, item 2: requisitions, which are FHIR R5, keep every rule of profile parek-service-request that is checked of senders', (t) => {
  const requests = stories
    .slice(0, 500)
    .flatMap(requisitionsOf)
    .map(({ content }) => content.resource)
    .filter(isJson)
  const faults = requests.flatMap((each) => faultsOf('ServiceRequest', each, requestRules, now))
  assert.deepEqual([...new Set(faults.map(({ at, code }) => `${code} ${at}`))], [])
  assert.ok(requests.length > 0)
  t.diagnostic(`${requests.length} requisitions`)
})
