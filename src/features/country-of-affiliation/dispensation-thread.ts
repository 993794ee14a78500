import { answerApart } from '../../platform/threads/run-apart.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { faultInDispensation, type HandedOver } from './dispensation.ts'

// `faultInDispensationApart` is the only one to start this file.
answerApart<HandedOver, ExchangeFault | undefined>(faultInDispensation)
