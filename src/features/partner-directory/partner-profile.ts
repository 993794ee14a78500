import type { CodeGeneration } from '../../standards/myhealth-eu/error-codes.ts'

/** What a country does otherwise than the rest of MyHealth@EU. */
export type PartnerProfile = {
  /** Of the error codes it is sent. */
  readonly generation: CodeGeneration
  /** What stands in an identifier between the number and the access code that the patient gave; none is sent without it. */
  readonly accessCodeAfter?: string
  /** What the list says of a PDF inside CDA level 1: the wrapper, or what is inside it. */
  readonly pdfListedAs: 'text/xml' | 'application/pdf'
}

const rest: PartnerProfile = { generation: 'wave-9', pdfListedAs: 'text/xml' }

/**
 * Profiles that differ. Germany's identifier is the insurance number and the access code in one (gematik, NCPeH), and it
 * lists PDF documents as what they hold.
 */
const profiles: Readonly<Record<string, Partial<PartnerProfile>>> = {
  DE: { accessCodeAfter: '|', pdfListedAs: 'application/pdf' },
}

/** The profile of a country; for most, that of all. */
export function profileOf(country: string): PartnerProfile {
  return { ...rest, ...profiles[country] }
}
