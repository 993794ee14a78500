/** Extensions of HL7's Structured Documents group, `deceasedInd` among them. */
export const SDTC = 'urn:hl7-org:sdtc'
