import { Problem } from '../../kernel/problem.ts'
import { apartInTurn } from '../../platform/threads/apart-in-turn.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import { faultInDispensation, type HandedOver } from './dispensation.ts'

/** Bytes of a document that is opened at once: fifty thousand of the smallest elements, a fifth of a second. */
const small = 200_000

const limits = { seconds: 20, megabytes: 512 }
const inTurn = apartInTurn(2)

/**
 * The same as `faultInDispensation`, a large document in a thread of its own: a country that hands over half a million elements
 * keeps nobody else waiting. What takes too much is no dispensation.
 */
export async function faultInDispensationApart(
  bytes: Uint8Array,
  patient: InstanceIdentifier,
): Promise<ExchangeFault | undefined> {
  if (bytes.length <= small) return faultInDispensation(bytes, patient)
  const asked: HandedOver = { bytes, patient }
  try {
    return await inTurn(new URL('./dispensation-thread.ts', import.meta.url), asked, limits)
  } catch (error) {
    if (error instanceof Problem && error.code.startsWith('apart-')) return faultOf('ERROR_ED_INCORRECT_FORMATTING')
    throw error
  }
}
