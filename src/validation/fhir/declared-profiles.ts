import { isObject, type Definitions, type JsonObject } from './definitions.ts'

/** A profile that a resource says it conforms to. */
export type Declared = {
  /** Place in `meta.profile`. */
  readonly at: number
  /** The canonical URL to check against; undefined where the packages have none of that URL and version. */
  readonly profile: string | undefined
  /** As it was written; of outside, so not for findings. */
  readonly canonical: string
}

/** The profiles of `meta.profile`, each once. */
export function declaredProfiles({ meta }: JsonObject, definitions: Definitions): readonly Declared[] {
  const named = isObject(meta) && Array.isArray(meta.profile) ? meta.profile : []
  return named.flatMap((canonical: unknown, at) => {
    const repeated = named.indexOf(canonical) < at
    if (typeof canonical !== 'string' || repeated) return []
    return [{ at, canonical, profile: isKnown(canonical, definitions) ? canonical : undefined }]
  })
}

/**
 * A version is meant exactly, or as its beginning (`2.0` of 2.0.1); where the definitions answer with another profile,
 * that one stands for it whatever its version.
 */
function isKnown(canonical: string, definitions: Definitions): boolean {
  const [url, asked] = canonical.split('|')
  const found = definitions.structure(canonical)
  if (!found) return false
  return asked === undefined || found.url !== url || found.version === asked || isBeginning(asked, found.version)
}

function isBeginning(asked: string, version: string | undefined): boolean {
  return version?.startsWith(`${asked}.`) ?? false
}
