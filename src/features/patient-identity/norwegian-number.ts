import { identifierSystems } from '../../standards/norway/identifier-systems.ts'
import { refuseRealNumber } from '../../standards/norway/invented-only.ts'
import { type NationalNumber, parseNationalNumber } from '../../standards/norway/national-number.ts'
import type { PersonNumber } from './identity.ts'

/** Authorities of Norwegian numbers, as OIDs. */
export const norwegianRegisters: Readonly<Record<NationalNumber['kind'], string>> = {
  FNR: bare(identifierSystems.FNR),
  DNR: bare(identifierSystems.DNR),
}

/**
 * A fødselsnummer or D-nummer as somebody typed it, with or without a space.
 *
 * @param inventedOnly whether everybody here is invented, so that a number of real shape is refused
 * @throws Problem `national-number-…`, `number-of-real-shape`
 */
export function norwegianNumber(typed: string, inventedOnly: boolean, now: Date): PersonNumber {
  const number = parseNationalNumber(typed.replace(/\s/g, ''), now)
  if (inventedOnly) refuseRealNumber(number)
  return { country: 'NO', root: norwegianRegisters[number.kind], extension: number.value }
}

function bare(system: string): string {
  return system.replace('urn:oid:', '')
}
