import type { XmlElement } from '../../platform/xml/tree.ts'

/**
 * Why a clinical statement, though it stands in the section, is no fact about the patient:
 *
 * - `another-person`: its `subject` is a relative, a donor or a newborn (CDA R2 4.3.5.1: the subject of a section or entry
 *   replaces the patient)
 * - `entered-in-error`: its `statusCode` is `nullified` (HL7 v3 ActStatus)
 * - `not-an-event`: its `moodCode` is a goal, a criterion, a definition … (HL7 v3 ActMood)
 * - `denied-as-a-whole`: `negationInd` on an act that only groups others, so that there is no saying what is denied
 */
export type NotAFact = 'another-person' | 'entered-in-error' | 'not-an-event' | 'denied-as-a-whole'

const event: ReadonlySet<string> = new Set(['EVN'])

/** What somebody means, wants or has promised to do; the reader is told which. */
const intended: ReadonlySet<string> = new Set(['EVN', 'INT', 'RQO', 'PRP', 'PRMS', 'ARQ', 'APT'])

/** Moods in which a statement of this element states something. An act that is not listed may be in any: instructions. */
const moods: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['observation', event],
  ['organizer', event],
  ['supply', event],
  ['procedure', intended],
  ['substanceAdministration', intended],
])

const groups: ReadonlySet<string> = new Set(['act', 'organizer', 'supply'])

/** Whether these are the words of a true `xs:boolean`. */
export function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1'
}

/**
 * Why this clinical statement states no fact about the patient; undefined when it does, and for any other element.
 *
 * @param vaccination a substance administration that is one only when it was given
 */
export function notAFact(statement: XmlElement, vaccination = false): NotAFact | undefined {
  if (!moods.has(statement.name) && statement.name !== 'act') return undefined
  if (aboutAnother(statement)) return 'another-person'
  for (const node of statement.children)
    if (typeof node !== 'string' && node.name === 'statusCode' && node.attributes.code === 'nullified')
      return 'entered-in-error'
  const mood = statement.attributes.moodCode
  const allowed = vaccination ? event : moods.get(statement.name)
  if (mood !== undefined && allowed?.has(mood) === false) return 'not-an-event'
  if (groups.has(statement.name) && isTrue(statement.attributes.negationInd?.trim())) return 'denied-as-a-whole'
  return undefined
}

/** Whether a section or statement names a `relatedSubject` that is somebody else than the patient. */
export function aboutAnother(element: XmlElement): boolean {
  return element.children.some((node) => typeof node !== 'string' && node.name === 'subject' && namesAnother(node))
}

function namesAnother(subject: XmlElement): boolean {
  for (const related of subject.children) {
    if (typeof related === 'string' || related.name !== 'relatedSubject') continue
    if (related.attributes.nullFlavor !== undefined) continue
    if (!related.children.some(isSelf)) return true
  }
  return false
}

/** HL7 v3 RoleCode: the subject is the patient after all. */
function isSelf(node: XmlElement['children'][number]): boolean {
  return typeof node !== 'string' && node.name === 'code' && /^(SELF|ONESELF)$/.test(node.attributes.code ?? '')
}
