import type { Definitions } from './definitions.ts'
import type { Fault } from './fault.ts'

/**
 * Why nothing was held against a profile: it is not loaded, or what it is based on is not.
 *
 * @param name for the profile where its address may be told, see {@link nameOfDeclared}
 */
export function uncheckedProfile(
  profile: string,
  definitions: Definitions,
  name = profile,
): Pick<Fault, 'code'> & Required<Pick<Fault, 'parameters'>> {
  const base = missingBase(profile, definitions)
  if (base === undefined) return { code: 'not-checked-profile', parameters: { profile: name } }
  return { code: 'not-checked-profile-base', parameters: { profile: name, base } }
}

/** The first that is missing on the way from a loaded profile without snapshot to what it is based on. */
function missingBase(profile: string, definitions: Definitions): string | undefined {
  const passed = new Set<string>()
  let at = profile
  while (!passed.has(at)) {
    passed.add(at)
    const found = definitions.structure(at)
    if (!found) return at === profile ? undefined : at
    if (found.snapshot || found.baseDefinition === undefined) return undefined
    at = found.baseDefinition
  }
  return undefined
}

const canonical = /^https?:\/\/[\w.:-]+\/(?:[\w.-]+\/)*StructureDefinition\/[\w.-]{1,64}(?:\|[\w.-]{1,64})?$/

/** A declared profile by its address where that has the form of one, and by its place where it might be anything. */
export function nameOfDeclared(profile: string, at: number): string {
  return canonical.test(profile) && !/\d{6}/.test(profile) ? profile : `meta.profile[${at}]`
}
