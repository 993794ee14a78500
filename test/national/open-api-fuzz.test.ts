import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {
  type NationalService,
  type Operation,
  openApiOf,
  services,
} from '../../src/features/national-services/index.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { runs } from '../seed.ts'
import { call, openBox, type Said, stories } from './box.ts'
import { fromSchema, spoilt } from './from-schema.ts'

/** People of whom there is something of most kinds, those who let a pregnancy be shared, and one of whom there is nothing. */
const people = [
  ...stories
    .filter(
      ({ pregnancies, privacySettings, person: { confidentiality } }) =>
        pregnancies.some(({ ended, appointments }) => !ended && appointments.length > 0) &&
        privacySettings.some(({ about, kind }) => about === 'maternity-record' && kind === 'samtykke') &&
        confidentiality === 'ugradert',
    )
    .slice(0, 4),
  ...stories
    .filter(({ medicines, results, documents }) => [medicines, results, documents].every((each) => each.length > 3))
    .slice(0, 4),
  ...stories.filter(({ results, medicines }) => results.length + medicines.length === 0).slice(0, 1),
]
const numbers = people.map(({ person }) => person.number)

/** What stands in paths: of the services, some of which have one. */
const ids = people.flatMap(({ pregnancies }) => pregnancies.map((each) => each.id))

type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly example?: string
  readonly schema: Json
}
type Content = Readonly<Record<string, { readonly schema?: Json }>>

/** One operation as the OpenAPI document tells it: nothing else is known to whoever reads that. */
type Told = {
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

function toldOf(service: NationalService, { id }: Operation): Told {
  const { paths, components } = openApiOf(service, deployment) as {
    paths: Record<string, Record<string, Told & { operationId: string }>>
    components: { parameters: Record<string, Parameter> }
  }
  const found = Object.values(paths)
    .flatMap((each) => Object.values(each))
    .find(({ operationId }) => operationId === id)!
  const referred = (each: Parameter & { $ref?: string }) =>
    each.$ref ? components.parameters[each.$ref.split('/').at(-1)!]! : each
  return { ...found, parameters: found.parameters.map(referred) }
}

const deployment = { server: 'https://box.example', tokenEndpoint: 'https://token.example/token' }

type Sent = {
  readonly path: Record<string, string>
  readonly header: Record<string, string>
  readonly query: Record<string, string>
  readonly form: Record<string, string>
  readonly body: unknown
}

/** Everything that a call of this operation says, by the document alone; its examples too, about people there are. */
function sentTo({ parameters, requestBody }: Told, { examples }: Operation): fc.Arbitrary<Sent> {
  const given = (place: string) => {
    const here = parameters.filter(({ in: where, name }) => where === place && name !== 'DPoP')
    const values = Object.fromEntries(here.map((each) => [each.name, valuesOf(each)]))
    const requiredKeys = here.filter(({ required }) => required).map(({ name }) => name)
    return fc.record(values, { requiredKeys }).map(textsOf)
  }
  const form = requestBody?.content['application/x-www-form-urlencoded']?.schema
  const body = Object.values(requestBody?.content ?? {})[0]?.schema
  const ofExamples = examples.flatMap((each) => (each.body ? [fc.constantFrom(...numbers.map(about(each.body)))] : []))
  return fc.record({
    path: given('path'),
    header: given('header'),
    query: given('query'),
    form: form ? fromSchema(form, numbers).map((each) => textsOf(each)) : fc.constant({}),
    body: form || !body ? fc.constant(undefined) : fc.oneof(fromSchema(body, numbers), ...ofExamples),
  })
}

/** Mostly what the document gives as an example: a call that is refused for its first header shows nothing of the rest. */
function valuesOf({ in: place, example, schema }: Parameter): fc.Arbitrary<unknown> {
  const free = fromSchema(schema, numbers)
  if (place === 'path') return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ids) }, free)
  const isNumber = String(schema.pattern).includes('\\d{11}')
  if (example === undefined || isNumber) return free
  return fc.oneof({ weight: 9, arbitrary: fc.constant(example) }, free)
}

function textsOf(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(Object(values)).map(([name, value]) => [name, asText([value].flat()[0])]))
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

const about = (body: Json) => (number: string) =>
  JSON.parse(JSON.stringify(body).replaceAll(/"\d{11}"/g, JSON.stringify(number))) as Json

/** Whoever may ask, with an attest for the one whose number stands in the call. */
function sayingFor({ callers }: Operation, sent: Sent): Said {
  const [number] = /\b\d{11}\b/.exec(JSON.stringify([sent.header, sent.form, sent.body])) ?? []
  if (callers.includes('professional')) return number === undefined ? {} : { attest: number }
  return { claims: { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901' } }
}

const ajv = new Ajv2020({ strict: false, validateFormats: false })

for (const { service } of services) {
  for (const operation of service.operations) {
    const told = toldOf(service, operation)
    const answers = told.responses[String(operation.answers.status)]?.content ?? {}
    const [schema] = Object.values(answers).map((each) => each.schema)
    const keeps = schema && operation.answers.schema ? ajv.compile(schema) : undefined

    const answered = async (box: Awaited<ReturnType<typeof openBox>>, sent: Sent) => {
      const { path: params, header: headers, query, form, body } = sent
      const said = sayingFor(operation, sent)
      const outcome = await call(box, service, operation.id, { params, headers, query, form, body, said })
      assert.ok(String(outcome.status) in told.responses, `${outcome.status} is not in the document`)
      if (outcome.status === 503) assert.fail('The service does not answer')
      if (outcome.status === operation.answers.status && keeps) {
        assert.ok(keeps(outcome.body), `${ajv.errorsText(keeps.errors)} of the answer`)
      }
      if (outcome.status >= 400) assert.doesNotMatch(JSON.stringify(outcome.body ?? ''), /\b\d{11}\b/)
      return outcome.status
    }

    test(`issue 6, item 5: what OpenAPI lets ${service.id} be asked by ${operation.id}, it answers as OpenAPI says`, async () => {
      const box = await openBox(people)
      const statuses = new Set<number>()
      const property = fc.asyncProperty(sentTo(told, operation), async (sent) => {
        statuses.add(await answered(box, sent))
      })
      await fc.assert(property, { numRuns: runs(200) })
      assert.ok(!statuses.has(401), 'A token that holds was refused')
    })

    test(`issue 6, bad input: spoilt in one place, ${operation.id} of ${service.id} is answered or refused in words`, async () => {
      const box = await openBox(people)
      const asked = sentTo(told, operation).chain((sent) =>
        fc.oneof(
          spoilt(sent.body).map((body) => ({ ...sent, body })),
          spoilt(sent.header).map((header) => ({ ...sent, header: textsOf(header) })),
          spoilt(sent.form).map((form) => ({ ...sent, form: textsOf(form) })),
        ),
      )
      await fc.assert(
        fc.asyncProperty(asked, async (sent) => void (await answered(box, sent))),
        { numRuns: runs(200) },
      )
    })
  }
}
