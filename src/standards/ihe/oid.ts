/** Without the prefix that ebRIM and SAML want and HL7 v3 does not. */
export function withoutOidPrefix(text: string): string {
  return text.trim().replace(/^urn:oid:/i, '')
}

/** With the prefix, whether it had one or not. */
export function withOidPrefix(text: string): string {
  return `urn:oid:${withoutOidPrefix(text)}`
}
