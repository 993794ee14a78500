import type { SignedIn } from '../../protocols/gate/access.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { PresentationFault } from '../../standards/openid4vp/refuse.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'
import type { TrustedIssuer } from './issuers.ts'
import type { Presentations } from './store.ts'
import type { Wallets } from './wallets.ts'

/** Who a verified credential says somebody is, for a country's form. */
export type Recognised = {
  readonly country: string
  readonly traits: PatientTraits
  /** Id of the type: `pid`, `health-id`. */
  readonly credential: string
}

/** What reading wallets takes. */
export type HealthCredentialNeeds = {
  readonly wallets: Wallets
  readonly issuers: readonly TrustedIssuer[]
  readonly presentations: Presentations
  readonly mask: (country: string) => SearchMask | undefined
  /**
   * Fills in the country's form for the professional who asked. Nothing is asked of the country by it.
   *
   * @returns the form's address
   */
  readonly fillIn: (person: SignedIn, recognised: Recognised) => Promise<string>
  /** Where the form is that is filled in by hand. */
  readonly formPath: (country: string) => string
  /** Told of every answer that came to nothing: why it is not believed, or that something of ours failed. */
  readonly refused: (code: PresentationFault | 'interrupted', error: unknown) => void
  /** In a demonstration: where its wallet is, for a question. */
  readonly demoWallet?: (address: string) => string
  readonly now: () => Date
  /** Random, of the form of a UUID. */
  readonly newId: () => string
}
