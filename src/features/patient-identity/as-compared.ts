import { isDeepStrictEqual } from 'node:util'
import { inLatin } from '../../standards/terminology/latin-letters.ts'
import type { Described } from './identity.ts'
import type { Description } from './likeness.ts'

/**
 * What a country said, to compare by: as it is written, and where that is in Greek or Cyrillic letters, also as the Latin
 * line of a passport has it.
 */
export function asCompared({ country, description }: Described): readonly Description[] {
  const latin = (name: string) => inLatin(name, country) ?? name
  const { family, given } = description
  const spelled: Description = {
    ...description,
    ...(family === undefined ? {} : { family: latin(family) }),
    ...(given === undefined ? {} : { given: given.map(latin) }),
  }
  return isDeepStrictEqual(spelled, description) ? [description] : [description, spelled]
}
