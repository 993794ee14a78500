import type { Json } from '../../standards/fhir/json.ts'
import { answerTypeOf, mediaTypeOf } from './media-type.ts'
import type { HeaderRule, NationalService, Operation, ParameterRule } from './national-service.ts'
import { idPattern, longest, nationalNumberPattern, parameterPatterns } from './read-call.ts'
import { refusalMediaType } from './refusal.ts'

/** Where a service is reached, and where its tokens come from. */
export type Deployment = {
  /** Scheme, host and path up to the service's own base, included. */
  readonly server: string
  readonly tokenEndpoint: string
}

/**
 * The contract of a service as OpenAPI 3.1. It says what runs, since the routes come from the same value.
 *
 * @see https://spec.openapis.org/oas/v3.1.0
 */
export function openApiOf(service: NationalService, { server, tokenEndpoint }: Deployment): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of service.operations) {
    const path = templated(operation.path)
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: operationOf(service, operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: service.title, version: service.version, description: service.what, 'x-sources': service.sources },
    'x-audience': service.audience,
    servers: [{ url: server }],
    paths,
    components: {
      securitySchemes: { helseid: securityScheme(service, tokenEndpoint) },
      parameters: Object.fromEntries([...service.headers.map(headerOf), dpopHeader].map((each) => [each.name, each])),
      responses: refusalsOf(service),
    },
  }
}

/** `/record/:id` is `/record/{id}`. */
function templated(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}')
}

function operationOf(service: NationalService, operation: Operation): Json {
  const { id, what, scopes, callers, method, examples } = operation
  const rules = rulesOf(operation)
  const searched = rules.length > 0 && method === 'POST' && !operation.body
  const inForm = rules.filter(({ inQuery }) => searched && !inQuery)
  const requestBody = operation.body ? bodyOf(service, operation) : searched ? searchOf(inForm, operation) : undefined
  return {
    operationId: id,
    summary: what,
    security: [{ helseid: scopes }],
    'x-callers': callers,
    parameters: [
      ...[...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        ...exampleOf(examples[0]?.path?.[name ?? '']),
        schema: { type: 'string', pattern: idPattern.source },
      })),
      ...[...service.headers.map(({ name }) => name), dpopHeader.name].map((name) => ({
        $ref: `#/components/parameters/${name}`,
      })),
      ...(operation.headers ?? []).map(headerOf),
      ...rules.filter((rule) => !inForm.includes(rule)).map((rule) => ({ ...parameterOf(rule), in: 'query' })),
    ],
    ...(requestBody ? { requestBody } : {}),
    responses: responsesOf(service, operation),
  }
}

function bodyOf(service: NationalService, { body, examples }: Operation): Json {
  return { required: true, content: { [mediaTypeOf(service)]: { schema: body, ...exampleOf(examples[0]?.body) } } }
}

function searchOf(inForm: readonly ParameterRule[], { examples }: Operation): Json {
  const said = Object.entries(examples[0]?.parameters ?? {}).filter(([name]) =>
    inForm.some((rule) => rule.name === name),
  )
  const example = said.length > 0 ? exampleOf(Object.fromEntries(said)) : {}
  return {
    required: inForm.some((each) => each.required),
    content: { 'application/x-www-form-urlencoded': { schema: formOf(inForm), ...example } },
  }
}

/** The first example of the contract, where it says something here. */
function exampleOf(example: unknown): Json {
  return example === undefined ? {} : { example }
}

/** The rules of its parameters; the one that names the patient is said to have a number's digits. */
function rulesOf({ parameters = [], person }: Operation): readonly ParameterRule[] {
  const isPatient = ({ name }: ParameterRule) => person.in === 'parameter' && person.name === name
  return parameters.map((rule) => (isPatient(rule) ? { pattern: nationalNumberPattern, ...rule } : rule))
}

const dpopHeader = {
  name: 'DPoP',
  in: 'header',
  required: true,
  description: 'Proof of the key that the access token is bound to (RFC 9449)',
  schema: { type: 'string' },
}

function headerOf({ name, required, what, pattern, example }: HeaderRule) {
  return {
    name,
    in: 'header',
    required,
    description: what,
    example,
    schema: { type: 'string', pattern: pattern.source, maxLength: longest },
  }
}

function parameterOf({ name, what, required, example, ...rule }: ParameterRule): Json {
  return {
    name,
    required: required ?? false,
    description: what,
    ...(example === undefined ? {} : { example }),
    schema: schemaOf(rule),
  }
}

function schemaOf({
  values,
  type,
  pattern = parameterPatterns[type],
  repeats,
  minimum = 0,
}: Pick<ParameterRule, 'values' | 'type' | 'pattern' | 'repeats' | 'minimum'>): Json {
  const one: Json = values
    ? { enum: values }
    : type === 'number'
      ? { type: 'integer', minimum, maximum: 999_999 }
      : { type: 'string', pattern: pattern.source, maxLength: longest }
  return repeats ? { type: 'array', items: one } : one
}

function formOf(rules: readonly ParameterRule[]): Json {
  return {
    type: 'object',
    additionalProperties: false,
    required: rules.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(rules.map((rule) => [rule.name, { ...schemaOf(rule), description: rule.what }])),
  }
}

const refusals: readonly (readonly [number, string])[] = [
  [400, 'The call does not hold: a header, parameter or body is missing or wrong'],
  [401, 'Token or proof does not hold'],
  [403, 'The token lacks the scope, or the attest breaks a rule'],
  [404, 'There is nothing here'],
  [405, 'The method is not one of this address'],
  [409, 'Somebody else has changed it since it was read'],
  [412, 'It has a newer version than the writer has seen'],
  [413, 'The body is larger than is taken in: in bytes, in values or in depth'],
  [415, 'The body is of another media type'],
  [422, 'The content breaks a rule of the service'],
  [429, 'Too many calls'],
  [503, 'The service does not answer now'],
]

function responsesOf(service: NationalService, operation: Operation): Json {
  const { answers } = operation
  const well = answers.type
    ? { [answers.type]: { schema: { type: 'string', format: 'binary' } } }
    : answers.schema
      ? { [answerTypeOf(service, operation)]: { schema: answers.schema } }
      : undefined
  return {
    [String(answers.status)]: { description: 'Done', ...(well ? { content: well } : {}) },
    ...Object.fromEntries(refusals.map(([status]) => [String(status), { $ref: `#/components/responses/${status}` }])),
  }
}

/** Said once for all operations, so that a contract stays short enough to be read. */
function refusalsOf(service: NationalService): Json {
  const content = { [refusalMediaType(service)]: { schema: { type: 'object' } } }
  return Object.fromEntries(refusals.map(([status, description]) => [String(status), { description, content }]))
}

function securityScheme({ operations }: NationalService, tokenUrl: string): Json {
  const scopes = [...new Set(operations.flatMap((each) => each.scopes))]
  return {
    type: 'oauth2',
    description: 'Access tokens of HelseID’s shape, bound to a key: Authorization: DPoP …',
    flows: { clientCredentials: { tokenUrl, scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])) } },
  }
}
