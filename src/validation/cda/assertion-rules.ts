import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { aboutAnother, type NotAFact, notAFact } from '../../standards/cda/assertion.ts'
import { namesSomething, statedAbsence } from './absence.ts'
import type { Breach, Rule, SectionFacts } from './rule.ts'
import { holdsStatements } from './sections.ts'
import { attribute, first, nullFlavorOf } from './select.ts'

/** Statements in the section, and those they hold, that the reader leaves in the narrative for this reason. */
const leftOut =
  (reason: NotAFact) =>
  ({ element, code }: SectionFacts): readonly Breach[] => {
    if (!holdsStatements(code)) return []
    const found: XmlElement[] = []
    const visit = (holder: XmlElement): void => {
      for (const node of elementsOf(holder)) {
        const why = notAFact(node, code === '11369-6' && holder.name === 'entry')
        // Inside a medicine they say how it may be dispensed or exchanged, and the reader takes nothing from them.
        if ((why === 'not-an-event' || node.name === 'supply') && !standsAsStatement(holder)) continue
        if (why === reason) found.push(node)
        else if (why === undefined && node.name !== 'text' && node.name !== 'section') visit(node)
      }
    }
    visit(element)
    return found.map((at) => ({ at }))
  }

/** Whether what the element holds is a statement of the section, or one of a concern or group. */
function standsAsStatement(holder: XmlElement): boolean {
  const inside = holder.parent?.name
  return holder.name === 'entry' || inside === 'organizer' || (inside === 'act' && holder.name === 'entryRelationship')
}

const unfinished = new Set(['aborted', 'cancelled', 'suspended', 'held', 'new'])

/** Whether a statement is said of the patient, as something that is so (HL7 v3 ActMood, ActStatus; CDA R2 4.3.5.1). */
export const assertionRules = [
  {
    code: 'statement-of-another-person',
    severity: 'safety',
    source: 'CDA R2 4.3.5.1 subject: the section or entry is about somebody else than the patient',
    on: 'section',
    check: (section) => (aboutAnother(section.element) ? true : leftOut('another-person')(section)),
  },
  {
    code: 'statement-nullified',
    severity: 'safety',
    source: 'HL7 v3 ActStatus nullified: entered in error',
    on: 'section',
    check: leftOut('entered-in-error'),
  },
  {
    code: 'statement-not-an-event',
    severity: 'safety',
    source: 'HL7 v3 ActMood: a goal, request, criterion or definition',
    on: 'section',
    check: leftOut('not-an-event'),
  },
  {
    code: 'statement-denied-as-a-whole',
    severity: 'safety',
    source: 'CDA R2 4.3.6.1 negationInd on an act that only groups statements',
    on: 'section',
    check: leftOut('denied-as-a-whole'),
  },
  {
    code: 'statement-not-carried-out',
    severity: 'safety',
    source: 'HL7 v3 ActStatus: aborted, cancelled, suspended, held, new',
    on: 'statement',
    of: ['procedure', 'immunisation'],
    check: (statement) => unfinished.has(attribute(first(statement, 'statusCode'), 'code') ?? ''),
  },
  {
    code: 'statement-uncertain',
    severity: 'safety',
    source: 'CDA R2 4.3.6 uncertaintyCode (HL7 v3 ActUncertainty UN: stated with uncertainty)',
    on: 'element',
    of: ['uncertaintyCode'],
    check: (uncertainty) => attribute(uncertainty, 'code') === 'UN',
  },
  {
    code: 'named-but-absent',
    severity: 'safety',
    source: 'HL7 v3 nullFlavor, MVC 42.47–42.51: the statement names something and says that there is nothing to say',
    on: 'statement',
    of: ['medication', 'allergy', 'problem', 'past-problem', 'procedure', 'device', 'immunisation'],
    check: (statement, _survey, kind) =>
      (nullFlavorOf(statement) !== undefined || statedAbsence(kind, statement) !== undefined) &&
      namesSomething(kind, statement),
  },
] as const satisfies readonly Rule[]
