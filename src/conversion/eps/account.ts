import { createHash } from 'node:crypto'
import { ownText, pathsIn, type XmlElement } from '../../platform/xml/tree.ts'
import type { PatientSummary } from '../../standards/cda/patient-summary/document.ts'
import type { Reference } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { compositionRows } from './composition.ts'
import { elements as readElements } from './elements.ts'
import { entryMaps } from './entries.ts'
import { patientRows } from './patient.ts'
import { asArray } from './map.ts'
import type { Converted, ToEps } from './to-eps.ts'

/** What became of one element of the source. An element mapped in part and carried in part has two rows. */
export type AccountRow = {
  /** Path in the document received: local names, with a position among siblings of the same name. */
  readonly path: string
  /** SHA-256 over the parts this row speaks of: attributes by name, then the element's own text. */
  readonly hash: string
  /**
   * `mapped`: an EPS element says it, and CDA is rebuilt from that element. `carried`: it travels in an extension.
   * `dropped`: it is in no output.
   */
  readonly fate: 'mapped' | 'carried' | 'dropped'
  /** FHIR path, or null when dropped. */
  readonly to: string | null
  readonly reason: string
}

/** Attributes that are about the file, not the patient. */
const dropped: Readonly<Record<string, string>> = {
  'xsi:schemaLocation': 'prohibited by the eHDSI guide; names a file of the sender',
}

const reasons = {
  mapped: 'rebuilt from the EPS element',
  structure: 'fixed by the template; rebuilt with the resource',
  narrative: 'narrative of the section',
  carried: 'no place in EPS; travels in extension cda-carried',
  body: 'the document itself, as attachment',
} as const

/**
 * Accounts for every element of the source that has attributes or text of its own.
 *
 * `mapped` is not read off the tables: it means that CDA was rebuilt with it without the help of what is carried.
 *
 * @param fields which field of the model each element was read for, by the reading's trace
 */
export function accountFor(
  summary: PatientSummary,
  { converted, narratives, positions }: ToEps,
  fields: ReadonlyMap<XmlElement, string>,
): readonly AccountRow[] {
  const { origin, root } = summary.dialect
  const rows: AccountRow[] = []
  const paths = pathsIn(origin(root))
  const push = (
    element: XmlElement,
    parts: readonly string[],
    fate: AccountRow['fate'],
    to: string | null,
    reason: string,
  ) => {
    if (parts.length === 0) return
    const source = origin(element)
    rows.push({ path: paths.get(source) ?? '', hash: hashOf(source, parts), fate, to, reason })
  }
  const body = summary.nonXmlBody?.source
  const narrated = new Map(narratives.map((each) => [each.text, each]))
  const units = unitsByElement(converted)

  const visit = (element: XmlElement, unit: Converted, target: Target): void => {
    const narrative = narrated.get(element)
    if (narrative) {
      const fate = narrative.exact ? 'mapped' : 'carried'
      everything(element, (each) =>
        push(
          each,
          partsOf(each),
          fate,
          narrative.to,
          narrative.exact ? (narrative.text === body ? reasons.body : reasons.narrative) : reasons.carried,
        ),
      )
      return
    }
    const here = units.get(element) ?? unit
    const now = here === unit ? target.below(element) : targetOf(here, fields, positions)
    const left = here.leftOver.get(element)
    const parts = partsOf(element)
    push(
      element,
      parts.filter((part) => part in dropped),
      'dropped',
      null,
      dropped['xsi:schemaLocation'] ?? '',
    )
    const kept = parts.filter((part) => !(part in dropped))
    push(
      element,
      kept.filter((part) => !left?.has(part)),
      'mapped',
      now.path,
      now.named ? reasons.mapped : reasons.structure,
    )
    push(
      element,
      kept.filter((part) => left?.has(part)),
      'carried',
      `${here.at}.extension`,
      reasons.carried,
    )
    for (const child of element.children) if (typeof child !== 'string') visit(child, here, now)
  }

  const header = converted.at(-1)
  if (!header) return rows
  visit(root, header, targetOf(header, fields, positions))
  return rows
}

function unitsByElement(converted: readonly Converted[]): ReadonlyMap<XmlElement, Converted> {
  return new Map(converted.map((unit) => [unit.source, unit]))
}

