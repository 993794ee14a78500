/** What a country does otherwise than the rest of MyHealth@EU. */
export type PartnerProfile = {
  /** Of the error codes it is sent: names like `ERROR_PS_NOT_FOUND` since OpenNCP 9, numbers like 1102 before it. */
  readonly generation: 'names' | 'numbers'
  /** What stands in an identifier between the number and the access code that the patient gave; none is sent without it. */
  readonly accessCodeAfter?: string
  /** What the list says of a PDF inside CDA level 1: the wrapper, or what is inside it. */
  readonly pdfListedAs: 'text/xml' | 'application/pdf'
}

const rest: PartnerProfile = { generation: 'names', pdfListedAs: 'text/xml' }

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
