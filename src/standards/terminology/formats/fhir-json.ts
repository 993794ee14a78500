import type { Emit, LineReader, RefusalReason, TerminologyFormat } from '../terminology-item.ts'
import { type Json, isObject, text, list } from './json-value.ts'

/** FHIR JSON: a CodeSystem, a ValueSet, or a Bundle of them. (FHIR R4: CodeSystem, ValueSet, Bundle) */
export const fhirJson: TerminologyFormat = {
  name: 'FHIR JSON',
  order: 3,
  recognises: (fileName, head) => /\.json$/i.test(fileName) && head.includes('"resourceType"'),
  reading: 'whole',
  parse(source, emit) {
    readJson(source, emit, undefined)
  },
}

/** FHIR NDJSON: one CodeSystem, ValueSet or Bundle a line. (FHIR Bulk Data Access, Ndjson) */
export const fhirNdjson: TerminologyFormat = {
  name: 'FHIR NDJSON',
  order: 3,
  recognises: (fileName, head) => /\.ndjson$/i.test(fileName) && head.includes('"resourceType"'),
  reading: 'lines',
  start: (emit): LineReader => ({
    line(source, number) {
      if (source.trim() !== '') readJson(source, emit, number)
    },
    end() {},
  }),
}

/** Nesting of concepts taken; SNOMED CT, the deepest system in use, is published flat. */
const deepest = 64

type Refuse = (reason: RefusalReason, at: string) => void

function readJson(source: string, emit: Emit, line: number | undefined): void {
  const refuse: Refuse = (reason, at) =>
    emit({ kind: 'refused', reason, ...(at ? { at } : {}), ...(line === undefined ? {} : { line }) })
  let parsed: Json
  try {
    parsed = JSON.parse(source) as Json // JSON.parse returns a Json by definition
  } catch {
    refuse('not-json', '')
    return
  }
  readResource(parsed, '', emit, refuse)
}

function readResource(resource: Json, at: string, emit: Emit, refuse: Refuse): void {
  if (!isObject(resource)) {
    refuse('not-terminology', at)
    return
  }
  const reader = readers.get(text(resource.resourceType) ?? '')
  if (reader) reader(resource, at, emit, refuse)
  else refuse('not-terminology', at)
}

type ReadObject = (resource: Readonly<Record<string, Json>>, at: string, emit: Emit, refuse: Refuse) => void

const readers: ReadonlyMap<string, ReadObject> = new Map(
  Object.entries({
    Bundle(bundle, at, emit, refuse) {
      list(bundle.entry).forEach((entry, i) => {
        const here = within(at, `entry[${i}].resource`)
        if (isObject(entry) && entry.resource !== undefined) readResource(entry.resource, here, emit, refuse)
        else refuse('not-terminology', here)
      })
    },
    CodeSystem(resource, at, emit, refuse) {
      const system = text(resource.supplements)?.replace(/\|.*$/, '') ?? text(resource.url)
      if (!system) {
        refuse('no-system', at)
        return
      }
      const language = text(resource.language) ?? 'en'
      readConcepts(resource.concept, system, language, at, 0, emit, refuse)
    },
    ValueSet: readValueSet,
  }),
)

const within = (at: string, step: string): string => (at ? `${at}.${step}` : step)

function readConcepts(
  concepts: Json | undefined,
  system: string,
  language: string,
  at: string,
  depth: number,
  emit: Emit,
  refuse: Refuse,
): void {
  if (depth > deepest) {
    refuse('too-deep', at)
    return
  }
  list(concepts).forEach((concept, i) => {
    const here = within(at, `concept[${i}]`)
    if (!isObject(concept)) {
      refuse('no-code', here)
      return
    }
    const code = text(concept.code)
    if (code) {
      emit({ kind: 'concept', system, code, active: !isInactive(concept), valid: {} })
      readTexts(concept, system, code, language, here, emit, refuse)
    } else refuse('no-code', here)
    if (concept.concept !== undefined) {
      readConcepts(concept.concept, system, language, here, depth + 1, emit, refuse)
    }
  })
}

/** By the properties FHIR defines for every code system: `inactive`, or `status` retired or deprecated. */
function isInactive(concept: Readonly<Record<string, Json>>): boolean {
  return list(concept.property).some((property) => {
    if (!isObject(property)) return false
    const code = text(property.code)
    const value = text(property.valueCode)
    return (
      (code === 'inactive' && property.valueBoolean === true) ||
      (code === 'status' && (value === 'retired' || value === 'deprecated' || value === 'inactive'))
    )
  })
}

