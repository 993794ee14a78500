import { codeSystemKey } from './code-systems.ts'
import { languagesFor, primaryLanguage } from './designation-language.ts'
import type { DesignationStatus, TerminologyItem, Validity, ValueSetNames } from './terminology-item.ts'

/** Where texts came from; one per loaded file or folder. */
export type TerminologySource = {
  readonly name: string
  /** `shipped`: our own wording in this repository; `operator`: supplied files; `computed`: by rule, no list. */
  readonly kind: 'shipped' | 'operator' | 'computed'
}

/** A code in words. */
export type Designation = {
  readonly text: string
  /** Primary subtag of BCP 47: the language of the text, which may stand in for the one asked for. */
  readonly language: string
  /** The language asked for that this text answers; differs from `language` where a near language stands in. */
  readonly askedFor: string
  readonly source: TerminologySource
  readonly status: DesignationStatus
}

/** Names a whole code system by rule instead of by list, such as countries by CLDR. */
export type ComputedDesignations = {
  /** OID or URI. */
  readonly system: string
  readonly source: TerminologySource
  text(code: string, language: string): string | undefined
}

export type ValueSetMembership = 'member' | 'not-member' | 'value-set-unknown'

export type CodeStanding = 'listed' | 'inactive' | 'not-listed'

/** `(system, code)` to designations and value sets. Every `system` may be an OID, a `urn:oid:` or a FHIR URI. */
export type ConceptIndex = {
  /**
   * The text in the first language that has one, near languages included (nb and nn for each other; nb for se); the
   * answer says which language it is. Later sources win over earlier ones, current texts over retired ones. Never
   * invents: undefined where nothing is known, also where a broader code has a text.
   */
  designation(system: string, code: string, languages: readonly string[]): Designation | undefined
  /** Every text of the code, for display beside each other. */
  designations(system: string, code: string): readonly Designation[]
  /** The value sets whose loaded list holds the code. */
  valueSetsOf(system: string, code: string): readonly ValueSetNames[]
  /** Whether a value set, named by id, URL, OID or name, holds the code; what is not loaded is never «not a member». */
  inValueSet(valueSet: string, system: string, code: string): ValueSetMembership
  /** What the loaded files say of the code itself; `not-listed` does not mean that there is no such code. */
  standing(system: string, code: string): CodeStanding
  /** The validity a file stated; undefined where none did. */
  validity(system: string, code: string): Validity | undefined
  readonly counts: { readonly systems: number; readonly designations: number; readonly valueSets: number }
}

type Layer = {
  readonly source: TerminologySource
  readonly status: DesignationStatus
  readonly texts: Map<string, string>
}
type SystemEntry = {
  /** By language; the layer that wins stands first. */
  readonly layers: Map<string, Layer[]>
  readonly codes: Set<string>
  readonly inactive: Set<string>
  readonly validity: Map<string, Validity>
}
type ValueSetEntry = { names: ValueSetNames; readonly members: Map<string, Set<string>> }

export type ConceptIndexBuilder = {
  /** Takes one statement; refusals are the caller's to report and are passed over here. */
  add(item: TerminologyItem, source: TerminologySource): void
  /** The index so far. The builder must not be used after this. */
  build(computed?: readonly ComputedDesignations[]): ConceptIndex
}

/**
 * Collects statements into an index for some hundred thousand concepts. Texts are kept per system, language and
 * source as plain code-to-text maps, and equal strings are kept once.
 *
 * @param sources all there will be, in rising precedence; the order in which they speak does not matter
 */
