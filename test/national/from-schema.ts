import fc from 'fast-check'
import type { Json } from '../../src/standards/fhir/json.ts'

type Schema = Readonly<Record<string, unknown>>

/**
 * Values that a JSON Schema of our contracts takes, as far as it says: whoever reads the contract by machine sends these.
 * Knows the words that the contracts use, and refuses another.
 *
 * @param numbers what stands where a pattern asks for eleven digits, most of the time: chance hits no check digits
 */
export function fromSchema(schema: Schema, numbers: readonly string[]): fc.Arbitrary<unknown> {
  const inner = (each: Schema) => fromSchema(each, numbers)
  const unknown = Object.keys(schema).filter((word) => !words.has(word))
  if (unknown.length > 0) throw new Error(`The fuzzer does not know ${unknown.join(', ')}`)
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  const either = schema.oneOf ?? schema.anyOf
  if (Array.isArray(either)) return fc.oneof(...either.map(inner))
  const [type = ''] = [schema.type].flat() as string[]
  if (type === 'string' && String(schema.pattern).includes('\\d{11}')) {
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...numbers) }, textOf(schema))
  }
  return (byType[type] ?? anything)(schema, inner)
}

const words = new Set(
  'const enum oneOf anyOf type properties required additionalProperties items contains minItems maxItems pattern maxLength minLength minimum maximum format description uniqueItems minProperties'.split(
    ' ',
  ),
)

const anything = () => fc.jsonValue({ maxDepth: 2 })

type Inner = (schema: Schema) => fc.Arbitrary<unknown>

const byType: Readonly<Record<string, (schema: Schema, inner: Inner) => fc.Arbitrary<unknown>>> = {
  object({ properties = {}, required = [] }, inner) {
    const members = Object.entries(properties as Record<string, Schema>)
    const wanted = new Set(required as string[])
    for (const name of wanted) if (!members.some(([each]) => each === name)) members.push([name, {}])
    return fc.record(Object.fromEntries(members.map(([name, schema]) => [name, inner(schema)])), {
      requiredKeys: [...wanted],
      noNullPrototype: true,
    })
  },
  array({ items = {}, contains, minItems = 0, maxItems = 4 }, inner) {
    const rest = fc.array(inner(items as Schema), { minLength: Number(minItems), maxLength: Number(maxItems) })
    if (contains === undefined) return rest
    return fc.tuple(inner(contains as Schema), rest).map(([first, more]) => [first, ...more])
  },
  string: textOf,
  integer: ({ minimum = -1000, maximum = 1000 }) => fc.integer({ min: Number(minimum), max: Number(maximum) }),
  number: ({ minimum = -1000, maximum = 1000 }) =>
    fc.double({ min: Number(minimum), max: Number(maximum), noNaN: true }),
  boolean: () => fc.boolean(),
}

function textOf({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  const longest = Number(maxLength)
  if (typeof pattern === 'string')
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= longest)
  if (format === 'date') return day
  if (format === 'date-time') return day.map((text) => `${text}T08:00:00Z`)
  return fc.string({ minLength: Number(minLength), maxLength: Math.min(60, longest) })
}

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** The same value with one thing in it changed to something that nobody promised. */
export function spoilt(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return anything()
  const members = Object.entries(value as Json)
  if (members.length === 0) return anything()
  return fc
    .constantFrom(...members)
    .chain(([name, member]) =>
      fc.oneof(
        { weight: 3, arbitrary: spoilt(member).map((changed) => put(value, name, changed)) },
        { weight: 1, arbitrary: fc.constant(put(value, name, undefined)) },
        { weight: 1, arbitrary: anything().map((more) => put(value, '__proto__', more)) },
      ),
    )
}

function put(value: object, name: string, member: unknown): unknown {
  if (Array.isArray(value)) return value.map((each, nth) => (String(nth) === name ? member : each))
  // As a parser makes it: a member of that name, and no prototype.
  return Object.defineProperty({ ...value }, name, { value: member, enumerable: true, configurable: true })
}