/** The display last, so that it wins over a designation in the same language. */
function readTexts(
  concept: Readonly<Record<string, Json>>,
  system: string,
  code: string,
  language: string,
  at: string,
  emit: Emit,
  refuse: Refuse,
): void {
  list(concept.designation).forEach((designation, i) => {
    const here = within(at, `designation[${i}]`)
    if (!isObject(designation)) {
      refuse('no-text', here)
      return
    }
    const words = text(designation.value)
    if (!words) {
      refuse('no-text', here)
      return
    }
    const tag = text(designation.language) ?? language
    if (!isFullySpecifiedName(designation.use)) {
      emit({ kind: 'designation', system, code, language: tag, text: words, status: 'current' })
    }
  })
  const display = text(concept.display)?.trim()
  if (display) emit({ kind: 'designation', system, code, language, text: display, status: 'current' })
}

/** SNOMED CT's fully specified name ends in a semantic tag and is not meant for display. */
function isFullySpecifiedName(use: Json | undefined): boolean {
  return isObject(use) && text(use.code) === '900000000000003001'
}

function readValueSet(resource: Readonly<Record<string, Json>>, at: string, emit: Emit, refuse: Refuse): void {
  const url = text(resource.url)
  const name = text(resource.name)
  const version = text(resource.version)
  const root = list(resource.identifier)
    .map((identifier) => (isObject(identifier) ? text(identifier.value) : undefined))
    .map((value) => /^urn:(?:oid|uuid):((?:[0-2])(?:\.\d+)+)$/.exec(value ?? '')?.[1])
    .find((found) => found !== undefined)
  const own = url ?? root ?? name
  if (!own) {
    refuse('no-system', at)
    return
  }
  const id = version ? `${own}|${version}` : own
  emit({
    kind: 'value-set',
    id,
    ...(url ? { url } : {}),
    ...(root ? { oid: root } : {}),
    ...(name ? { name } : {}),
    ...(version ? { version } : {}),
  })
  const language = text(resource.language) ?? 'en'
  const expansion = resource.expansion
  const take: TakeMember = (entry, system, here) => {
    const code = text(entry.code)
    if (!system) {
      refuse('no-system', here)
      return
    }
    if (!code) {
      refuse('no-code', here)
      return
    }
    emit({ kind: 'member', valueSet: id, system, code })
    readTexts(entry, system, code, language, here, emit, refuse)
  }
  if (isObject(expansion)) readExpansion(expansion.contains, within(at, 'expansion'), 0, take, refuse)
  readCompose(resource.compose, isObject(expansion), within(at, 'compose'), take, refuse)
}

type TakeMember = (entry: Readonly<Record<string, Json>>, system: string | undefined, at: string) => void

/** An abstract entry groups others and is no member itself. */
function readExpansion(contains: Json | undefined, at: string, depth: number, take: TakeMember, refuse: Refuse): void {
  if (depth > deepest) {
    refuse('too-deep', at)
    return
  }
  list(contains).forEach((entry, i) => {
    const here = within(at, `contains[${i}]`)
    if (!isObject(entry)) {
      refuse('no-code', here)
      return
    }
    if (entry.abstract !== true) take(entry, text(entry.system), here)
    if (entry.contains !== undefined) readExpansion(entry.contains, here, depth + 1, take, refuse)
  })
}

/** Listed codes are members unless excluded by name; what is named by rule is refused where no expansion lists it. */
function readCompose(compose: Json | undefined, expanded: boolean, at: string, take: TakeMember, refuse: Refuse): void {
  if (!isObject(compose)) return
  const excluded = new Set<string>()
  list(compose.exclude).forEach((part, i) => {
    if (!isObject(part) || part.concept === undefined) {
      if (!expanded) refuse('not-enumerated', within(at, `exclude[${i}]`))
      return
    }
    for (const concept of list(part.concept)) {
      if (isObject(concept)) excluded.add(`${text(part.system)}|${text(concept.code)}`)
    }
  })
  list(compose.include).forEach((part, i) => {
    const here = within(at, `include[${i}]`)
    if (!isObject(part) || part.concept === undefined) {
      if (!expanded) refuse('not-enumerated', here)
      return
    }
    const system = text(part.system)
    list(part.concept).forEach((concept, j) => {
      const place = within(here, `concept[${j}]`)
      if (!isObject(concept)) {
        refuse('no-code', place)
        return
      }
      if (!excluded.has(`${system}|${text(concept.code)}`)) take(concept, system, place)
    })
  })
}
