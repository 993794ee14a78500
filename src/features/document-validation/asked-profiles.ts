import { Problem } from '../../kernel/problem.ts'
import type { Definitions } from '../../validation/fhir/definitions.ts'
import { hasUsableSnapshot } from '../../validation/fhir/programs.ts'
import { isResourceType } from '../../validation/fhir/reference/form.ts'
import { uncheckedProfile } from '../../validation/fhir/unchecked-profile.ts'
import type { Finding } from '../../validation/finding.ts'

/** Each is one more walk through the resource. */
const mostProfiles = 20

/** @throws Problem `validate-profiles` */
export function requireFew(profiles: readonly string[]): void {
  if (profiles.length > mostProfiles) throw new Problem('invalid', 'validate-profiles', 'Too many profiles are named')
}

/** Where a document begins. */
export type Root = Pick<Finding, 'path' | 'pointer' | 'line'>

/** A profile that somebody asked for, and that the document was not held to. */
export function unchecked(profile: string, root: Root): Finding {
  return { code: 'not-checked-profile', severity: 'error', ...root, profile, parameters: { profile } }
}

/**
 * The findings of a resource whose conformance to profiles was asked for. That one is unknown, or of another type, is an
 * error then: the engine warns of it, as the Java validator does, and a warning would leave the document valid. It is
 * found out here once more since the engine keeps so many warnings and no more.
 */
export function heldTo(
  profiles: readonly string[],
  type: unknown,
  findings: readonly Finding[],
  definitions: Definitions,
): readonly Finding[] {
  const root: Root = { path: typeof type === 'string' && isResourceType(type) ? type : '', pointer: '' }
  const unanswered = profiles.flatMap((profile) => unansweredBy(profile, root, definitions))
  const told = new Set(unanswered.map(keyOf))
  return [...unanswered, ...findings.filter((finding) => !told.has(keyOf(finding)))]
}

function unansweredBy(profile: string, root: Root, definitions: Definitions): readonly Finding[] {
  const definition = definitions.structure(profile)
  if (!definition || !hasUsableSnapshot(definition))
    return [{ ...unchecked(profile, root), ...uncheckedProfile(profile, definitions) }]
  const { type, url, version } = definition
  if ([root.path, 'Resource', 'DomainResource'].includes(type)) return []
  const canonical = version === undefined ? url : `${url}|${version}`
  return [
    {
      code: 'profile-of-other-type',
      severity: 'error',
      ...root,
      profile: canonical,
      parameters: { profile: canonical, type },
    },
  ]
}

function keyOf({ code, pointer, parameters }: Finding): string {
  return `${code} ${pointer} ${parameters.profile ?? parameters.type}`
}
