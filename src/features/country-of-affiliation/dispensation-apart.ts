import { largeApart } from '../../platform/threads/large-apart.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { faultInDispensation, type HandedOver } from './dispensation.ts'

/** The same as `faultInDispensation`, a large document in a thread of its own. What takes too much is no dispensation. */
export const faultInDispensationApart = largeApart<HandedOver, ExchangeFault | undefined>({
  atOnce: faultInDispensation,
  file: new URL('./dispensation-thread.ts', import.meta.url),
  tooMuch: faultOf('ERROR_ED_INCORRECT_FORMATTING'),
})
