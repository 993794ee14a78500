import { Problem } from '../../kernel/problem.ts'
import { attestType } from '../../standards/helseid/attest.ts'
import { numberSystems } from '../../standards/helseid/attest-systems.ts'
import { readAttest } from '../../standards/helseid/read-attest.ts'
import { nationalNumberSystem } from '../../standards/norway/identifier-systems.ts'
import type { Professional } from './professional.ts'
import type { Stated } from './stated.ts'

type Json = Readonly<Record<string, unknown>>

/**
 * The attest that a client stated, with what HelseID adds from the registers: who the practitioner is, and when. What the
 * client says of the care relationship is not judged here: whoever receives it does (ATT-37 to ATT-57).
 *
 * @returns undefined where none was stated
 * @throws Problem `invalid` (`attest-malformed`) where it cannot be read even so
 */
export function attestOfToken(
  { attest }: Stated,
  professional: Professional | undefined,
  now: Date,
): readonly Json[] | undefined {
  if (!attest) return undefined
  if (!professional) {
    throw new Problem('invalid', 'attest-malformed', 'Nobody is signed in whom an attest could be of', {
      at: 'practitioner',
    })
  }
  const { practitioner, ...stated } = attest
  const whole = {
    ...stated,
    type: attestType,
    practitioner: { ...(typeof practitioner === 'object' ? practitioner : {}), ...fromRegisters(professional) },
    toa: Math.floor(now.getTime() / 1000),
  }
  readAttest([whole])
  return [whole]
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
