import type { Definitions } from '../../validation/fhir/definitions.ts'
import { guides } from '../../validation/profiles/catalogue.ts'
import type { Guide, Reading } from '../../validation/profiles/table.ts'
import type { Packages } from './packages.ts'

type Said = { readonly nb: string; readonly nn: string; readonly en: string }

/** A profile that a maker of systems may choose on the page. */
export type OfferedProfile = {
  /** As it stands in a form. */
  readonly key: string
  /** The published canonical URL. */
  readonly canonical: string
  readonly name: Said
}

const offered = (key: string, canonical: string, nb: string, nn: string, en: string): OfferedProfile => ({
  key,
  canonical,
  name: { nb, nn, en },
})

/** The kinds of document the European formats have, by their outermost profile (eu-formats: ch. 4), and Norway's own. */
export const offeredProfiles: readonly OfferedProfile[] = [
  offered('eps', 'http://hl7.eu/fhir/eps/StructureDefinition/bundle-eu-eps', 'Europeisk pasientoppsummering (EPS)', 'Europeisk pasientoppsummering (EPS)', 'European Patient Summary (EPS)'), // biome-ignore format: a row
  offered('ips', 'http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips', 'Internasjonal pasientoppsummering (IPS)', 'Internasjonal pasientoppsummering (IPS)', 'International Patient Summary (IPS)'), // biome-ignore format: a row
  offered('resept', 'http://hl7.eu/fhir/mpd/StructureDefinition/MedicationRequest-eu-mpd', 'E-resept (MedicationRequest)', 'E-resept (MedicationRequest)', 'Electronic prescription (MedicationRequest)'), // biome-ignore format: a row
  offered('utlevering', 'http://hl7.eu/fhir/mpd/StructureDefinition/MedicationDispense-eu-mpd', 'Utlevering (MedicationDispense)', 'Utlevering (MedicationDispense)', 'Dispensation (MedicationDispense)'), // biome-ignore format: a row
  offered('laboratoriesvar', 'http://hl7.eu/fhir/laboratory/StructureDefinition/Bundle-eu-lab', 'Laboratoriesvar', 'Laboratoriesvar', 'Laboratory report'), // biome-ignore format: a row
  offered('epikrise', 'http://hl7.eu/fhir/hdr/StructureDefinition/bundle-eu-hdr', 'Epikrise', 'Epikrise', 'Hospital discharge report'), // biome-ignore format: a row
  offered('bildesvar', 'http://hl7.eu/fhir/imaging/StructureDefinition/BundleReportEuImaging', 'Svar på bildediagnostikk', 'Svar på biletdiagnostikk', 'Imaging report'), // biome-ignore format: a row
  offered('bildemanifest', 'https://profiles.ihe.net/RAD/MADO/StructureDefinition/MadoFhirBundle', 'Manifest over bilder (MADO)', 'Manifest over bilete (MADO)', 'Imaging manifest (MADO)'), // biome-ignore format: a row
  offered('legemiddelliste', 'http://ehelse.no/fhir/StructureDefinition/sfm-MedicationBundle', 'Legemiddelliste (SFM Basis)', 'Legemiddelliste (SFM Basis)', 'Norwegian medicine list (SFM Basis)'), // biome-ignore format: a row
  offered('provesvar', 'http://nhn.no/fhir/nilar/StructureDefinition/nilar-diagnostic-report', 'Svarrapport (Pasientens prøvesvar)', 'Svarrapport (Pasientens prøvesvar)', 'Norwegian laboratory report (Pasientens prøvesvar)'), // biome-ignore format: a row
  offered('maledata', 'http://hl7.no/fhir/vkpobservation/StructureDefinition/pmd-Bundle-Observation', 'Måledata (PMD)', 'Måledata (PMD)', 'Norwegian measurements (PMD)'), // biome-ignore format: a row
  offered('pasient', 'http://hl7.no/fhir/StructureDefinition/no-basis-Patient', 'Norsk pasient (no-basis)', 'Norsk pasient (no-basis)', 'Norwegian patient (no-basis)'), // biome-ignore format: a row
]

/** Where the rules of a profile come from. */
export type ProfileOrigin =
  /** A published package that is loaded. */
  | { readonly kind: 'published'; readonly package: string; readonly version: string | undefined }
  /** Ours, which follows a published one that is not loaded; `reading` where that one could not be compared with. */
  | { readonly kind: 'own'; readonly follows: string; readonly version: string; readonly reading?: Reading['sure'] }

/** Says of a profile, by its canonical URL with or without `|version`, where its rules come from. */
export function originOf(packages: Packages, definitions: Definitions): (profile: string) => ProfileOrigin | undefined {
  const published = new Map<string, ProfileOrigin>()
  for (const { digested } of packages) {
    const origin = { kind: 'published', package: digested.name, version: digested.version } as const
    for (const { url, version } of digested.entries) {
      published.set(`${url}|${version}`, origin)
    }
  }
  return (profile) => {
    const definition = definitions.structure(profile)
    if (definition === undefined) return undefined
    const id = definition.url.slice(definition.url.lastIndexOf('/') + 1)
    const guide = guides.find(({ profiles }) => Object.hasOwn(profiles, id))
    const known = published.get(`${definition.url}|${definition.version}`)
    return known ?? (guide && ownOrigin(guide))
  }
}

function ownOrigin({ package: follows, version, reading }: Guide): ProfileOrigin {
  return { kind: 'own', follows, version, ...(reading && { reading: reading.sure }) }
}
