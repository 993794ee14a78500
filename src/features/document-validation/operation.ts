import { Buffer } from 'node:buffer'
import { Problem } from '../../kernel/problem.ts'
import { parseStrictJson } from '../../standards/fhir/strict-json.ts'
import { locate } from '../../standards/fhir/strict-json-locate.ts'

/** What `$validate` is asked to do. */
export type ValidateRequest = {
  /** The resource to validate; what stood around it is blanked, so that lines and columns are those of the body. */
  readonly bytes: Uint8Array
  /** Canonical URLs it must conform to beyond those it declares. */
  readonly profiles: readonly string[]
}

/** Modes of the operation that come to the same here, where nothing is stored: the content is checked. */
const modes: readonly (string | null)[] = [null, 'create', 'update', 'profile']

const base = 'http://hl7.org/fhir/StructureDefinition'

/** What a call of the operation says beside its body; plain data, which is sent to a thread. */
export type ValidateCall = {
  /** As it stands in the address. */
  readonly query: string
  /** The resource type in the address; the resource must be of it. */
  readonly type: string | undefined
}

/**
 * Reads a call of the FHIR operation `validate`: a resource, or `Parameters` with `resource`, `profile` and `mode`;
 * `profile` and `mode` may stand in the query too.
 *
 * @see https://hl7.org/fhir/R4/resource-operation-validate.html
 * @throws Problem `validate-mode`, `validate-no-resource`, `validate-type`, and what `parseStrictJson` throws
 */
export function readOperation(body: Uint8Array, { query: written, type }: ValidateCall): ValidateRequest {
  const query = new URLSearchParams(written)
  if (type !== undefined && !/^[A-Z][A-Za-z]{1,63}$/.test(type)) {
    throw new Problem('not-found', 'validate-type', 'There is no such resource type')
  }
  requireMode(query.get('mode'))
  const asked = query.getAll('profile').filter((profile) => profile !== '')
  const typed = type === undefined ? [] : [`${base}/${type}`]
  const inside = resourceIn(body) ?? { bytes: body, profiles: [] }
  return { bytes: inside.bytes, profiles: [...new Set([...typed, ...asked, ...inside.profiles])] }
}

function requireMode(mode: string | null): void {
  if (!modes.includes(mode)) throw new Problem('unsupported', 'validate-mode', 'This mode is not supported')
}

type Parameter = { readonly name?: unknown; readonly resource?: unknown } & Readonly<Record<string, unknown>>

/** Nothing where the body is the resource itself. */
function resourceIn(body: Uint8Array): ValidateRequest | undefined {
  // Most bodies are not read here at all.
  if (!Buffer.from(body.buffer, body.byteOffset, body.length).includes('"Parameters"')) return undefined
  const { value, text } = parseStrictJson(body)
  if (!isObject(value) || value.resourceType !== 'Parameters') return undefined
  const parameters = Array.isArray(value.parameter) ? value.parameter.filter(isObject) : []
  const named = (name: string) => parameters.filter((each) => each.name === name)
  for (const mode of named('mode')) requireMode(stringIn(mode, ['valueCode', 'valueString']) ?? '')
  const [holder] = named('resource')
  if (holder === undefined || !isObject(holder.resource)) {
    throw new Problem('invalid', 'validate-no-resource', 'The parameters have no resource', { at: 'Parameters' })
  }
  // `parameters` holds the objects of the list alone; a pointer counts all of it.
  const at = (value.parameter as readonly unknown[]).indexOf(holder)
  const profiles = named('profile').flatMap(
    (each) => stringIn(each, ['valueCanonical', 'valueUri', 'valueString']) ?? [],
  )
  return { bytes: alone(text, `/parameter/${at}/resource`), profiles }
}

function isObject(value: unknown): value is Parameter {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function stringIn(parameter: Parameter, names: readonly string[]): string | undefined {
  const found = names.map((name) => parameter[name]).find((value) => typeof value === 'string')
  return typeof found === 'string' ? found : undefined
}

/** One value of a text, on the line and in the column where it stood. */
function alone(text: string, pointer: string): Uint8Array {
  const place = locate(text, [pointer]).get(pointer)
  const { offset, end } = place ?? { offset: 0, end: text.length }
  return Buffer.from(text.slice(0, offset).replace(/[^\r\n]/g, ' ') + text.slice(offset, end))
}
