import type { Language } from '../../../protocols/web/language.ts'
import { narrativeLanguage } from '../../../standards/cda/narrative-language.ts'
import type { PatientSummary } from '../../../standards/cda/patient-summary/document.ts'
import type { ConceptIndex } from '../../../standards/terminology/concept-index.ts'
import type { Finding } from '../../../validation/cda/rule.ts'
import { bannerOf } from './banner.ts'
import { dangersOf } from './dangers.ts'
import { partiesOf } from './parties.ts'
import { sectionViews } from './sections.ts'
import type { Fact, SectionView, SummaryView, Untranslated } from './summary-view.ts'
import { placeWarnings } from './warnings.ts'
import { wordsFor } from './words.ts'

/**
 * All a clinician is shown of a summary, in words and without markup. Pure: page, print and PDF render the same tree.
 *
 * @param now what the ages, and the ends of medicines, are judged by
 */
export function viewOf(
  summary: PatientSummary,
  findings: readonly Finding[],
  terminology: ConceptIndex,
  language: Language,
  now: Date,
): SummaryView {
  const documentLanguage = narrativeLanguage(summary.header.languageCode?.code) ?? 'und'
  const words = wordsFor(language, documentLanguage, terminology, now)
  const made = sectionViews(summary, words)
  const placed = placeWarnings(made.sections, made.paths, findings, words)
  const { sections } = placed
  return {
    level: summary.nonXmlBody === undefined ? 'L3' : 'L1',
    banner: bannerOf(summary, words),
    dangers: dangersOf(summary, sections, made.shown, words),
    sections,
    notDelivered: made.notDelivered,
    parties: partiesOf(summary, words),
    warnings: placed.warnings,
    warningCount: placed.count,
    untranslated: untranslatedIn(sections),
  }
}

/** Every code without words in the reader's language, each with the fact it stands in. */
function untranslatedIn(sections: readonly SectionView[]): readonly Untranslated[] {
  const facts = sections.flatMap(({ groups }) => groups.flatMap((group) => group.facts))
  return facts.flatMap((fact) =>
    saidIn(fact)
      .filter(({ how }) => how === 'untranslated')
      .map((said) => ({ said, fact: fact.id })),
  )
}

function saidIn({ lead, main, more }: Fact) {
  const said = [...lead, ...[...main, ...more].flatMap(({ values }) => values)]
  return said.flatMap((each) => (each.qualifier ? [each, each.qualifier] : [each]))
}
