/** What a FHIR `identifier.system` says an identifier is, in Norway. OIDs of Direktoratet for e-helse's branch. */
export const identifierSystems = {
  /** Fødselsnummer. */
  FNR: 'urn:oid:2.16.578.1.12.4.1.4.1',
  /** D-nummer. */
  DNR: 'urn:oid:2.16.578.1.12.4.1.4.2',
  /** Felles hjelpenummer. */
  FHN: 'urn:oid:2.16.578.1.12.4.1.4.3',
  /** Helsepersonellregisteret: 7 to 9 digits, no check digit. */
  HPR: 'urn:oid:2.16.578.1.12.4.1.4.4',
  /** DUF-nummer of Utlendingsdirektoratet: 12 digits. */
  DUF: 'urn:oid:2.16.578.1.12.4.1.4.5',
  /** Organisasjonsnummer in Enhetsregisteret. */
  ENH: 'urn:oid:2.16.578.1.12.4.1.4.101',
  /** Department in RESH. */
  RESH: 'urn:oid:2.16.578.1.12.4.1.4.102',
  /** Concession of a pharmacy. */
  AKO: 'urn:oid:2.16.578.1.12.4.1.4.107',
  /** Adresseregisteret. */
  HER: 'urn:oid:2.16.578.1.12.4.1.2',
} as const

/**
 * The system that a national number stands under, by its form: 40 is added to the day of a D-number.
 *
 * @param number 11 digits; nothing else of it is looked at
 */
export function nationalNumberSystem(number: string): string {
  return Number(number.slice(0, 2)) > 40 ? identifierSystems.DNR : identifierSystems.FNR
}

/**
 * An administrative code system of Volven as instances write it.
 *
 * @param number four digits, as `9060`
 */
export function volven(number: string): string {
  return `urn:oid:2.16.578.1.12.4.1.1.${number}`
}
