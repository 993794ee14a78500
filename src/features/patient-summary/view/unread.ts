import { pathOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { cd } from '../../../standards/cda/datatype-codes.ts'
import { value as valueCodec } from '../../../standards/cda/datatype-value.ts'
import type { Entry } from '../../../standards/cda/patient-summary/document.ts'
import { entryTemplates } from '../../../standards/cda/patient-summary/sections.ts'
import type { Scene } from './facts.ts'
import type { Detail, Fact } from './summary-view.ts'

/** Elements in which a statement says something, by name; each is read whole or not at all. */
const telling: ReadonlySet<string> = new Set('value quantity desc targetSiteCode approachSiteCode'.split(' '))

const reading = { resolve: () => undefined }

/** What a statement says in elements that no field of its template reads. */
export function unreadIn({ kind, model }: Entry): readonly XmlElement[] {
  const { source } = model
  if (!source) return []
  const read = new Set<XmlElement>()
  entryTemplates[kind].read(source, { ...reading, trace: (element) => void read.add(element) })
  const unread = (element: XmlElement): readonly XmlElement[] => {
    if (telling.has(element.name)) return !read.has(element) && hasContent(element) ? [element] : []
    // A data type is read with all it holds, its qualifiers too.
    if (read.has(element) && /[cC]ode$/.test(element.name)) return []
    return element.children.flatMap((child) => (typeof child === 'string' ? [] : unread(child)))
  }
  return unread(source)
}

function hasContent(element: XmlElement): boolean {
  const { code, value, displayName } = element.attributes
  return [code, value, displayName].some((each) => each?.trim()) || element.children.some((child) => child !== '')
}

/**
 * The facts of an entry with what no template reads: an observation inside a statement becomes a detail under its own
 * code, so that nothing coded is out of sight (the eHDSI display tool drops it).
 */
export function withUnread(
  facts: readonly Fact[],
  { kind }: Entry,
  unread: readonly XmlElement[],
  scene: Scene,
): readonly Fact[] {
  const values = unread.filter(isValue)
  if (values.length === 0) return facts
  return facts.map((fact) => {
    const details = values
      .filter((value) => pathOf(scene.origin(value)).startsWith(`${fact.path}/`))
      .map((value) => detailOf(value, scene))
      .filter((detail) => detail !== undefined)
    if (details.length === 0) return fact
    // What goes with a medicine beyond its dose can wait; what goes with a diagnosis or allergy cannot.
    return kind === 'medication'
      ? { ...fact, more: [...details, ...fact.more] }
      : { ...fact, main: [...fact.main, ...details] }
  })
}

function detailOf(value: XmlElement, { words }: Scene): Detail | undefined {
  const code = value.parent?.children.find((child) => typeof child !== 'string' && child.name === 'code')
  const label = typeof code === 'object' ? words.code(cd.read(code, reading)) : undefined
  const said = words.value(valueCodec.read(value, reading))
  return said && { label: label ?? words.phrase(words.t.value), values: [said] }
}

/** Whether a statement says something that is neither a field nor a detail: the narrative must then stand open. */
export function saysMore(unread: readonly XmlElement[]): boolean {
  return unread.some((element) => !isValue(element))
}

const isValue = ({ name }: XmlElement) => name === 'value'
