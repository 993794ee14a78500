/** HL7 version 3, the namespace of CDA R2. */
export const V3 = 'urn:hl7-org:v3'

/** Medication extensions of eHDSI from wave 6. */
export const PHARM = 'urn:hl7-org:pharm'

/** Medication extensions of epSOS and eHDSI waves 1 to 5; read, never written. */
export const EPSOS = 'urn:epsos-org:ep:medication'
