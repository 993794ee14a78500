/**
 * What went wrong between two countries, by the name in the catalogue (`error-codes.ts`): independent of the generation
 * of codes that the other side writes and of the protocol that carries it.
 */
export type ExchangeFault = {
  /** `ERROR_PI_NO_MATCH` and the like. */
  readonly name: string
  /** The code as it was sent, when it came from outside. */
  readonly sentCode?: string
  /** What was written about it, when it came from outside: may name a person, so it is shown but never logged. */
  readonly sentText?: string
  readonly severity: 'error' | 'warning'
}
