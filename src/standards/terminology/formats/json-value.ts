/** Any JSON value, read step by step instead of trusted to have a shape. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export function isObject(value: Json | undefined): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value where it is a non-empty string. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The elements where it is an array, else none. */
export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}
