import { Problem } from '../../kernel/problem.ts'
import { attestType } from '../../standards/helseid/attest.ts'
import { numberSystems } from '../../standards/helseid/attest-systems.ts'
import { checkAttestAtIssue } from '../../standards/helseid/check-attest.ts'
import { checkRegisters } from '../../standards/helseid/check-registers.ts'
import { readAttest } from '../../standards/helseid/read-attest.ts'
import { nationalNumberSystem } from '../../standards/norway/identifier-systems.ts'
import { anchorRegisters } from './anchor-registers.ts'
import type { ActingFor } from './helse-id-claims.ts'
import type { Professional } from './professional.ts'
import type { Stated } from './stated.ts'

type Json = Readonly<Record<string, unknown>>

/** For whom a token is issued, and when. */
export type IssuedFor = {
  readonly professional: Professional | undefined
  readonly acting: ActingFor
  readonly now: Date
}

/**
 * The attest that a client stated, with what HelseID adds from the registers: who the practitioner is, and when. What
 * HelseID knows better is held against its registers; which patients, and the rest, is for whoever receives it. A
 * description of the decision is left out, as HelseID does.
 *
 * @returns undefined where none was stated
 * @throws Problem `invalid`: `attest-malformed` where it cannot be read even so, and the codes of the rules it breaks
 */
export function attestOfToken(
  { attest }: Stated,
  { professional, acting, now }: IssuedFor,
): readonly Json[] | undefined {
  if (!attest) return undefined
  if (!professional) {
    throw new Problem('invalid', 'attest-malformed', 'Nobody is signed in whom an attest could be of', {
      at: 'practitioner',
    })
  }
  const { practitioner, care_relationship, ...stated } = attest
  const whole = {
    ...stated,
    type: attestType,
    practitioner: { ...membersOf(practitioner), ...fromRegisters(professional) },
    care_relationship: withoutDescription(membersOf(care_relationship)),
    toa: Math.floor(now.getTime() / 1000),
  }
  refuseFaults([whole], professional, acting, now)
  return [whole]
}

function refuseFaults(details: readonly Json[], professional: Professional, acting: ActingFor, now: Date): void {
  const attest = readAttest(details)
  if (!attest) return
  const { subject, given, family, pid, hprNumber, authorizations } = professional
  const person = {
    ...{ subject, name: `${given} ${family}`, pid, authorizations, assuranceLevel: 'high', securityLevel: '4' },
    ...(hprNumber === undefined ? {} : { hprNumber }),
    orgnrParent: acting.parent,
    ...(acting.child === undefined ? {} : { orgnrChild: acting.child }),
  }
  const [fault] = [...checkAttestAtIssue(attest, { person, now }), ...checkRegisters(attest, anchorRegisters)]
  if (fault)
    throw new Problem(
      'invalid',
      fault.code,
      `The attest breaks a rule of the trust framework (${fault.rule}): ${fault.says}`,
    )
}

function withoutDescription(care: Json): Json {
  const { description: _left, ...decision } = membersOf(care.decision_ref)
  return { ...care, decision_ref: decision }
}

function membersOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function fromRegisters({ given, family, hprNumber, pid }: Professional) {
  return {
    identifier: {
      id: pid,
      system: nationalNumberSystem(pid),
      name: `${given} ${family}`,
      authority: 'Skatteetaten',
    },
    hpr_nr: hprNumber === undefined ? undefined : { id: hprNumber, system: numberSystems.hpr },
  }
}