/** What of a row the account needs: which fields it speaks of, and the FHIR element. */
type Named = { readonly fields: readonly string[]; readonly target: string }

/** Where in FHIR the element being visited went, as far as the tables name it. */
type Target = { readonly path: string; readonly named: boolean; below(element: XmlElement): Target }

type Elements = ReadonlyMap<string, string>

function elementsOfRows(rows: readonly Named[]): Elements {
  return new Map(rows.flatMap((each) => each.fields.map((name) => [name, each.target] as const)))
}

function rowsOf({ entry, source }: Converted): readonly Named[] {
  if (entry) return entryMaps[entry.kind].rows
  return source.name === 'ClinicalDocument' ? [...compositionRows, ...patientRows] : []
}

/** What an Observation says of all its components. */
const sharedByComponents: ReadonlySet<string> = new Set(['statusCode', 'time', 'ids'])

function withoutComponent(path: string): string {
  return path.replace(/\.component\[\d+\]$/, '')
}

function targetOf(
  unit: Converted,
  fields: ReadonlyMap<XmlElement, string>,
  positions: ReadonlyMap<string, number>,
): Target {
  const elements = new Map(elementsOfRows(rowsOf(unit)))
  if (unit.source.name === 'component') for (const name of ['code', 'title'] as const) elements.set(name, name)
  const { kind, resources = [] } = unit.entry ?? {}
  const inner = kind === 'organizer' || kind === 'observation' ? elementsOfRows(entryMaps.observation.rows) : elements
  const pathOfResource = (made: Json) => `Bundle.entry[${positions.get(String(made.id))}].resource`
  const components = (made: Json | undefined): readonly string[] =>
    asArray(made?.component).map((_, at) => `${made ? pathOfResource(made) : ''}.component[${at}]`)
  const inside = (member: Json): readonly (Json | string)[] =>
    asArray(member.component).length > 0 ? components(member) : [member]
  /** What is made of the observations inside: resources of their own, or components of this one. */
  const partsOfResource = (made: Json | undefined): readonly (Json | string)[] => {
    if (kind !== 'organizer' && kind !== 'observation') return resources
    const members = readElements<Reference>(made?.hasMember)
    return [
      ...members.flatMap(({ reference }) =>
        resources.filter(({ id }) => reference?.endsWith(String(id))).flatMap(inside),
      ),
      ...components(made),
    ]
  }
  const at = (path: string, resource: string, named: boolean, made: Json | undefined, names: Elements): Target => {
    let part = -1
    return {
      path,
      named,
      below(element) {
        // What is no field itself, as the `component` around an observation, is passed through: the count goes on.
        const name = named ? undefined : fields.get(element)
        if (name === undefined) return this
        if (name === 'observations' || name === 'components') {
          part += 1
          const inside = partsOfResource(made)[part]
          const to = typeof inside === 'object' ? pathOfResource(inside) : (inside ?? resource)
          return at(to, to, false, typeof inside === 'object' ? inside : undefined, inner)
        }
        if (name === 'patient' && !unit.entry)
          return at('Bundle.entry[1].resource', 'Bundle.entry[1].resource', false, undefined, names)
        if (name === 'id' && !unit.entry) return at('Bundle.identifier', resource, true, undefined, names)
        const found = names.get(name)
        return found === undefined
          ? at(path, resource, named, made, names)
          : at(
              `${sharedByComponents.has(name) ? withoutComponent(resource) : resource}.${found}`,
              resource,
              true,
              made,
              names,
            )
      },
    }
  }
  const first = resources.find(({ resourceType }) => resourceType !== 'ClinicalImpression')
  return at(unit.at, first ? pathOfResource(first) : unit.at, false, first, elements)
}

function everything(element: XmlElement, tell: (element: XmlElement) => void): void {
  tell(element)
  for (const child of element.children) if (typeof child !== 'string') everything(child, tell)
}

/** Attribute names, and `#text` when the element has text of its own. */
function partsOf(element: XmlElement): string[] {
  const parts = Object.keys(element.attributes)
  if (ownText(element).trim()) parts.push('#text')
  return parts
}

function hashOf(element: XmlElement, parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of [...parts].sort())
    hash.update(`${part}=${part === '#text' ? ownText(element) : element.attributes[part]}\n`)
  return hash.digest('hex')
}
