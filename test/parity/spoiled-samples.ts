import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../../src/validation/fhir/definitions.ts'
import { seeded } from '../generate/random.ts'
import { kinds } from '../mutations/kinds.ts'
import { isObject } from '../mutations/spoil.ts'

const folder = join(import.meta.dirname, '../../samples/fhir')
/** Whose published profiles the packages beside the checkout have. */
const published = /^(eps|laboratory|discharge|prescription|dispensation)/

/** One of our samples with one fault: the same on every machine, so that what other validators say of it can be kept. */
export type SpoiledSample = { readonly fault: string; readonly name: string; readonly document: JsonObject }

/** For each kind of fault the first sample, the full ones first, that has a place for it. */
export function spoiledSamples(): readonly SpoiledSample[] {
  const names = readdirSync(folder).filter((name) => published.test(name))
  const samples = [
    ...names.filter((name) => name.includes('-full')),
    ...names.filter((name) => name.includes('-small')),
  ]
    .map((name) => ({ name, value: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown }))
    .filter((each): each is { name: string; value: JsonObject } => isObject(each.value))
  return kinds.flatMap(({ fault, spoil }) => {
    for (const { name, value } of samples) {
      const spoiled = spoil(value, seeded(1))
      if (spoiled) return [{ fault, name, document: spoiled.document }]
    }
    return []
  })
}
