import type { Finding, Severity } from '../finding.ts'
import type { Declared } from './declared-profiles.ts'
import type { JsonObject } from './definitions.ts'
import type { DocumentIndex, Standing } from './document/document-index.ts'
import type { InvariantScope } from './invariant/invariant.ts'
import type { makeAnchors } from './narrative/anchors.ts'
import type { Place } from './place.ts'
import type { Programs } from './programs.ts'
import type { UriCheck } from './reference/uri.ts'
import type { CodeQuestion, Terminology } from './terminology/terminology.ts'

/** `perhaps`: a required code could not be checked, and nothing else stands against it. */
export type Answer = 'yes' | 'no' | 'perhaps'

/** Of several of which one is enough: the others are not asked when one is met. */
export function best<Each>(several: readonly Each[], answerOf: (each: Each) => Answer): Answer {
  let answer: Answer = 'no'
  for (const each of several) {
    const said = answerOf(each)
    if (said === 'yes') return said
    if (said === 'perhaps') answer = said
  }
  return answer
}

/** What was found about one resource, and whether it conforms then. */
export type Result = { readonly findings: readonly Finding[]; readonly conforms: Answer }

/** What the walk asks of the parts beside it. */
export type Parts = {
  readonly terminology: Terminology
  readonly checkUri: UriCheck
}

/** One validation of one document. */
export type Run = {
  readonly root: JsonObject
  readonly index: DocumentIndex
  readonly programs: Programs
  readonly parts: Parts
  /** Where links inside the document may lead. */
  readonly anchors: ReturnType<typeof makeAnchors>
  /** How many findings of each severity may still be made; they stop there, so that no document costs without end. */
  readonly left: Record<Severity, number>
  /** Canonical URLs, with `|version`, of the profiles that resources were held against, not only tried. */
  readonly checked: Set<string>
  /** What is left for a terminology service that answers later. */
  ask(question: CodeQuestion): void
  /** A number's own text where the value no longer tells it. */
  written(holder: object, name: string | number): string | undefined
  /** Where a resource stands. */
  place(standing: Standing): Place
  /** What its invariants may ask. */
  scope(standing: Standing): InvariantScope
  /** The profiles that a resource says it conforms to. */
  declared(standing: Standing): readonly Declared[]
  /** A resource by itself: its type, the profiles it declares, what stands in it. Nothing while that is being found out. */
  own(standing: Standing): Result
  /** What a profile asks beyond that; a profile that is being found out about is taken to be met, so that cycles end. */
  against(standing: Standing, profile: string): Result
  /** Finds out about a resource now that something leads to it: the order decides what cycles take to be met. */
  reach(standing: Standing): void
  /** Whether a resource, by itself and against the profile, is as it should be. */
  conforms(standing: Standing, profile: string): Answer
}
