import { typeName } from '../compile-element.ts'
import { canonicalOf } from '../compile-type.ts'
import { type Duty, type DutyNode, dutiesOf } from './duties.ts'
import { isObject, type Definitions, type JsonObject, type StructureDefinition } from '../definitions.ts'
import type { Standing } from '../document/document-index.ts'
import { keptByDefinition } from '../kept-by-definition.ts'
import { type Place, placeOf } from '../place.ts'
import type { Criterion } from '../program.ts'

/** How far one duty was met, over all places of the document where it stands. */
export type Covered = Duty & {
  /** Canonical URL of the profile, with `|version`. */
  readonly profile: string
  /** `ElementDefinition.id` in that profile. */
  readonly element: string
  /** Places where the element could stand: what holds it is there. */
  readonly places: number
  readonly populated: number
  /** Of these, how many say only why there is no value (`data-absent-reason`). */
  readonly absent: number
  /** Places left empty although the source knew a value. */
  readonly missed: number
}

export type CoverageAsked = {
  /** A resource, and a profile it is held against. */
  readonly resources: readonly { readonly standing: Standing; readonly profile: string }[]
  readonly root: JsonObject
  /** Whether a value belongs to a slice; undefined where nobody can tell. */
  belongs(standing: Standing, place: Place, criteria: readonly Criterion[]): boolean | undefined
  /** Whether the source knew a value for an element of this resource that is not in the document. */
  known?(standing: Standing, element: string): boolean
}

/**
 * What became of the obligations (`obligation` extension) and must-support elements of profiles in one document: a
 * report for makers of systems, not a verdict. «If known» cannot be seen from the document alone; hand in what the
 * source knew.
 *
 * @see https://hl7.org/fhir/extensions/obligations.html
 */
export function makeCoverage(definitions: Definitions): (asked: CoverageAsked) => readonly Covered[] {
  const profileOf = keptByDefinition({
    find: (canonical) => definitions.structure(canonical),
    make: (definition) => readProfile(definition, definitions),
  })
  return (asked) => {
    const counts = new Map<string, Counted>()
    for (const { standing, profile } of asked.resources) {
      const found = profileOf(profile)
      if (!found) continue
      const count = counter(counts, found, standing, asked)
      count(found.node, [placeOf(standing, asked.root)])
    }
    return [...counts.values()]
  }
}

type Profile = { readonly canonical: string; readonly node: DutyNode }
type Counted = { -readonly [Name in keyof Covered]: Covered[Name] }

function readProfile(definition: StructureDefinition, definitions: Definitions): Profile | undefined {
  const node = dutiesOf(definition, definitions)
  return node && { canonical: canonicalOf(definition), node }
}

/** Goes down the element's places, and counts for each duty below. */
function counter(counts: Map<string, Counted>, profile: Profile, standing: Standing, asked: CoverageAsked) {
  const tally = (node: DutyNode, found: readonly Place[]) => {
    for (const duty of node.duties) {
      const counted = countedFor(counts, profile, node, duty)
      counted.places += 1
      if (found.length > 0) counted.populated += 1
      else if (asked.known?.(standing, node.id)) counted.missed += 1
      if (found.length > 0 && found.every(saysAbsent)) counted.absent += 1
    }
  }
  const down = (node: DutyNode, places: readonly Place[]): void => {
    for (const place of places) {
      for (const child of node.children) {
        const found = membersOf(place, child)
        tally(child, found)
        down(child, found)
        for (const { criteria, node: slice } of child.slices) {
          const inSlice = criteria ? found.filter((each) => asked.belongs(standing, each, criteria)) : []
          tally(slice, inSlice)
          down(slice, inSlice)
        }
      }
    }
  }
  return (root: DutyNode, places: readonly Place[]) => {
    tally(root, places)
    down(root, places)
  }
}

function countedFor(counts: Map<string, Counted>, { canonical }: Profile, { id }: DutyNode, duty: Duty): Counted {
  const key = JSON.stringify([canonical, id, duty.code, duty.actor])
  const counted = counts.get(key) ?? {
    ...duty,
    profile: canonical,
    element: id,
    places: 0,
    populated: 0,
    absent: 0,
    missed: 0,
  }
  counts.set(key, counted)
  return counted
}

/** The element's values under a place; of a choice, under whichever name stands there. */
function membersOf(holder: Place, { name, choice, type }: DutyNode): readonly Place[] {
  const { value } = holder
  if (!isObject(value)) return []
  const names = choice ? Object.keys(value).filter((each) => isChoice(each, name)) : [name, `_${name}`]
  const written = [...new Set(names.map((each) => each.replace(/^_/, '')))]
  return written.flatMap((each) => {
    const place = { parent: holder, name: each, type: choice ? typeName(each.slice(name.length)) : (type ?? 'Element') }
    return valuesAt(value, each).map(
      (held, index): Place => ({ ...blank, ...place, ...held, index: held.listed ? index : -1 }),
    )
  })
}

function isChoice(written: string, name: string): boolean {
  const bare = written.replace(/^_/, '')
  return bare.startsWith(name) && /^[A-Z]/.test(bare.slice(name.length))
}

function valuesAt(holder: JsonObject, name: string) {
  const [values, siblings] = [holder[name], holder[`_${name}`]]
  const listed = Array.isArray(values) || Array.isArray(siblings)
  const [list, beside] = [values, siblings].map((each): readonly unknown[] =>
    Array.isArray(each) ? each : each === undefined ? [] : [each],
  ) as [readonly unknown[], readonly unknown[]] // two in, two out
  return Array.from({ length: Math.max(list.length, beside.length) }, (_, at) => {
    const sibling = beside[at]
    return { value: list[at] ?? undefined, sibling: isObject(sibling) ? sibling : undefined, listed }
  }).filter(({ value, sibling }) => value !== undefined || sibling !== undefined)
}

const dataAbsentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

/** Nothing but the reason: in the `_name` of a primitive, or as the only member of an object. */
function saysAbsent({ value, sibling }: Place): boolean {
  const holder =
    value === undefined ? sibling : isObject(value) && Object.keys(value).join() === 'extension' ? value : undefined
  const extensions = holder?.extension
  return Array.isArray(extensions) && extensions.some((each) => isObject(each) && each.url === dataAbsentReason)
}

const blank = { form: 'element', definedAt: '', stem: 0 } as const
