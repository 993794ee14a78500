import { Problem } from '../../kernel/problem.ts'
import type { About, AccessRecord, Decision, Facts, Release, Released, SignedIn } from './access.ts'

/** How a route is reached. */
export type RouteKind = 'http' | 'cli' | 'soap' | 'print' | 'notification'

/** What every way out declares, whatever carries it. */
export type RouteDeclaration = {
  /** Stable, kebab-case; stands in logs, metrics and access records. */
  readonly id: string
  readonly kind: RouteKind
  readonly releases: Release
}

/** The facts one request gathered, and the answer it would get. Nothing leaves before `answer` is called. */
export type Prepared<Answer> = {
  readonly about: About
  /** @param also of the categories that `about` names beside the route's own, those that may be shown */
  readonly answer: (also: ReadonlySet<Released>) => Answer | Promise<Answer>
}

/** What came of a request: the answer, or the decision against it. */
export type Passage<Answer> =
  | { readonly effect: 'permit'; readonly answer: Answer }
  | { readonly effect: 'deny' | 'hide'; readonly because: string }

/** What the gate needs from the rest of the system. */
export type GateNeeds = {
  readonly decide: (facts: Facts, now: Date) => Decision
  /** Resolves when the record is committed. */
  readonly record: (record: AccessRecord) => Promise<void>
  readonly now: () => Date
}

/** Lets one request through, or not. */
export type Gate = <Answer>(
  route: RouteDeclaration,
  person: SignedIn | undefined,
  prepare: () => Prepared<Answer> | Promise<Prepared<Answer>>,
) => Promise<Passage<Answer>>

const noOne: About = { kind: 'no-one' }

/**
 * The one way out: sign-in, facts, decision, record, answer, strictly in this order (Regulation (EU) 2025/327, Art. 9).
 *
 * Every request for health data by a signed-in person is recorded, refused ones too.
 *
 * @throws Problem `unavailable` (`access-record-failed`) when the record cannot be written; nothing is answered then
 */
export function makeGate({ decide, record, now }: GateNeeds): Gate {
  return async (route, person, prepare) => {
    const { releases } = route
    // A body is read as part of the facts: none is taken from somebody who would be refused whatever it holds.
    if (aboutNoOne(releases) || (!person && namesAPerson(releases))) {
      const decision = decide({ releases, person, about: noOne }, now())
      if (decision.effect !== 'permit') return { effect: decision.effect, because: decision.because }
    }
    const { about, answer } = await prepare()
    const at = now()
    const decision = decide({ releases, person, about }, at)
    const also = alsoShown(decision, about, (category) => decide({ releases: { category }, person, about }, at))
    await allRecorded(record, recordsDue(route, person, about, decision, at, also))
    if (decision.effect !== 'permit') return { effect: decision.effect, because: decision.because }
    return { effect: 'permit', answer: await answer(new Set(also)) }
  }
}

/** Whether a release is meant for somebody in particular, so that sign-in comes before the facts. */
export function namesAPerson(releases: Release): boolean {
  return typeof releases === 'object'
}

/** Whether the decision cannot depend on whose data it is. */
function aboutNoOne(releases: Release): boolean {
  return typeof releases === 'object' && 'errand' in releases
}

/** What may be shown beside the route's own category; nothing where that may not. */
function alsoShown({ effect }: Decision, about: About, decided: (category: Released) => Decision): readonly Released[] {
  if (effect !== 'permit' || about.kind !== 'patient') return []
  return (about.also ?? []).filter((category) => decided(category).effect === 'permit')
}

/** One record in each chain that the answer is about, for each category it holds. */
function recordsDue(
  route: RouteDeclaration,
  person: SignedIn | undefined,
  about: About,
  decision: Decision,
  at: Date,
  also: readonly Released[],
): readonly AccessRecord[] {
  const { releases } = route
  if (!person || typeof releases !== 'object' || !('category' in releases)) return []
  const due = { ...decision, at, route: route.id, category: releases.category, person, ...named(about) }
  const others = about.kind === 'patient' ? (about.others ?? []) : []
  const alike = [due, ...others.map((patient) => ({ ...due, patient }))]
  return [releases.category, ...also].flatMap((category) => alike.map((each) => ({ ...each, category })))
}

function named(about: About): Partial<AccessRecord> {
  if (about.kind !== 'patient') return {}
  const { patient, document, country, treatment } = about
  return {
    patient,
    document,
    ...(country === undefined ? {} : { country }),
    ...(treatment ? { purpose: treatment.purpose } : {}),
    ...(treatment?.attested ? { attested: treatment.attested } : {}),
  }
}

/** Each chain in its order; the chains of several people at once, for none waits for another. */
async function allRecorded(record: GateNeeds['record'], due: readonly AccessRecord[]): Promise<void> {
  const chains = [...Map.groupBy(due, ({ patient }) => patient).values()]
  await Promise.all(
    chains.map(async (chain) => {
      for (const each of chain) await recorded(record, each)
    }),
  )
}

async function recorded(record: GateNeeds['record'], due: AccessRecord): Promise<void> {
  try {
    await record(due)
  } catch (cause) {
    throw new Problem('unavailable', 'access-record-failed', 'The access record could not be written', {}, { cause })
  }
}
