/** Codes that MyHealth@EU and ISO 3166-1 write differently. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['EL', 'GR'],
  ['UK', 'GB'],
])

/** The country an issuer names (`urn:idp:XX:countryB`, `urn:initgw:XX:countryB`), as ISO 3166-1; undefined for anything else. */
export function countryOfIssuer(issuer: string): string | undefined {
  const [, country] = /^urn:(?:idp|initgw):([A-Z]{2}):countryB$/.exec(issuer) ?? []
  return country === undefined ? undefined : isoCountry(country)
}

/** `GR` for `EL`, `GB` for `UK`, in capitals. */
export function isoCountry(country: string): string {
  const upper = country.toUpperCase()
  return aliases.get(upper) ?? upper
}