export function conceptIndexBuilder(sources: readonly TerminologySource[]): ConceptIndexBuilder {
  const systems = new Map<string, SystemEntry>()
  const valueSets = new Map<string, ValueSetEntry>()
  const strings = new Map<string, string>()
  const keys = new Map<string, string>()
  let designations = 0

  /** One string object per text, cut loose from the file buffer it was sliced from. */
  const kept = (text: string): string => {
    const known = strings.get(text)
    if (known !== undefined) return known
    const own = Buffer.from(text, 'utf8').toString('utf8')
    strings.set(own, own)
    return own
  }
  const systemAt = (oidOrUri: string): SystemEntry => {
    let key = keys.get(oidOrUri)
    if (key === undefined) {
      key = kept(codeSystemKey(oidOrUri))
      keys.set(kept(oidOrUri), key)
    }
    let entry = systems.get(key)
    if (!entry) {
      entry = { layers: new Map(), codes: new Set(), inactive: new Set(), validity: new Map() }
      systems.set(key, entry)
    }
    return entry
  }
  const valueSetAt = (id: string): ValueSetEntry => {
    let entry = valueSets.get(id)
    if (!entry) {
      entry = { names: { id: kept(id) }, members: new Map() }
      valueSets.set(entry.names.id, entry)
    }
    return entry
  }

  return {
    add(item, source) {
      if (item.kind === 'refused') return
      if (item.kind === 'value-set') {
        const { kind: _, ...names } = item
        const entry = valueSetAt(item.id)
        entry.names = { ...entry.names, ...names }
        return
      }
      const system = systemAt(item.system)
      const code = kept(item.code)
      system.codes.add(code)
      if (item.kind === 'designation') {
        const texts = layerOf(system, primaryLanguage(item.language), source, item.status, sources)
        if (!texts.has(code)) designations++
        texts.set(code, kept(item.text))
      } else if (item.kind === 'concept') {
        if (item.active) system.inactive.delete(code)
        else system.inactive.add(code)
        if (item.valid.from !== undefined || item.valid.to !== undefined) system.validity.set(code, item.valid)
      } else {
        const { members } = valueSetAt(item.valueSet)
        const key = codeSystemKey(item.system)
        const codes = members.get(key)
        if (codes) codes.add(code)
        else members.set(key, new Set([code]))
      }
    },
    build(computed = []) {
      strings.clear()
      keys.clear()
      return indexOver(systems, valueSets, designations, computed)
    },
  }
}

function layerOf(
  system: SystemEntry,
  language: string,
  source: TerminologySource,
  status: DesignationStatus,
  sources: readonly TerminologySource[],
): Map<string, string> {
  let layers = system.layers.get(language)
  if (!layers) {
    layers = []
    system.layers.set(language, layers)
  }
  for (const layer of layers) if (layer.source === source && layer.status === status) return layer.texts
  const layer: Layer = { source, status, texts: new Map() }
  layers.push(layer)
  layers.sort((a, b) => a.status.localeCompare(b.status) || sources.indexOf(b.source) - sources.indexOf(a.source))
  return layer.texts
}

function indexOver(
  systems: ReadonlyMap<string, SystemEntry>,
  valueSets: ReadonlyMap<string, ValueSetEntry>,
  designationCount: number,
  computed: readonly ComputedDesignations[],
): ConceptIndex {
  const rules = new Map(computed.map((rule) => [codeSystemKey(rule.system), rule]))
  const byName = new Map<string, ValueSetEntry[]>()
  for (const entry of valueSets.values()) {
    for (const name of new Set([entry.names.id, entry.names.url, entry.names.oid, entry.names.name])) {
      if (name === undefined) continue
      const known = byName.get(name)
      if (known) known.push(entry)
      else byName.set(name, [entry])
    }
  }

  const inLanguage = (key: string, code: string, language: string, askedFor: string): Designation | undefined => {
    for (const { source, status, texts } of systems.get(key)?.layers.get(language) ?? []) {
      const text = texts.get(code)
      if (text !== undefined) return { text, language, askedFor, source, status }
    }
    const rule = rules.get(key)
    const text = rule?.text(code, language)
    return rule && text !== undefined ? { text, language, askedFor, source: rule.source, status: 'current' } : undefined
  }

  return {
    designation(system, code, languages) {
      const key = codeSystemKey(system)
      for (const asked of languages) {
        const askedFor = primaryLanguage(asked)
        for (const language of languagesFor(askedFor)) {
          const found = inLanguage(key, code, language, askedFor)
          if (found) return found
        }
      }
      return undefined
    },
    designations(system, code) {
      const found: Designation[] = []
      for (const [language, layers] of systems.get(codeSystemKey(system))?.layers ?? []) {
        for (const { source, status, texts } of layers) {
          const text = texts.get(code)
          if (text !== undefined) found.push({ text, language, askedFor: language, source, status })
        }
      }
      return found
    },
    valueSetsOf(system, code) {
      const key = codeSystemKey(system)
      return [...valueSets.values()].filter(({ members }) => members.get(key)?.has(code)).map(({ names }) => names)
    },
    inValueSet(valueSet, system, code) {
      const entries = byName.get(valueSet)
      if (!entries) return 'value-set-unknown'
      const key = codeSystemKey(system)
      return entries.some(({ members }) => members.get(key)?.has(code)) ? 'member' : 'not-member'
    },
    standing(system, code) {
      const entry = systems.get(codeSystemKey(system))
      if (!entry?.codes.has(code)) return 'not-listed'
      return entry.inactive.has(code) ? 'inactive' : 'listed'
    },
    validity: (system, code) => systems.get(codeSystemKey(system))?.validity.get(code),
    counts: { systems: systems.size, designations: designationCount, valueSets: valueSets.size },
  }
}
