import type { Finding } from '../finding.ts'
import { declaredProfiles } from './declared-profiles.ts'
import type { Definitions, JsonObject } from './definitions.ts'
import { checkBundle } from './document/document.ts'
import { checkResource } from './document/resource.ts'
import type { Standing } from './document/document-index.ts'
import type { Fault } from './fault.ts'
import { answerOf } from './finding-effect.ts'
import { reportForeignMembers } from './foreign-members.ts'
import { impliedProfiles } from './implied-profiles.ts'
import type { InvariantScope } from './invariant/invariant.ts'
import { type Place, placeOf } from './place.ts'
import type { Program } from './program.ts'
import type { Result, Run } from './run.ts'
import { tried } from './trial.ts'
import { nameOfDeclared, uncheckedProfile } from './unchecked-profile.ts'
import { adopt, report, targetOf, type Walk } from './walk.ts'
import { checkPresence, walkObject } from './walk-base.ts'
import { walkProfile } from './walk-profile.ts'

/**
 * How many references are followed from one resource to the next before the rest is taken to be as it should be, until
 * it is looked at where it stands: documents go some ten deep, and a hostile chain has no end.
 */
const farthest = 30

/** Adds to a run what is known of each resource, found out once and kept. */
export function startRun(
  given: Omit<Run, 'place' | 'scope' | 'declared' | 'own' | 'against' | 'conforms' | 'reach'>,
  definitions: Definitions,
): Run {
  const own = new Map<Standing, Result>()
  const against = new Map<Standing, Map<string, Result>>()
  const trials = new Map<Standing, Map<string, Result>>()
  const deeper = bounded()
  const run: Run = {
    ...given,
    place: perStanding((standing) => placeOf(standing, given.root)),
    scope: perStanding((standing) => scopeOf(run, standing)),
    declared: perStanding(({ resource }) => declaredProfiles(resource, definitions)),
    own: (standing) => once(own, standing, () => ownResult(run, standing, definitions)),
    against(standing, profile) {
      // One profile goes by several addresses: with its version and without, published and ours.
      const key = run.programs.profile(profile)?.canonical ?? profile
      return once(keptOf(against, standing), key, () => result(profileFindings(run, standing, profile, definitions)))
    },
    reach(standing) {
      deeper(() => run.own(standing))
    },
    conforms(standing, profile) {
      const program = run.programs.profile(profile)
      if (!program || !isOf(program, standing.resource)) return 'no'
      const { canonical } = program
      const found = deeper(() => {
        if (run.own(standing).conforms === 'no') return 'no'
        const known = against.get(standing)?.get(canonical)
        if (known) return known.conforms
        // What it declares will be walked in full anyway; in cycles the first walk counts, as in the Java validator.
        if (declares(run, standing, canonical)) return run.against(standing, profile).conforms
        return once(keptOf(trials, standing), canonical, () => trial(run, standing, program)).conforms
      })
      return found ?? 'yes'
    },
  }
  return run
}

/** Asked for every profile that a resource is held against, and the same each time. */
function perStanding<Kept>(find: (standing: Standing) => Kept): (standing: Standing) => Kept {
  const kept = new Map<Standing, Kept>()
  return (standing) => {
    const known = kept.get(standing)
    if (known !== undefined) return known
    const found = find(standing)
    kept.set(standing, found)
    return found
  }
}

function declares({ programs, declared }: Run, standing: Standing, canonical: string): boolean {
  return declared(standing).some(
    ({ profile }) => profile !== undefined && programs.profile(profile)?.canonical === canonical,
  )
}

/** From resource to resource by references, as far as is sensible; nothing beyond. */
function bounded(): <Found>(find: () => Found) => Found | undefined {
  let depth = 0
  return (find) => {
    if (depth === farthest) return undefined
    depth += 1
    try {
      return find()
    } finally {
      depth -= 1
    }
  }
}

function keptOf(all: Map<Standing, Map<string, Result>>, standing: Standing): Map<string, Result> {
  const kept = all.get(standing) ?? new Map<string, Result>()
  all.set(standing, kept)
  return kept
}

/** Of the many profiles that slices and references try, most fail early. */
function trial(run: Run, standing: Standing, program: Program): Result {
  const conforms = tried((each) => walkAgainst({ ...walkOf(run, standing, program), trial: each }, program))
  return { findings: [], conforms }
}

function isOf({ type }: Program, { resourceType }: JsonObject): boolean {
  return type === resourceType || type === 'Resource' || type === 'DomainResource'
}

const unspoken: Result = { findings: [], conforms: 'yes' }

/** While it is being found out the answer is that nothing is wrong, so that cycles end. */
function once<Key>(kept: Map<Key, Result>, key: Key, find: () => Result): Result {
  const known = kept.get(key)
  if (known) return known
  kept.set(key, unspoken)
  const found = find()
  kept.set(key, found)
  return found
}

