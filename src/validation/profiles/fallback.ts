import type { Definitions } from '../fhir/definitions.ts'

/**
 * Definitions that answer for a canonical URL they do not have with what it is another name of: our own profile in
 * place of a published package that is absent, and the new id of a profile that was renamed.
 *
 * @param aliases by canonical URL without version; a version that was asked for does not matter then
 */
export function withFallback(definitions: Definitions, aliases: ReadonlyMap<string, string>): Definitions {
  const other = <Kind>(find: (canonical: string) => Kind | undefined) => {
    return (canonical: string): Kind | undefined => {
      const found = find(canonical)
      if (found !== undefined) return found
      const url = canonical.includes('|') ? canonical.split('|', 1)[0]! : canonical
      const alias = aliases.get(url)
      // Loaded in another version than was asked for, it is known and not the same.
      return alias === undefined || find(url) !== undefined ? undefined : find(alias)
    }
  }
  return {
    ...definitions,
    structure: other(definitions.structure),
    valueSet: other(definitions.valueSet),
    codeSystem: other(definitions.codeSystem),
  }
}
