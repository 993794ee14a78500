/**
 * FHIR JSON with decimals kept as written: `1.00` stays `1.00`, and a dose is never rounded by a binary float.
 *
 * Numbers are held as raw JSON (`JSON.rawJSON`), both in what we make and in what we parse.
 */

/** A number as its JSON text. */
export type RawNumber = { readonly rawJSON: string }

/** JSON of FHIR resources: an object whose members are told apart by the profiles, not by this type. */
export type Json = { [name: string]: unknown }

type RawJson = {
  rawJSON(text: string): RawNumber
  isRawJSON(value: unknown): value is RawNumber
}

// Node 24 has both (ECMAScript 2026, JSON.parse source text access); the compiler's library does not know them yet.
const json = JSON as unknown as RawJson

const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** The decimal as FHIR writes it, or undefined when the text is no decimal (`1,5`, ` 3`). */
export function rawDecimal(text: string): RawNumber | undefined {
  return decimal.test(text) ? json.rawJSON(text) : undefined
}

/** The text of a number that was made by {@link rawDecimal}, or parsed. */
export function decimalText(value: unknown): string | undefined {
  if (json.isRawJSON(value)) return value.rawJSON
  return typeof value === 'number' ? String(value) : undefined
}

/**
 * Parses FHIR JSON, numbers as written.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function parseFhirJson(text: string): unknown {
  return JSON.parse(text, ((_: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? json.rawJSON(context.source) : value) as (
    name: string,
    value: unknown,
  ) => unknown)
}

/** FHIR JSON in the order it was built, two spaces deep. */
export function renderFhirJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