/** @param further findings that do not count against it when others ask whether it conforms */
function result(findings: readonly Finding[], further: readonly Finding[] = []): Result {
  return { findings: [...findings, ...further], conforms: answerOf(findings) }
}

/** Profiles by what a resource is, and the rules of documents, are no part of conforming, as in the Java validator. */
function ownResult(run: Run, standing: Standing, definitions: Definitions): Result {
  const own = ownWalk(run, standing, definitions)
  const further: Walk = { ...own, findings: [] }
  const { resource } = standing
  for (const profile of impliedProfiles(resource)) adopt(further, heldAgainst(run, standing, profile))
  if (resource.resourceType === 'Bundle') report(further, run.place(standing), checkBundle(standing, run.index))
  return result(own.findings, further.findings)
}

function ownWalk(run: Run, standing: Standing, definitions: Definitions): Walk {
  const place = run.place(standing)
  const program = run.programs.type(place.type)
  const walk = walkOf(run, standing, program)
  const { resource } = standing
  if (typeof resource.resourceType !== 'string') {
    report(walk, place, [{ code: 'resource-type-missing', severity: 'error' }])
  } else if (program?.kind !== 'resource' || resource.resourceType !== place.type) {
    report(walk, place, [{ code: 'resource-type-unknown', severity: 'error' }])
  } else {
    walkObject(walk, place, program.root)
    report(walk, place, checkResource(standing))
    checkDeclared(walk, place, definitions)
  }
  return walk
}

function checkDeclared(walk: Walk, place: Place, definitions: Definitions): void {
  const { run, standing } = walk
  for (const { at, profile, canonical } of run.declared(standing)) {
    if (profile !== undefined && run.programs.profile(profile)) {
      adopt(walk, heldAgainst(run, standing, profile))
      continue
    }
    const unchecked = uncheckedProfile(canonical, definitions, nameOfDeclared(canonical, at))
    report(walk, place, [{ ...unchecked, severity: 'warning', at: ['meta', 'profile', at] }])
  }
}

/** What is found of a resource against a profile that it must conform to, and those that one imposes. */
function heldAgainst(run: Run, standing: Standing, profile: string): readonly Finding[] {
  const waiting = [profile]
  for (const each of waiting) {
    const program = run.programs.profile(each)
    if (!program || run.checked.has(program.canonical)) continue
    run.checked.add(program.canonical)
    waiting.push(...program.imposed)
  }
  return run.against(standing, profile).findings
}

/** As a caller asks: one for another type was named by mistake, and what it asks of each element helps nobody. */
export function heldAsAsked(run: Run, standing: Standing, profile: string): readonly Finding[] {
  const program = run.programs.profile(profile)
  if (!program || isOf(program, standing.resource)) return heldAgainst(run, standing, profile)
  const walk = walkOf(run, standing, program)
  report(walk, run.place(standing), [otherType(program)])
  return walk.findings
}

function otherType({ canonical, type }: Program): Fault {
  return { code: 'profile-of-other-type', severity: 'warning', parameters: { profile: canonical, type } }
}

/** What a profile, and those it imposes, ask of a resource beyond its type. */
function profileFindings(run: Run, standing: Standing, profile: string, definitions: Definitions): readonly Finding[] {
  const program = run.programs.profile(profile)
  const walk = walkOf(run, standing, program, profile)
  const place = run.place(standing)
  if (!program) {
    report(walk, place, [{ ...uncheckedProfile(profile, definitions), severity: 'warning' }])
    return walk.findings
  }
  if (!isOf(program, standing.resource)) {
    report(walk, place, [otherType(program)])
    const own = run.programs.type(place.type)?.root
    if (own) reportForeignMembers(walk, place, own, program.type)
    const asked = run.programs.type(program.type)?.root.children ?? []
    for (const child of asked) if (child.min > 0) checkPresence(walk, place, child)
  }
  walkAgainst(walk, program)
  return walk.findings
}

function walkAgainst(walk: Walk, program: Program): void {
  const { run, standing } = walk
  walkProfile(walk, run.place(standing), program.root)
  for (const imposed of program.imposed) adopt(walk, run.against(standing, imposed).findings)
}

/** @param name of a program that there is not */
function walkOf(run: Run, standing: Standing, program: Program | undefined, name = ''): Walk {
  return {
    run,
    standing,
    canonical: program?.canonical ?? name,
    scope: run.scope(standing),
    findings: [],
    trial: undefined,
  }
}

function scopeOf(run: Run, standing: Standing): InvariantScope {
  return {
    resource: standing.resource,
    rootResource: standing.container?.resource ?? standing.resource,
    resolve: (reference) => targetOf(run.index, reference, standing)?.resource,
    conformsTo: (resource, profile) => {
      const asked = run.index.standingOf(resource)
      return asked && run.conforms(asked, profile) !== 'no'
    },
  }
}
