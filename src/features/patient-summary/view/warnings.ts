import type { Finding } from '../../../validation/cda/rule.ts'
import { findingText } from '../../../validation/cda/rule-texts.ts'
import { sectionByCode } from '../../../standards/cda/patient-summary/sections.ts'
import { sectionTitles } from './section-titles.ts'
import type { Fact, SectionView, Warning } from './summary-view.ts'
import type { Words } from './words.ts'

type Placed = {
  readonly sections: readonly SectionView[]
  readonly warnings: readonly Warning[]
  readonly count: number
}

/**
 * Puts each safety-relevant deviation at the fact or section it stands in, else at the document as a whole. Cosmetic
 * ones are for machines (issue 2, item 10).
 *
 * @param sectionPaths path of each section in the document, by the id of its view
 * @param entryPaths path of each entry, with the id of its first fact
 */
export function placeWarnings(
  sections: readonly SectionView[],
  sectionPaths: ReadonlyMap<string, string>,
  findings: readonly Finding[],
  words: Words,
): Placed {
  const byPath = new Map<string, Warning[]>()
  for (const [path] of sectionPaths) byPath.set(path, [])
  const facts = sections.flatMap(({ groups }) => groups.flatMap((group) => group.facts))
  for (const { path } of facts) if (path) byPath.set(path, [])
  const rest: Warning[] = []
  const safety = findings.filter(({ severity }) => severity === 'safety')
  for (const finding of safety) {
    const place = nearest(finding.path, byPath)
    if (place) place.push(warningOf(finding, words))
    else rest.push(aboutSection(warningOf(finding, words), finding, words))
  }
  const withWarnings = (fact: Fact): Fact => {
    const found = byPath.get(fact.path) ?? []
    return found.length === 0 ? fact : { ...fact, warnings: found }
  }
  const pathById = new Map([...sectionPaths].map(([path, id]) => [id, path]))
  return {
    sections: sections.map((section) => ({
      ...section,
      groups: section.groups.map((group) => ({ ...group, facts: group.facts.map(withWarnings) })),
      warnings: byPath.get(pathById.get(section.id) ?? '') ?? [],
    })),
    warnings: rest,
    count: safety.length,
  }
}

/** The list of the innermost fact or section that holds the path. */
function nearest(path: string, byPath: ReadonlyMap<string, Warning[]>): Warning[] | undefined {
  let here = path
  while (here.length > 0) {
    const found = byPath.get(here)
    if (found) return found
    here = here.slice(0, here.lastIndexOf('/'))
  }
  return undefined
}

/** A warning that stands away from its section says which it is about. */
function aboutSection(warning: Warning, { section }: Finding, words: Words): Warning {
  const kind = sectionByCode.get(section ?? '')?.kind
  const title = kind && sectionTitles(words.language)[kind].plain
  if (title === undefined || warning.message.text.includes(title)) return warning
  return { ...warning, message: { ...warning.message, text: `${title}: ${warning.message.text}` } }
}

function warningOf(finding: Finding, words: Words): Warning {
  const titles = sectionTitles(words.language)
  const text = findingText(finding, words.language, (code) => {
    const kind = sectionByCode.get(code)?.kind
    return kind ? titles[kind].plain : code
  })
  return {
    message: { text: text.message, lang: text.language },
    meaning: { text: text.meaning, lang: text.language },
    line: finding.line,
  }
}
