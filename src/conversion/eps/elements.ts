import { asArray } from './map.ts'

/**
 * An element as the FHIR data type its place has; undefined when there is none. Every member of a data type is optional,
 * and the form of those that are there was checked before any map reads (`standards/fhir/shape.ts`).
 */
export function element<T extends object>(value: unknown): T | undefined {
  // The one place where the type is taken on trust; that it is an object is seen here.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as T) : undefined
}

/** Every element of a list, or the one where there is no list; what is no element is left out. */
export function elements<T extends object>(values: unknown): readonly T[] {
  return asArray(values).flatMap((each) => element<T>(each) ?? [])
}

/** A primitive that is a text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
