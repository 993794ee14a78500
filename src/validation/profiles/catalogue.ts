import type { StructureDefinition, ValueSet } from '../fhir/definitions.ts'
import { carriedExtensions } from './carried-extensions.ts'
import { core } from './core.ts'
import { structuresOf } from './differential.ts'
import { discharge } from './discharge.ts'
import { eps } from './eps.ts'
import { extensionStructuresOf } from './extension-structures.ts'
import { crossVersionExtensions, europeanExtensions, iheExtensions } from './extensions.ts'
import { imaging } from './imaging.ts'
import { imagingExtensions, imagingFromR5, manifestExtensions } from './imaging-extensions.ts'
import { imagingManifest } from './imaging-manifest.ts'
import { europeanManifest } from './imaging-manifest-eu.ts'
import { laboratory } from './laboratory.ts'
import { mpd } from './mpd.ts'
import { nationalExtensions, nationalGuides } from './norway/national-guides.ts'
import { type Guide, OWN } from './table.ts'
import { valueSetAliases, valueSets } from './value-sets.ts'

/** Every guide that a fresh machine validates against. */
export const guides: readonly Guide[] = [
  core,
  eps,
  mpd,
  laboratory,
  discharge,
  imaging,
  imagingManifest,
  europeanManifest,
  ...nationalGuides,
]

const extensions = [
  ...[europeanExtensions, iheExtensions, crossVersionExtensions],
  ...[imagingExtensions, manifestExtensions, imagingFromR5, carriedExtensions],
  ...nationalExtensions,
].flatMap((guide) => [...extensionStructuresOf(guide)])

/** Our own definitions, with differentials only: what Knutepunkt promises even where no package is present. */
export const ownDefinitions: readonly (StructureDefinition | ValueSet)[] = [
  ...guides.flatMap(structuresOf),
  ...extensions.map(([, structure]) => structure),
  ...valueSets,
]

/**
 * Published canonical URL, without version and under old and new ids, to our own definition of the same: to be used
 * where the published one is not loaded.
 */
export const aliases: ReadonlyMap<string, string> = new Map([
  ...guides.flatMap(aliasesOf),
  ...extensions.map(([published, structure]) => [published, structure.url] as const),
  ...valueSetAliases,
])

const published: ReadonlyMap<string, string> = new Map([...aliases].map(([url, own]) => [own, url] as const).reverse())

/** The published profile, with `|version`, that one of ours follows, by its canonical URL with or without `|version`. */
export function publishedOf(profile: string): string | undefined {
  const [url = '', version] = profile.split('|')
  const found = published.get(url)
  return found === undefined || version === undefined ? found : `${found}|${version}`
}

function aliasesOf(guide: Guide): readonly (readonly [string, string])[] {
  return Object.entries(guide.profiles).flatMap(([id, { alsoKnownAs = [] }]) =>
    [id, ...alsoKnownAs].map((name) => [publishedUrl(name, guide), `${OWN}/StructureDefinition/${id}`] as const),
  )
}

function publishedUrl(name: string, guide: Guide): string {
  return name.startsWith('http') ? name : `${guide.canonical}/StructureDefinition/${name}`
}
