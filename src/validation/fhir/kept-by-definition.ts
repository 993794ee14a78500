/** As far as definitions of all sorts are alike. */
type Definition = { readonly url: string; readonly version?: string }

/** How a definition is come to, and what is made of it. */
type Making<Kind extends Definition, Made> = {
  /** By whatever a document names it: a version may be made up, and another definition may answer for it. */
  find(name: string): Kind | undefined
  make(definition: Kind): Made
  /** Names that always lead to it; its canonical URL where nothing is said. */
  namesOf?(definition: Kind): readonly string[]
}

/**
 * What is made of definitions, each when first asked for, and kept. Documents choose what is asked, in any number, and a
 * string of a document keeps the document's whole text in memory: kept are only definitions that were found, under names
 * of their own.
 */
export function keptByDefinition<Kind extends Definition, Made>({
  find,
  make,
  namesOf = canonicalsOf,
}: Making<Kind, Made>): (name: string) => Made | undefined {
  const kept = new Map<Kind, { readonly made: Made }>()
  const named = new Map<string, { readonly made: Made }>()
  return (name) => {
    const known = named.get(name)
    if (known) return known.made
    const definition = find(name)
    if (!definition) return undefined
    const entry = kept.get(definition) ?? { made: make(definition) }
    kept.set(definition, entry)
    const own = namesOf(definition).find((each) => each === name)
    if (own !== undefined) named.set(own, entry)
    return entry.made
  }
}

function canonicalsOf({ url, version }: Definition): readonly string[] {
  return version === undefined ? [url] : [url, `${url}|${version}`]
}
