/** SAML 2.0 assertions. */
export const saml = 'urn:oasis:names:tc:SAML:2.0:assertion'

/** Namespace of coded attribute values (`Role`, `PurposeOfUse`). */
export const hl7v3 = 'urn:hl7-org:v3'

/** XML Schema, which `xsi:type="xs:string"` of attribute values names. */
export const xmlSchema = 'http://www.w3.org/2001/XMLSchema'

/** Whoever sends the message vouches for its subject; the only confirmation of MyHealth@EU. */
export const senderVouches = 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches'
