import type { XmlElement } from '../../platform/xml/tree.ts'
import { type Codec, child, type Draft, firstChild, type Reading } from './template.ts'

/** The attributes named, when they are there: what every data type starts with. */
export function attributes<const K extends string>(
  element: XmlElement,
  names: readonly K[],
): { readonly [P in K]?: string } {
  const found: Partial<Record<K, string>> = {}
  for (const name of names) {
    const value = element.attributes[name]
    if (value !== undefined) found[name] = value
  }
  return found
}

/** Writes the attributes named that the value has. */
export function put(into: Draft, values: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  for (const name of names) {
    const value = values[name]
    if (typeof value === 'string') into.attributes[name] = value
  }
}

/** A data type that is nothing but attributes. */
export function plain<const K extends string>(...names: readonly K[]): Codec<{ readonly [P in K]?: string }> {
  return { read: (element) => attributes(element, names), write: (value, into) => put(into, value, names) }
}

/** The first child of this name, read, under that name. */
export function part<T>(
  element: XmlElement,
  name: string,
  codec: Codec<T>,
  reading: Reading,
): { readonly [P: string]: T } {
  const found = firstChild(element, name)
  return found ? { [name]: codec.read(found, reading) } : {}
}

/** A child of this name, where there is something to write. */
export function putPart<T>(into: Draft, name: string, value: T | undefined, codec: Codec<T>): void {
  if (value !== undefined) codec.write(value, child(into, name))
}

/** The part of `xsi:type` after any prefix: `epsos:PQ` and `urn:PQ` are PQ. */
export function xsiType(element: XmlElement): string | undefined {
  return element.attributes['xsi:type']?.replace(/^.*:/, '')
}
