/** What a contact point can be found for: one row for each kind of metadata it publishes. */
export type ExchangeService =
  | 'patient-identification'
  | 'document-query'
  | 'document-retrieve'
  | 'document-submission'
  | 'identity-assertion'
  | 'professional-authentication'
  | 'search-mask'
  | 'fhir'

/** An identifier and the scheme it is unique in (OASIS BDX SMP 1.0, ParticipantIdentifier and its kind). */
export type SchemedIdentifier = { readonly scheme: string; readonly value: string }

/** What the certificate of an endpoint is for. `none` where there is no certificate. */
export type CertificateUse = 'tls' | 'assertion' | 'none'

export type ServiceRow = {
  readonly service: ExchangeService
  /** Document identifier, without its scheme. Compared without regard to case, since publishers lower it. */
  readonly document: string
  /** Process identifier; `CC` stands for the country in lower case. */
  readonly process: string
  readonly transportProfile: string
  readonly certificate: CertificateUse
}
