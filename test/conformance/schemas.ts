import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { parse } from 'yaml'

/** Published schemas that lie beside the checkout where there are any; never part of the repository. */
const folder = join(import.meta.dirname, '../../../shared/schemas')

/** Said loudly by every test that could not run on them. */
export const noSchemas = existsSync(folder) ? false : 'NOT RUN: no schemas beside the checkout (../shared/schemas)'

/** One of them, as it is. */
export function schemaFile(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** What is wrong with a value; empty is right. */
export function faultsOf(validate: ValidateFunction, value: unknown): readonly string[] {
  // What is sent is what is checked, so an undefined property is no property.
  validate(JSON.parse(JSON.stringify(value)))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/**
 * The schema of one OParl 1.1 type. The patterns escape characters that a `u` pattern may not, and `url` is a format of
 * their own.
 */
export function oparlSchema(type: string): ValidateFunction {
  const ajv = checker({ unicodeRegExp: false })
  ajv.addFormat('url', { type: 'string', validate: isUrl })
  return ajv.compile(JSON.parse(schemaFile(`oparl/${type}.json`)))
}

/**
 * The schema of one eInnsyn type as it is sent to them: what only they fill in (`readOnly`) is not asked for.
 *
 * @param name `Moetemappe.MoetemappeCreate`
 */
export function einnsynSchema(name: string): ValidateFunction {
  const ajv = checker({})
  ajv.addFormat('id', { type: 'string', validate: (id: string) => /^[a-z]+_[0-9a-z]{26}$/.test(id) })
  // The description is an object with its schemas by name, as OpenAPI 3.0 has it.
  const description = parse(schemaFile('einnsyn.openapi.yml')) as { components: { schemas: Record<string, Schema> } }
  const { schemas } = description.components
  for (const schema of Object.values(schemas)) dropReadOnly(schema)
  ajv.addSchema({ $id: 'einnsyn', components: { schemas } })
  return ajv.compile({ $ref: `einnsyn#/components/schemas/${name}` })
}

type Schema = { required?: string[]; properties?: Record<string, { readOnly?: boolean }> }

function dropReadOnly(schema: Schema): void {
  const { required, properties = {} } = schema
  if (required) schema.required = required.filter((name) => properties[name]?.readOnly !== true)
  // `entity` is filled in by the receiver too.
  if (schema.required?.length === 0) delete schema.required
}

function checker(options: { readonly unicodeRegExp?: false }): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, ...options })
  // The package is CommonJS, and its default export is the module itself under Node.
  const addFormats = formats as unknown as (ajv: Ajv) => void
  addFormats(ajv)
  return ajv
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:/.test(value)
}
