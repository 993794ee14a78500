import type { Finding } from '../finding.ts'
import type { DocumentIndex, Standing } from './document/document-index.ts'
import type { Fault } from './fault.ts'
import { ofReading } from './finding-effect.ts'
import type { InvariantScope } from './invariant/invariant.ts'
import { type Place, pathOf, pointerOf, unreadPathOf } from './place.ts'
import type { Rule } from './program.ts'
import type { Run } from './run.ts'
import { type Trial, weigh } from './trial.ts'

/** One program walked over one resource. */
export type Walk = {
  readonly run: Run
  readonly standing: Standing
  /** Of the program, with `|version`: what the findings name. */
  readonly canonical: string
  readonly scope: InvariantScope
  readonly findings: Finding[]
  /** When only the answer matters; always a member, so that V8 knows one form of walks. */
  readonly trial: Trial | undefined
}

/** Makes findings of what is wrong at, or below, a place, as long as there may be more. */
export function report(walk: Walk, place: Place, faults: readonly Fault[], rule?: Rule): void {
  if (faults.length === 0) return
  if (walk.trial) weigh(walk.trial, faults)
  else for (const fault of faults) write(walk, place, fault, rule)
}

function write(walk: Walk, place: Place, fault: Fault, rule: Rule | undefined): void {
  const { left } = walk.run
  left[fault.severity] -= 1
  if (left[fault.severity] >= 0) walk.findings.push(findingOf(walk, place, fault, rule))
}

/** Takes over what a walk below found. */
export function adopt(walk: Walk, findings: readonly Finding[]): void {
  if (walk.trial) weigh(walk.trial, findings)
  else for (const finding of findings) walk.findings.push(finding)
}

function findingOf(walk: Walk, place: Place, fault: Fault, rule: Rule | undefined): Finding {
  const { code, severity, at, parameters = {} } = fault
  const profile = rule?.canonical ?? walk.canonical
  return {
    code,
    severity,
    path: ofReading.has(code) ? unreadPathOf(place) : pathOf(place, at),
    pointer: pointerOf(place, at),
    ...(profile !== '' && { profile }),
    ...(rule && { element: rule.id }),
    ...(fault.rule !== undefined && { rule: fault.rule }),
    ...(fault.bestPractice && { bestPractice: true }),
    parameters,
  }
}

/** The resource of the document that a literal reference leads to. */
export function targetOf(index: DocumentIndex, reference: string, from: Standing): Standing | undefined {
  const resolution = index.resolve(reference, from)
  return resolution.leads === 'here' ? resolution.to : undefined
}
