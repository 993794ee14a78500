import type { Finding } from '../finding.ts'
import { isObject, type JsonObject } from './definitions.ts'
import type { Standing } from './document/document-index.ts'
import { breaks } from './finding-effect.ts'
import { reportForeignMembers } from './foreign-members.ts'
import type { Place } from './place.ts'
import type { Rule, TypeRule } from './program.ts'
import { checkTarget } from './reference/reference.ts'
import { best } from './run.ts'
import { adopt, report, targetOf, type Walk } from './walk.ts'
import { walkProfile } from './walk-profile.ts'

/** A value against the types a profile allows, the profiles of that type, and of what a reference leads to. */
export function checkType(walk: Walk, place: Place, rule: Rule): void {
  const type = rule.types.find(({ code }) => code === place.type || isAbove(walk, code, place.type))
  if (!type) {
    reportOtherType(walk, place, rule)
    return
  }
  if (type.profiles.length > 0) checkProfiles(walk, place, rule, type)
  if (place.type === 'Reference') checkTargets(walk, place, rule, type)
}

function reportOtherType(walk: Walk, place: Place, rule: Rule): void {
  const parameters = { found: place.type, allowed: rule.types.map(({ code }) => code).join(', ') }
  // Of several types none is meant: then the Java validator names what holds the value.
  const at = rule.types.length > 1 && rule.choice ? (place.parent ?? place) : place
  // An extension's own value is judged with the extension.
  if (rule.path !== 'Extension.value[x]') {
    report(walk, at, [{ code: 'type-not-allowed', severity: 'error', parameters }], rule)
  }
  const own = walk.run.programs.type(place.type)?.root
  const [only] = rule.types
  if (only && rule.types.length === 1 && own && isObject(place.value)) reportForeignMembers(walk, place, own, only.code)
}

function isAbove({ run }: Walk, code: string, type: string): boolean {
  if (code === 'Resource') return true
  return code === 'DomainResource' && run.programs.type(type)?.kind === 'resource'
}

/** One of the profiles must be met; of an extension, its definition was looked at by its URL. */
export function checkProfiles(walk: Walk, place: Place, rule: Rule, { profiles }: TypeRule): void {
  const { url } = place.value as JsonObject // only complex types and resources have profiles
  if (place.type === 'Extension' && profiles.some((each) => each.split('|')[0] === url)) return
  if (profiles.length > 1) checkSeveral(walk, place, rule, profiles)
  else for (const profile of profiles) checkOne(walk, place, rule, profile)
}

function checkSeveral(walk: Walk, place: Place, rule: Rule, profiles: readonly string[]): void {
  const results = profiles.map((profile) => againstProfile(walk, place, profile))
  const met = results.filter((findings) => findings !== undefined && !findings.some(breaks))
  for (const [at, profile] of profiles.entries())
    if (results[at] === undefined) reportUnknown(walk, place, rule, profile)
  if (met.length === 0) {
    const parameters = { profiles: profiles.join(', ') }
    report(walk, place, [{ code: 'profile-none-met', severity: 'error', parameters }], rule)
  }
  for (const findings of met.length > 0 ? met : results) adopt(walk, findings ?? [])
}

function checkOne(walk: Walk, place: Place, rule: Rule, profile: string): void {
  const findings = againstProfile(walk, place, profile)
  if (findings) adopt(walk, findings)
  else reportUnknown(walk, place, rule, profile)
}

function reportUnknown(walk: Walk, place: Place, rule: Rule, profile: string): void {
  report(walk, place, [{ code: 'not-checked-profile', severity: 'error', parameters: { profile } }], rule)
}

/** What keeps a value from a profile; undefined when the profile is not known. */
export function againstProfile(walk: Walk, place: Place, profile: string): readonly Finding[] | undefined {
  const { run } = walk
  const program = run.programs.profile(profile)
  if (!program) return undefined
  const standing = place.form === 'resource' ? run.index.standingOf(place.value as JsonObject) : undefined
  if (standing) return run.against(standing, profile).findings
  const inProfile: Walk = { ...walk, canonical: program.canonical, findings: [], trial: undefined }
  walkProfile(inProfile, place, program.root)
  return inProfile.findings
}

/**
 * The resource a reference leads to must be of a type the element asks for and, where the document has it, meet one of
 * the profiles that are asked of that type.
 */
export function checkTargets(walk: Walk, place: Place, rule: Rule, type: TypeRule): void {
  const { run, standing } = walk
  const { targetProfiles, aggregation } = type
  if (targetProfiles.length === 0 && aggregation.length === 0) return
  const reference = place.value as JsonObject // of a Reference
  const types = run.programs.targetTypes(targetProfiles)
  report(walk, place, checkTarget(reference, standing, run.index, { types, aggregation }), rule)
  const target =
    typeof reference.reference === 'string' ? targetOf(run.index, reference.reference, standing) : undefined
  if (target) checkTargetProfiles(walk, place, rule, target, targetProfiles)
}

const typeBase = 'http://hl7.org/fhir/StructureDefinition/'

const none: readonly string[] = []

function areOfR4(profiles: readonly string[]): boolean {
  return profiles.every((each) => each.startsWith(typeBase))
}

function checkTargetProfiles(
  walk: Walk,
  place: Place,
  rule: Rule,
  target: Standing,
  targetProfiles: readonly string[],
): void {
  const { run } = walk
  // What R4 itself defines is left to the target's own place, as the Java validator does.
  if (areOfR4(targetProfiles)) {
    run.reach(target)
    return
  }
  const candidates = run.programs.targetsByType(targetProfiles).get(target.resource.resourceType) ?? none
  if (areOfR4(candidates)) return
  const answer = best(candidates, (each) => run.conforms(target, each))
  if (answer === 'yes') return
  if (answer === 'perhaps') {
    if (walk.trial) walk.trial.open = true
    return
  }
  const parameters = { profiles: candidates.join(', ') }
  report(walk, place, [{ code: 'target-profile-none-met', severity: 'error', parameters }], rule)
}
