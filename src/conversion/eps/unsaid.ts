import type { AllergyObservation } from '../../standards/cda/patient-summary/allergy.ts'
import type { Device, Procedure } from '../../standards/cda/patient-summary/observation.ts'
import type { ProblemObservation } from '../../standards/cda/patient-summary/problem.ts'
import { codedOf } from './codes.ts'
import { saysSomething } from './medication.ts'

/**
 * Statements that are there only because the template wants one, null flavours in every place where a fact could be. In
 * FHIR they would be facts: a device in use, a procedure that was done, an active allergy. So no resource is made of
 * them, the section says that there is no information, and the statement is carried (eu-formats 1.5).
 */

export function saysDevice({ code, deviceIds, modelName, time, notes }: Device): boolean {
  return saysSomething([code, deviceIds, modelName, time, notes])
}

export function saysProcedure({ negation, code, time, targetSites, reasons, notes }: Procedure): boolean {
  return negation === 'true' || saysSomething([code, time, targetSites, reasons, notes])
}

export function saysProblem(problem: ProblemObservation): boolean {
  const { negation, value, time, severity, certainty, clinicalStatus, healthStatus, notes } = problem
  return (
    negation === 'true' ||
    saysSomething([value, time, severity, certainty, clinicalStatus, healthStatus, notes].map(content))
  )
}

/** An allergy to something unknown (`UNK`), or to something without a code (`OTH`), is an allergy. */
export function saysAllergy(allergy: AllergyObservation): boolean {
  const { negation, agents, value, time, severity, certainty, clinicalStatus, criticality, reactions, notes } = allergy
  const flavors = [codedOf(value)?.nullFlavor, ...agents.map(({ code }) => code?.nullFlavor)]
  return (
    negation === 'true' ||
    flavors.some((flavor) => flavor === 'UNK' || flavor === 'OTH') ||
    saysSomething([value, severity, certainty, clinicalStatus, criticality].map(content)) ||
    saysSomething([agents, time, reactions.map(({ manifestation }) => content(manifestation)), notes])
  )
}

/** A value without the name of its type, which is no fact. */
function content(value: object | undefined): unknown {
  if (!value) return undefined
  const { type: _, ...rest } = value as { readonly type?: unknown }
  return rest
}
