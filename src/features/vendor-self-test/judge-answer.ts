import type { Json } from '../../standards/fhir/json.ts'
import { type NationalService, type Operation, refusalMediaType, refusalOf } from '../national-services/index.ts'
import type { Received } from '../vendor-portal/index.ts'
import { misfit } from './schema-fit.ts'

/** What is wrong with a right answer, in the words of the schema; undefined when nothing is. */
export function wrongIn(service: NationalService, { answers }: Operation, received: Received): string | undefined {
  const { status, headers, body } = received
  if (status !== answers.status) return `status ${answers.status} expected`
  const type = headers['content-type'] ?? ''
  if (answers.type) return type.startsWith(answers.type) ? undefined : `${answers.type} expected`
  if (!answers.schema) return undefined
  const wanted = service.format === 'json' ? /^application\/([\w.-]+\+)?json\b/ : /^application\/(fhir\+)?json\b/
  if (!wanted.test(type)) return 'content-type: JSON expected'
  const json = parsed(body)
  return json === undefined ? 'JSON expected' : misfit(answers.schema, json)
}

/** What is wrong with the form of a refusal. */
export function wrongRefusal(service: NationalService, { status, headers, body }: Received): string | undefined {
  const media = refusalMediaType(service)
  const type = headers['content-type'] ?? ''
  if (!type.startsWith(media)) return `content-type ${media} expected`
  const json = jsonIn(body)
  if (!json) return 'JSON expected'
  if (service.refuses) return memberMissing(service, status, json)
  return service.format === 'json' ? problemFault(status, json) : misfit(operationOutcome, json)
}

/** @see RFC 9457, section 3.1 */
function problemFault(status: number, json: Json): string | undefined {
  if (typeof json.title !== 'string' && typeof json.type !== 'string') return '$.title'
  return json.status === undefined || json.status === status ? undefined : '$.status'
}

const operationOutcome: Json = {
  type: 'object',
  required: ['resourceType', 'issue'],
  properties: {
    resourceType: { const: 'OperationOutcome' },
    issue: { type: 'array', minItems: 1, items: { type: 'object', required: ['severity', 'code'] } },
  },
}

/** Every member that the service's own shape has. */
function memberMissing(service: NationalService, status: number, json: Json): string | undefined {
  const own = refusalOf(service, { kind: 'invalid', code: 'header-missing', message: '', place: {} }).body
  const missing = Object.keys(own ?? {}).find((name) => !(name in json))
  return missing === undefined ? undefined : `$.${missing} (${status})`
}

/** Whether a refusal repeats the person's number. */
export function repeats({ body }: Received, number: string): boolean {
  return number !== '' && new TextDecoder().decode(body).includes(number)
}

/** What an answer says that does not depend on whom it is about: yes and no, how many, and codes. */
export function signsOf(value: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => signsOf(each, `${at}[]`))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => signsOf(inner, `${at}.${name}`))
  }
  const telling = typeof value === 'boolean' || /\.(total|code|resourceType)$/.test(at)
  return telling ? [`${at}=${String(value)}`] : []
}

/** The body as JSON, where it is an object. */
export function jsonIn(body: Uint8Array): Json | undefined {
  const value = parsed(body)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    // What is no JSON is told as such.
    return undefined
  }
}
