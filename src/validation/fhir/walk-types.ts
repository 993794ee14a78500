import type { Finding } from '../finding.ts'
import { isObject, type JsonObject } from './definitions.ts'
import type { Standing } from './document/document-index.ts'
import { breaks } from './finding-effect.ts'
import { reportForeignMembers } from './foreign-members.ts'
import type { Place } from './place.ts'
import type { Rule, TypeRule } from './program.ts'
import { checkTarget } from './reference/reference.ts'
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
  const others = place.type === 'Extension' ? profiles.filter((each) => each.split('|')[0] !== url) : profiles
  if (others.length < profiles.length) return
  const results = others.map((profile) => ({ profile, found: againstProfile(walk, place, profile) }))
  const met = results.filter(({ found }) => found !== undefined && !found.some(breaks))
  for (const { profile } of results.filter(({ found }) => found === undefined)) {
    report(walk, place, [{ code: 'not-checked-profile', severity: 'error', parameters: { profile } }], rule)
  }
  if (met.length === 0 && profiles.length > 1) {
    report(
      walk,
      place,
      [{ code: 'profile-none-met', severity: 'error', parameters: { profiles: profiles.join(', ') } }],
      rule,
    )
  }
  for (const { found } of met.length > 0 ? met : results) adopt(walk, found ?? [])
}

/** What keeps a value from a profile; undefined when the profile is not known. */
export function againstProfile(walk: Walk, place: Place, profile: string): readonly Finding[] | undefined {
  const { run } = walk
  const program = run.programs.profile(profile)
  if (!program) return undefined
  const standing = place.form === 'resource' ? run.index.standingOf(place.value as JsonObject) : undefined
  if (standing) return run.against(standing, profile).findings
  const { trial: _, ...written } = walk
  const inProfile: Walk = { ...written, canonical: program.canonical, findings: [] }
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

function checkTargetProfiles(
  walk: Walk,
  place: Place,
  rule: Rule,
  target: Standing,
  targetProfiles: readonly string[],
): void {
  const { run } = walk
  // What R4 itself defines is left to the target's own place, as the Java validator does.
  if (targetProfiles.every((each) => each.startsWith(typeBase))) {
    run.reach(target)
    return
  }
  const { resourceType } = target.resource
  const candidates = targetProfiles.filter((each) => run.programs.profile(each)?.type === resourceType)
  if (candidates.every((each) => each.startsWith(typeBase))) return
  const answers = new Set(candidates.map((each) => run.conforms(target, each)))
  if (answers.has('yes')) return
  if (answers.has('perhaps')) {
    if (walk.trial) walk.trial.open = true
    return
  }
  const parameters = { profiles: candidates.join(', ') }
  report(walk, place, [{ code: 'target-profile-none-met', severity: 'error', parameters }], rule)
}
