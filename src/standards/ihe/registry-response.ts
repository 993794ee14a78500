import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { CodeGeneration } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'

/** How a request went as a whole (ebRS 3.0 and IHE ITI TF-3, 4.2.4). */
export type ResponseStatus = 'Success' | 'PartialSuccess' | 'Failure'

/** A status and its errors and warnings. Success with warnings is success. */
export type RegistryAnswer = { readonly status: ResponseStatus; readonly faults: readonly ExchangeFault[] }

/** What ITI-41 answers. @throws Problem `invalid`, code `registry-response` */
export function readRegistryResponse(_body: XmlElement): RegistryAnswer {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** What ITI-41 answers: failure with any error, success with none or with warnings. */
export function writeRegistryResponse(_faults: readonly ExchangeFault[], _generation: CodeGeneration): XmlElement {
  throw new Problem('unsupported', 'not-built', 'Not built')
}
