/** What an assertion is measured against. */
export type AssertionTrust = {
  readonly now: Date
  /** How much the clocks of two countries may differ: `skewSeconds`. */
  readonly skewSeconds: number
  /** `xBorderAudience`. */
  readonly audience: string
  /** Who signs with this certificate (DER), its path and revocation checked; or why it is not believed. */
  readonly signer: (certificate: Uint8Array) => { readonly country: string } | { readonly fault: string }
  /** Two letters: of the TLS peer, which may only send assertions of its own country. */
  readonly sendingCountry: string
  /** Identification needs no treatment relationship; everything after it does. */
  readonly needs: 'hcp' | 'hcp+trc'
}

/** Clocks of two countries differ by this much at most (MyHealth@EU). */
export const skewSeconds = 60

/** The audience of every assertion of MyHealth@EU. */
export const xBorderAudience = 'urn:ehdsi:assertions.audience:x-border'
